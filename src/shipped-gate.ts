/** The citation gate's judge with the weights it ships with (corpus/gate/, whose README is their card). */
import { z } from "zod";
import written from "../corpus/gate/support.json" with { type: "json" };
import { SUPPORT_NUMBERS, type SupportJudge, supportJudge } from "#drafting/rules/gate/support.ts";
import type { WordModel } from "#language/word-model.ts";

const Weights = z.object({
  model: z.string(),
  numbers: z.array(z.string()),
  mean: z.array(z.number()).length(SUPPORT_NUMBERS.length),
  deviation: z.array(z.number().positive()).length(SUPPORT_NUMBERS.length),
  weights: z.array(z.number()).length(SUPPORT_NUMBERS.length),
  bias: z.number(),
});

/** @throws Error where the weights were learned with another word model, or of other numbers */
export function shippedJudge(model: WordModel): SupportJudge {
  const weights = Weights.parse(written);
  if (weights.model !== model.name) throw new Error(`corpus/gate was learned with ${weights.model}: npm run train -- gate`);
  if (weights.numbers.join() !== SUPPORT_NUMBERS.join()) throw new Error("corpus/gate was learned of other numbers: npm run train -- gate");
  return supportJudge(model, weights);
}
