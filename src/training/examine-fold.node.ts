/** What the finder sees of the questions of some folds, with weights that are blind to them: through the service's own code. */
import { readFileSync, writeFileSync } from "node:fs";
import type { CategoryCode } from "../contract.ts";
import { triageQuestion } from "#triage/triage-question.ts";
import { type Finder, openFinder } from "#finding/find-law.ts";
import type { Lead } from "#finding/finding.ts";
import { indexLaw } from "#finding/index-law.ts";
import { NUMBER_NAMES } from "#finding/rules/candidate-numbers.ts";
import type { Ranker } from "#finding/rules/ranker.ts";
import { type WordModel, toBytes } from "#finding/rules/word-model.ts";
import { placeOf } from "#finding/rules/place.ts";
import { articleNumber } from "#language/numerals.ts";
import { loadCorpus } from "#law/load-corpus.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { foldOf, partOf, withheldAsk } from "./folds.ts";
import type { Group } from "./learn-ranker.ts";
import { questionVector } from "./learn-words.ts";
import { PoolItem, emptyDatabase, loadPool, readLines, shippedCards } from "./pool.node.ts";
import type { Sources } from "./sources.ts";

/** A question's candidates, and how many right answers there are at all. */
export type Examined = Group & { answers: number };

const clock: Clock = () => new Date("2026-11-21T00:00:00Z");

/** @returns by fold, the questions of each fold that the model is blind to */
export async function examineFolds(
  poolFile: string,
  sources: Sources,
  model: WordModel,
  blind: number[],
): Promise<Map<number, Examined[]>> {
  const database = await emptyDatabase();
  try {
    const ids = await loadPool(database, readLines(poolFile, PoolItem), shippedCards());
    const finder = await openBlind(database, sources, model, blind);
    const examined = new Map<number, Examined[]>(blind.map((fold) => [fold, []]));
    for (const [i, { question, gold }] of sources.questions.entries()) {
      const fold = examined.get(foldOf(i));
      const seen = fold && (await finder.examine({ text: question, category: fieldOf(question) }));
      if (!seen) continue;
      const right = Uint8Array.from(seen.slots, (slot) => (gold.includes(ids.get(seen.table.articleIds[slot] ?? "") ?? "") ? 1 : 0));
      fold.push({ numbers: seen.numbers, right, answers: gold.length });
    }
    return examined;
  } finally {
    await database.close();
  }
}

/**
 * The same of asks: the bundled corpus as a new service has it, without the asks that are put to it. A model that is
 * blind to a fold examines a fifth of the cards.
 */
export async function examineAsks(sources: Sources, model: WordModel, fold: number): Promise<Examined[]> {
  const database = await emptyDatabase();
  try {
    const asked = shippedCards().map((card) => ({ card, ask: card.asks[withheldAsk(card)]! }));
    const cards = asked.map(({ card, ask }) => ({ ...card, asks: card.asks.filter((other) => other !== ask) }));
    await loadCorpus({ database, clock }, { cards, cases: [] });
    const finder = await openBlind(database, sources, model, [fold]);
    const examined: Examined[] = [];
    for (const { card, ask } of asked.filter(({ card }) => partOf(card.id) === fold)) {
      const number = articleNumber(card.articleNo);
      const seen = number && (await finder.examine({ text: ask, category: fieldOf(ask) }));
      if (!seen) continue;
      const answers = new Set(seen.table.places.get(placeOf(card.law, number.no, number.sub)));
      examined.push({ numbers: seen.numbers, right: Uint8Array.from(seen.slots, (slot) => (answers.has(slot) ? 1 : 0)), answers: 1 });
    }
    return examined;
  } finally {
    await database.close();
  }
}

async function openBlind(database: Database, sources: Sources, model: WordModel, blind: number[]): Promise<Finder> {
  await indexLaw({ database, clock, model });
  return openFinder({ database, clock, model, ranker: unlearned(), leads: leadsOf(sources, model, (i) => blind.includes(foldOf(i))) });
}

/** As in service (drafting/retrieve-sources.ts): what triage says, which errs as it errs there. */
function fieldOf(question: string): CategoryCode {
  return triageQuestion(question).category;
}

function unlearned(): Ranker {
  const width = NUMBER_NAMES.length;
  return {
    names: [...NUMBER_NAMES],
    mean: new Float32Array(width),
    scale: new Float32Array(width),
    networks: [],
    support: new Float32Array(width + 1),
  };
}

/** What the questions that are not blind led to. */
export function leadsOf({ questions, pool }: Sources, model: WordModel, blind: (question: number) => boolean): Lead[] {
  const placeOf = new Map(pool.map(({ id, place }) => [id, place]));
  return questions.flatMap(({ question, gold }, i) => {
    const places = gold.flatMap((id) => placeOf.get(id) ?? []);
    return blind(i) || places.length === 0 ? [] : [{ kind: "question" as const, vector: toBytes(questionVector(model, question)), places }];
  });
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

export function readExamined(file: string): Examined[] {
  const sizes = JSON.parse(readFileSync(`${file}.json`, "utf8")) as { size: number; answers: number }[];
  const bytes = readFileSync(`${file}.bin`);
  let at = 0;
  const take = (length: number) => Uint8Array.from(bytes.subarray(at, (at += length)));
  return sizes.map(({ size, answers }) => {
    const numbers = new Float32Array(take(size * NUMBER_NAMES.length * 4).buffer);
    return { numbers, right: take(size), answers };
  });
}
