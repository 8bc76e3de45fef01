/** The cutter's lexicon, assembled from its lists once. A change of any list needs a new CUTTER_VERSION. */
import { EVERYDAY_WORDS, SINGLE_WORDS } from "./lexicon-everyday.ts";
import { LEGAL_WORDS } from "./lexicon-legal.ts";
import { STATUTE_WORDS } from "./lexicon-statute.ts";
import { GENERIC_WORDS, STOP_WORDS } from "./lexicon-stop.ts";

export function wordList(words: string): string[] {
  return words.split(/\s+/).filter((word) => word !== "");
}

const lists = [
  ...Object.values(LEGAL_WORDS),
  ...Object.values(EVERYDAY_WORDS),
  ...Object.values(STATUTE_WORDS),
  SINGLE_WORDS,
  STOP_WORDS,
  GENERIC_WORDS,
];

export const LEXICON: ReadonlySet<string> = new Set(lists.flatMap(wordList));
export const STOPS: ReadonlySet<string> = new Set(wordList(STOP_WORDS));
export const GENERICS: ReadonlySet<string> = new Set(wordList(GENERIC_WORDS));
