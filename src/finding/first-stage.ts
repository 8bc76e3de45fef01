/** The first stage: who may be the answer, by vectors, words, cards and what other questions led to. */
import type { Database } from "#platform/database.ts";
import type { Filters, SlotTable, TextTable } from "./finding.ts";
import type { HeldIndex } from "./hold-index.ts";
import { likenessOf, nearestSlots, postingsOf } from "./index.sql.ts";
import { best } from "./rules/best.ts";
import { type Cover, coverer } from "./rules/cover.ts";
import { type LeadVotes, leadVotes, nearestAsks } from "./rules/leads.ts";
import { FAMILIES, type Family, termsOf } from "./rules/lexical.ts";
import { addPostings } from "./rules/postings.ts";
import { type SoftMatch, softMatcher } from "./rules/soft-match.ts";
import { likenessTo, textAt } from "./rules/texts.ts";
import { type Bag, type WordModel, toBytes } from "#language/word-model.ts";

type Db = Pick<Database, "db">;
type Shown = (slot: number) => boolean;

const FROM_VECTORS = 200;
const FROM_WORDS = 100;
const FROM_CARDS = 40;
const FROM_ASKS = 40;

/** A question with its words, and its vector of length 1. */
type Asked = { text: string; bag: Bag; unit: Float32Array; filters: Filters | undefined };

/** How well the words of a question and of a candidate cover each other. */
type Compared = { soft: SoftMatch; cover: Cover };

type OwnFinds = {
  /** BM25 of every slot by family of terms, and words and pairs as one. */
  words: Record<Family, Float32Array>;
  both: Float32Array;
  lexical: number[];
  /** Of every slot: the likeness of its nearest ask. */
  asks: Float32Array;
  votes: LeadVotes;
  /** By words, cards, asks and what near questions led to, in this order; some more than once. */
  slots: number[];
};

export type FirstStage = Omit<OwnFinds, "slots"> & {
  /** All that any of the lists found, none twice. */
  slots: Int32Array;
  dense: number[];
  /** Of each of `slots`, in order. */
  likeness: Float32Array;
  compared: Compared[];
  /** A configured embedder's. */
  configured: Float32Array | null;
  likenessAt: (slot: number) => number;
};

/** @returns the candidates of a question, and what each list says of them */
export async function firstStage(
  { database, model }: { database: Database; model: WordModel },
  index: HeldIndex,
  asked: Asked,
  shown: Shown,
): Promise<FirstStage> {
  const { table, texts } = index;
  const vector = toBytes(asked.unit);
  const likenessAt = likenessTo(vector, texts);
  const compare = comparer(model, asked.bag, texts);
  // What is found without the vectors is worked out, and compared, while the database looks through them.
  const [own, dense, configured] = await Promise.all([
    ownFinds(database, model, index, asked, shown).then((found) => {
      for (const slot of found.slots) compare(slot);
      return found;
    }),
    nearestShown(database, { generation: table.generation, embedder: model.name, vector }, table, shown, likenessAt, asked.filters),
    nearConfigured(database, index, asked.text),
  ]);
  const slots = Int32Array.from(new Set([...dense, ...(configured?.near ?? []).filter(shown), ...own.slots]));
  return {
    ...own,
    slots,
    dense,
    likeness: Float32Array.from(slots, likenessAt),
    compared: Array.from(slots, compare),
    configured: configured && (await configuredLikeness(database, configured.of, slots)),
    likenessAt,
  };
}

async function ownFinds(database: Db, model: WordModel, index: HeldIndex, { text, unit }: Asked, shown: Shown): Promise<OwnFinds> {
  const { table, leads } = index;
  const words = await lexicalScores(database, table, model, text);
  const both = mixed(words.w, words.b);
  const lexical = best(both, FROM_WORDS, shown);
  const asks = nearestAsks(unit, leads, table);
  const votes = leadVotes(unit, leads, table);
  const slots = [...lexical, ...best(words.c, FROM_CARDS, shown), ...best(asks, FROM_ASKS, shown), ...votes.slots.filter(shown)];
  return { words, both, lexical, asks, votes, slots };
}

/** @returns a function that compares the question with a slot's text, each but once */
function comparer(model: WordModel, question: Bag, texts: TextTable): (slot: number) => Compared {
  const soft = softMatcher(model, question);
  const cover = coverer(model, question);
  const known = new Map<number, Compared>();
  return (slot) => {
    let compared = known.get(slot);
    if (!compared) {
      const text = textAt(texts, slot);
      known.set(slot, (compared = { soft: soft(text), cover: cover(text) }));
    }
    return compared;
  };
}

/** BM25 of every slot by family of terms; 0 where nothing is shared. */
export async function lexicalScores(
  { db }: Db,
  table: Pick<SlotTable, "generation" | "size">,
  model: WordModel,
  question: string,
): Promise<Record<Family, Float32Array>> {
  const terms = termsOf(model, question);
  const scores = { w: new Float32Array(table.size), b: new Float32Array(table.size), c: new Float32Array(table.size) };
  const wanted = FAMILIES.flatMap((family) => terms[family].map((term) => family + term));
  for (const { term, postings } of await postingsOf(db, table.generation, wanted)) addPostings(postings, scores[term[0] as Family]);
  return scores;
}

/** Words and pairs as one list, each by its own best. */
function mixed(words: Float32Array, pairs: Float32Array): Float32Array {
  const w = greatest(words);
  const p = greatest(pairs);
  const both = new Float32Array(words.length);
  for (let slot = 0; slot < both.length; slot++) both[slot] = words[slot]! / w + pairs[slot]! / p;
  return both;
}

function greatest(scores: Float32Array): number {
  let most = 0;
  for (let slot = 0; slot < scores.length; slot++) if (scores[slot]! > most) most = scores[slot]!;
  return most || 1;
}

/** Where a filter leaves few articles, each is compared: the nearest of all might hold none of them. */
const COMPARE_EACH = 6_000;

async function nearestShown(
  { db }: Db,
  of: { generation: number; embedder: string; vector: Int8Array },
  table: SlotTable,
  shown: Shown,
  likenessAt: (slot: number) => number,
  filters: Filters = {},
): Promise<number[]> {
  if (Object.values(filters).some((value) => value !== undefined)) {
    const slots = [...table.kinds.keys()].filter(shown);
    if (slots.length <= COMPARE_EACH) {
      const near = slots.map((slot) => ({ slot, likeness: likenessAt(slot) }));
      return near
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, FROM_VECTORS)
        .map(({ slot }) => slot);
    }
  }
  const near = await nearestSlots(db, { ...of, limit: FROM_VECTORS * 2 });
  return near.filter(shown).slice(0, FROM_VECTORS);
}

/** null without a configured embedder, before its vectors are all there, and while it is down: the rest still finds law. */
async function nearConfigured({ db }: Db, { table, configured }: HeldIndex, text: string) {
  if (!configured) return null;
  const [vector] = await configured.embed([text], "question").catch(() => []);
  if (!vector || !vector.some((x) => x !== 0)) return null;
  const of = { generation: table.generation, embedder: configured.name, vector };
  return { of, near: await nearestSlots(db, { ...of, limit: FROM_VECTORS }) };
}

async function configuredLikeness(
  { db }: Db,
  of: { generation: number; embedder: string; vector: number[] },
  slots: Int32Array,
): Promise<Float32Array> {
  const found = new Map((await likenessOf(db, { ...of, slots: [...slots] })).map(({ slot, likeness }) => [slot, likeness]));
  return Float32Array.from(slots, (slot) => found.get(slot) ?? 0);
}
