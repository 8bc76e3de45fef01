/** What of a redacted question is kept to compare it with others: the bodies it names, and its words besides. */
import type { CategoryCode } from "#contract.ts";
import { contentWords } from "#language/cut.ts";
import { GENERICS } from "#language/lexicon.ts";
import { organisationsIn, withoutOrganisations } from "#language/organisations.ts";
import { codePoints } from "#language/text.ts";
import { saysMany } from "../field/complexity.ts";

/** One question as it is compared. `region`: GB/T 2260, where the matter happened, else where the asker is. */
export type MatterTrace = {
  inquiryId: string;
  category: CategoryCode;
  second: CategoryCode | null;
  region: string | null;
  /** Keys of the bodies it names (language/organisations.ts). */
  organisations: string[];
  words: string[];
  /** The asker says that there are many. */
  many: boolean;
  /** HMAC of contact, else of network and day; two inquiries of one citizen are of one person whatever this says. */
  person: string;
  citizenId: string;
};

const MOST_WORDS = 60;
const MOST_ORGANISATIONS = 5;
const NUMBER = /^[\d零〇一二三四五六七八九十百千万两几半]+\D?$/u;

/** @param text every message of the citizen, redacted */
export function traceOf(text: string): Pick<MatterTrace, "organisations" | "words" | "many"> & { names: Map<string, string> } {
  const named = organisationsIn(text).slice(0, MOST_ORGANISATIONS);
  const words = contentWords(withoutOrganisations(text, named)).filter(
    (word) => codePoints(word) >= 2 && !GENERICS.has(word) && !NUMBER.test(word),
  );
  return {
    organisations: named.map(({ key }) => key),
    words: [...new Set(words)].slice(0, MOST_WORDS),
    many: saysMany(text),
    names: new Map(named.map(({ key, name }) => [key, name])),
  };
}
