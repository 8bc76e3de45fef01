/** What the drafter is given for the questions of a withheld fold, by a finder that is blind to it; kept once, so that variants cost seconds. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CategoryCode } from "../src/contract.ts";
import { shippedFigures } from "../src/shipped-figures.node.ts";
import { readWeights } from "../src/shipped-finder.node.ts";
import { shippedTriage } from "../src/shipped-triage.ts";
import { CannotStart } from "#cli/command.node.ts";
import { Guidance } from "#drafting/draft.ts";
import { type MaterialDeps, gatherMaterial, mattersIn } from "#drafting/gather-material.ts";
import type { Material } from "#drafting/rules/extract/compose-matters.ts";
import { sumsTold } from "#drafting/work-out-sum.ts";
import { type Finder, openFinder } from "#finding/find-law.ts";
import { indexLaw } from "#finding/index-law.ts";
import { NUMBER_NAMES } from "#finding/rules/candidate-numbers.ts";
import { readRanker } from "#finding/rules/ranker.ts";
import { type WordModel, readWordModel } from "#language/word-model.ts";
import type { FoundArticle } from "#law/law.ts";
import { loadCorpus } from "#law/load-corpus.ts";
import { articlesOfCards, recallFound } from "#law/search-law.ts";
import type { Database } from "#platform/database.ts";
import { readJsonFiles } from "#platform/shipped.node.ts";
import { type LeftOut, blindTo, leadsOf } from "#training/examine-fold.node.ts";
import { foldOf, foldOfStory, partOf, withheldAsk } from "#training/folds.ts";
import { PoolItem, emptyDatabase, loadPool, readLines, shippedCards } from "#training/pool.node.ts";
import type { Sources } from "#training/sources.ts";
import { TODAY, clock } from "./drafting-bench.node.ts";

const ROOT = join(import.meta.dirname, "..");
export const WORK = join(ROOT, ".train");

/** One matter of a question: all that the drafter gets but the articles found, and the second look's numbers of each that may be found. */
export type KeptPart = Omit<Material, "guidance"> & { category: CategoryCode; rows: string[]; numbers: number[] };
/** `right` are articles' ids; `answers` counts those, too, that the library does not hold. */
export type Kept = { right: string[]; answers: number; parts: KeptPart[] };
export const KINDS = ["questions", "stories", "asks"] as const;
export type Kind = (typeof KINDS)[number];
/** Articles by id; questions are asked of another library than stories and asks. */
export type KeptFold = Record<Kind, { articles: Record<string, FoundArticle>; kept: Kept[] }>;

const fileOf = (fold: number) => join(WORK, `material-${fold}.json`);

/** @throws CannotStart where the fold's words were not learned (`npm run train -- folds`) */
export async function keptFold(dataDir: string, sources: () => Sources, fold: number): Promise<KeptFold> {
  if (!existsSync(fileOf(fold))) {
    const words = join(WORK, `words-128-1-without-${fold}.bin`);
    if (!existsSync(words)) throw new CannotStart(`${words} is not there: npm run train -- folds comes first`);
    console.error(`asking the questions of fold ${fold}…`);
    const model = readWordModel(readFileSync(words));
    const questions = await ofQuestions(join(dataDir, "stard/corpus.jsonl"), sources(), model, fold);
    writeFileSync(fileOf(fold), JSON.stringify({ questions, ...(await ofOwn(sources(), model, fold)) }));
  }
  return JSON.parse(readFileSync(fileOf(fold), "utf8")) as KeptFold;
}

type Asked = { text: string; right: string[]; answers: number };

async function ofQuestions(pool: string, sources: Sources, model: WordModel, fold: number): Promise<KeptFold["questions"]> {
  const database = await emptyDatabase();
  try {
    const ids = await loadPool(database, readLines(pool, PoolItem), shippedCards());
    const byPool = Map.groupBy(ids.keys(), (articleId) => ids.get(articleId)!);
    const asked = sources.questions
      .filter((_, i) => foldOf(i) === fold)
      .map(({ question, gold }) => ({ text: question, right: gold.flatMap((id) => byPool.get(id) ?? []), answers: gold.length }));
    // As in service, and as they are examined: all that is told leads them, and none of it knows them.
    const finder = await openBlind(database, sources, model, fold, { questions: [fold], told: [] });
    return await keep(database, finder, asked);
  } finally {
    await database.close();
  }
}

