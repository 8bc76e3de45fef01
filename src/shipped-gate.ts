/** The citation gate's judge with the weights it ships with (corpus/gate/, whose README is their card). */
import { z } from "zod";
import written from "../corpus/gate/support.json" with { type: "json" };
import turns from "../corpus/gate/turns.json" with { type: "json" };
import type { GateJudge } from "#drafting/rules/gate/ground.ts";
import { SUPPORT_NUMBERS, supportJudge } from "#drafting/rules/gate/support.ts";
import { RULE_NAMES } from "#drafting/rules/gate/turned/rules.ts";
import { readTraits, turnJudge } from "#drafting/rules/gate/turned/turn-judge.ts";
import type { WordModel } from "#language/word-model.ts";

const Weights = z.object({
  model: z.string(),
  numbers: z.array(z.string()),
  mean: z.array(z.number()).length(SUPPORT_NUMBERS.length),
  deviation: z.array(z.number().positive()).length(SUPPORT_NUMBERS.length),
  weights: z.array(z.number()).length(SUPPORT_NUMBERS.length),
  bias: z.number(),
});
const Turns = z.object({ model: z.string(), rules: z.array(z.string()), constant: z.number(), traits: z.string().min(1) });

/** @throws Error where the weights were learned with another word model, or of other numbers */
export function shippedJudge(model: WordModel): GateJudge {
  const weights = Weights.parse(written);
  if (weights.model !== model.name) throw new Error(`corpus/gate was learned with ${weights.model}: npm run train -- gate`);
  if (weights.numbers.join() !== SUPPORT_NUMBERS.join()) throw new Error("corpus/gate was learned of other numbers: npm run train -- gate");
  const { constant, traits, ...learned } = Turns.parse(turns);
  if (learned.model !== model.name || learned.rules.join() !== RULE_NAMES.join())
    throw new Error("corpus/gate was learned with other words or rules: npm run train -- gate");
  return { ...supportJudge(model, weights), ...turnJudge({ constant, traits: readTraits(traits) }) };
}
