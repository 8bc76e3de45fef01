/**
 * What people's questions have led to. Shipped leads come from training; the service's own approved answers join them,
 * so that what a bureau's lawyers cite is found sooner the next time.
 */
import type { SlotTable } from "../finding.ts";
import { best } from "./best.ts";
import { type LeadTable, slotsOf } from "./lead-table.ts";

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

/** Of the leads from one on, the nearest first. With 20,000 leads a sort of all took 17 ms, the best alone 6. */
export function nearestFrom(likeness: Float32Array, first: number, most: number): number[] {
  return best(likeness.subarray(first), most).map((lead) => first + lead);
}

const NEAREST = 30;
const LEAST = 0.3;

/** One near question says more than ten far ones. */
export const weightOf = (likeness: number, steep = 8): number => Math.exp((likeness - 0.6) * steep);

/**
 * How the questions nearest to this one vote.
 * @param likeness of each lead
 */
export function leadVotes(likeness: Float32Array, leads: LeadTable, table: SlotTable): LeadVotes {
  const near = nearestFrom(likeness, leads.questions, NEAREST).filter((lead) => likeness[lead]! >= LEAST);
  const articles = new Map<number, number>();
  const laws = new Map<number, number>();
  const chapters = new Map<number, number>();
  for (const lead of near) {
    const weight = weightOf(likeness[lead]!);
    for (const slot of slotsOf(leads, lead)) {
      articles.set(slot, Math.max(articles.get(slot) ?? 0, likeness[lead]!));
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

/** For each slot: the likeness of its nearest ask or story; 0 where none leads to it. @param nearest all 0 */
export function nearestAsks(likeness: Float32Array, { slots, starts, questions }: LeadTable, nearest: Float32Array): Float32Array {
  for (let ask = 0, i = 0; ask < questions; ask++) {
    const here = likeness[ask]!;
    for (const end = starts[ask + 1]!; i < end; i++) if (here > nearest[slots[i]!]!) nearest[slots[i]!] = here;
  }
  return nearest;
}
