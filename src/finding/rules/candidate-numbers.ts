/** What the ranker knows of each candidate: how near it is, by which words, and where people's questions have led. */
import type { Query, SlotTable } from "../finding.ts";
import type { LeadVotes } from "./leads.ts";
import type { SoftMatch } from "./soft-match.ts";

export const NUMBER_NAMES = [
  "dense", "denseZ", "denseRank", "words", "wordsZ", "pairs", "pairsZ", "lexicalRank", "card", "cardZ", "ask",
  "articleCount", "lawCount", "chapterCount", "lawShare", "chapterShare", "questionCover", "textCover", "length",
  "lawNamed", "isLaw", "isInterpretation", "isRegulation", "softQuestion", "softText", "leadArticle", "leadLaw",
  "leadChapter", "questionLength", "sameField", "fieldKnown",
] as const; // prettier-ignore

/** For each candidate, in order: its slot and what the first stage says of it. `pairsHit` are weights of shared pairs. */
export type Candidates = {
  slots: Int32Array;
  dense: Float32Array;
  denseRank: Int32Array;
  words: Float32Array;
  pairs: Float32Array;
  card: Float32Array;
  lexicalRank: Int32Array;
  ask: Float32Array;
  soft: SoftMatch[];
  cover: { question: number; text: number }[];
};

/** @returns one row of NUMBER_NAMES.length for each candidate */
export function candidateNumbers(
  { text: question, category }: Pick<Query, "text" | "category">,
  candidates: Candidates,
  table: SlotTable,
  votes: LeadVotes,
): Float32Array {
  const { slots } = candidates;
  const width = NUMBER_NAMES.length;
  const numbers = new Float32Array(slots.length * width);
  const denseZ = standardised(candidates.dense);
  const wordsZ = standardised(candidates.words);
  const pairsZ = standardised(candidates.pairs);
  const cardZ = standardised(candidates.card);
  const shares = shareOf(slots, denseZ, pairsZ, table);
  const named = new Map<number, boolean>();
  slots.forEach((slot, i) => {
    const law = table.laws[slot]!;
    const chapter = table.chapters[slot]!;
    if (!named.has(law)) named.set(law, question.includes(table.lawNames[law]!));
    const kind = table.kinds[slot]!;
    numbers.set(
      [
        candidates.dense[i]!,
        denseZ[i]!,
        reciprocal(candidates.denseRank[i]!),
        candidates.words[i]! / 10,
        wordsZ[i]!,
        candidates.pairs[i]! / 20,
        pairsZ[i]!,
        reciprocal(candidates.lexicalRank[i]!),
        candidates.card[i]! / 20,
        cardZ[i]!,
        candidates.ask[i]!,
        votes.articleCount(slot),
        votes.lawCount(law),
        votes.chapterCount(chapter),
        shares.law(law),
        shares.chapter(chapter),
        candidates.cover[i]!.question,
        candidates.cover[i]!.text,
        Math.log(1 + table.lengths[slot]!) / 5,
        named.get(law) ? 1 : 0,
        kind === "法律" ? 1 : 0,
        kind === "司法解释" ? 1 : 0,
        kind === "行政法规" ? 1 : 0,
        candidates.soft[i]!.question,
        candidates.soft[i]!.text,
        votes.leadArticle(slot),
        votes.leadLaw(law),
        votes.leadChapter(chapter),
        Math.log(1 + question.length) / 5,
        sameField(table, slot, category),
        table.categories[slot]!.length > 0 ? 1 : 0,
      ],
      i * width,
    );
  });
  return numbers;
}

/** 1 where the article's card is of the matter's field, half where only other cards of its law are. */
function sameField(table: SlotTable, slot: number, category: Query["category"]): number {
  if (category === null) return 0;
  if (table.categories[slot]!.includes(category)) return 1;
  return table.categories[slot]!.length === 0 && table.lawFields[table.laws[slot]!]?.has(category) ? 0.5 : 0;
}

/** @param rank from 0; negative where the list did not hold it */
const reciprocal = (rank: number): number => (rank < 0 ? 0 : 1 / (rank + 1));

/** Of the mean: less deviation than this is rounding, not difference. */
const ROUNDING = 1e-6;

/** Mean 0, deviation 1; all 0 where all are equal. */
export function standardised(values: Float32Array): Float32Array {
  const out = new Float32Array(values.length);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const mean = sum / Math.max(1, values.length);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2;
  const deviation = Math.sqrt(squares / Math.max(1, values.length));
  if (deviation > ROUNDING * Math.abs(mean)) for (let i = 0; i < out.length; i++) out[i] = (values[i]! - mean) / deviation;
  return out;
}

/** How much of the candidates' weight lies in one law, one chapter: neighbours vouch for each other. */
function shareOf(slots: Int32Array, denseZ: Float32Array, pairsZ: Float32Array, table: SlotTable) {
  const laws = new Map<number, number>();
  const chapters = new Map<number, number>();
  let total = 0;
  slots.forEach((slot, i) => {
    const weight = Math.exp(denseZ[i]! + 0.5 * pairsZ[i]!);
    total += weight;
    const law = table.laws[slot]!;
    const chapter = table.chapters[slot]!;
    laws.set(law, (laws.get(law) ?? 0) + weight);
    chapters.set(chapter, (chapters.get(chapter) ?? 0) + weight);
  });
  return {
    law: (law: number) => (laws.get(law) ?? 0) / (total || 1),
    chapter: (chapter: number) => (chapters.get(chapter) ?? 0) / (total || 1),
  };
}
