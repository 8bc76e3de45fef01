/** Several matters in one message: each answered by itself, then put into one answer with its name before each part. */
import type { AnswerBody } from "#contract.ts";
import type { Triage } from "#triage/triage.ts";
import type { Guidance } from "#drafting/draft.ts";
import { type Sources, composeExtract } from "./compose-extract.ts";
import { distinct } from "./time-limits.ts";

/** One matter of a message. `words` are the citizen's, redacted. */
export type Material = { words: string[]; triage: Triage; guidance: Guidance; sources: Sources };

const ORDINALS = "一二三四五六七八九";

/** @param parts in the order in which the citizen told them, one at least */
export function composeMatters(parts: readonly Material[]): AnswerBody {
  const bodies = parts.map(({ words, triage, sources, guidance }) => ({
    name: guidance.name,
    body: composeExtract(words, triage, sources, guidance),
  }));
  const [only, ...others] = bodies;
  return only && others.length === 0 ? only.body : join(bodies);
}

function join(parts: readonly { name: string; body: AnswerBody }[]): AnswerBody {
  const named = parts.map(({ name, body }, i) => ({ about: `第${ORDINALS[i] ?? i + 1}件：${name}`, body }));
  const all = <T>(of: (body: AnswerBody) => readonly T[], most: number) =>
    evenly(
      named.map(({ body }) => of(body)),
      most,
    );
  return {
    understood: `您一共说了${parts.length}件事。${named.map(({ about, body }) => `${about}。${body.understood}`).join("")}`.slice(0, 2000),
    shortAnswer: named
      .map(({ about, body }) => `${about}。${body.shortAnswer}`)
      .join("\n")
      .slice(0, 2000),
    law: evenly(
      named.map(({ about, body }) => body.law.map((claim) => ({ ...claim, about }))),
      12,
    ).sort((a, b) => place(named, a.about) - place(named, b.about)),
    calculations: all((body) => body.calculations, 12),
    steps: distinct(
      all((body) => body.steps, 10),
      (step) => step.do,
    ),
    timeLimits: distinct(
      all((body) => body.timeLimits, 8),
      (limit) => limit.what,
    ),
    help: distinct(
      all((body) => body.help, 8),
      (help) => help.who,
    ),
    unknowns: distinct(
      all((body) => body.unknowns, 8),
      (unknown) => unknown,
    ),
    governingDay: null,
    plain: null,
  };
}

function place(named: readonly { about: string }[], about: string | null): number {
  return named.findIndex((each) => each.about === about);
}

/** The first of each, then the second of each: no matter crowds out another. */
function evenly<T>(lists: readonly (readonly T[])[], most: number): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => (i < list.length ? [list[i]!] : [])))
    .flat()
    .slice(0, most);
}
