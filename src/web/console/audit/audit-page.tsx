import { Button, Table } from "antd";
import { useState } from "react";
import type { AuditRow } from "../../../contract/audit.ts";
import { Failure } from "../frame/failure.tsx";
import { dayAndTime } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import { sayAction } from "./actions.ts";
import { useAudit, type Asked } from "./audit-api.ts";
import { AuditSearchForm } from "./audit-search.tsx";
import "./audit.css";
import { sayDetail, saySystem } from "./details.ts";
import { Checking } from "./checking.tsx";
import { words } from "./words.ts";

const SHOWN = 8;

/** 草稿 21128834, whole on hover; a name stays a name. Pressing it looks for everything about it. */
function Subject({ row, onAsk }: { row: AuditRow; onAsk: (asked: Asked) => void }) {
  const kind = words.kinds[row.subjectKind] ?? row.subjectKind;
  const text = `${kind} ${row.subjectName ?? row.subjectId.slice(0, SHOWN)}`;
  return (
    <button
      type="button"
      className="audit-only"
      title={row.subjectId}
      aria-label={words.onlyOf(text)}
      onClick={() => onAsk({ subject: row.subjectId })}
    >
      {text}
    </button>
  );
}

function sayActor({ actor, name }: AuditRow): string {
  const [kind = "", id = ""] = actor.split(":", 2);
  return name ?? `${words.kinds[kind] ?? kind} ${kind === "system" ? saySystem(id) : id.slice(0, SHOWN)}`;
}

const columnsFor = (onAsk: (asked: Asked) => void) => [
  { title: words.at, key: "at", width: 200, render: (_: unknown, row: AuditRow) => dayAndTime(row.at) },
  { title: words.who, key: "actor", width: 170, render: (_: unknown, row: AuditRow) => <span title={row.actor}>{sayActor(row)}</span> },
  {
    title: words.action,
    key: "action",
    render: (_: unknown, row: AuditRow) => (
      <>
        {sayAction(row.action)}
        <span className="audit-detail">{sayDetail(row.detail)}</span>
      </>
    ),
  },
  { title: words.about, key: "subject", width: 190, render: (_: unknown, row: AuditRow) => <Subject row={row} onAsk={onAsk} /> },
  { title: words.sealed, key: "sealed", width: 90, render: (_: unknown, row: AuditRow) => (row.sealed ? words.isSealed : words.notSealed) },
];

export default function AuditPage() {
  const [asked, setAsked] = useState<Asked>({});
  const audit = useAudit(asked);
  const rows = audit.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={frame.pages.audit} lead={words.lead}>
      <Checking />
      <AuditSearchForm key={asked.subject ?? ""} asked={asked} onAsk={setAsked} />
      {audit.isPending ? <Waiting /> : null}
      {audit.isError ? <Failure title={words.failed} error={audit.error} onRetry={() => void audit.refetch()} /> : null}
      {audit.data && rows.length === 0 ? <Nothing title={words.none[0]} next={words.none[1]} /> : null}
      {rows.length > 0 ? (
        <Table rowKey="id" columns={columnsFor(setAsked)} dataSource={rows} pagination={false} size="small" scroll={{ x: 860 }} />
      ) : null}
      {audit.hasNextPage ? (
        <Button className="more" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </Page>
  );
}
