/** How an article is named: in an address, in a question, and in what a lawyer pastes into a document. */
import type { Standing } from "#contract.ts";
import { type ArticleNumber, articleNumber } from "#language/numerals.ts";

/** `47`, `133-1`: an article in an address. */
export function articleSlug({ no, sub }: ArticleNumber): string {
  return sub > 0 ? `${no}-${sub}` : String(no);
}

/** Reads 47, 133-1, 第四十七条, 第47条, 第一百三十三条之一; null for anything else. */
export function readArticleNo(text: string): ArticleNumber | null {
  const digits = /^(\d{1,4})(?:-(\d{1,2}))?$/.exec(text.trim());
  if (!digits) return articleNumber(text);
  const no = Number(digits[1]);
  return no > 0 ? { no, sub: Number(digits[2] ?? 0) } : null;
}

const NAMED = /^《?([^》第\d]{2,60}?)》?\s*(第.+条.*|\d{1,4}(?:-\d{1,2})?条?.*|[一二三四五六七八九十百千零〇]+条.*)$/;

/** 《劳动合同法》第47条, 民法典1079, 劳动合同法四十七条: a law and an article that somebody names; null for a question. */
export function readReference(text: string): { law: string; number: ArticleNumber } | null {
  const [, law = "", rest = ""] = NAMED.exec(text.trim()) ?? [];
  const number = readArticleNo(rest.trim());
  return law && number ? { law: law.trim(), number } : null;
}

export type Cited = { law: string; label: string; version: string; amended: boolean; standing: Standing; repealedOn: string | null };

/**
 * 《中华人民共和国试验法》第四十七条（2012年12月28日文本）. The text's day is named where the law has more than one text;
 * 修正 or 修订 is not, because the data does not tell them apart. A dead article never travels without saying so.
 */
export function citation({ law, label, version, amended, standing, repealedOn }: Cited): string {
  const notes = [
    ...(amended ? [`${sayDay(version)}文本`] : []),
    ...(standing === "ended" ? [repealedOn ? `${sayDay(repealedOn)}起失效` : "已失效"] : []),
    ...(standing === "not-yet" ? ["尚未施行"] : []),
  ];
  return `《${inner(law)}》${label}${notes.length > 0 ? `（${notes.join("，")}）` : ""}`;
}

/** 2012-12-28 → 2012年12月28日 */
function sayDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** A title within a title takes single marks (GB/T 15834). */
function inner(law: string): string {
  return law.replaceAll("《", "〈").replaceAll("》", "〉");
}
