import type { Board } from "../../../contract.ts";
import { ClocksOnBoard } from "../clocks/forecast.tsx";
import { AssignmentOnBoard } from "../assignment/on-board.tsx";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { clock, span, when } from "../frame/moment.ts";
import { Page, Waiting } from "../frame/page.tsx";
import { Link } from "../frame/path.tsx";
import { frame } from "../frame/words.ts";
import { names } from "../frame/names.ts";
import { words } from "./words.ts";
import { words as untoldWords } from "../untold/words.ts";
import { words as undraftedWords } from "../undrafted/words.ts";
import { Assigning } from "./assigning.tsx";
import { useBoard } from "./board-api.ts";
import { OnDuty } from "./on-duty.tsx";
import { Seats } from "./seats.tsx";
import { Stuck } from "./stuck.tsx";
import { WaitingByClass } from "./waiting-by-class.tsx";
import { WaitingByDistrict } from "./waiting-by-district.tsx";

const MINUTE = 60_000;

function Figures({ board }: { board: Board }) {
  const oldest = Math.max(0, ...board.waiting.map((one) => one.oldestMinutes));
  const waiting = board.waiting.reduce((sum, one) => sum + one.waiting, 0);
  const danger = board.waiting.reduce((sum, one) => sum + one.danger, 0);
  const { undrafted } = board;
  const figures: [string, string | number, boolean | "late"][] = [
    [words.answeredToday, board.answeredToday, false],
    [words.median, board.medianMinutes === null ? words.noMedian : frame.time.minutes(board.medianMinutes), false],
    [words.waitingAll, waiting, false],
    [words.dangerAll, danger, danger > 0],
    [words.oldest, waiting > 0 ? span(oldest * MINUTE) : words.noMedian, false],
    [words.referrals, board.referralsOpen, false],
    [words.alerts, `${board.alerts.waiting} / ${board.alerts.open}`, board.alerts.waiting > 0],
    [words.alertMedian, board.alerts.medianSeconds === null ? words.noMedian : clock(board.alerts.medianSeconds * 1000), false],
    [undraftedWords.board, `${undrafted.today} / ${undrafted.late}`, undrafted.late > 0 ? "late" : false],
    [untoldWords.board, board.untold, false],
  ];
  return (
    <dl className="counts is-board">
      {figures.map(([name, value, alarm]) => (
        <div key={name} className={alarm === "late" ? "count is-late" : alarm ? "count is-danger" : "count"}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Somebody changed what happened: before any figure. */
function AuditBroken({ audit }: { audit: Board["audit"] }) {
  if (audit.breaks === 0 || audit.checkedAt === null) return null;
  const link = <Link to="/console/audit">{words.auditLook}</Link>;
  return <Banner tone="warning" title={words.auditBroken(audit.breaks)} text={words.auditChecked(when(audit.checkedAt))} actions={link} />;
}

function Guessed({ names: staff }: { names: string[] }) {
  if (staff.length === 0) return null;
  return <Banner tone="warning" title={words.guessed(staff.length)} text={words.guessedNext(staff.join(words.comma))} />;
}

function States({ states }: { states: Board["states"] }) {
  return (
    <section className="block" aria-label={words.states}>
      <h2>{words.states}</h2>
      <dl className="counts is-small">
        {Object.entries(names.inquiryState).map(([state, name]) => (
          <div key={state} className="count">
            <dt>{name}</dt>
            <dd>{states[state] ?? 0}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export default function BoardPage() {
  const board = useBoard();
  return (
    <Page title={frame.pages.board} lead={words.lead}>
      {board.isPending ? <Waiting /> : null}
      {board.isError ? <Failure title={words.failed} error={board.error} onRetry={() => void board.refetch()} /> : null}
      {board.data ? (
        <>
          <AuditBroken audit={board.data.audit} />
          <Guessed names={board.data.guessed} />
          <Figures board={board.data} />
          <OnDuty />
          <Stuck jobs={board.data.stuck} />
          <ClocksOnBoard />
          <WaitingByClass waiting={board.data.waiting} />
          <WaitingByDistrict districts={board.data.districts} />
          <Assigning seats={board.data.seats} />
          <AssignmentOnBoard />
          <Seats seats={board.data.seats} />
          <States states={board.data.states} />
        </>
      ) : null}
    </Page>
  );
}
