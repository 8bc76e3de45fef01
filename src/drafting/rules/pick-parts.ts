/** What a lawyer picks of an approved answer: their words, and the citations that the answer's own claims stand on. */
import type { AnswerBody, Citation, ReleasedKind } from "#contract.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Part } from "../memory.ts";

/** `where` and `papers` are a step's; left out, they are as the answer has them. */
export type Picked = { kind: ReleasedKind; at: number; text: string; where?: string | null | undefined; papers?: string[] | undefined };

/** The short answer stands on every claim released with it: without one it would be law without a source. */
export function pickParts(body: AnswerBody, picked: readonly Picked[]): Part[] | Refusal {
  const names = picked.map(({ kind, at }) => `${kind} ${at}`);
  if (new Set(names).size < names.length) return refuse("invalid", "同一部分选了两次");
  const there = { short: 1, claim: body.law.length, step: body.steps.length };
  const missing = picked.findIndex(({ kind, at }) => at >= there[kind]);
  if (missing >= 0)
    return refuse("invalid", "答复里没有这一部分", { errors: [{ field: `parts[${missing}]`, message: "答复里没有这一部分" }] });
  const local = picked.findIndex(({ kind, at }) => kind === "claim" && body.law[at]!.citations.some((one) => one.local !== null));
  if (local >= 0) {
    const message = "地方规定只在当地适用，不能放入答案库";
    return refuse("invalid", message, { errors: [{ field: `parts[${local}]`, message }] });
  }
  const claims = picked.filter(({ kind }) => kind === "claim");
  const all = distinct(claims.flatMap(({ at }) => body.law[at]!.citations));
  if (picked.some(({ kind }) => kind === "short") && all.length === 0) {
    return refuse("invalid", "简要答复要连同它所依据的法律依据一起放入");
  }
  const citationsOf = ({ kind, at }: Picked) => (kind === "claim" ? body.law[at]!.citations : kind === "short" ? all : []);
  return picked.map((one) => ({ kind: one.kind, text: one.text, ...placeAndPapers(body, one), citations: citationsOf(one) }));
}

function placeAndPapers(body: AnswerBody, { kind, at, where, papers }: Picked): Pick<Part, "where" | "papers"> {
  const step = kind === "step" ? body.steps[at] : undefined;
  if (!step) return { where: null, papers: [] };
  return { where: where === undefined ? step.where || null : where, papers: papers ?? step.papers };
}

/** Eight is what a claim may cite (contract). */
function distinct(citations: readonly Citation[]): Citation[] {
  return [...new Map(citations.map((one) => [`${one.law} ${one.articleNo} ${one.paragraph ?? 0} ${one.item ?? 0}`, one])).values()].slice(
    0,
    8,
  );
}

/** The parts as an answer of their own, for the citation gate: they are read without what stood around them. */
export function asAnswer(parts: readonly Part[]): AnswerBody {
  return {
    understood: "",
    shortAnswer: parts.find(({ kind }) => kind === "short")?.text ?? "见下面各条。",
    law: parts.flatMap(({ kind, text, citations }) => (kind === "claim" ? [{ claim: text, citations, cases: [], about: null }] : [])),
    calculations: [],
    steps: parts.flatMap(({ kind, text, where, papers }) => (kind === "step" ? [{ do: text, where, papers }] : [])),
    timeLimits: [],
    help: [],
    unknowns: [],
    governingDay: null,
    plain: null,
  };
}
