/**
 * What people's questions have led to. Shipped leads come from training; the service's own approved answers join them,
 * so that what a bureau's lawyers cite is found sooner the next time.
 */
import type { Lead, SlotTable } from "../finding.ts";
import { best } from "./best.ts";
import { dot } from "#language/dot.ts";

/** Vectors of length 1, one after the other. */
type LeadSide = { vectors: Float32Array; slots: Int32Array[] };

/** Leads laid out for one generation of the index: `places` are slots. */
export type LeadTable = {
  dimensions: number;
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
      .map((lead) => ({ vector: lead.vector, slots: Int32Array.from(lead.places.flatMap((place) => table.places.get(place) ?? [])) }))
      .filter((lead) => lead.slots.length > 0);
    const vectors = new Float32Array(held.length * dimensions);
    held.forEach(({ vector }, i) => {
      const length = Math.hypot(...vector) || 1;
      for (let k = 0; k < dimensions; k++) vectors[i * dimensions + k] = vector[k]! / length;
    });
    return { vectors, slots: held.map((lead) => lead.slots) };
  };
  const questions = side("question");
  // Counts are per thousand questions, so that weights learned on one collection hold for another.
  const each = 1000 / Math.max(1, questions.slots.length);
  const articleCounts = new Map<number, number>();
  const lawCounts = new Map<number, number>();
  const chapterCounts = new Map<number, number>();
  const count = (map: Map<number, number>, key: number) => map.set(key, (map.get(key) ?? 0) + each);
  for (const slots of questions.slots) {
    for (const slot of slots) {
      count(articleCounts, slot);
      count(lawCounts, table.laws[slot]!);
      count(chapterCounts, table.chapters[slot]!);
    }
  }
  return { dimensions, asks: side("ask"), questions, articleCounts, lawCounts, chapterCounts };
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
    for (const slot of leads.questions.slots[lead]!) {
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

/** For each slot that an ask leads to: the likeness of its nearest ask. */
export function nearestAsks(question: Float32Array, leads: LeadTable): Map<number, number> {
  const likeness = new Map<number, number>();
  leads.asks.slots.forEach((slots, i) => {
    const near = dot(question, leads.asks.vectors, i * question.length);
    for (const slot of slots) if (near > (likeness.get(slot) ?? 0)) likeness.set(slot, near);
  });
  return likeness;
}

/** With 20,000 leads a sort of all took 17 ms, the best alone 6. */
function nearest(question: Float32Array, side: LeadSide, most: number): [index: number, likeness: number][] {
  const likeness = new Float32Array(side.slots.length);
  for (let i = 0; i < likeness.length; i++) likeness[i] = dot(question, side.vectors, i * question.length);
  return best(likeness, most, () => true).map((i) => [i, likeness[i]!]);
}
