/** Hot words 热词: which terms of one redacted question may be counted. */
import { segments } from "./cut.ts";
import { GENERICS, STOPS } from "./lexicon.ts";
import { codePoints } from "./text.ts";

const LONGEST = 8;
/** Numbers of any script: 三个月 and 15天 say nothing about what the city asks. */
const NUMERIC =
  /[\d零〇一二三四五六七八九十百千万亿两几]+(?:个|点)?(?:年|月|日|天|号|周|小时|分钟|元|块|角|岁|次|人|名|倍|级|楼|平米?|平方米?|亩|条|款|项|份|套|辆|家)?/gu;
const PLACEHOLDER = /〔[^〕]*〕|[甲乙丙丁戊己庚辛壬癸](?=[，。,.\s]|$)/gu;

/**
 * Distinct terms of 2 to 8 characters in order of first appearance: lexicon words that carry a matter, and runs that
 * no dictionary knows but the asker repeats (a new app, a new fraud). No stop words, placeholders or numbers.
 */
export function trendTerms(text: string): string[] {
  const bare = text.replace(PLACEHOLDER, "，");
  const seen = new Map<string, number>();
  const known = new Set<string>();
  for (const segment of segments(bare)) {
    if (segment.kind === "latin" || !mayTrend(segment.text)) continue;
    seen.set(segment.text, (seen.get(segment.text) ?? 0) + 1);
    if (segment.kind === "word") known.add(segment.text);
  }
  return [...seen].filter(([term, times]) => known.has(term) || times > 1).map(([term]) => term);
}

function mayTrend(term: string): boolean {
  const length = codePoints(term);
  if (length < 2 || length > LONGEST || STOPS.has(term) || GENERICS.has(term)) return false;
  return term.replace(NUMERIC, "") !== "";
}
