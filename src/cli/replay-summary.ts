/** What a replay came to, in figures: for a person's eye and as JSON. */
import { CategoryCode, InquiryState, Urgency } from "../contract.ts";
import type { BadLine } from "./replay-file.ts";
import type { Replayed } from "./replay-questions.ts";
import { count, table } from "./table.ts";
import { CATEGORY_NAMES } from "#triage/category-names.ts";

export type Spread = { p50: number; p95: number; max: number };
type Score = { right: number; of: number };
export type Summary = {
  questions: number;
  accepted: number;
  badLines: BadLine[];
  httpFailures: { status: number | null; code: string; lines: number[] }[];
  category: Record<string, number>;
  urgency: Record<string, number>;
  route: Record<string, number>;
  state: Record<string, number>;
  outcome: Record<string, number>;
  receiveMs: Spread | null;
  draftMs: Spread | null;
  perSecond: number | null;
  /** Against the file's labels, by its splits and in all; null where it has none. */
  labels: { split: string; accepted: Score; dangerFound: Score; dangerCried: Score }[] | null;
};

const URGENCY_NAMES: Record<Urgency, string> = { danger: "危险", soon: "时限紧", none: "一般" };
const STATE_NAMES: Record<InquiryState, string> = {
  triaged: "已分流",
  needs_facts: "等补充事实",
  drafting: "起草中",
  in_review: "待审核",
  answered: "已答复",
  closed: "已结束",
  withdrawn: "已撤回",
};
const ROUTE_NAMES: Record<string, string> = { seat: "坐席律师", "seat+legal_aid": "坐席律师，并转法律援助", none: "不起草，可转人工" };

export function summarise(replayed: Replayed[], bad: BadLine[], sendSeconds: number): Summary {
  const taken = replayed.flatMap((item) => (item.sent && item.seen ? [{ ...item, sent: item.sent, seen: item.seen }] : []));
  return {
    questions: replayed.length,
    accepted: taken.length,
    badLines: bad,
    httpFailures: failures(replayed),
    category: tally(
      taken.map(({ sent }) => sent.category),
      CategoryCode.options,
    ),
    urgency: tally(
      taken.map(({ sent }) => sent.urgency),
      Urgency.options,
    ),
    route: tally(taken.map(({ seen }) => (seen.state === "closed" ? "none" : seen.referred ? "seat+legal_aid" : "seat"))),
    state: tally(
      taken.map(({ seen }) => seen.state),
      InquiryState.options,
    ),
    outcome: tally(replayed.map(outcomeOf)),
    receiveMs: spread(taken.map(({ sent }) => sent.receiveMs)),
    draftMs: spread(taken.flatMap(({ draftMs }) => (draftMs === null ? [] : [draftMs]))),
    perSecond: sendSeconds > 0 && taken.length > 0 ? taken.length / sendSeconds : null,
    labels: scores(taken),
  };
}

function outcomeOf({ sent, seen, failure }: Replayed): string {
  if (!sent || !seen) return failure ? "failed" : "not sent";
  if (seen.state === "in_review" || seen.state === "answered") return "draft in review";
  if (seen.state === "closed") return `closed: ${seen.because ?? "no reason given"}`;
  return seen.state === "drafting" || seen.state === "triaged" ? "still drafting" : seen.state;
}

function failures(replayed: Replayed[]): Summary["httpFailures"] {
  const kinds = new Map<string, Summary["httpFailures"][number]>();
  for (const { failure, question } of replayed) {
    if (!failure) continue;
    const kind = kinds.get(`${failure.status} ${failure.code}`) ?? { ...failure, lines: [] };
    kind.lines.push(question.line);
    kinds.set(`${failure.status} ${failure.code}`, kind);
  }
  return [...kinds.values()].sort((a, b) => b.lines.length - a.lines.length);
}

type Taken = Replayed & { sent: NonNullable<Replayed["sent"]> };

