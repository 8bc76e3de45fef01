/** Pairs of what people say and the article, or the answer, that belongs to it. */
import { type Bag, type WordModel, bagOf } from "#language/word-model.ts";
import { plainLawName } from "#finding/rules/place.ts";
import type { Lessons, Pair } from "./contrastive.ts";
import type { Story } from "#law/law.ts";
import { random } from "./random.ts";
import type { Sources } from "./sources.ts";

const CROPS = 10_000;
/** Real questions with their articles are few and the best there is. */
const QUESTION_TIMES = 4;
const ASK_TIMES = 2;
const STORY_TIMES = 2;
/** Several wordings of one need stand there already. */
const ORDINARY_TIMES = 1;
/** Nearest to what people ask a lawyer, and with all that answers it. */
const EXACT_TIMES = 2;

/** What must not be learned from: questions, stories and ordinary questions by their place in the file, and asks of cards. */
export type Blind = {
  question: (place: number) => boolean;
  story: (place: number) => boolean;
  ordinary: (place: number) => boolean;
  ask: (card: { id: string; asks: string[] }, ask: number) => boolean;
};

/** The pool's articles come first among the texts, then our cards as the index has them; answers follow. */
export function makeLessons(cutter: Pick<WordModel, "cut" | "numbers" | "pairs">, sources: Sources, blind: Blind): Lessons {
  const bag = (text: string) => bagOf(cutter, text);
  const texts = [...sources.pool.map(articleText), ...sources.cards.map(cardText)].map(bag);
  const articles = texts.length;
  const pairs: Pair[] = [];
  const learn = (query: Bag, right: (number | undefined)[], times = 1, mined = true) => {
    const known = right.filter((text) => text !== undefined);
    if (query.words.length === 0 || known.length === 0) return;
    const pair: Pair = { query, texts: Int32Array.from(known), mined };
    for (let i = 0; i < times; i++) pairs.push(pair);
  };
  const answer = (text: string): number[] => [texts.push(bag(text)) - 1];
  const byId = new Map(sources.pool.map((article, i) => [article.id, i]));
  const byPlace = new Map(sources.pool.flatMap((article, i) => (article.place === null ? [] : [[article.place, i] as const])));
  const cardAt = new Map(sources.cards.map((card, i) => [card.place, sources.pool.length + i]));

  sources.questions.forEach((q, i) => {
    if (blind.question(i)) return;
    const gold = q.gold.map((id) => byId.get(id));
    const cards = gold.map((article) => cardAt.get(sources.pool[article ?? -1]?.place ?? ""));
    learn(bag(q.question), [...gold, ...cards], QUESTION_TIMES);
    if (q.answer === "") return;
    learn(bag(q.answer), gold);
    learn(bag(q.question), answer(q.answer), 1, false);
  });
  for (const card of sources.cards) {
    const article = card.ofPool ? byPlace.get(card.place) : undefined;
    learn(bag(card.gist), [article]);
    card.asks.forEach((ask, i) => {
      if (blind.ask(card, i)) return;
      learn(bag(ask), [article, cardAt.get(card.place)], ASK_TIMES);
    });
  }
  const textsOf = (place: string, ofPool: boolean) => [ofPool ? byPlace.get(place) : undefined, cardAt.get(place)];
  for (const { question, texts, isBlind, times } of toldQuestions(sources, blind, textsOf))
    if (!isBlind) learn(bag(question), texts, times);
  for (const f of sources.family) {
    learn(
      bag(f.question),
      f.places.map((place) => byPlace.get(place)),
    );
    learn(bag(f.question), answer(f.answer), 1, false);
  }
  for (const a of sources.advice) learn(bag(a.question), answer(a.answer), 1, false);
  for (const s of sources.scenes) {
    learn(bag(s.question), [byPlace.get(s.place)]);
    learn(bag(s.answer), [byPlace.get(s.place)]);
  }
  learnCrops(sources, (crop, article) => learn(bag(crop), [article], 1, false));
  return { texts, articles, pairs };
}

type Told = { question: string; texts: (number | undefined)[]; isBlind: boolean; times: number };

/** Questions that were told with their articles: stories, what is asked every day, rarely, and exactly. */
function toldQuestions(
  { cards, stories, ordinary, rare, exact }: Sources,
  blind: Blind,
  textsOf: (place: string, ofPool: boolean) => (number | undefined)[],
): Told[] {
  const ofCard = new Map(cards.map(({ id, place, ofPool }) => [id, textsOf(place, ofPool)]));
  const told =
    (isBlind: (place: number) => boolean, times: number) =>
    ({ question, cards: ids }: Story, i: number): Told => ({
      question,
      texts: ids.flatMap((id) => ofCard.get(id) ?? []),
      isBlind: isBlind(i),
      times,
    });
  return [
    ...stories.map(told(blind.story, STORY_TIMES)),
    ...ordinary.map(told(blind.ordinary, ORDINARY_TIMES)),
    ...[...rare, ...exact].map(({ question, places }, i) => ({
      question,
      texts: places.flatMap((place) => textsOf(place, true)),
      isBlind: blind.ordinary(i),
      times: i < rare.length ? 1 : EXACT_TIMES,
    })),
  ];
}

/** Sentences of articles point to their article: law in its own words, which no question speaks. */
function learnCrops({ pool }: Sources, learn: (crop: string, article: number) => void): void {
  const next = random(11);
  for (let n = 0; n < CROPS; n++) {
    const article = Math.floor(next() * pool.length);
    const sentences = pool[article]!.text.split(/[。；\n]/u).filter((sentence) => sentence.length > 8);
    learn(sentences.length < 2 ? pool[article]!.text : sentences[Math.floor(next() * sentences.length)]!, article);
  }
}

/** As the index has it (finding/index-law.ts). */
export function articleText({ law, chapter, text }: { law: string; chapter: string; text: string }): string {
  return `${plainLawName(law)} ${chapter} ${text}`;
}

/** A card where no official text stands beside it, as the index has it. */
function cardText({ law, gist }: { law: string; gist: string }): string {
  return articleText({ law, chapter: "", text: gist });
}
