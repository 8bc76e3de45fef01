/** 改动缘由: what a lawyer's edit did, read from the body that was drafted and the one that was decided on. */
import type { AnswerBody, Citation } from "#contract.ts";
import type { EditReason } from "#contract/learning.ts";

/** One item of a section: put in (`before` null), taken out (`after` null) or put otherwise. */
type BodyChange = { place: keyof AnswerBody | "citations"; before: string | null; after: string | null };

export type ReadEdit = { reasons: EditReason[]; changes: BodyChange[] };

/** @returns reasons in the order in which they are offered; none where nothing differs */
export function readEdit(before: AnswerBody, after: AnswerBody): ReadEdit {
  const changes = changesOf(before, after);
  if (changes.length === 0) return { reasons: [], changes };
  const read = RULES.flatMap(([reason, applies]) => (applies(before, after, changes) ? [reason] : []));
  return { reasons: read.length > 0 ? read : ["other"], changes };
}

type Applies = (before: AnswerBody, after: AnswerBody, changes: readonly BodyChange[]) => boolean;

const RULES: readonly (readonly [EditReason, Applies])[] = [
  ["wrong-article", (before, after) => missing(articlesOf(before), articlesOf(after)).length > 0],
  ["article-added", (before, after) => addedAlone(articlesOf(before), articlesOf(after))],
  ["number-corrected", (_, __, changes) => changes.some((change) => !NO_WORDS.has(change.place) && figuresDiffer(change))],
  ["sum-corrected", (_, __, changes) => changes.some(({ place }) => place === "calculations")],
  ["local-rule", (before, after) => missing(localOf(after), localOf(before)).length > 0],
  ["step-added", (_, __, changes) => changes.some(({ place, before }) => (place === "steps" || place === "help") && before === null)],
  ["fact-missing", (_, __, changes) => changes.some(({ place, before }) => place === "unknowns" && before === null)],
  ["too-long", (before, after) => lengthOf(after) <= lengthOf(before) * (1 - SHORTER)],
  ["plain-words", (_, __, changes) => changes.some((change) => isPlainer(change) || (TOLD.has(change.place) && reworded(change)))],
];

/** A fifth shorter was cut on purpose. */
const SHORTER = 0.2;

/** A sum is told apart, and the number of an article is no number. */
const NO_WORDS: ReadonlySet<string> = new Set(["calculations", "citations"]);

/** Sections whose wording is the answer's own. */
const TOLD: ReadonlySet<string> = new Set(["understood", "shortAnswer", "law", "steps", "help"]);

const citationsOf = (body: AnswerBody): Citation[] => [
  ...body.law.flatMap(({ citations }) => citations),
  ...body.calculations.flatMap(({ citations }) => citations),
  ...body.timeLimits.map(({ citation }) => citation),
];
const nameOf = ({ law, articleNo }: Citation): string => `${law} ${articleNo}`;
const articlesOf = (body: AnswerBody): string[] => [
  ...new Set(
    citationsOf(body)
      .filter(({ local }) => local === null)
      .map(nameOf),
  ),
];
const localOf = (body: AnswerBody): string[] => [
  ...new Set(
    citationsOf(body)
      .filter(({ local }) => local !== null)
      .map(nameOf),
  ),
];
const missing = (from: readonly string[], there: readonly string[]): string[] => from.filter((one) => !there.includes(one));

/** Where one went as another came, the one that went was wrong, and nothing was simply added. */
const addedAlone = (was: readonly string[], is: readonly string[]): boolean => missing(is, was).length > missing(was, is).length;

/** Items of a section as their words. Citations stand apart: their change is no change of words. */
function itemsOf(body: AnswerBody): Record<keyof AnswerBody, string[]> {
  return {
    understood: [body.understood],
    shortAnswer: [body.shortAnswer],
    law: body.law.map(({ claim }) => claim),
    calculations: body.calculations.map(({ what, result, how }) => [what, result, how].join(" · ")),
    steps: body.steps.map((step) => [step.do, step.where ?? "", step.papers.join("、")].filter(Boolean).join(" · ")),
    timeLimits: body.timeLimits.map(({ what, limit, lastDay }) => [what, limit, lastDay ?? ""].filter(Boolean).join(" · ")),
    help: body.help.map(({ who, why }) => `${who}：${why}`),
    unknowns: body.unknowns,
    governingDay: body.governingDay === null ? [] : [body.governingDay],
    plain: body.plain === null ? [] : [body.plain.text],
  };
}

const citedIn = (body: AnswerBody): string[] => citationsOf(body).map((one) => `${nameOf(one)} ${one.paragraph ?? ""} ${one.item ?? ""}`);

function changesOf(before: AnswerBody, after: AnswerBody): BodyChange[] {
  const [was, is] = [itemsOf(before), itemsOf(after)];
  const worded = (Object.keys(was) as (keyof AnswerBody)[]).flatMap((place) => inSection(place, was[place], is[place]));
  const [citedBefore, citedAfter] = [citedIn(before), citedIn(after)];
  return [...worded, ...inSection("citations", missing(citedBefore, citedAfter), missing(citedAfter, citedBefore))];
}

/** What stayed is taken out; of what is left the likest are each other's, and the rest came or went. */
function inSection(place: BodyChange["place"], was: readonly string[], is: readonly string[]): BodyChange[] {
  const came = missing(is, was);
  const changes: BodyChange[] = [];
  for (const before of missing(was, is)) {
    const likest = came.map((text, at) => ({ at, like: likeness(before, text) })).toSorted((a, b) => b.like - a.like)[0];
    const single = was.length === 1 && is.length === 1;
    if (likest && (single || likest.like >= ALIKE)) changes.push({ place, before, after: came.splice(likest.at, 1)[0] ?? null });
    else changes.push({ place, before, after: null });
  }
  return [...changes, ...came.map((after) => ({ place, before: null, after }))];
}

const ALIKE = 0.3;

/** Shared pairs of characters, 0 to 1. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  const [one, other] = [pairs(a), pairs(b)];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

const FIGURE = /[0-9０-９]+(?:[.,][0-9]+)*|[〇零一二两三四五六七八九十百千万亿]+(?=[年月日天周元倍%个条]|个月|小时|工作日)/gu;
const figures = (text: string): string[] => (text.match(FIGURE) ?? []).toSorted();

function figuresDiffer({ before, after }: BodyChange): boolean {
  if (before === null || after === null) return false;
  const [was, is] = [figures(before), figures(after)];
  return was.length > 0 && is.length > 0 && was.join(" ") !== is.join(" ");
}

/** Other words, the figures and their number the same, is a matter of how it is said. */
function reworded(change: BodyChange): boolean {
  const { before, after } = change;
  return before !== null && after !== null && !figuresDiffer(change) && bare(before) !== bare(after);
}
const bare = (text: string): string => text.replaceAll(/[\s，。；：、,.;:·]/gu, "");

/** 简明版: written for those who read with difficulty. */
const isPlainer = ({ place, after }: BodyChange): boolean => place === "plain" && after !== null;

/** The plain version says the same again: writing one makes no answer longer. */
const lengthOf = (body: AnswerBody): number =>
  Object.values(itemsOf({ ...body, plain: null }))
    .flat()
    .reduce((n, text) => n + text.length, 0);
