/** 三年以下 for 三年以上: a bound told as the other end of the range. */
import { numbersIn } from "#drafting/rules/numbers.ts";
import { sentencesOf } from "./clauses.ts";
import type { Against } from "./turned-clauses.ts";

const NUMBER =
  "(?:[0-9][0-9.,]*|[零一二三四五六七八九十百千万两]+)(?:个?工作日|个?月|周?年|周?岁|日|天|小时|元|块钱?|倍|%|分|米|人|名|株|次)";
/** What stands between a word of bound and its number. */
const BETWEEN = "[^，。；0-9一二三四五六七八九十两]{0,8}";
const AT_LEAST = new RegExp(
  `(${NUMBER})(?:有期徒刑)?(?:以[上外]|往上|起步)|(?:至少|最少|最低(?!工资|生活|标准)|最短|起码|不(?:得|能)?(?:少于|低于|短于))${BETWEEN}(${NUMBER})`,
  "gu",
);
const AT_MOST = new RegExp(
  `(${NUMBER})(?:有期徒刑)?(?:以下|以内|之内|(?<!以)内|封顶)|(?:最多|最高(?!人民|额)|最长|至多|最迟|顶多|不(?:得|能)?(?:超过|多于|高于)|不满|不足|未满|不到)${BETWEEN}(${NUMBER})`,
  "gu",
);

/** @returns a number that the claim bounds on one side, and the articles only on the other */
export function turnsBound(said: string, texts: readonly string[], ours: readonly string[]): Against | null {
  const there = [...texts, ...ours].join("\n");
  const [least, most] = [boundedBy(AT_LEAST, there), boundedBy(AT_MOST, there)];
  const unbound = new Set(numbersIn(there.replace(AT_LEAST, "，").replace(AT_MOST, "，")));
  const turned = (own: RegExp, same: ReadonlySet<string>, other: ReadonlySet<string>) =>
    [...boundedBy(own, said)].find((number) => other.has(number) && !same.has(number) && !unbound.has(number));
  const number = turned(AT_LEAST, least, most) ?? turned(AT_MOST, most, least);
  if (number === undefined) return null;
  return { said: number, text: [...texts, ...ours].flatMap(sentencesOf).find((sentence) => numbersIn(sentence).includes(number)) ?? "" };
}

function boundedBy(bound: RegExp, text: string): Set<string> {
  return new Set(Array.from(text.matchAll(bound), ([, before, after]) => before ?? after ?? "").flatMap(numbersIn));
}
