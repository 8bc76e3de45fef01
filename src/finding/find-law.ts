/** Finds articles and cases by a layperson's words: words, character pairs, vectors and what other questions led to. */
import { dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { Filters, FoundRefs, Query, SlotTable } from "./finding.ts";
import { lexicalScores, likenesses, mixed, readBags } from "./first-stage.ts";
import { type HeldIndex, type HoldDeps, holdIndex } from "./hold-index.ts";
import { type Near, likenessOf, nearestSlots, servingGeneration } from "./index.sql.ts";
import { best } from "./rules/best.ts";
import { type Candidates, candidateNumbers, standardised } from "./rules/candidate-numbers.ts";
import { coverer } from "./rules/cover.ts";
import { leadVotes, nearestAsks } from "./rules/leads.ts";
import { wordMatcher } from "./rules/matched-words.ts";
import { mayShow } from "./rules/may-show.ts";
import { type Ranker, scoreRows, supportOf } from "./rules/ranker.ts";
import { softMatcher } from "./rules/soft-match.ts";
import { type Bag, type WordModel, bagOf, embedBag, toBytes } from "#language/word-model.ts";

/** A configured embedder takes the local vectors' place once its own are all there. */
export type FinderDeps = HoldDeps & { model: WordModel; ranker: Ranker };

export type Finder = {
  find: (query: Query) => Promise<FoundRefs>;
  /** What the ranker sees of one question: for learning its weights. */
  examine: (query: Query) => Promise<{ slots: Int32Array; numbers: Float32Array; table: SlotTable } | null>;
  /** Of the articles of one law, those nearest to each text, by id; the article itself may be among them. */
  nearestInLaw: (articleId: string, texts: readonly string[]) => Promise<string[]>;
  /** Reads the tables anew at the next question: another embedder's vectors are there. */
  renew: () => void;
  /** A question as a lead keeps it; null where it holds no known word. */
  vectorOf: (question: string) => { embedder: string; vector: Int8Array } | null;
  /** Ends when nothing is being read beside questions: before the database closes. */
  settled: () => Promise<void>;
};

/** Keeps what every question needs in memory (hold-index.ts). */
export function openFinder(deps: FinderDeps): Finder {
  const { current, renew, settled } = holdIndex(deps);
  return {
    renew,
    settled,
    find: async (query) => {
      for (;;) {
        const index = await current();
        if (!index) return { articles: [], cases: [] };
        const found = await find(deps, index, query);
        // Where another generation took over meanwhile, this one's rows were going: half an answer, so once more.
        if ((await servingGeneration(deps.database.db))?.id === index.table.generation) return found;
      }
    },
    examine: async (query) => {
      const index = await current();
      const looked = index && (await look(deps, index, query));
      return looked ? { slots: looked.slots, numbers: looked.numbers, table: index.table } : null;
    },
    nearestInLaw: async (articleId, texts) => {
      const index = await current();
      return index ? nearestInLaw(deps, index.table, articleId, texts) : [];
    },
    vectorOf: (question) => {
      const bag = bagOf(deps.model, question);
      if (bag.words.length === 0) return null;
      return { embedder: deps.model.name, vector: toBytes(embedBag(deps.model, bag, "question")) };
    },
  };
}

const NEAREST_IN_LAW = 5;

async function nearestInLaw(
  { database, model }: FinderDeps,
  table: SlotTable,
  articleId: string,
  texts: readonly string[],
): Promise<string[]> {
  const own = table.articleIds.indexOf(articleId);
  if (own < 0) return [];
  const slots = table.articleIds.flatMap((id, slot) => (id !== null && table.laws[slot] === table.laws[own] ? [slot] : []));
  const near = await Promise.all(
    texts.map(async (text) => {
      const vector = toBytes(embedBag(model, bagOf(model, text), "text"));
      const found = await likenessOf(database.db, { generation: table.generation, embedder: model.name, vector, slots });
      return found.sort((a, b) => b.likeness - a.likeness).slice(0, NEAREST_IN_LAW);
    }),
  );
  return [...new Set(near.flat().flatMap(({ slot }) => table.articleIds[slot] ?? []))];
}

const ARTICLES = 10;
const CASES = 3;
const FROM_VECTORS = 200;
const FROM_WORDS = 100;
const FROM_CARDS = 40;
const FROM_ASKS = 40;

async function find(deps: FinderDeps, index: HeldIndex, query: Query): Promise<FoundRefs> {
  const looked = await look(deps, index, query);
  if (!looked) return { articles: [], cases: [] };
  const scores = withConfigured(scoreRows(deps.ranker, looked.numbers), looked.configured);
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, query.articles ?? ARTICLES);
  const matched = wordMatcher(deps.model, query.text);
  return {
    articles: order.map((row) => ({
      id: index.table.articleIds[looked.slots[row]!]!,
      score: scores[row]!,
      support: supportOf(deps.ranker, looked.numbers, row),
      matched: matched(looked.bags[row]!),
    })),
    cases: looked.cases.slice(0, query.cases ?? CASES),
  };
}

