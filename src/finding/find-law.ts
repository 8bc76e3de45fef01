/** Finds articles and cases by a layperson's words: words, character pairs, vectors and what other questions led to. */
import { dayInChina } from "#platform/clock.ts";
import { underway } from "#platform/database.ts";
import type { FoundRefs, Query, SlotTable } from "./finding.ts";
import { type FirstStage, firstStage } from "./first-stage.ts";
import { type HeldIndex, type HoldDeps, holdIndex } from "./hold-index.ts";
import { askingClause } from "./rules/asking-clause.ts";
import { type Candidates, candidateNumbers, standardised } from "./rules/candidate-numbers.ts";
import { wordMatcher } from "./rules/matched-words.ts";
import { mayShow } from "./rules/may-show.ts";
import { companyOf } from "./rules/companions.ts";
import { type Ranker, scoreRows } from "./rules/ranker.ts";
import { type Ranked, secondLook, secondNumbers } from "./rules/second-look.ts";
import type { Trees } from "./rules/trees.ts";
import { likenessTo, textAt } from "./rules/texts.ts";
import { type WordModel, bagOf, embedBag, toBytes } from "#language/word-model.ts";

/** A configured embedder takes the local vectors' place once its own are all there. */
export type FinderDeps = HoldDeps & { model: WordModel; ranker: Ranker; second: Trees };

export type Finder = {
  find: (query: Query) => Promise<FoundRefs>;
  /** What the ranker sees of one question: for learning its weights. */
  examine: (query: Query) => Promise<Seen | null>;
  /** The same of the second look. */
  examineAgain: (query: Query) => Promise<Seen | null>;
  /** Of the articles of one law, those nearest to each text, by id; the article itself may be among them. */
  nearestInLaw: (articleId: string, texts: readonly string[]) => Promise<string[]>;
  /** Reads the tables anew at the next question: another embedder's vectors are there. */
  renew: () => void;
  /** A question as a lead keeps it; null where it holds no known word. */
  vectorOf: (question: string) => { embedder: string; vector: Int8Array } | null;
  /** Ends when nothing is being read beside questions: before the database closes. */
  settled: () => Promise<void>;
};

/** A row of numbers for each slot. */
export type Seen = { slots: Int32Array; numbers: Float32Array; table: SlotTable };

/** Keeps what every question needs in memory (hold-index.ts). */
export function openFinder(deps: FinderDeps): Finder {
  const { last, current, renew, settled } = holdIndex(deps);
  return {
    renew,
    settled,
    find: async (query) => {
      for (let held = await (last() ?? current()); held !== null;) {
        const index = held;
        const looked = await look(deps, index, query);
        // Asked once all rows are read: where another generation took over meanwhile, this one's were going, and half an
        // answer is none. The ranking does not wait for what is said.
        const [serving, found] = await Promise.all([current(), underway().then(() => rank(deps, index, query, looked))]);
        if (serving?.table.generation === index.table.generation) return found;
        held = serving;
      }
      return { articles: [], cases: [] };
    },
    examine: async (query) => {
      const index = await current();
      const looked = index && (await look(deps, index, query));
      return looked ? { slots: looked.slots, numbers: looked.numbers, table: index.table } : null;
    },
    examineAgain: async (query) => {
      const index = await current();
      const looked = index && (await look(deps, index, query));
      if (!looked) return null;
      const { rows, numbers } = again(deps, index, looked, rankedOf(deps, looked));
      return { slots: Int32Array.from(rows, (row) => looked.slots[row]!), numbers, table: index.table };
    },
    nearestInLaw: async (articleId, texts) => {
      const index = await current();
      return index ? nearestInLaw(deps, index, articleId, texts) : [];
    },
    vectorOf: (question) => {
      const bag = bagOf(deps.model, question);
      if (bag.words.length === 0) return null;
      return { embedder: deps.model.name, vector: toBytes(embedBag(deps.model, bag, "question")) };
    },
  };
}

const NEAREST_IN_LAW = 5;

function nearestInLaw({ model }: FinderDeps, { table, texts: held }: HeldIndex, articleId: string, texts: readonly string[]): string[] {
  const own = table.articleIds.indexOf(articleId);
  if (own < 0) return [];
  const slots = table.articleIds.flatMap((id, slot) => (id !== null && table.laws[slot] === table.laws[own] ? [slot] : []));
  const near = texts.flatMap((text) => {
    const likenessAt = likenessTo(toBytes(embedBag(model, bagOf(model, text), "text")), held);
    const found = slots.map((slot) => ({ slot, likeness: likenessAt(slot) }));
    return found.sort((a, b) => b.likeness - a.likeness).slice(0, NEAREST_IN_LAW);
  });
  return [...new Set(near.flatMap(({ slot }) => table.articleIds[slot] ?? []))];
}

const ARTICLES = 10;
const CASES = 3;

