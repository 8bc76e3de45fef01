/** A book of phrases with what each of them means; rules look their words up in it. */
import { wordList } from "./lexicon.ts";
import { longestWordAt, wordTrie, type WordTrie } from "./word-trie.ts";

export type PhraseBook<T> = WordTrie<{ phrase: string; means: T[] }>;
export type PhraseHit<T> = { phrase: string; at: number; means: T[] };

/** @param entries space-separated phrases and what they mean; a phrase may stand in several entries. */
export function phraseBook<T>(entries: Iterable<readonly [phrases: string, means: T]>): PhraseBook<T> {
  const book = new Map<string, { phrase: string; means: T[] }>();
  for (const [phrases, means] of entries)
    for (const phrase of wordList(phrases)) {
      const known = book.get(phrase);
      if (known) known.means.push(means);
      else book.set(phrase, { phrase, means: [means] });
    }
  return wordTrie(book);
}

/**
 * Phrases of the book in the text, each place once. A phrase that lies inside a longer one is not reported: 合同
 * inside 劳动合同 is no contract matter. Overlapping phrases are both reported.
 */
export function phrasesIn<T>(book: PhraseBook<T>, text: string): PhraseHit<T>[] {
  const chars = [...text];
  const hits: PhraseHit<T>[] = [];
  let covered = 0;
  for (let at = 0; at < chars.length; at++) {
    const longest = longestWordAt(book, chars, at);
    if (!longest || longest.end <= covered) continue;
    covered = longest.end;
    hits.push({ phrase: longest.value.phrase, at, means: longest.value.means });
  }
  return hits;
}
