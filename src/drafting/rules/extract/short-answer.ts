/** The short answer of an extractive draft: what the citizen may do, on which law, what is worked out, what to do first. */
import type { AnswerBody, Calculation } from "#contract.ts";
import type { FoundArticle } from "#law/law.ts";
import { answersByItself } from "./answers-by-itself.ts";
import { type KnownAnswer, SURE } from "./articles-to-cite.ts";

/** Room for the sums and the first step beside it. */
const LONGEST_BASIS = 110;
/** The contract's bound for a claim, less room for the last sentence's stop. */
export const LONGEST_CLAIM = 1900;
/** So sure, it answers the very question, and is said beside what is known of the cause. */
const CLOSER = 0.7;

const NO_BASIS = "按您现在说的情况，还没有找到足以作答的法律依据。请补充具体情况，也可以拨打 12348 直接问值班律师。";

/**
 * @param text the citizen's words
 * @param articles what the answer rests on, best first
 * @param ask the fact that a recognised cause turns on
 */
export function shortAnswer(
  text: string,
  known: readonly KnownAnswer[],
  articles: readonly FoundArticle[],
  sums: readonly Calculation[],
  first: AnswerBody["steps"][number] | undefined,
  ask: string | undefined,
): string {
  const basis = basisOf(text, known, articles);
  return [
    ...(basis === null ? [NO_BASIS] : [basis]),
    ...(sums.length === 0 ? [] : [`按您说的数字算，${sums.map(({ what, result }) => `${what}：${result}`).join("；")}。`]),
    ...(first ? [`眼下先做一件事：${first.do}。`] : []),
    ...(ask && sums.length === 0 ? [`请再说一说：${ask.replace(/[？?。]$/u, "")}？`] : []),
  ].join("");
}

/** A recognised cause is answered in its own plain words; else the nearest article speaks. Null: nothing bears anything out. */
function basisOf(text: string, known: readonly KnownAnswer[], articles: readonly FoundArticle[]): string | null {
  const own = known.flatMap((answer) => answer.articles);
  const best = articles.find(({ articleId }) => !own.some((article) => article.articleId === articleId));
  if (own.length > 0) {
    const closer = best && best.support >= CLOSER && answersByItself(best, text) ? `您问的这一点，还要看${said(best)}` : "";
    return `${known.map(({ says }) => says).join("")}依据：${listed(own)}。${closer}`;
  }
  if (!best) return null;
  return `${best.support >= SURE ? "您的情况主要看" : "眼下能找到的最接近的规定是"}${said(best)}`;
}

const said = (article: FoundArticle) => `${named(article)}：${firstSentences(plainText(article), LONGEST_BASIS)}`;
const named = ({ short, articleNo, official }: FoundArticle) => `${short}${articleNo}${official ? "" : "（要旨）"}`;

/** A law is named once, its articles after it. */
function listed(articles: readonly FoundArticle[]): string {
  const byLaw = Map.groupBy(articles, ({ short }) => short);
  return [...byLaw].map(([short, own]) => `${short}${[...new Set(own.map(({ articleNo }) => articleNo))].join("、")}`).join("，");
}

/** Our own words where there are some: the law's own stand beside them, quoted. */
export function plainText({ text, gist }: FoundArticle): string {
  return gist ?? text;
}

export function firstSentences(text: string, most: number): string {
  let out = "";
  for (const sentence of text.split(/(?<=[。；])/)) {
    if (out.length > 0 && out.length + sentence.length > most) break;
    out += sentence;
  }
  // A table imported as text is one sentence of thousands; no answer may be longer than its contract says.
  if (out.length > LONGEST_CLAIM) return `${out.slice(0, LONGEST_CLAIM)}……`;
  return /[。；]$/.test(out) ? out : `${out}。`;
}
