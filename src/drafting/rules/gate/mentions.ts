/** Articles named in running text, with and without 《》: they are citations too, however they got there. */
import { NUMERAL_CHARS } from "#language/numerals.ts";

export type Mention = { law: string; articleNo: string };

const ARTICLE = new RegExp(`第[0-9０-９${NUMERAL_CHARS}]+条(?:之[${NUMERAL_CHARS}]+)?`, "g");
const LONGEST_NAME = 60;
/** 本法, 该条例: points back at a law named elsewhere, which is checked there. */
const BACKWARD = /(?:本|该|(?<!合)同|此|上述|前述|这部|这个)(?:法|法律|条例|规定|解释|办法|细则|规则|决定)$/;
/** What reads as the name of a law; a contract's or a bylaw's own articles (合同第三条, 章程第五条) do not. */
const LAWLIKE = /[\p{Script=Han}（）]{1,30}(?:法|法典|条例|规定|解释|办法|细则|规则)$/u;

/** @param laws names and short names that are known; the longest that fits is taken */
export function mentionsIn(text: string, laws: ReadonlySet<string>): Mention[] {
  return Array.from(text.matchAll(ARTICLE), (found) => {
    const law = lawBefore(text.slice(Math.max(0, found.index - LONGEST_NAME), found.index).trimEnd(), laws);
    return law === null ? [] : [{ law, articleNo: found[0] }];
  }).flat();
}

function lawBefore(before: string, laws: ReadonlySet<string>): string | null {
  const bracketed = /《([^《》]{2,60})》(?:[（(][^（）()]{1,20}[）)])?的?$/.exec(before);
  if (bracketed) return bracketed[1] ?? null;
  for (let start = 0; start < before.length - 1; start++) if (laws.has(before.slice(start))) return before.slice(start);
  if (BACKWARD.test(before)) return null;
  return LAWLIKE.exec(before)?.[0] ?? null;
}
