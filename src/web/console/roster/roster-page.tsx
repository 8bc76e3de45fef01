import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { announce } from "../frame/announce.tsx";
import { Failure, sayError } from "../frame/failure.tsx";
import { Page, Waiting } from "../frame/page.tsx";
import { serverNow } from "../frame/server.ts";
import { addDays, day as sayDay, isoDay } from "../frame/shift-time.ts";
import { frame } from "../frame/words.ts";
import { ImportPanel } from "../imports/import-panel.tsx";
import { words as importWords } from "../imports/words.ts";
import "../frame/plain-field.css";
import "../seats/seats.css";
import { Coverage } from "./coverage.tsx";
import { ROSTER, useCopyWeek, useRoster } from "./roster-api.ts";
import "./roster.css";
import { WeekGrid } from "./week-grid.tsx";
import { words } from "./words.ts";

function CopyWeek({ day }: { day: string }) {
  const copy = useCopyWeek();
  const run = () =>
    copy.mutate(day, {
      onSuccess: (done) => (done ? announce(words.copied(done.copied, done.skipped)) : undefined),
      onError: (error) => announce(sayError(error)),
    });
  return (
    <Popconfirm title={words.copyAsk} okText={words.copyYes} cancelText={frame.cancel} onConfirm={run}>
      <Button loading={copy.isPending}>{words.copy}</Button>
    </Popconfirm>
  );
}

function Weeks({ day, monday, onGo }: { day: string; monday: string | undefined; onGo: (day: string) => void }) {
  const noon = (from: string) => sayDay(`${from}T04:00:00Z`);
  return (
    <div className="roster-bar">
      <Button onClick={() => onGo(addDays(day, -7))}>{words.before}</Button>
      <Button onClick={() => onGo(isoDay(serverNow()))}>{words.thisWeek}</Button>
      <Button onClick={() => onGo(addDays(day, 7))}>{words.after}</Button>
      <strong aria-live="polite">{monday ? words.week(noon(monday), noon(addDays(monday, 6))) : ""}</strong>
      <CopyWeek day={day} />
    </div>
  );
}

export default function RosterPage() {
  const [day, setDay] = useState(() => isoDay(serverNow()));
  const [importing, setImporting] = useState(false);
  const roster = useRoster(day);
  return (
    <Page
      wide
      title={frame.pages.roster}
      lead={words.lead}
      extra={
        <Button aria-expanded={importing} onClick={() => setImporting(!importing)}>
          {importWords.open}
        </Button>
      }
    >
      <Weeks day={day} monday={roster.data?.monday} onGo={setDay} />
      {importing ? <ImportPanel what="roster" touches={ROSTER} onClose={() => setImporting(false)} /> : null}
      {roster.isPending ? <Waiting /> : null}
      {roster.isError ? <Failure title={words.failed} error={roster.error} onRetry={() => void roster.refetch()} /> : null}
      {roster.data ? (
        <>
          <WeekGrid week={roster.data} />
          <Coverage week={roster.data} />
        </>
      ) : null}
    </Page>
  );
}
