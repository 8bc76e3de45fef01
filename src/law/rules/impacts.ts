/** BM25 worked out when the index is built: a look-up then only adds numbers. */

const K1 = 1.2;
const B = 0.75;

/** What an entry is found by; an earlier part weighs more. */
export type EntryText = { parts: { words: string[]; weight: number }[] };

/**
 * @returns for each entry, in order, its terms with their impact (a positive number)
 */
export function impacts(entries: EntryText[]): Map<string, number>[] {
  const frequencies = entries.map(weightedCounts);
  const lengths = frequencies.map((counts) => sum(counts.values()));
  const average = sum(lengths) / Math.max(1, entries.length);
  const documents = new Map<string, number>();
  for (const counts of frequencies) for (const term of counts.keys()) documents.set(term, (documents.get(term) ?? 0) + 1);
  return frequencies.map((counts, i) => {
    const norm = K1 * (1 - B + (B * (lengths[i] ?? 0)) / average);
    const out = new Map<string, number>();
    for (const [term, frequency] of counts) {
      const n = documents.get(term) ?? 1;
      const idf = Math.log(1 + (entries.length - n + 0.5) / (n + 0.5));
      out.set(term, (idf * frequency * (K1 + 1)) / (frequency + norm));
    }
    return out;
  });
}

function weightedCounts({ parts }: EntryText): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words, weight } of parts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + weight);
  return counts;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
}
