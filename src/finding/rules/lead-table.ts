/** What people's questions have led to, laid out for one generation of the index. */
import type { Lead, SlotTable } from "../finding.ts";
import { dotOfBytes, dotsOfBytes } from "#language/dot.ts";

/**
 * Three sides one after the other, so that a question is compared with each lead but once: the asks of cards, told
 * stories, and questions. Asks and stories make an article a candidate, questions vote (leads.ts), and stories and
 * questions say which articles belong together (companions.ts).
 */
export type LeadTable = {
  /** As many signed bytes for each lead as a question's vector has numbers, and the length of each vector. */
  vectors: Int8Array;
  lengths: Float32Array;
  /** A lead's slots from `starts[lead]` to the next one's. */
  slots: Int32Array;
  starts: Int32Array;
  /** The first of the stories, and the first of the questions; the asks begin at 0. */
  stories: number;
  questions: number;
  /** By slot: the stories and questions that led to it. */
  told: ReadonlyMap<number, readonly number[]>;
  articleCounts: Map<number, number>;
  lawCounts: Map<number, number>;
  chapterCounts: Map<number, number>;
};

type Placed = { vector: Int8Array; slots: number[] };

/**
 * Leads whose articles are not in this index are left out.
 * @param asks those of cards, each of which leads to its card alone
 * @param told by training and by the service's own answers; a story is one that is held as an ask
 */
export function leadTable(asks: readonly Lead[], told: readonly Lead[], table: SlotTable, dimensions: number): LeadTable {
  const ofKind = (kind: Lead["kind"]) => told.filter((lead) => lead.kind === kind);
  const held = placed(asks, table);
  const stories = held.length;
  held.push(...placed(ofKind("ask"), table));
  const questions = held.length;
  held.push(...placed(ofKind("question"), table));
  const vectors = new Int8Array(held.length * dimensions);
  const starts = new Int32Array(held.length + 1);
  held.forEach(({ vector, slots }, i) => {
    vectors.set(vector, i * dimensions);
    starts[i + 1] = starts[i]! + slots.length;
  });
  return {
    vectors,
    lengths: Float32Array.from(held, ({ vector }) => Math.sqrt(dotOfBytes(vector, 0, vector, 0, dimensions)) || 1),
    slots: Int32Array.from(held.flatMap(({ slots }) => slots)),
    starts,
    stories,
    questions,
    told: toldOf(held, stories),
    ...countsOf(held.slice(questions), table),
  };
}

function placed(leads: readonly Lead[], { places: known }: SlotTable): Placed[] {
  const found = leads.map(({ vector, places }) => ({ vector, slots: [...new Set(places)].flatMap((place) => known.get(place) ?? []) }));
  return found.filter(({ slots }) => slots.length > 0);
}

function toldOf(held: readonly Placed[], first: number): LeadTable["told"] {
  const told = new Map<number, number[]>();
  for (let lead = first; lead < held.length; lead++) {
    for (const slot of held[lead]!.slots) {
      const there = told.get(slot);
      if (there) there.push(lead);
      else told.set(slot, [lead]);
    }
  }
  return told;
}

/** Counts are per thousand questions, so that weights learned on one collection hold for another. */
function countsOf(questions: readonly Placed[], table: SlotTable): Pick<LeadTable, "articleCounts" | "lawCounts" | "chapterCounts"> {
  const each = 1000 / Math.max(1, questions.length);
  const articleCounts = new Map<number, number>();
  const lawCounts = new Map<number, number>();
  const chapterCounts = new Map<number, number>();
  const count = (map: Map<number, number>, key: number) => map.set(key, (map.get(key) ?? 0) + each);
  for (const slot of questions.flatMap(({ slots }) => slots)) {
    count(articleCounts, slot);
    count(lawCounts, table.laws[slot]!);
    count(chapterCounts, table.chapters[slot]!);
  }
  return { articleCounts, lawCounts, chapterCounts };
}

/** A view, not a copy. */
export const slotsOf = ({ slots, starts }: LeadTable, lead: number): Int32Array => slots.subarray(starts[lead], starts[lead + 1]);

/** @param question of length 1 @returns of every lead its cosine with the question */
export function likenesses(question: Float32Array, { vectors, lengths }: LeadTable): Float32Array {
  const likeness = new Float32Array(lengths.length);
  dotsOfBytes(question, vectors, likeness);
  for (let i = 0; i < likeness.length; i++) likeness[i] = likeness[i]! / lengths[i]!;
  return likeness;
}
