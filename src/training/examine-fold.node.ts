/** What the finder sees of the questions of some folds, with weights that are blind to them: through the service's own code. */
import { readFileSync, writeFileSync } from "node:fs";
import type { CategoryCode } from "../contract.ts";
import { type Finder, type Seen, openFinder } from "#finding/find-law.ts";
import type { Lead, Query, SlotTable } from "#finding/finding.ts";
import { indexLaw } from "#finding/index-law.ts";
import { NUMBER_NAMES } from "#finding/rules/candidate-numbers.ts";
import type { Ranker } from "#finding/rules/ranker.ts";
import { SECOND_NAMES } from "#finding/rules/second-look.ts";
import type { Trees } from "#finding/rules/trees.ts";
import { type WordModel, toBytes } from "#language/word-model.ts";
import type { Story } from "#law/law.ts";
import { loadCorpus } from "#law/load-corpus.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { foldOf, foldOfStory, partOf, withheldAsk } from "./folds.ts";
import type { Group } from "./learn-ranker.ts";
import { questionVector } from "./learn-words.ts";
import { PoolItem, emptyDatabase, loadPool, readLines, shippedCards } from "./pool.node.ts";
import type { Sources } from "./sources.ts";

/** A question's candidates, and how many right answers there are at all. */
export type Examined = Group & { answers: number };

/** As in service (drafting/retrieve-sources.ts): what triage says, which errs as it errs there. */
export type FieldOf = (question: string) => CategoryCode;

/** Which look is examined: the ranker's, before it has learned anything, or the second one, after a ranker that has. */
export type Look = { ranker: Ranker; see: (finder: Finder, query: Query) => Promise<Seen | null> };
export const FIRST: Look = { ranker: unlearned(NUMBER_NAMES), see: (finder, query) => finder.examine(query) };
export const secondAfter = (ranker: Ranker): Look => ({ ranker, see: (finder, query) => finder.examineAgain(query) });

const clock: Clock = () => new Date("2026-11-21T00:00:00Z");

export type PoolExamined = { questions: Examined[]; exact: Examined[] };

/**
 * One fold's questions, and what was told exactly of it, put to the collection's articles by weights that are blind to the
 * fold. All that is told leads the collection's questions, as in service: none of it knows them.
 */
export async function examinePool(
  poolFile: string,
  sources: Sources,
  model: WordModel,
  fold: number,
  fieldOf: FieldOf,
  look: Look,
): Promise<PoolExamined> {
  const database = await emptyDatabase();
  try {
    const ids = await loadPool(database, readLines(poolFile, PoolItem), shippedCards());
    await indexLaw({ database, clock, model });
    const asService = openLed(database, model, leadsOf(sources, model, { questions: [fold], told: [] }), look);
    const untold = openLed(database, model, leadsOf(sources, model, blindTo(fold)), look);
    const put = async (
      finder: Finder,
      text: string,
      isRight: (slot: number, table: SlotTable) => boolean,
      answers: (table: SlotTable) => number,
    ) => {
      const seen = await look.see(finder, { text, category: fieldOf(text) });
      if (!seen) return [];
      const right = Uint8Array.from(seen.slots, (slot) => (isRight(slot, seen.table) ? 1 : 0));
      return [{ numbers: seen.numbers, right, answers: answers(seen.table) }];
    };
    const found: PoolExamined = { questions: [], exact: [] };
    for (const [i, { question, gold }] of sources.questions.entries())
      if (foldOf(i) === fold) {
        const isGold = (slot: number, table: SlotTable) => gold.includes(ids.get(table.articleIds[slot] ?? "") ?? "");
        found.questions.push(...(await put(asService, question, isGold, () => gold.length)));
      }
    for (const [i, { question, places }] of sources.exact.entries())
      if (foldOfStory(sources.rare.length + i) === fold) {
        const answersIn = (table: SlotTable) => new Set(places.flatMap((place) => table.places.get(place) ?? []));
        found.exact.push(
          ...(await put(
            untold,
            question,
            (slot, table) => places.some((place) => table.places.get(place)?.includes(slot)),
            (table) => answersIn(table).size,
          )),
        );
      }
    return found;
  } finally {
    await database.close();
  }
}

export type OwnExamined = { asks: Examined[]; stories: Examined[]; ordinary: Examined[] };

/**
 * The same of asks, stories and ordinary questions: the bundled corpus as a new service has it, without those that are put to it. A model
 * that is blind to a fold examines a fifth of the cards and of the stories.
 */