/** The bundled corpus without the asks that are put to it. */
async function ofOwn(sources: Sources, model: WordModel, fold: number): Promise<Pick<KeptFold, "stories" | "asks">> {
  const database = await emptyDatabase();
  try {
    const held = shippedCards().map((card) => ({ card, ask: card.asks[withheldAsk(card)]! }));
    const cards = held.map(({ card, ask }) => ({ ...card, asks: card.asks.filter((other) => other !== ask) }));
    await loadCorpus({ database, clock }, { cards, cases: [] });
    const { rows } = await database.pool.query<{ id: string; article: string }>("select id, article_id::text as article from card");
    const articleOf = new Map(rows.map(({ id, article }) => [id, article]));
    const put = (text: string, ids: string[]): Asked => ({
      text,
      right: ids.flatMap((id) => articleOf.get(id) ?? []),
      answers: ids.length,
    });
    const stories = sources.stories.filter((_, i) => foldOfStory(i) === fold).map(({ question, cards: ids }) => put(question, ids));
    const asks = held.filter(({ card }) => partOf(card.id) === fold).map(({ card, ask }) => put(ask, [card.id]));
    const finder = await openBlind(database, sources, model, fold, blindTo(fold));
    return { stories: await keep(database, finder, stories), asks: await keep(database, finder, asks) };
  } finally {
    await database.close();
  }
}

/** By a ranker that has not seen the fold; the second look comes when drafts are made. */
async function openBlind(database: Database, sources: Sources, model: WordModel, fold: number, without: LeftOut): Promise<Finder> {
  await indexLaw({ database, clock, model });
  const { second } = shipped();
  const ranker = readRanker(JSON.parse(readFileSync(join(WORK, `ranker-without-${fold}.json`), "utf8")), NUMBER_NAMES);
  return openFinder({ database, clock, model, ranker, second, leads: leadsOf(sources, model, without) });
}

const shipped = () => readWeights(join(ROOT, "corpus/finder"));

async function keep(database: Database, finder: Finder, asked: readonly Asked[]): Promise<KeptFold[Kind]> {
  const deps = materialDeps(database);
  const kept: Kept[] = [];
  for (const { text, right, answers } of asked) {
    const triage = deps.triage(text);
    const texts = mattersIn([text], deps.triage);
    const material = await gatherMaterial(
      deps,
      { words: [text], triage, category: triage.category, matterRegion: null },
      { articles: [], cases: [] },
    );
    const parts: KeptPart[] = [];
    for (const [i, { guidance, ...part }] of material.entries()) {
      const category = texts.length > 1 ? part.triage.category : triage.category;
      const seen = await finder.examineAgain({ text: texts[i]!, category });
      const rows = Array.from(seen?.slots ?? [], (slot) => seen!.table.articleIds[slot]!);
      parts.push({ ...part, category: guidance.category as CategoryCode, rows, numbers: Array.from(seen?.numbers ?? [], rounded) });
    }
    kept.push({ right, answers, parts });
  }
  return { articles: await articlesIn(database, kept), kept };
}

/** Six digits are more than weights of four bytes can tell apart. */
const rounded = (value: number) => Number(value.toPrecision(6));

function materialDeps(database: Database): MaterialDeps {
  const guidance = shippedGuidance();
  const read = shippedTriage(shipped().model);
  const figures = shippedFigures();
  return {
    recall: () => Promise.resolve({ articles: [], cases: [] }),
    articlesOfCards: (ids) => articlesOfCards({ database, clock }, ids),
    remembered: () => Promise.resolve([]),
    guidance: (category) => guidance.get(category) ?? guidance.get("other")!,
    triage: (text) => read(text, TODAY),
    sums: (words, categories) => sumsTold(figures, { words, today: TODAY, categories, region: null }),
  };
}

export const shippedGuidance = () => new Map(readJsonFiles(join(ROOT, "corpus/guidance"), Guidance).map((each) => [each.category, each]));

const AT_ONCE = 2_000;

async function articlesIn(database: Database, kept: readonly Kept[]): Promise<Record<string, FoundArticle>> {
  const ids = [...new Set(kept.flatMap(({ parts }) => parts.flatMap(({ rows }) => rows)))];
  const found: FoundArticle[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const refs = ids.slice(at, at + AT_ONCE).map((id) => ({ id, score: 0, support: 0, matched: [] }));
    found.push(...(await recallFound({ database, clock }, { articles: refs, cases: [] })).articles);
  }
  return Object.fromEntries(found.map((article) => [article.articleId, article]));
}
