/** Laws and articles named in running text, with and without 《》: they are citations too, however they got there. */
import { NUMERAL_CHARS } from "#language/numerals.ts";

export type Mention = { law: string; articleNo: string };

/** Every law has a first article: what stands for a law that is named alone. */
const FIRST = "第一条";

const ARTICLE = new RegExp(`第[0-9０-９${NUMERAL_CHARS}]+条(?:之[${NUMERAL_CHARS}]+)?`, "g");
const LONGEST_NAME = 60;
/** 本法, 该条例: no name. */
const BACKWARD = /(?:本|该|(?<!合)同|此|上述|前述|这部|这个)(?:法|法律|条例|规定|解释|办法|细则|规则|决定)$/;
/** What reads as the name of a law; a contract's or a bylaw's own articles (合同第三条, 章程第五条) do not. */
const LAWLIKE = /[\p{Script=Han}（）]{1,30}(?:法|法典|条例|规定|解释|办法|细则|规则)$/u;

/** 第四十七条、第四十八条: what may stand between two articles of one law. */
const NEXT_IN_ROW = new RegExp(`^(?:第?[（(]?[0-9${NUMERAL_CHARS}]+[）)]?[款项])*\\s*(?:[、，,和及与或至到]|以及){1,2}\\s*$`, "u");
/** Statutes of the state; a house's own 管理办法 is no law, and 方法 is a way. */
const STATE_LAW =
  /^(?:(?:中华人民共和国|最高人民|国务院)[\p{Script=Han}（）]{2,50}|[\p{Script=Han}（）]{2,30}(?:(?<![方办看用做想说])法|法典))$/u;

/** @param laws names and short names that are known; the longest that fits is taken */
export function mentionsIn(text: string, laws: ReadonlySet<string>): Mention[] {
  let last: { law: string | null; end: number } = { law: null, end: 0 };
  return Array.from(text.matchAll(ARTICLE), (found) => {
    const before = text.slice(Math.max(0, found.index - LONGEST_NAME), found.index).trimEnd();
    const inRow = last.law !== null && NEXT_IN_ROW.test(text.slice(last.end, found.index));
    const law = inRow ? last.law : (pointedAt(before, text.slice(0, found.index)) ?? lawBefore(before, laws));
    last = { law, end: found.index + found[0].length };
    return law === null ? [] : [{ law, articleNo: found[0] }];
  }).flat();
}

/** Laws named in 《》 without an article. @returns each with the article that every law has */
export function lawsNamedIn(text: string): Mention[] {
  return Array.from(text.matchAll(/《([^《》]{2,60})》(?!(?:[（(][^（）()]{1,20}[）)])?的?第)/gu), ([, law = ""]) => law)
    .filter((law) => STATE_LAW.test(law))
    .map((law) => ({ law, articleNo: FIRST }));
}

/** 该法, 前述条例: the law of that kind named last; 本法 is that of whoever speaks, and an article's own words are quoted. */
function pointedAt(before: string, text: string): string | null {
  const kind = /(?:该|此|上述|前述|这部)(法|条例|规定|解释|办法|细则|规则)$/u.exec(before)?.[1];
  if (kind === undefined) return null;
  const last = Array.from(text.matchAll(/《([^《》]{2,60})》/gu)).at(-1)?.[1] ?? null;
  return last !== null && (last.endsWith(kind) || (kind === "法" && last.endsWith("法典"))) ? last : null;
}

function lawBefore(before: string, laws: ReadonlySet<string>): string | null {
  const bracketed = /《([^《》]{2,60})》(?:[（(][^（）()]{1,20}[）)])?的?$/.exec(before);
  if (bracketed) return bracketed[1] ?? null;
  for (let start = 0; start < before.length - 1; start++) if (laws.has(before.slice(start))) return before.slice(start);
  if (BACKWARD.test(before)) return null;
  return LAWLIKE.exec(before)?.[0] ?? null;
}
