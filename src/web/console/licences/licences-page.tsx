import { Button, Input, Segmented, Table } from "antd";
import { useState } from "react";
import type { LicenceEntry } from "../../../contract/people.ts";
import { Failure } from "../frame/failure.tsx";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import "../people/people.css";
import { words as people } from "../people/words.ts";
import { Appraise } from "./appraise.tsx";
import { History } from "./history.tsx";
import { useRegistry } from "./licences-api.ts";
import { Rule } from "./rule.tsx";
import { words } from "./words.ts";

const FILTERS = ["all", "soon", "barred", "unappraised"] as const;
type Filter = (typeof FILTERS)[number];
const SOON_DAYS = 60;

const passes: Record<Filter, (entry: LicenceEntry) => boolean> = {
  all: () => true,
  soon: ({ daysLeft, closed }) => !closed && daysLeft <= SOON_DAYS,
  barred: ({ valid, closed }) => !closed && !valid,
  unappraised: ({ appraisal, closed }) => !closed && appraisal === null,
};

const found = (text: string, { name, licenceNo, firm, workNo }: LicenceEntry): boolean =>
  [name, licenceNo, firm, workNo].join(" ").toLowerCase().includes(text.trim().toLowerCase());

/** Why nothing can be signed with it, in the order in which one would ask. */
function whyNot({ closed, role, status, appraisalBars }: LicenceEntry): string {
  if (closed) return words.closed;
  if (role !== "lawyer" && role !== "expert") return words.notLawyer;
  if (status !== "active") return people.status[status];
  return appraisalBars ? words.bars : words.expired;
}

function Validity({ entry }: { entry: LicenceEntry }) {
  const near = entry.daysLeft <= SOON_DAYS;
  return (
    <span className="two-lines">
      <span>{words.to(entry.from, entry.until)}</span>
      <span className="small">
        {near ? <span className="mark is-soon">{words.left(entry.daysLeft)}</span> : words.left(entry.daysLeft)}
      </span>
    </span>
  );
}

type Open = { what: "appraise" | "history"; entry: LicenceEntry };

const columnsFor = (onOpen: (open: Open) => void) => [
  {
    title: words.name,
    key: "name",
    render: (_: unknown, entry: LicenceEntry) => (
      <span className="two-lines">
        <span>
          {entry.name} {entry.sample ? <span className="mark">{people.sample}</span> : null}
        </span>
        <span className="small">{[entry.licenceNo, entry.workNo].filter(Boolean).join(" · ")}</span>
      </span>
    ),
  },
  {
    title: words.firm,
    key: "firm",
    render: (_: unknown, entry: LicenceEntry) => (
      <span className="two-lines">
        <span>{people.kind[entry.kind]}</span>
        <span className="small">{entry.firm}</span>
      </span>
    ),
  },
  { title: words.validity, key: "validity", render: (_: unknown, entry: LicenceEntry) => <Validity entry={entry} /> },
  {
    title: words.appraisal,
    key: "appraisal",
    render: (_: unknown, { appraisal }: LicenceEntry) =>
      appraisal ? words.year(appraisal.year, words.result[appraisal.result]) : words.unknown,
  },
  {
    title: words.standing,
    key: "standing",
    render: (_: unknown, entry: LicenceEntry) => (
      <span className={entry.valid ? "mark is-in-force" : "mark is-soon"}>{entry.valid ? words.valid : whyNot(entry)}</span>
    ),
  },
  {
    title: words.acts,
    key: "acts",
    render: (_: unknown, entry: LicenceEntry) => (
      <div className="bar-buttons">
        {(["appraise", "history"] as const).map((what) => (
          <Button key={what} size="small" aria-label={words.ofPerson(words[what], entry.name)} onClick={() => onOpen({ what, entry })}>
            {words[what]}
          </Button>
        ))}
      </div>
    ),
  },
];

export default function LicencesPage() {
  const registry = useRegistry();
  const administers = useMe().role === "admin";
  const [filter, setFilter] = useState<Filter>("all");
  const [text, setText] = useState("");
  const [open, setOpen] = useState<Open | null>(null);
  const { data } = registry;
  const shown = data?.items.filter((entry) => passes[filter](entry) && found(text, entry)) ?? [];
  const count = (one: Filter) => data?.items.filter(passes[one]).length ?? 0;
  return (
    <Page title={frame.pages.licences} lead={words.lead} wide>
      <div className="filters-row">
        <Segmented
          aria-label={words.which}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: `${words.filter[value]} ${count(value)}` }))}
          onChange={setFilter}
        />
        <Input
          aria-label={words.find}
          placeholder={words.findHint}
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {registry.isPending ? <Waiting /> : null}
      {registry.isError ? <Failure title={words.failed} error={registry.error} onRetry={() => void registry.refetch()} /> : null}
      {data && shown.length === 0 ? <Nothing title={words.none} next={words.noneNext} /> : null}
      {shown.length > 0 ? (
        <Table
          rowKey="id"
          size="small"
          columns={columnsFor(setOpen)}
          dataSource={shown}
          pagination={shown.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          scroll={{ x: "max-content" }}
        />
      ) : null}
      {data ? <Rule rule={data.rule} administers={administers} /> : null}
      {open?.what === "appraise" && data ? <Appraise entry={open.entry} today={data.today} onClose={() => setOpen(null)} /> : null}
      {open?.what === "history" ? <History entry={open.entry} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}
