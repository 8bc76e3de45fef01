/** What one draft is written from: what was found, what can be worked out, what lawyers released; of several matters, each by itself. */
import type { Calculation, CategoryCode } from "../contract.ts";
import type { Found } from "#law/law.ts";
import { type Triage, TriageRecord } from "#triage/triage.ts";
import type { Guidance, Matter, RecallAnswer } from "./draft.ts";
import type { FoundRefs } from "./draft.sql.ts";
import { mayCite } from "./rules/cite.ts";
import type { Material } from "./rules/extract/compose-matters.ts";
import type { KnownAnswer } from "./rules/extract/articles-to-cite.ts";
import { type Topic, answeredTopics, guidanceFor, limitCards } from "./rules/extract/topics.ts";
import { splitMatters } from "./rules/split-matters.ts";

export type MaterialDeps = {
  recall: (refs: FoundRefs) => Promise<Found>;
  articlesOfCards: (ids: string[]) => Promise<Found["articles"]>;
  remembered: RecallAnswer;
  guidance: (category: string) => Guidance;
  /** From the triage room: how a piece of the words reads alone. */
  triage: (text: string) => Triage;
  sums: (words: string, categories: CategoryCode[], region: string | null) => { sums: Calculation[]; asks: string[] };
};

/** A piece whose field triage is less sure of says nothing of its own. */
const SURE = 0.6;

/** @returns what several matters are told, or all the words as one */
export function mattersIn(words: readonly string[], triage: (text: string) => Triage): string[] {
  return splitMatters(words.join("\n"), (piece) => {
    const { category, confidence } = triage(piece);
    return category !== "other" && confidence >= SURE ? category : null;
  });
}

export async function gatherMaterial(
  deps: MaterialDeps,
  matter: Pick<Matter, "words" | "triage" | "category" | "matterRegion">,
  refs: FoundRefs,
): Promise<Material[]> {
  const found = await deps.recall(refs);
  const texts = mattersIn(matter.words, deps.triage);
  const several = texts.length > 1;
  return Promise.all(
    texts.map((text, i) => {
      const of = new Set([...refs.articles, ...refs.cases].filter((ref) => !several || ref.matter === i).map(({ id }) => id));
      const own = {
        articles: found.articles.filter((article) => of.has(article.articleId) && mayCite(article)),
        cases: found.cases.filter((each) => of.has(each.caseId)),
      };
      const triage = several ? deps.triage(text) : TriageRecord.parse(matter.triage);
      const read = several ? triage : { ...triage, category: matter.category };
      return materialOf(deps, several ? [text] : matter.words, read, own, matter.matterRegion);
    }),
  );
}

async function materialOf(deps: MaterialDeps, words: string[], triage: Triage, found: Found, region: string | null): Promise<Material> {
  const text = words.join("\n");
  const guidance = guidanceFor(text, triage, deps.guidance);
  const [limits, remembered, known] = await Promise.all([
    deps.articlesOfCards(limitCards(words, guidance)),
    deps.remembered(words, triage.category),
    Promise.all(answeredTopics(guidance, text).map((topic) => knownAnswer(deps, topic))),
  ]);
  const fields = [triage.category, ...(triage.second ? [triage.second] : [])];
  return { words, triage, guidance, sources: { ...found, limits, remembered, known: known.flat(), ...deps.sums(text, fields, region) } };
}

/** What is said of a cause falls with the first of its articles that is no longer law. */
async function knownAnswer({ articlesOfCards }: MaterialDeps, { answer }: Topic): Promise<KnownAnswer[]> {
  if (answer === null) return [];
  const articles = await articlesOfCards(answer.articles);
  return articles.length === answer.articles.length ? [{ says: answer.says, articles }] : [];
}
