/** 只有: a claim that leaves one way only, where its article leaves several. */
import { sentencesOf } from "./clauses.ts";
import type { Against, Nearness } from "./turned-clauses.ts";

const ONLY =
  /只有[^，。；]{1,40}[，]?[^，。；]{0,30}才|只能|只限|仅限|只(?:包括|可以|要求)|必须[^，。；]{1,20}才|(?<!应当?|必须)(?:必须|须)先|(?:必须|须)(?:已经|经过)|直接有权/u;
const ONLY_THERE = /只|仅|限于|方可|方能|才|必须|不得|除|未经|应当先|应当经|须|前置|不予|无权/u;
const OPEN = /可以|有权|或者|也|包括/u;

/** 自己, 单独: one alone, where the article lets two bear it together. */
const ALONE = /单独|只能(?:找|由|向)|由[^，。；]{1,8}(?:自己|自行)|(?:自己|自行)(?:承担|负责|赔)/u;

export function narrows(said: string, texts: readonly string[], ours: readonly string[], nearness: Nearness): Against | null {
  const rules = texts.flatMap(sentencesOf);
  const own = ours.flatMap(sentencesOf);
  if (rules.length === 0) return null;
  for (const sentence of sentencesOf(said)) {
    const rule = nearest(sentence, rules, nearness);
    const alone = ALONE.exec(sentence)?.[0];
    if (alone !== undefined && /连带/u.test(rule) && !/连带/u.test(sentence) && !ALONE.test(rule)) return { said: alone, text: rule };
    const only = ONLY.exec(sentence)?.[0];
    if (only === undefined || (own.length > 0 && ONLY_THERE.test(nearest(sentence, own, nearness)))) continue;
    if (OPEN.test(rule) && !ONLY_THERE.test(rule)) return { said: only, text: rule };
  }
  return null;
}

function nearest(said: string, rules: readonly string[], nearness: Nearness): string {
  return rules.map((rule) => ({ rule, near: nearness(said, rule) })).reduce((a, b) => (b.near > a.near ? b : a)).rule;
}