export async function examineOwn(sources: Sources, model: WordModel, fold: number, fieldOf: FieldOf, look: Look): Promise<OwnExamined> {
  const database = await emptyDatabase();
  try {
    const asked = shippedCards().map((card) => ({ card, ask: card.asks[withheldAsk(card)]! }));
    const cards = asked.map(({ card, ask }) => ({ ...card, asks: card.asks.filter((other) => other !== ask) }));
    await loadCorpus({ database, clock }, { cards, cases: [] });
    await indexLaw({ database, clock, model });
    const finder = openLed(database, model, leadsOf(sources, model, blindTo(fold)), look);
    const placed = new Map(sources.cards.map(({ id, place }) => [id, place]));
    const put = async (text: string, ids: string[]): Promise<Examined[]> => {
      const seen = await look.see(finder, { text, category: fieldOf(text) });
      if (!seen) return [];
      const places = ids.flatMap((id) => placed.get(id) ?? []);
      const answers = new Set(places.flatMap((place) => seen.table.places.get(place) ?? []));
      return [{ numbers: seen.numbers, right: Uint8Array.from(seen.slots, (slot) => (answers.has(slot) ? 1 : 0)), answers: answers.size }];
    };
    const found: OwnExamined = { asks: [], stories: [], ordinary: [] };
    for (const { card, ask } of asked) if (partOf(card.id) === fold) found.asks.push(...(await put(ask, [card.id])));
    for (const kind of ["stories", "ordinary"] as const)
      for (const [i, { question, cards }] of sources[kind].entries())
        if (foldOfStory(i) === fold) found[kind].push(...(await put(question, cards)));
    return found;
  } finally {
    await database.close();
  }
}

function openLed(database: Database, model: WordModel, leads: Lead[], { ranker }: Look): Finder {
  return openFinder({ database, clock, model, ranker, second: UNGROWN, leads });
}

/** It examines, and puts nothing in order yet. */
const UNGROWN: Trees = {
  names: [...SECOND_NAMES],
  start: 0,
  roots: new Int32Array(0),
  asks: new Int16Array(0),
  values: new Float32Array(0),
  left: new Int32Array(0),
};

function unlearned(names: readonly string[]): Ranker {
  const [mean, scale] = [new Float32Array(names.length), new Float32Array(names.length)];
  return { names: [...names], mean, scale, networks: [], support: new Float32Array(names.length + 1) };
}

/** Folds that are left out: of the collection's questions, and of what was told. */
export type LeftOut = { questions: readonly number[]; told: readonly number[] };
export const NOTHING: LeftOut = { questions: [], told: [] };
export const blindTo = (fold: number): LeftOut => ({ questions: [fold], told: [fold] });

/**
 * What the questions and the stories outside of these folds led to; a story is a long way of asking for its cards. What is
 * ordinary counts as a question, as approved answers do: how often an article is led to is told by these.
 */
export function leadsOf({ questions, stories, ordinary, rare, exact, pool, cards }: Sources, model: WordModel, without: LeftOut): Lead[] {
  const ofArticle = new Map(pool.map(({ id, place }) => [id, place]));
  const ofCard = new Map(cards.map(({ id, place }) => [id, place]));
  const lead = (kind: Lead["kind"], question: string, places: string[]): Lead[] =>
    places.length === 0 ? [] : [{ kind, vector: toBytes(questionVector(model, question)), places }];
  const known = (place: string | null | undefined) => place ?? [];
  const told =
    (kind: Lead["kind"]) =>
    ({ question, cards: ids }: Story, i: number): Lead[] =>
      without.told.includes(foldOfStory(i))
        ? []
        : lead(
            kind,
            question,
            ids.flatMap((id) => known(ofCard.get(id))),
          );
  return [
    ...questions.flatMap(({ question, gold }, i) =>
      without.questions.includes(foldOf(i))
        ? []
        : lead(
            "question",
            question,
            gold.flatMap((id) => known(ofArticle.get(id))),
          ),
    ),
    ...stories.flatMap(told("ask")),
    ...[...rare, ...exact].flatMap(({ question, places }, i) =>
      without.told.includes(foldOfStory(i)) ? [] : lead("ask", question, places),
    ),
    ...ordinary.flatMap(told("question")),
  ];
}

/** Numbers in one file, sizes beside them: a fold is some 7 MB. */
export function saveExamined(file: string, examined: Examined[]): void {
  const sizes = examined.map(({ right, answers }) => ({ size: right.length, answers }));
  const bytes = examined.flatMap(({ numbers, right }) => [
    Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength),
    Buffer.from(right),
  ]);
  writeFileSync(`${file}.bin`, Buffer.concat(bytes));
  writeFileSync(`${file}.json`, JSON.stringify(sizes)); // last: its being there says that the fold is whole
}

/** @param width how many numbers a row has */
export function readExamined(file: string, width: number): Examined[] {
  const sizes = JSON.parse(readFileSync(`${file}.json`, "utf8")) as { size: number; answers: number }[];
  const bytes = readFileSync(`${file}.bin`);
  let at = 0;
  const take = (length: number) => Uint8Array.from(bytes.subarray(at, (at += length)));
  return sizes.map(({ size, answers }) => {
    const numbers = new Float32Array(take(size * width * 4).buffer);
    return { numbers, right: take(size), answers };
  });
}