type Looked = {
  slots: Int32Array;
  numbers: Float32Array;
  bags: Uint16Array[];
  cases: FoundRefs["cases"];
  /** A configured embedder's likeness of each candidate. */
  configured: Float32Array | null;
};

/** A configured embedder knows more of meaning than the local one: what it says counts as much as all the rest. */
function withConfigured(scores: Float32Array, configured: Float32Array | null): Float32Array {
  if (!configured) return scores;
  const [local, other] = [standardised(scores), standardised(configured)];
  return local.map((score, i) => score + other[i]!);
}

/** The first stage: who may be the answer, and the numbers of each. */
async function look(deps: FinderDeps, index: HeldIndex, query: Query): Promise<Looked | null> {
  const { database, clock, model } = deps;
  const { table, leads } = index;
  const bag = bagOf(model, query.text);
  if (bag.words.length === 0) return null;
  const unit = embedBag(model, bag, "question");
  const of = { generation: table.generation, embedder: model.name, vector: toBytes(unit) };
  const shown = mayShow(table, { on: dayInChina(clock()), ...query.filters });
  const [words, near, configured] = await Promise.all([
    lexicalScores(database, table, model, query.text),
    nearestShown(database, of, table, shown.article, query.filters),
    nearConfigured(deps, index, query.text),
  ]);
  const dense = near.slice(0, FROM_VECTORS);
  const both = mixed(words.w, words.b);
  const lexical = best(both, FROM_WORDS, shown.article);
  const asks = nearestAsks(unit, leads);
  const votes = leadVotes(unit, leads, table);
  const asked = [...asks]
    .filter(([slot]) => shown.article(slot))
    .sort((a, b) => b[1] - a[1])
    .slice(0, FROM_ASKS);
  const slots = Int32Array.from(
    new Set([
      ...dense.map(({ slot }) => slot),
      ...(configured?.near ?? []).filter(({ slot }) => shown.article(slot)).map(({ slot }) => slot),
      ...lexical,
      ...best(words.c, FROM_CARDS, shown.article),
      ...asked.map(([slot]) => slot),
      ...votes.slots.filter(shown.article),
    ]),
  );
  const [likeness, bags, cases] = await Promise.all([
    likenesses(database, of, slots, near),
    readBags(database, table.generation, slots),
    findCases(database, of, table, both, (slot) => shown.case(slot) && ofField(table, slot, query)),
  ]);
  return {
    slots,
    bags,
    numbers: candidateNumbers(query, candidatesOf(deps, bag, { slots, bags, words, likeness, asks, dense, lexical }), table, votes),
    cases,
    configured: configured && (await inOrder(slots, likenesses(database, configured.of, slots, configured.near))),
  };
}