function rank(deps: FinderDeps, index: HeldIndex, query: Query, looked: Looked | null): FoundRefs {
  if (!looked) return { articles: [], cases: [] };
  const { slots } = looked;
  const ranked = rankedOf(deps, looked);
  const seen = again(deps, index, looked, ranked);
  const { scores: local, support } = secondLook(deps, ranked, seen);
  const scores = withConfigured(local, looked.configured);
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, query.articles ?? ARTICLES);
  const matched = wordMatcher(deps.model, query.text);
  return {
    articles: order.map((row) => ({
      id: index.table.articleIds[slots[row]!]!,
      score: scores[row]!,
      support: support(row),
      matched: matched(textAt(index.texts, slots[row]!)),
      beside: index.table.articleIds[seen.beside.get(slots[row]!) ?? -1] ?? undefined,
    })),
    cases: looked.cases.slice(0, query.cases ?? CASES),
  };
}

const rankedOf = ({ ranker }: FinderDeps, { slots, numbers }: Looked): Ranked => ({ slots, numbers, scores: scoreRows(ranker, numbers) });

function again({ ranker }: FinderDeps, { leads, table }: HeldIndex, looked: Looked, ranked: Ranked) {
  return secondNumbers(ranker, ranked, companyOf(looked.leads, leads, table), looked.asking, table);
}

type Looked = {
  /** Of every lead: its likeness to the question. */
  leads: Float32Array;
  slots: Int32Array;
  numbers: Float32Array;
  cases: FoundRefs["cases"];
  /** A configured embedder's likeness of each candidate. */
  configured: Float32Array | null;
  /** How alike an article is to the clause that asks. */
  asking: (slot: number) => number;
};

/** A configured embedder knows more of meaning than the local one: what it says counts as much as all the rest. */
function withConfigured(scores: Float32Array, configured: Float32Array | null): Float32Array {
  if (!configured) return scores;
  const [local, other] = [standardised(scores), standardised(configured)];
  return local.map((score, i) => score + other[i]!);
}

/** Who may be the answer, and the numbers of each; null for a question without a known word. */
async function look(deps: FinderDeps, index: HeldIndex, query: Query): Promise<Looked | null> {
  const { clock, model } = deps;
  const { table } = index;
  const bag = bagOf(model, query.text);
  if (bag.words.length === 0) return null;
  const unit = embedBag(model, bag, "question");
  const shown = mayShow(table, { on: dayInChina(clock()), ...query.filters });
  const first = await firstStage(deps, index, { text: query.text, bag, unit, filters: query.filters }, shown.article);
  const looked = {
    leads: first.leads,
    slots: first.slots,
    numbers: candidateNumbers(query, candidatesOf(first), table, first.votes),
    cases: findCases(table, first, (slot) => shown.case(slot) && ofField(table, slot, query)),
    configured: first.configured,
    asking: askingLikeness(deps, index, query.text, first.likenessAt),
  };
  index.shelf.give(first.room);
  return looked;
}

/** The whole question's likeness where it has one clause, or none that is understood. */
function askingLikeness(
  { model }: FinderDeps,
  { texts }: HeldIndex,
  question: string,
  whole: (slot: number) => number,
): (slot: number) => number {
  const clause = askingClause(question);
  const bag = bagOf(model, clause);
  return clause === question || bag.words.length === 0 ? whole : likenessTo(toBytes(embedBag(model, bag, "question")), texts);
}

/** What the first stage says of each candidate, in order. */
function candidatesOf(first: FirstStage): Candidates {
  const { slots, compared } = first;
  const { scores } = first.room;
  // Plain loops: a typed array made from another by a function took four times as long.
  const pick = (values: Float32Array) => {
    const picked = new Float32Array(slots.length);
    for (let i = 0; i < picked.length; i++) picked[i] = values[slots[i]!]!;
    return picked;
  };
  const rankOf = (list: readonly number[]) => {
    const ranks = new Map<number, number>();
    for (let rank = 0; rank < list.length; rank++) ranks.set(list[rank]!, rank);
    const ranked = new Int32Array(slots.length);
    for (let i = 0; i < ranked.length; i++) ranked[i] = ranks.get(slots[i]!) ?? -1;
    return ranked;
  };
  return {
    slots,
    dense: first.likeness,
    denseRank: rankOf(first.dense),
    words: pick(scores.w),
    pairs: pick(scores.b),
    card: pick(scores.c),
    lexicalRank: rankOf(first.lexical),
    ask: pick(scores.asks),
    soft: compared.map(({ soft }) => soft),
    cover: compared.map(({ cover }) => cover),
  };
}

/** There are few cases, so all of them are compared. */
function findCases(table: SlotTable, { room, likenessAt }: FirstStage, allowed: (slot: number) => boolean): FoundRefs["cases"] {
  return table.caseSlots
    .filter(allowed)
    .map((slot) => ({ id: table.caseIds[slot]!, score: likenessAt(slot) + LEXICAL_SHARE * room.scores.both[slot]! }))
    .sort((a, b) => b.score - a.score);
}

/** A case from another field only confuses. */
function ofField(table: SlotTable, slot: number, { category }: Query): boolean {
  return category === null || table.categories[slot]!.includes(category);
}

const LEXICAL_SHARE = 0.25;
