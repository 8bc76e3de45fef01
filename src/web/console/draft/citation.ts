import type { Citation, Finding, Source, Verdict } from "../../../contract.ts";
import { day } from "../frame/moment.ts";
import { words } from "./words.ts";

export type Article = { law: string; articleNo: string };

export const articleKey = (article: Article): string => `${article.law} ${article.articleNo}`;

export const findSource = (sources: Source[], cited: Article): Source | undefined =>
  sources.find((source) => (source.law === cited.law || source.short === cited.law) && source.articleNo === cited.articleNo);

/**
 * A quotation of the whole official text, word for word as it stands beside the draft, may be folded: never where the gate says
 * anything of the citation or of what it bears out, or has not verified it yet.
 * @param said what the gate says of the claim and its citations
 */
export function mayFold(
  { quote, paragraph }: Citation,
  source: Source | undefined,
  said: readonly Finding[],
  verdict: Verdict["state"] | null,
): boolean {
  if (said.length > 0 || verdict !== "verified" || quote === null || paragraph !== null) return false;
  return source !== undefined && source.official && source.text === quote;
}

const shorten = (law: string): string => law.replace(/^中华人民共和国/, "");

const DIGITS = "零一二三四五六七八九";
/** 1 to 99, as many as the contract allows of 款 and 项. */
function numeral(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10 === 0 ? "" : (DIGITS[n % 10] ?? "");
  if (tens === 0) return ones;
  return `${tens === 1 ? "" : (DIGITS[tens] ?? "")}十${ones}`;
}

export const noon = (iso: string): string => `${iso}T12:00:00+08:00`;

/** 第一款第（二）项 */
export function sayPart(paragraph: number | null, item: number | null): string {
  const said = paragraph === null ? "" : words.draft.paragraph(numeral(paragraph));
  return said + (item === null ? "" : words.draft.item(numeral(item)));
}

/** 《劳动合同法》第三十九条第一款第（二）项; a rule of one place says so. */
export function sayCitation(citation: Citation, source?: Source): string {
  const law = source?.short ?? shorten(citation.law);
  const local = citation.local === null ? "" : `（${words.draft.local(day(noon(citation.local.issued)))}）`;
  return `《${law}》${citation.articleNo}${sayPart(citation.paragraph, citation.item)}${local}`;
}

export const citeSource = (source: Source): Citation => ({
  law: source.law,
  articleNo: source.articleNo,
  paragraph: null,
  item: null,
  quote: null,
  local: null,
});
