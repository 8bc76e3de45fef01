/**
 * What people's questions have led to. Shipped leads come from training; the service's own approved answers join them,
 * so that what a bureau's lawyers cite is found sooner the next time.
 */
import type { Lead, SlotTable } from "../finding.ts";
import { best } from "./best.ts";
import { dotsOfBytes } from "#language/dot.ts";

/** Vectors one after the other, with the length of each; a lead's slots from `starts[lead]` to the next one's. */
type LeadSide = { vectors: Int8Array; lengths: Float32Array; slots: Int32Array; starts: Int32Array };

/** Leads laid out for one generation of the index: `places` are slots. */
export type LeadTable = {
  asks: LeadSide;
  questions: LeadSide;
  articleCounts: Map<number, number>;
  lawCounts: Map<number, number>;
  chapterCounts: Map<number, number>;
};

export type LeadVotes = {
  articleCount: (slot: number) => number;
  lawCount: (law: number) => number;
  chapterCount: (chapter: number) => number;
  leadArticle: (slot: number) => number;
  leadLaw: (law: number) => number;
  leadChapter: (chapter: number) => number;
  /** Slots that near questions were answered from. */
  slots: number[];
};

/** Leads whose articles are not in this index are left out. */
export function leadTable(leads: Lead[], table: SlotTable, dimensions: number): LeadTable {
  const side = (kind: Lead["kind"]) => {
    const held = leads
      .filter((lead) => lead.kind === kind)
      .map((lead) => ({ vector: lead.vector, slots: lead.places.flatMap((place) => table.places.get(place) ?? []) }))
      .filter((lead) => lead.slots.length > 0);
    const vectors = new Int8Array(held.length * dimensions);
    held.forEach(({ vector }, i) => vectors.set(vector, i * dimensions));
    const lengths = Float32Array.from(held, ({ vector }) => Math.hypot(...vector) || 1);
    const starts = new Int32Array(held.length + 1);
    held.forEach(({ slots }, i) => {
      starts[i + 1] = starts[i]! + slots.length;
    });
    return { vectors, lengths, slots: Int32Array.from(held.flatMap(({ slots }) => slots)), starts };
  };
  const questions = side("question");
  // Counts are per thousand questions, so that weights learned on one collection hold for another.
  const each = 1000 / Math.max(1, questions.lengths.length);
  const articleCounts = new Map<number, number>();
  const lawCounts = new Map<number, number>();
  const chapterCounts = new Map<number, number>();
  const count = (map: Map<number, number>, key: number) => map.set(key, (map.get(key) ?? 0) + each);
  for (const slot of questions.slots) {
    count(articleCounts, slot);
    count(lawCounts, table.laws[slot]!);
    count(chapterCounts, table.chapters[slot]!);
  }
  return { asks: side("ask"), questions, articleCounts, lawCounts, chapterCounts };
}

const NEAREST = 30;
const LEAST = 0.3;

/** How the questions nearest to this one vote. */
export function leadVotes(question: Float32Array, leads: LeadTable, table: SlotTable): LeadVotes {
  const near = nearest(question, leads.questions, NEAREST).filter(([, likeness]) => likeness >= LEAST);
  const articles = new Map<number, number>();
  const laws = new Map<number, number>();
  const chapters = new Map<number, number>();
  for (const [lead, likeness] of near) {
    const weight = Math.exp((likeness - 0.6) * 8); // one near question says more than ten far ones
    for (const slot of slotsOf(leads.questions, lead)) {
      articles.set(slot, Math.max(articles.get(slot) ?? 0, likeness));
      laws.set(table.laws[slot]!, (laws.get(table.laws[slot]!) ?? 0) + weight);
      chapters.set(table.chapters[slot]!, (chapters.get(table.chapters[slot]!) ?? 0) + weight);
    }
  }
  const log = (map: Map<number, number>, key: number) => Math.log(1 + (map.get(key) ?? 0));
  return {
    articleCount: (slot) => log(leads.articleCounts, slot),
    lawCount: (law) => log(leads.lawCounts, law),
    chapterCount: (chapter) => log(leads.chapterCounts, chapter),
    leadArticle: (slot) => articles.get(slot) ?? 0,
    leadLaw: (law) => log(laws, law),
    leadChapter: (chapter) => log(chapters, chapter),
    slots: [...articles.keys()],
  };
}

/** For each slot: the likeness of its nearest ask; 0 where none leads to it. */
export function nearestAsks(question: Float32Array, { asks }: LeadTable, table: Pick<SlotTable, "size">): Float32Array {
  const nearest = new Float32Array(table.size);
  const likeness = likenesses(question, asks);
  for (let ask = 0; ask < likeness.length; ask++) {
    for (let i = asks.starts[ask]!; i < asks.starts[ask + 1]!; i++) {
      const slot = asks.slots[i]!;
      if (likeness[ask]! > nearest[slot]!) nearest[slot] = likeness[ask]!;
    }
  }
  return nearest;
}

const slotsOf = ({ slots, starts }: LeadSide, lead: number): Int32Array => slots.subarray(starts[lead], starts[lead + 1]);

/** With 20,000 leads a sort of all took 17 ms, the best alone 6. */
function nearest(question: Float32Array, side: LeadSide, most: number): [index: number, likeness: number][] {
  const likeness = likenesses(question, side);
  return best(likeness, most, () => true).map((i) => [i, likeness[i]!]);
}

/** @param question of length 1 */
function likenesses(question: Float32Array, { vectors, lengths }: LeadSide): Float32Array {
  const likeness = new Float32Array(lengths.length);
  dotsOfBytes(question, vectors, likeness);
  for (let i = 0; i < likeness.length; i++) likeness[i] = likeness[i]! / lengths[i]!;
  return likeness;
}
