import type { AnswerBody, CaseCitation, Citation } from "../../../contract.ts";
import { day } from "../frame/moment.ts";
import { noon, sayCitation } from "./citation.ts";

export type SectionName = keyof AnswerBody;
type Line = { section: SectionName; text: string };
export type Change = { section: SectionName; before: string | null; after: string | null };

const told = (...parts: (string | null)[]): string => parts.filter(Boolean).join(" ");
const cite = (citations: Citation[]): string => citations.map((c) => `${sayCitation(c)}${c.quote ? `：“${c.quote}”` : ""}`).join("、");

const holds = (cases: CaseCitation[]): string => cases.map((found) => `《${found.title}》${found.holds}`).join("、");

/** A body as lines of text, in reading order. */
function linesOf(body: AnswerBody): Line[] {
  const section = (name: SectionName, texts: string[]): Line[] => texts.map((text) => ({ section: name, text }));
  return [
    ...section("understood", [body.understood]),
    ...section("shortAnswer", [body.shortAnswer]),
    ...section(
      "law",
      body.law.map((point) => told(point.about, point.claim, cite(point.citations), holds(point.cases))),
    ),
    ...section(
      "calculations",
      body.calculations.map((sum) => told(`${sum.what}：${sum.result}`, sum.how, cite(sum.citations))),
    ),
    ...section(
      "steps",
      body.steps.map((step) => [step.do, step.where ?? "", step.papers.join("、")].filter(Boolean).join(" · ")),
    ),
    ...section(
      "timeLimits",
      body.timeLimits.map((t) => told(`${t.what}：${t.limit}`, t.lastDay === null ? null : day(noon(t.lastDay)), cite([t.citation]))),
    ),
    ...section(
      "help",
      body.help.map((help) => `${help.who}：${help.why}`),
    ),
    ...section("unknowns", body.unknowns),
    ...section("governingDay", body.governingDay === null ? [] : [day(noon(body.governingDay))]),
    ...section("plain", body.plain === null ? [] : [body.plain.text]),
  ];
}

const isSame = (a: Line | undefined, b: Line | undefined): boolean =>
  a !== undefined && b !== undefined && a.section === b.section && a.text === b.text;

/** Longest common subsequence lengths from every pair of positions to the end. */
function commonTails(before: Line[], after: Line[]): number[][] {
  const tails = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = tails[i] ?? [];
      row[j] = isSame(before[i], after[j]) ? (tails[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(tails[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return tails;
}

/** A removed line followed by an added one of the same section is one change. */
function pair(changes: Change[]): Change[] {
  const paired: Change[] = [];
  for (const change of changes) {
    const open = paired.find((p) => p.section === change.section && p.after === null && change.before === null);
    if (open) open.after = change.after;
    else paired.push({ ...change });
  }
  return paired;
}

/** What differs between two versions of a body, line by line. */
export function whatChanged(beforeBody: AnswerBody, afterBody: AnswerBody): Change[] {
  const before = linesOf(beforeBody);
  const after = linesOf(afterBody);
  const tails = commonTails(before, after);
  const changes: Change[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const old = before[i];
    const now = after[j];
    if (isSame(old, now)) {
      i += 1;
      j += 1;
    } else if (old && (!now || (tails[i + 1]?.[j] ?? 0) >= (tails[i]?.[j + 1] ?? 0))) {
      changes.push({ section: old.section, before: old.text, after: null });
      i += 1;
    } else if (now) {
      changes.push({ section: now.section, before: null, after: now.text });
      j += 1;
    }
  }
  return pair(changes);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Section by section: mine where I changed it, else the latest. `clashes` names what both sides changed. */
export function mergeBodies(base: AnswerBody, mine: AnswerBody, latest: AnswerBody): { body: AnswerBody; clashes: SectionName[] } {
  const names = Object.keys(base) as SectionName[];
  const touched = names.filter((name) => !same(base[name], mine[name]));
  const kept = Object.fromEntries(touched.map((name) => [name, mine[name]])) as Partial<AnswerBody>;
  const clashes = touched.filter((name) => !same(base[name], latest[name]) && !same(mine[name], latest[name]));
  return { body: { ...latest, ...kept }, clashes };
}

/** Splits two texts into what they share at both ends and what differs between. */
export function splitChange(before: string, after: string): { head: string; was: string; is: string; tail: string } {
  const a = [...before];
  const b = [...after];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return {
    head: a.slice(0, head).join(""),
    was: a.slice(head, a.length - tail).join(""),
    is: b.slice(head, b.length - tail).join(""),
    tail: a.slice(a.length - tail).join(""),
  };
}
