/** Which of the articles found an extractive draft rests on: rather none than a guess. */
import type { FoundArticle } from "#law/law.ts";
import type { Triage } from "#triage/triage.ts";
import { mayCite } from "#drafting/rules/cite.ts";
import { answersByItself } from "./answers-by-itself.ts";
import { distinct } from "./time-limits.ts";

/**
 * Scores are logits (only their differences mean anything, and all may be negative): the odds of an article against the
 * best one. Chosen with LEAST_BESIDE on questions and stories that the weights had not seen (0029).
 */
const MOST_CLAIMS = 4;
const KEEP_ODDS = 0.1;
/** One that stands beside the best must be borne out by itself: its company is in its support already (0013). */
const LEAST_BESIDE = 0.25;
/**
 * Support is a probability, learned to be right (finding/rules/second-look.ts): of articles put first with less than
 * 0.2, 22 in 100 were an answer, of those with more than 0.7, 73. Less than this is a guess: rather no claim.
 */
const LEAST_SUPPORT = 0.08;
/** An article of another field must be borne out better. */
const LEAST_FROM_AFAR = 0.2;
/** Where no field was recognised there may be no legal question at all: of ten such bundled ones, two were. */
const LEAST_WITHOUT_FIELD = 0.5;
/** From here on the finder is more often right than not. */
export const SURE = 0.5;
/** Below this a cause that is recognised says more than the article found (0055): .5 cost citations on STARD and won none on our own. */
const UNSURE = 0.3;
/** Of so few characters a question tells its cause and little else. */
const THIN = 40;

/** In force, borne out well enough by the question, and near enough to the best. */
export function articlesToCite(articles: readonly FoundArticle[], triage: Pick<Triage, "category" | "second">): FoundArticle[] {
  // An article without a card of ours is "other" as well: no field is shared there, it is only unknown on both sides.
  const near = (a: FoundArticle) => a.category !== "other" && (a.category === triage.category || a.category === triage.second);
  const fromAfar = triage.category === "other" ? LEAST_WITHOUT_FIELD : LEAST_FROM_AFAR;
  const usable = articles.filter((a) => mayCite(a) && a.support >= (near(a) ? LEAST_SUPPORT : fromAfar));
  const [first, ...others] = usable;
  if (!first) return [];
  const beside = others.filter((a) => a.support >= LEAST_BESIDE && Math.exp(a.score - first.score) >= KEEP_ODDS);
  return [first, ...beside].slice(0, MOST_CLAIMS);
}

/** What a recognised cause is answered with, and the articles that bear it out, all of them law today. */
export type KnownAnswer = { says: string; articles: FoundArticle[] };

/**
 * Which of the known answers fit: a thin question's, where the finder is unsure or found one of their articles; another's
 * only where the finder came to two of them by itself. Said of every question they cost F1 .53 → .41 (0055).
 * @param found as articlesToCite chose them
 */
export function answersToGive(known: readonly KnownAnswer[], found: readonly FoundArticle[], text: string): KnownAnswer[] {
  const [thin, unsure] = [isThin(text), bestAnswering(found, text) < UNSURE];
  const ids = new Set(found.map(({ articleId }) => articleId));
  return known.filter(({ articles }) => {
    const shared = articles.filter(({ articleId }) => ids.has(articleId)).length;
    return thin && unsure ? true : shared >= Math.min(thin ? 1 : 2, articles.length);
  });
}

/** @returns the articles found and those of the answers given, each once: the answers' first where the finder is sure of none that answers */
export function withKnown(found: readonly FoundArticle[], given: readonly KnownAnswer[], text: string): FoundArticle[] {
  const known = given.flatMap(({ articles }) => articles);
  const borneOut = found.filter(({ support }) => support >= UNSURE);
  const all = known.length > 0 && bestAnswering(found, text) < SURE ? [...known, ...borneOut] : [...found, ...known];
  return distinct(all, ({ articleId }) => articleId);
}

const isThin = (text: string) => [...text.trim()].length <= THIN;
const bestAnswering = (found: readonly FoundArticle[], text: string) =>
  found.find((article) => answersByItself(article, text))?.support ?? 0;
