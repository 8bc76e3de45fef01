import type { Citation, Source } from "../../../contract.ts";
import { words } from "../strings.ts";

type Article = { law: string; articleNo: string };

export const articleKey = (article: Article): string => `${article.law} ${article.articleNo}`;

export const findSource = (sources: Source[], cited: Article): Source | undefined =>
  sources.find((source) => (source.law === cited.law || source.short === cited.law) && source.articleNo === cited.articleNo);

const shorten = (law: string): string => law.replace(/^中华人民共和国/, "");

/** 《劳动合同法》第四十七条第二款 */
export function sayCitation(citation: Citation, source?: Source): string {
  const law = source?.short ?? shorten(citation.law);
  const paragraph = citation.paragraph === null ? "" : words.draft.paragraph(citation.paragraph);
  return `《${law}》${citation.articleNo}${paragraph}`;
}

export const citeSource = (source: Source): Citation => ({
  law: source.law,
  articleNo: source.articleNo,
  paragraph: null,
  quote: null,
});
