/** 案由: which of the Supreme Court's causes of action a question is nearest to, given its field. */
import { type WordModel, bagOf, embedBag } from "#language/word-model.ts";
import { dot } from "#language/dot.ts";
import type { Cause } from "#triage/triage.ts";
import { CODES } from "./knowledge.ts";

/** `vectors`: the middle of all that was said of a cause, length 1. `fields`: for each cause and field ln of how often it is of it. */
export type Causes = { names: readonly string[]; vectors: Float32Array; fields: Float32Array };

/** How much nearness counts beside the field; measured on labelled questions. */
const NEARNESS = 12;
const SHOWN = 3;
/** A lawyer who reads 故意杀人罪 at a tenth distrusts the rest: rather none. */
const LEAST_SHARE = 0.15;

/** @param shares of the fields, in the order of CODES. @returns at most three, the likeliest first; none where nothing is near */
export function causesOf({ model }: { model: WordModel }, { names, vectors, fields }: Causes, text: string, shares: Float32Array): Cause[] {
  const bag = bagOf(model, text);
  if (bag.words.length === 0) return [];
  const vector = embedBag(model, bag, "question");
  const scores = names.map((_, cause) => {
    let likely = 0;
    for (let code = 0; code < CODES.length; code++) likely += shares[code]! * Math.exp(fields[cause * CODES.length + code]!);
    return NEARNESS * dot(vector, vectors, cause * vector.length) + Math.log(likely);
  });
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const raised = scores.map((score) => Math.exp(score - most));
  const total = raised.reduce((a, b) => a + b, 0);
  return [...scores.keys()]
    .sort((a, b) => scores[b]! - scores[a]!)
    .slice(0, SHOWN)
    .map((cause) => ({ name: names[cause]!, share: Math.round((raised[cause]! / total) * 100) / 100 }))
    .filter(({ share }) => share >= LEAST_SHARE);
}
