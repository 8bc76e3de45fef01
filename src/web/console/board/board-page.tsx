import type { Board } from "../../../contract.ts";
import { Failure } from "../frame/failure.tsx";
import { clock, span } from "../frame/moment.ts";
import { Page, Waiting } from "../frame/page.tsx";
import { words } from "../strings.ts";
import { Assigning } from "./assigning.tsx";
import { useBoard } from "./board-api.ts";
import { Seats } from "./seats.tsx";
import { Stuck } from "./stuck.tsx";
import { WaitingByClass } from "./waiting-by-class.tsx";

const MINUTE = 60_000;

function Figures({ board }: { board: Board }) {
  const oldest = Math.max(0, ...board.waiting.map((one) => one.oldestMinutes));
  const waiting = board.waiting.reduce((sum, one) => sum + one.waiting, 0);
  const danger = board.waiting.reduce((sum, one) => sum + one.danger, 0);
  const { undrafted } = board;
  const figures: [string, string | number, boolean | "late"][] = [
    [words.board.answeredToday, board.answeredToday, false],
    [words.board.median, board.medianMinutes === null ? words.board.noMedian : words.time.minutes(board.medianMinutes), false],
    [words.board.waitingAll, waiting, false],
    [words.board.dangerAll, danger, danger > 0],
    [words.board.oldest, waiting > 0 ? span(oldest * MINUTE) : words.board.noMedian, false],
    [words.board.referrals, board.referralsOpen, false],
    [words.board.alerts, `${board.alerts.waiting} / ${board.alerts.open}`, board.alerts.waiting > 0],
    [words.board.alertMedian, board.alerts.medianSeconds === null ? words.board.noMedian : clock(board.alerts.medianSeconds * 1000), false],
    [words.undrafted.board, `${undrafted.today} / ${undrafted.late}`, undrafted.late > 0 ? "late" : false],
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

function States({ states }: { states: Board["states"] }) {
  return (
    <section className="block" aria-label={words.board.states}>
      <h2>{words.board.states}</h2>
      <dl className="counts is-small">
        {Object.entries(words.inquiryState).map(([state, name]) => (
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
    <Page title={words.pages.board} lead={words.board.lead}>
      {board.isPending ? <Waiting /> : null}
      {board.isError ? <Failure title={words.board.failed} error={board.error} onRetry={() => void board.refetch()} /> : null}
      {board.data ? (
        <>
          <Figures board={board.data} />
          <Stuck jobs={board.data.stuck} />
          <WaitingByClass waiting={board.data.waiting} />
          <Assigning seats={board.data.seats} />
          <Seats seats={board.data.seats} />
          <States states={board.data.states} />
        </>
      ) : null}
    </Page>
  );
}
