/** A word model and a slot table of a few lines, for rules that need no database. */
import type { CategoryCode } from "#contract.ts";
import type { SlotTable } from "#finding/finding.ts";
import { fieldsOf } from "#finding/slot-table.ts";
import { placeOf, plainLawName } from "#finding/rules/place.ts";
import { type WordModel, readWordModel, writeWordModel } from "#language/word-model.ts";

type Vectors = Record<string, number[]>;
export type TrialWeights = { question?: Record<string, number>; text?: Record<string, number> };

/** Words and character pairs with their vectors, in signed bytes of one length; a weight that is not given is 1. */
export function trialModelBytes(words: Vectors, pairs: Vectors = {}, { question = {}, text = {} }: TrialWeights = {}): Uint8Array {
  const all = [...Object.entries(words), ...Object.entries(pairs)];
  return writeWordModel(
    {
      name: "trial",
      dimensions: all[0]?.[1].length ?? 1,
      words: all.map(([word]) => word),
      vectors: Int8Array.from(all.flatMap(([, vector]) => vector)),
      questionWeights: Float32Array.from(all, ([word]) => question[word] ?? 1),
      textWeights: Float32Array.from(all, ([word]) => text[word] ?? 1),
    },
    Object.keys(words).map(() => -5),
  );
}

export function trialModel(words: Vectors, pairs: Vectors = {}, weights: TrialWeights = {}): WordModel {
  return readWordModel(trialModelBytes(words, pairs, weights));
}

/** Days are yyyymmdd. */
export type TrialSlot = {
  law?: string;
  chapter?: string;
  no?: number;
  kind?: string;
  region?: string | null;
  from?: number;
  until?: number;
  categories?: CategoryCode[];
  length?: number;
  case?: boolean;
};

export function trialTable(slots: TrialSlot[]): SlotTable {
  const lawNames = [...new Set(slots.map(({ law = "试验法" }) => plainLawName(law)))];
  const chapters = [...new Set(slots.map(({ law = "试验法", chapter = "" }) => `${plainLawName(law)}|${chapter}`))];
  const places = new Map<string, number[]>();
  slots.forEach(({ law = "试验法", no, case: isCase }, slot) => {
    const place = placeOf(law, no ?? slot + 1, 0);
    if (!isCase) places.set(place, [...(places.get(place) ?? []), slot]);
  });
  const laws = Int32Array.from(slots, ({ law = "试验法" }) => lawNames.indexOf(plainLawName(law)));
  const categories = slots.map(({ categories = [] }) => categories);
  return {
    generation: 1,
    size: slots.length,
    articleIds: slots.map((slot, i) => (slot.case ? null : String(100 + i))),
    caseIds: slots.map((slot, i) => (slot.case ? `case-${i}` : null)),
    caseSlots: slots.flatMap((slot, i) => (slot.case ? [i] : [])),
    laws,
    chapters: Int32Array.from(slots, ({ law = "试验法", chapter = "" }) => chapters.indexOf(`${plainLawName(law)}|${chapter}`)),
    lawNames,
    lengths: Int32Array.from(slots, ({ length = 100 }) => length),
    kinds: slots.map(({ kind = "法律" }) => kind),
    regions: slots.map(({ region = null }) => region),
    from: Int32Array.from(slots, ({ from = 0 }) => from),
    until: Int32Array.from(slots, ({ until = 99_999_999 }) => until),
    categories,
    lawFields: fieldsOf({ lawNames, laws, categories }),
    places,
  };
}
