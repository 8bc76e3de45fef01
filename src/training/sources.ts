/** Sources: what the weights are learned from. */
import type { CaseDigest, StatuteCard, Story } from "#law/law.ts";

/** `place` is law#no-sub. */
type PoolArticle = { id: string; place: string | null; law: string; chapter: string; text: string };
export type Sources = {
  pool: PoolArticle[];
  questions: { question: string; gold: string[]; answer: string }[];
  advice: { question: string; answer: string }[];
  /** Questions with the articles that a model retrieved for them. */
  family: { question: string; answer: string; places: string[] }[];
  scenes: { question: string; answer: string; place: string }[];
  /** `ofPool`: the card speaks of the article as the pool has it. */
  cards: (StatuteCard & { place: string; ofPool: boolean })[];
  stories: Story[];
  /** What is asked every day, in a line, and what a lawyer names first for it. */
  ordinary: Story[];
  /** What is rarely asked, of articles that have no card; and what is asked exactly, with all that a lawyer would cite. */
  rare: Placed[];
  exact: Placed[];
  cases: CaseDigest[];
  /** Statutes of today beside the pool's, for the word vectors. */
  statutes: string[];
};

/** A told question by the places of its articles. */
type Placed = { question: string; places: string[] };

/** Texts for words and word vectors, each once; no question or answer of the collection that is scored is among them. */
export function texts({ pool, advice, family, cards, stories, ordinary, rare, exact, cases, statutes }: Sources): string[] {
  return [
    ...new Set([
      ...pool.flatMap(({ text, law, chapter }) => [text, `${law} ${chapter}`]),
      ...statutes,
      ...advice.flatMap(({ question, answer }) => [question, answer]),
      ...family.flatMap(({ question, answer }) => [question, answer]),
      ...cards.flatMap(({ gist, asks }) => [gist, ...asks]),
      ...stories.map(({ question }) => question),
      ...ordinary.map(({ question }) => question),
      ...[...rare, ...exact].map(({ question }) => question),
      ...cases.flatMap(({ facts, holding, asks }) => [facts, holding, ...asks]),
    ]),
  ];
}
