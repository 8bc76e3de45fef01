import { Drawer, Table } from "antd";
import type { LicenceChange, LicenceEntry, LawyerKind, LicenceStatus } from "../../../contract/people.ts";
import { Failure } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { dayAndTime } from "../frame/moment.ts";
import { Nothing, Waiting } from "../frame/page.tsx";
import { words as people } from "../people/words.ts";
import { useHistory } from "./licences-api.ts";
import { words } from "./words.ts";

const told = ({ status, from, until, kind, appraisal, renumbered, movedFirm }: LicenceChange): string =>
  [
    people.status[status as LicenceStatus],
    from ? words.to(from, until) : until,
    kind ? people.kind[kind as LawyerKind] : "",
    appraisal ? words.year(appraisal.year, words.result[appraisal.result]) : "",
    renumbered ? words.renumbered : "",
    movedFirm ? words.movedFirm : "",
  ]
    .filter(Boolean)
    .join(" · ");

const columns = [
  { title: words.at, key: "at", render: (_: unknown, one: LicenceChange) => dayAndTime(one.at) },
  { title: words.by, key: "by", render: (_: unknown, one: LicenceChange) => (one.by.startsWith("system:") ? words.system : one.by) },
  { title: words.what, key: "what", render: (_: unknown, one: LicenceChange) => told(one) },
];

/** From the audit, so that nobody can tidy it up. */
export function History({ entry, onClose }: { entry: LicenceEntry; onClose: () => void }) {
  const history = useHistory(entry.id);
  return (
    <>
      <FocusBack />
      <Drawer open size={640} title={words.historyTitle(entry.name)} onClose={onClose}>
        {history.isPending ? <Waiting /> : null}
        {history.isError ? <Failure title={words.historyFailed} error={history.error} onRetry={() => void history.refetch()} /> : null}
        {history.data?.items.length === 0 ? <Nothing title={words.noHistory} next="" /> : null}
        {history.data?.items.length ? (
          <Table rowKey="at" size="small" columns={columns} dataSource={history.data.items} pagination={false} />
        ) : null}
      </Drawer>
    </>
  );
}
