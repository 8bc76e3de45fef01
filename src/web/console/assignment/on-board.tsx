import type { AssignmentBoard } from "../../../contract/assignment.ts";
import { Failure } from "../frame/failure.tsx";
import { span, when } from "../frame/moment.ts";
import { names } from "../frame/names.ts";
import { Nothing, Waiting } from "../frame/page.tsx";
import { Link } from "../frame/path.tsx";
import { words as queueWords } from "../queue/words.ts";
import { useAssignment } from "./assignment-api.ts";
import "./assignment.css";
import { words } from "./words.ts";

const said = words.board;
const DAYS = 7;
const MINUTE = 60_000;

function Shares({ lawyers }: { lawyers: AssignmentBoard["lawyers"] }) {
  return (
    <table className="shares">
      <thead>
        <tr>
          {[said.lawyer, said.given, said.passed, said.held, said.duty, said.perHour].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lawyers.map((one) => (
          <tr key={one.id}>
            <td>{one.name}</td>
            <td>{one.given}</td>
            <td>{one.passed}</td>
            <td>{one.heldMinutes === 0 ? "–" : span(one.heldMinutes * MINUTE)}</td>
            <td>{span(one.dutyMinutes * MINUTE)}</td>
            <td>{one.perHour === null ? "–" : one.perHour.toFixed(1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Stranded({ drafts }: { drafts: AssignmentBoard["stranded"] }) {
  if (drafts.length === 0) return null;
  return (
    <>
      <h3>{said.stranded}</h3>
      <p className="small">{said.strandedLead}</p>
      <ul className="rows">
        {drafts.map((one) => (
          <li key={one.draftId} className="row">
            <div className="row-marks">
              <span className="mark is-soon">{said.strandedOf(one.passes)}</span>
            </div>
            <Link to={`/console/drafts/${encodeURIComponent(one.draftId)}`} className="row-link">
              {one.excerpt || queueWords.noExcerpt}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Reasons({ board }: { board: AssignmentBoard }) {
  return (
    <>
      {board.passes.length > 0 ? <h3>{said.passes}</h3> : null}
      <ul className="rows">
        {board.passes.slice(0, 10).map((one) => (
          <li key={`${one.draftId} ${one.at}`} className="row">
            {one.by} · {words.pass.reasons[one.reason]} · {names.category[one.category]}
            {one.note ? ` · ${one.note}` : ""} <span className="small">{when(one.at)}</span>
          </li>
        ))}
      </ul>
      {board.recusals.length > 0 ? <h3>{said.recusals}</h3> : null}
      <ul className="rows">
        {board.recusals.slice(0, 10).map((one) => (
          <li key={`${one.inquiryId} ${one.at}`} className="row">
            {one.by} · {words.recuse.reasons[one.reason]}
            {one.firm ? ` · ${said.firmToo} ${one.firm}` : ""}
            {one.note ? ` · ${one.note}` : ""} <span className="small">{when(one.at)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How work was given out: shares and their fairness, what was passed, who withdrew, what nobody keeps. */
export function AssignmentOnBoard() {
  const board = useAssignment(DAYS);
  const { data } = board;
  return (
    <section className="block" aria-label={said.title}>
      <h2>
        {said.title}
        <span className="tally">{said.lead(DAYS)}</span>
      </h2>
      {board.isPending ? <Waiting /> : null}
      {board.isError ? <Failure title={said.failed} error={board.error} onRetry={() => void board.refetch()} /> : null}
      {data && data.lawyers.length === 0 ? <Nothing title={said.none} next={said.noneNext} /> : null}
      {data && data.lawyers.length > 0 ? (
        <>
          <p className="fairness">
            {said.fairness} <strong>{data.fairness === null ? said.noFairness : data.fairness.toFixed(2)}</strong>
            <span className="small">{said.fairnessHelp}</span>
          </p>
          <Stranded drafts={data.stranded} />
          <Shares lawyers={data.lawyers} />
          <Reasons board={data} />
        </>
      ) : null}
    </section>
  );
}
