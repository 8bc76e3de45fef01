/** The first stage: who may be the answer, by vectors, words, cards and what other questions led to. */
import { type Database, underway } from "#platform/database.ts";
import type { Filters, SlotTable, TextTable } from "./finding.ts";
import type { HeldIndex } from "./hold-index.ts";
import { likenessOf, nearestSlots, postingsOf } from "./index.sql.ts";
import { best } from "./rules/best.ts";
import { type Cover, coverer } from "./rules/cover.ts";
import { likenesses } from "./rules/lead-table.ts";
import { type LeadVotes, leadVotes, nearestAsks } from "./rules/leads.ts";
import { FAMILIES, type Family, termsOf } from "./rules/lexical.ts";
import { addPostings } from "./rules/postings.ts";
import { type Room, type SlotScores, mix } from "./rules/room.ts";
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
  room: Room;
  lexical: number[];
  /** Of every lead: its likeness to the question. */
  leads: Float32Array;
  votes: LeadVotes;
  /** By words, cards, asks and what near questions led to, in this order; some more than once. */
  slots: number[];
  compare: (slot: number) => Compared;
};

export type FirstStage = Omit<OwnFinds, "slots" | "compare"> & {
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

/** @returns the candidates of a question, and what each list says of them; its room is to be given back to the index's shelf */
export async function firstStage(
  { database, model }: { database: Database; model: WordModel },
  index: HeldIndex,
  asked: Asked,
  shown: Shown,
): Promise<FirstStage> {
  const { table, texts } = index;
  const vector = toBytes(asked.unit);
  const likenessAt = likenessTo(vector, texts);
  // What takes the database longest is sent first; all that can be worked out without it is worked out meanwhile.
  const [dense, own, configured] = await Promise.all([
    nearestShown(database, { generation: table.generation, embedder: model.name, vector }, table, shown, likenessAt, asked.filters),
    ownFinds(database, model, index, asked, shown),
    nearConfigured(database, index, asked.text),
  ]);
  const slots = Int32Array.from(new Set([...dense, ...(configured?.near ?? []).filter(shown), ...own.slots]));
  return {
    ...own,
    slots,
    dense,
    likeness: Float32Array.from(slots, likenessAt),
    compared: Array.from(slots, own.compare),
    configured: configured && (await configuredLikeness(database, configured.of, slots)),
    likenessAt,
  };
}

async function ownFinds(database: Db, model: WordModel, index: HeldIndex, asked: Asked, shown: Shown): Promise<OwnFinds> {
  const { table, shelf } = index;
  const room = shelf.take();
  const { scores } = room;
  const [{ likeness, votes, slots: led }] = await Promise.all([
    underway().then(() => ledTo(index, asked.unit, shown, scores)),
    addLexical(database, table, model, asked.text, scores),
  ]);
  mix(scores);
  const lexical = best(scores.both, FROM_WORDS, shown);
  const slots = [...lexical, ...best(scores.c, FROM_CARDS, shown), ...led];
  const compare = comparer(model, asked.bag, index.texts, room);
  for (const slot of slots) compare(slot);
  return { room, lexical, leads: likeness, votes, slots, compare };
}

/** @returns a function that compares the question with a slot's text, each but once */
function comparer(model: WordModel, question: Bag, texts: TextTable, { rows, asked }: Room): (slot: number) => Compared {
  const soft = softMatcher(model, question, rows);
  const cover = coverer(model, question, asked);
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

/** What other people's questions led to: needs nothing of the database. */
function ledTo({ table, leads }: HeldIndex, question: Float32Array, shown: Shown, { asks }: SlotScores) {
  const likeness = likenesses(question, leads);
  const votes = leadVotes(likeness, leads, table);
  nearestAsks(likeness, leads, asks);
  return { likeness, votes, slots: [...best(asks, FROM_ASKS, shown), ...votes.slots.filter(shown)] };
}

/** Adds BM25 by family of terms to scores that are all 0. */
export async function addLexical(
  { db }: Db,
  { generation }: Pick<SlotTable, "generation">,
  model: WordModel,
  question: string,
  scores: SlotScores,
): Promise<void> {
  const terms = termsOf(model, question);
  const wanted = FAMILIES.flatMap((family) => terms[family].map((term) => family + term));
  for (const { term, postings } of await postingsOf(db, generation, wanted)) addPostings(postings, scores[term[0] as Family]);
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
