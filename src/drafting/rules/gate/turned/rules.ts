/** What is told of a claim that turns its article, a rule a file; each says in which words, and against which of the article. */
import { passesOver } from "./all-cases.ts";
import { turnsBound } from "./bounds.ts";
import { addsEffect } from "./new-effect.ts";
import { narrows } from "./only-so.ts";
import { type Against, type Nearness, turnsClauseRound } from "./turned-clauses.ts";
import { changesParties } from "./who-to-whom.ts";

type Rule = {
  name: string;
  finds: (said: string, texts: readonly string[], ours: readonly string[], nearness: Nearness) => Against | null;
  because: (against: Against) => string;
};

const RULES: readonly Rule[] = [
  { name: "contrary", finds: turnsClauseRound, because: ({ said, text }) => `“${said}”和条文说的正相反：${text}` },
  { name: "parties", finds: changesParties, because: ({ said, text }) => `“${said}”和条文的主体不同，谁对谁有权利、义务请对照：${text}` },
  { name: "exception", finds: passesOver, because: ({ said, text }) => `“${said}”略过了条文的条件或者例外：${text}` },
  { name: "only", finds: narrows, because: ({ said, text }) => `“${said}”说得只有一种可能，条文不止一种：${text}` },
  { name: "bound", finds: turnsBound, because: ({ said, text }) => `“${said}”在条文里是另一头的界限：${text}` },
  {
    name: "effect",
    finds: addsEffect,
    because: ({ said, text }) => (text === "" ? `“${said}”：所引条文没有这样的后果` : `“${said}”，条文写的是“${text}”`),
  },
];

/** The judge learned to hear just these. */
export const RULE_NAMES = RULES.map(({ name }) => name);

/** What one rule found, and how a lawyer is told of it. */
export type Found = Against & { rule: string; because: (against: Against) => string };

/** @returns what each rule found that found anything, the surest rule first */
export function turnsFound(said: string, texts: readonly string[], ours: readonly string[], nearness: Nearness): Found[] {
  return RULES.flatMap(({ name, finds, because }) => {
    const against = finds(said, texts, ours, nearness);
    return against === null ? [] : [{ ...against, rule: name, because }];
  });
}
