/**
 * What is known of words, phrases and relations before anything is learned (corpus/triage): written by hand, as a
 * dispatcher knows it. A word counts where the cutter cuts it, a phrase wherever it stands, a relation where its pattern fits.
 */
import { CategoryCode } from "#contract.ts";
import { type PhraseBook, phraseBook, phrasesIn } from "#language/phrases.ts";
import { plain } from "#language/text.ts";

export const CODES = CategoryCode.options;

/** How strongly something points to fields, which are places in CODES: 3 nearly decides, 2 is strong, 1 hints. */
export type Points = readonly (readonly [code: number, weight: number])[];

export type Knowledge = {
  words: ReadonlyMap<string, Points>;
  phrases: PhraseBook<Points>;
  relations: readonly { pattern: RegExp; points: Points; says: string }[];
};

/** The files as they are written. */
export type WrittenKnowledge = { words: string; phrases: string; relations: string };

/**
 * `words`, `phrases`: `phrase field:weight,field:weight`, one a line. `relations`: a regular expression, the fields and what
 * it says, with tabs between. Lines that begin with # are remarks.
 * @throws Error naming the line that is none of it
 */
export function readKnowledge({ words, phrases, relations }: WrittenKnowledge): Knowledge {
  return {
    words: new Map(lines(words, pointing)),
    phrases: phraseBook(lines(phrases, pointing)),
    relations: lines(relations, (line) => {
      const [pattern, points, says, ...more] = line.split("\t");
      if (!pattern || !points || !says || more.length > 0) throw new Error("not a relation");
      return { pattern: new RegExp(pattern, "u"), points: readPoints(points), says };
    }),
  };
}

/** @returns for each field in the order of CODES what its words, its phrases and its relations weigh together */
export function knownOf(
  known: Knowledge,
  text: string,
  words: Iterable<string>,
): [words: number[], phrases: number[], relations: number[]] {
  const sums = (all: Iterable<Points>) => {
    const sum = CODES.map(() => 0);
    for (const points of all) for (const [code, weight] of points) sum[code]! += weight;
    return sum;
  };
  const as = plain(text);
  return [
    sums(Array.from(new Set(words), (word) => known.words.get(word) ?? [])),
    sums(pointingPhrases(known, as).values()),
    sums(known.relations.flatMap(({ pattern, points }) => (pattern.test(as) ? [points] : []))),
  ];
}

/** @param text as plain() leaves it. @returns each phrase once, the longest where one lies in another */
export function pointingPhrases({ phrases }: Knowledge, text: string): Map<string, Points> {
  return new Map(phrasesIn(phrases, text).map(({ phrase, means }) => [phrase, means.flat()]));
}

function lines<T>(file: string, read: (line: string) => T): T[] {
  return file.split("\n").flatMap((line, at) => {
    if (line.trim() === "" || line.startsWith("#")) return [];
    try {
      return [read(line)];
    } catch {
      throw new Error(`line ${at + 1}: ${line}`);
    }
  });
}

function pointing(line: string): [string, Points] {
  const [word, points, ...more] = line.trim().split(/\s+/u);
  if (!word || !points || more.length > 0) throw new Error("not a word with its fields");
  return [word, readPoints(points)];
}

function readPoints(text: string): Points {
  return text.split(",").map((point): [number, number] => {
    const [code, weight] = point.split(":");
    const place = CODES.indexOf(code as CategoryCode);
    if (place < 0 || ![1, 2, 3].includes(Number(weight))) throw new Error("not a field with its weight");
    return [place, Number(weight)];
  });
}
