/** Which of the articles found an extractive draft rests on: rather none than a guess. */
import type { FoundArticle } from "#law/law.ts";
import type { Triage } from "#triage/triage.ts";
import { mayCite } from "#drafting/rules/cite.ts";
import { answersByItself } from "./answers-by-itself.ts";
import { distinct } from "./time-limits.ts";

const MOST_CLAIMS = 4;
/** Citing what stands beside the best gains F1 from about half of F1 on; a little more spares the lawyer reading. */
const LEAST_BESIDE = 0.3;
/**
 * Support is a probability, learned to come true (finding/rules/second-look.ts): of articles found with .2 to .3, 25 in 100
 * were an answer, of those with more than .7, 82. Less than this is a guess: rather no claim.
 */
const LEAST_SUPPORT = 0.08;
/** To stand first, an article of another field must be borne out better. */
const LEAST_FROM_AFAR = 0.2;
/** Where no field was recognised there may be no legal question at all: of ten such bundled ones, two were. */
const LEAST_WITHOUT_FIELD = 0.5;
/** From here on the finder is more often right than not. */
export const SURE = 0.5;
/** Below this a cause that is recognised says more than the article found (0055): .5 cost citations on STARD and won none on our own. */
const UNSURE = 0.3;
/** What the finder did not cite of an answer's own articles must still be borne out so well on average (0063). */
const LEAST_OF_OWN = 0.12;
/** Of so few characters a question tells its cause and little else. */
const THIN = 40;

/** In force, borne out well enough by the question, and each beside the best likely enough to be an answer, too. */
export function articlesToCite(
  articles: readonly FoundArticle[],
  triage: Pick<Triage, "category" | "second">,
  leastBeside = LEAST_BESIDE,
): FoundArticle[] {
  // An article without a card of ours is "other" as well: no field is shared there, it is only unknown on both sides.
  const near = (a: FoundArticle) => a.category !== "other" && (a.category === triage.category || a.category === triage.second);
  const fromAfar = triage.category === "other" ? LEAST_WITHOUT_FIELD : LEAST_FROM_AFAR;
  const citable = articles.filter(mayCite);
  const first = citable.find((a) => a.support >= (near(a) ? LEAST_SUPPORT : fromAfar));
  if (!first) return [];
  const others = citable.filter((a) => a !== first && a.support >= (triage.category === "other" ? LEAST_WITHOUT_FIELD : LEAST_SUPPORT));
  return [first, ...others.filter((a) => a.support >= leastBeside)].slice(0, MOST_CLAIMS);
}

/** What a recognised cause is answered with, and the articles that bear it out, all of them law today. */
export type KnownAnswer = { says: string; articles: FoundArticle[] };

/**
 * Which of the known answers fit: those of which the finder came to half the articles. A thin question's also where it put one
 * of them first, or is unsure. Whatever of an answer's articles is cited for it alone must have some support of its own, unless
 * nothing that was found answers anything: of answers that the finder had no inkling of, one in twenty held a right article.
 * @param found as articlesToCite chose them from `articles`
 */
export function answersToGive(
  known: readonly KnownAnswer[],
  found: readonly FoundArticle[],
  articles: readonly FoundArticle[],
  text: string,
): KnownAnswer[] {
  const [thin, best] = [isThin(text), bestAnswering(found, text)];
  const ids = new Set(found.map(({ articleId }) => articleId));
  const supports = new Map(articles.map(({ articleId, support }) => [articleId, support]));
  return known.filter(({ articles: own }) => {
    const alone = own.filter(({ articleId }) => !ids.has(articleId)).map(({ articleId }) => supports.get(articleId) ?? 0);
    if (best > 0 && alone.length > 0 && alone.reduce((sum, support) => sum + support, 0) < LEAST_OF_OWN * alone.length) return false;
    if (thin && (best < UNSURE || own.some(({ articleId }) => articleId === found[0]?.articleId))) return true;
    const shared = own.filter(({ articleId }) => ids.has(articleId)).length;
    return shared >= Math.min(thin ? 1 : 2, own.length) && shared * 2 >= own.length;
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