function scores(taken: Taken[]): Summary["labels"] {
  const labelled = taken.flatMap(({ question, sent }) => (question.labels ? [{ ...question.labels, sent }] : []));
  if (labelled.length === 0) return null;
  const splits = [...new Set(labelled.flatMap(({ split }) => split ?? []))].sort();
  const groups = [
    ...splits.map((split) => ({ split, of: labelled.filter((item) => item.split === split) })),
    { split: "all", of: labelled },
  ];
  return groups.map(({ split, of }) => ({
    split,
    accepted: score(
      of.filter(({ accept }) => accept.length > 0),
      ({ accept, sent }) => accept.includes(sent.category),
    ),
    dangerFound: score(
      of.filter(({ urgency }) => urgency === "danger"),
      ({ sent }) => sent.urgency === "danger",
    ),
    dangerCried: score(
      of.filter(({ urgency }) => urgency !== null && urgency !== "danger"),
      ({ sent }) => sent.urgency === "danger",
    ),
  }));
}

function score<T>(of: T[], right: (item: T) => boolean): Score {
  return { right: of.filter(right).length, of: of.length };
}

/** @param order names that come first and in this order; the rest follow, most frequent first */
function tally(names: string[], order: readonly string[] = []): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known = order.filter((name) => counts.has(name));
  const rest = [...counts.keys()].filter((name) => !order.includes(name)).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return Object.fromEntries([...known, ...rest].map((name) => [name, counts.get(name) ?? 0]));
}

/** Nearest rank: p95 of twenty is the nineteenth. */
export function spread(values: number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

export function render(summary: Summary): string[] {
  const { accepted, labels } = summary;
  const part = (title: string, counts: Record<string, number>, names: Record<string, string>, of = accepted) => [
    [title, "", "", ""],
    ...Object.entries(counts).map(([name, n]) => [`  ${name}`, names[name] ?? "", count(n), share(n, of)]),
  ];
  const times = [
    ["", "p50", "p95", "max"],
    ["receive", ...timesOf(summary.receiveMs)],
    ["question→draft", ...timesOf(summary.draftMs)],
  ];
  return [
    ...table(
      [
        ...part("category", summary.category, CATEGORY_NAMES),
        ...part("urgency", summary.urgency, URGENCY_NAMES),
        ...part("route", summary.route, ROUTE_NAMES),
        ...part("state", summary.state, STATE_NAMES),
        ...part("draft outcome", summary.outcome, {}, summary.questions),
      ],
      "llrr",
    ),
    "",
    ...table(times, "lrrr"),
    "",
    ...table(
      [
        ["questions", count(summary.questions)],
        ["accepted", count(accepted)],
        ["questions a second", summary.perSecond === null ? "–" : summary.perSecond.toFixed(1)],
        ["http failures", count(summary.httpFailures.reduce((n, { lines }) => n + lines.length, 0))],
        ["bad lines", count(summary.badLines.length)],
      ],
      "lr",
    ),
    ...(labels ? ["", ...renderLabels(labels)] : []),
    ...summary.httpFailures.map(
      ({ status, code, lines }) => `http ${status ?? "no answer"} ${code}: ${lines.length}, lines ${firstOf(lines)}`,
    ),
    ...summary.badLines.map(({ line, because }) => `line ${line}: ${because}`),
  ];
}

function renderLabels(labels: NonNullable<Summary["labels"]>): string[] {
  const rows = labels.flatMap(({ split, accepted, dangerFound, dangerCried }) => [
    [split, "accepted category", ...scored(accepted)],
    ["", "danger found", ...scored(dangerFound)],
    ["", "danger where there is none", ...scored(dangerCried)],
  ]);
  return table([["labels", "", "n", "of", "share"], ...rows], "llrrr");
}

function scored({ right, of }: Score): string[] {
  return [count(right), count(of), share(right, of)];
}

function share(n: number, of: number): string {
  return of === 0 ? "–" : `${((100 * n) / of).toFixed(1)} %`;
}

function timesOf(spread: Spread | null): string[] {
  return spread
    ? [spread.p50, spread.p95, spread.max].map((ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`))
    : ["–", "–", "–"];
}

const SHOWN = 10;

function firstOf(lines: number[]): string {
  return lines.slice(0, SHOWN).join(", ") + (lines.length > SHOWN ? ` and ${lines.length - SHOWN} more` : "");
}
