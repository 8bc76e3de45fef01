import type { DeadlineView } from "../../../contract.ts";
import { day } from "../frame/moment.ts";
import { MISSING } from "../said/limit-words.ts";
import { said } from "../said/said-words.ts";
import { words } from "./words.ts";

type Running = Extract<DeadlineView["outcome"], { state: "running" }>;

/** Within this many days a last day is called near. */
const NEAR_DAYS = 30;
const OTHERS: readonly DeadlineView["kind"][] = ["authority", "counterparty", "waiting", "none"];

const noon = (iso: string): string => `${iso}T12:00:00+08:00`;
const sayDays = (from: string, to: string): string =>
  from === to ? day(noon(to)) : words.deadline.between(day(noon(from)), day(noon(to)));

function sayLeft({ daysLeft: { from, to } }: Running): string {
  if (from < 0) return words.deadline.perhapsPast(to);
  if (to === 0) return words.deadline.today;
  return from === to ? words.deadline.left(to) : words.deadline.leftBetween(from, to);
}

/** The first thing a lawyer reads of a limit: how long it still runs, or what is missing to say so. */
function sayOutcome({ outcome }: DeadlineView): string {
  switch (outcome.state) {
    case "running":
      return sayLeft(outcome);
    case "probably-past":
      return words.deadline.past;
    case "unknown":
      return words.deadline.unknown(said(outcome.missing, MISSING).children);
    case "no-limit":
      return words.deadline.none;
  }
}

function sayDay({ outcome }: DeadlineView): string | null {
  if (outcome.state === "running") return words.deadline.lastDay(sayDays(outcome.lastDay.from, outcome.lastDay.to));
  return outcome.state === "probably-past" ? words.deadline.pastSince(day(noon(outcome.since))) : null;
}

/** A limit that can be lost and whose day is near or gone; null for all that may wait. */
function alarmOf({ kind, outcome }: DeadlineView): "near" | "past" | null {
  if (OTHERS.includes(kind)) return null;
  if (outcome.state === "probably-past") return "past";
  return outcome.state === "running" && outcome.daysLeft.from <= NEAR_DAYS ? "near" : null;
}

const PANEL = "deadlines";

/** Beside the title, so that it is seen before anything is read; pressing it shows the limits. */
export function DeadlineMark({ deadlines }: { deadlines: DeadlineView[] }) {
  const [first] = deadlines;
  if (!first || alarmOf(first) === null) return null;
  return (
    <button
      type="button"
      className="mark is-soon deadline-mark"
      onClick={() => document.querySelector(`#${PANEL}`)?.scrollIntoView({ block: "start" })}
    >
      {words.deadline.mark(sayOutcome(first), first.toDo)}
    </button>
  );
}

function Limit({ deadline }: { deadline: DeadlineView }) {
  const { event, outcome } = deadline;
  const lastDay = sayDay(deadline);
  const alarm = alarmOf(deadline);
  return (
    <li className={alarm ? `deadline is-${alarm}` : "deadline"}>
      <p className="deadline-left">
        {sayOutcome(deadline)}
        {lastDay ? <span className="deadline-day">{lastDay}</span> : null}
      </p>
      <p>{deadline.toDo}</p>
      <p className="small">{words.deadline.matter(deadline.matter, words.deadline.kind[deadline.kind])}</p>
      {outcome.state === "running" && !outcome.certain ? <p className="small">{words.deadline.uncertain}</p> : null}
      <details>
        <summary>{words.deadline.why}</summary>
        {event ? <p>{words.deadline.told(event.what, event.told)}</p> : null}
        <p>{deadline.because}</p>
        <p className="small">{deadline.dayRule}</p>
        <p>{words.deadline.articles(deadline.articles.map(({ law, articleNo }) => `《${law}》${articleNo}`).join("、"))}</p>
        <p>{words.deadline.maySay(deadline.maySay)}</p>
      </details>
    </li>
  );
}

/** 时限: computed from the citizen's own words, for the lawyer alone. */
export function DeadlineList({ deadlines }: { deadlines: DeadlineView[] }) {
  if (deadlines.length === 0) return null;
  return (
    <section className="deadlines" id={PANEL} aria-label={words.deadline.title}>
      <h3>{words.deadline.title}</h3>
      <p className="small">{words.deadline.lead}</p>
      <ul>
        {deadlines.map((deadline) => (
          <Limit key={deadline.limit} deadline={deadline} />
        ))}
      </ul>
    </section>
  );
}
