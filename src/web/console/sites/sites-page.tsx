import { Button, Modal, Table } from "antd";
import { useState } from "react";
import type { SiteView } from "../../../contract/sites.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { day } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import "../people/people.css";
import { EmbedCode } from "./embed-code.tsx";
import { SiteForm } from "./site-form.tsx";
import { sayDay } from "./site-typed.ts";
import { useCloseSite, useSites } from "./sites-api.ts";
import "./sites.css";
import { words } from "./words.ts";

/** Days alike are said once: Mon–Fri. */
function Hours({ site }: { site: SiteView }) {
  const lines: { from: number; to: number; said: string }[] = [];
  for (const [n, spans] of site.hours.week.entries()) {
    const said = sayDay(spans) || words.rest;
    const last = lines.at(-1);
    if (last?.said === said) last.to = n;
    else lines.push({ from: n, to: n, said });
  }
  return (
    <span className="two-lines">
      {lines.map(({ from, to, said }) => (
        <span key={from} className="small">
          {from === to ? words.days[from] : `${words.days[from]}–${words.days[to]}`} {said}
        </span>
      ))}
    </span>
  );
}

type Act = "edit" | "code" | "close" | "reopen";
type Acts = { administers: boolean; onAct: (act: Act, site: SiteView) => void };

function SiteActs({ site, administers, onAct }: Acts & { site: SiteView }) {
  const shown: Act[] = site.closedAt ? ["reopen"] : ["code", "edit", "close"];
  const mine = shown.filter((act) => administers || act === "code");
  return (
    <span className="marks">
      {mine.map((act) => (
        <Button key={act} size="small" aria-label={words[`${act}Of`](site.name)} onClick={() => onAct(act, site)}>
          {words[act]}
        </Button>
      ))}
    </span>
  );
}

const columnsFor = (acts: Acts) => [
  {
    title: words.site,
    key: "site",
    render: (_: unknown, { code, name, regionName }: SiteView) => (
      <span className="two-lines">
        <span>{name}</span>
        <span className="small">
          <code>{code}</code> · {regionName}
        </span>
      </span>
    ),
  },
  {
    title: words.pages,
    key: "pages",
    render: (_: unknown, { origins }: SiteView) =>
      origins.length === 0 ? (
        <span className="small">{words.onlyOwn}</span>
      ) : (
        <span className="two-lines">
          {origins.map((origin) => (
            <code key={origin}>{origin}</code>
          ))}
        </span>
      ),
  },
  { title: words.hours, key: "hours", render: (_: unknown, site: SiteView) => <Hours site={site} /> },
  { title: words.asked, key: "asked", dataIndex: "asked", align: "right" as const },
  {
    title: words.standing,
    key: "standing",
    render: (_: unknown, { closedAt }: SiteView) => (
      <span className={closedAt ? "mark" : "mark is-in-force"}>{closedAt ? words.closed(day(closedAt)) : words.open}</span>
    ),
  },
  { title: words.acts, key: "acts", render: (_: unknown, site: SiteView) => <SiteActs site={site} {...acts} /> },
];

function CloseSite({ site, act, onClose }: { site: SiteView; act: "close" | "reopen"; onClose: () => void }) {
  const change = useCloseSite();
  const send = () =>
    change.mutate(
      { code: site.code, act },
      {
        onSuccess: () => {
          announce(act === "close" ? words.closedNow : words.reopenedNow);
          onClose();
        },
      },
    );
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={words[`${act}Of`](site.name)}
        okText={words[act]}
        okButtonProps={{ danger: act === "close", loading: change.isPending }}
        cancelText={words.cancel}
        onOk={send}
        onCancel={onClose}
      >
        {change.isError ? <Failure title={words.cannot} error={change.error} /> : null}
        <p>{act === "close" ? words.closeAsk : null}</p>
      </Modal>
    </>
  );
}

export default function SitesPage() {
  const sites = useSites();
  const administers = useMe().role === "admin";
  const [asked, setAsked] = useState<{ act: Act | "add"; site: SiteView | null } | null>(null);
  const done = () => setAsked(null);
  const add = administers ? (
    <Button type="primary" onClick={() => setAsked({ act: "add", site: null })}>
      {words.add}
    </Button>
  ) : null;
  return (
    <Page title={frame.pages.sites} lead={words.lead} extra={add} wide>
      {sites.isPending ? <Waiting /> : null}
      {sites.isError ? <Failure title={words.failed} error={sites.error} onRetry={() => void sites.refetch()} /> : null}
      {sites.data?.items.length === 0 ? <Nothing title={words.none} next={words.noneNext} /> : null}
      {sites.data?.items.length ? (
        <Table
          rowKey="code"
          size="small"
          columns={columnsFor({ administers, onAct: (act, site) => setAsked({ act, site }) })}
          dataSource={sites.data.items}
          pagination={false}
          scroll={{ x: "max-content" }}
        />
      ) : null}
      {asked?.act === "add" || asked?.act === "edit" ? <SiteForm site={asked.site} onClose={done} /> : null}
      {asked?.site && asked.act === "code" ? <EmbedCode site={asked.site} onClose={done} /> : null}
      {asked?.site && (asked.act === "close" || asked.act === "reopen") ? (
        <CloseSite site={asked.site} act={asked.act} onClose={done} />
      ) : null}
    </Page>
  );
}