type Seen = {
  slots: Int32Array;
  bags: Uint16Array[];
  words: Awaited<ReturnType<typeof lexicalScores>>;
  likeness: ReadonlyMap<number, number>;
  asks: ReadonlyMap<number, number>;
  /** The nearest by vector and by words, the best first. */
  dense: readonly Near[];
  lexical: readonly number[];
};

/** What the first stage says of each candidate, in order. */
function candidatesOf({ model }: FinderDeps, bag: Bag, { slots, bags, words, likeness, asks, dense, lexical }: Seen): Candidates {
  const pick = (scores: Float32Array) => Float32Array.from(slots, (slot) => scores[slot]!);
  const rankOf = (list: readonly number[]) => {
    const ranks = new Map(list.map((slot, rank) => [slot, rank]));
    return Int32Array.from(slots, (slot) => ranks.get(slot) ?? -1);
  };
  return {
    slots,
    dense: Float32Array.from(slots, (slot) => likeness.get(slot) ?? 0),
    denseRank: rankOf(dense.map(({ slot }) => slot)),
    words: pick(words.w),
    pairs: pick(words.b),
    card: pick(words.c),
    lexicalRank: rankOf(lexical),
    ask: Float32Array.from(slots, (slot) => asks.get(slot) ?? 0),
    soft: bags.map(softMatcher(model, bag)),
    cover: bags.map(coverer(model, bag)),
  };
}

async function inOrder(slots: Int32Array, likeness: Promise<Map<number, number>>): Promise<Float32Array> {
  const found = await likeness;
  return Float32Array.from(slots, (slot) => found.get(slot) ?? 0);
}

/** Where a filter leaves few articles, each is compared: the nearest of all might hold none of them. */
const COMPARE_EACH = 6_000;

async function nearestShown(
  database: Database,
  of: { generation: number; embedder: string; vector: Int8Array },
  table: SlotTable,
  shown: (slot: number) => boolean,
  filters: Filters = {},
): Promise<Near[]> {
  if (Object.values(filters).some((value) => value !== undefined)) {
    const slots = [...table.kinds.keys()].filter(shown);
    if (slots.length <= COMPARE_EACH) {
      const near = await likenessOf(database.db, { ...of, slots });
      return near.sort((a, b) => b.likeness - a.likeness);
    }
  }
  const near = await nearestSlots(database.db, { ...of, limit: FROM_VECTORS * 2 });
  return near.filter(({ slot }) => shown(slot));
}

/** null without a configured embedder, before its vectors are all there, and while it is down: the rest still finds law. */
async function nearConfigured({ database }: FinderDeps, { table, configured }: HeldIndex, text: string) {
  if (!configured) return null;
  const [vector] = await configured.embed([text], "question").catch(() => []);
  if (!vector || !vector.some((x) => x !== 0)) return null;
  const of = { generation: table.generation, embedder: configured.name, vector };
  return { of, near: await nearestSlots(database.db, { ...of, limit: FROM_VECTORS }) };
}

/** There are few cases, so all of them are compared. */
async function findCases(
  database: Database,
  of: { generation: number; embedder: string; vector: Int8Array },
  table: SlotTable,
  both: Float32Array,
  allowed: (slot: number) => boolean,
): Promise<FoundRefs["cases"]> {
  const slots = table.caseSlots.filter(allowed);
  const likeness = new Map((await likenessOf(database.db, { ...of, slots })).map((near) => [near.slot, near.likeness]));
  return slots
    .map((slot) => ({ id: table.caseIds[slot]!, score: (likeness.get(slot) ?? 0) + LEXICAL_SHARE * both[slot]! }))
    .sort((a, b) => b.score - a.score);
}

/** A case from another field only confuses. */
function ofField(table: SlotTable, slot: number, { category }: Query): boolean {
  return category === null || table.categories[slot]!.includes(category);
}

const LEXICAL_SHARE = 0.25;
