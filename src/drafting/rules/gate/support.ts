/**
 * Support 支持度: how surely an article says what a claim says. Word by word, a near word counting by its nearness, and
 * above all beside its rivals: of the articles of the same law, the one that is meant says it best. Learned from our
 * cards beside the official text (`npm run train -- gate`; what it is worth: docs/decisions/0028).
 */
import { dotOfBytes } from "#language/dot.ts";
import { type WordModel, bagOf, embedBag } from "#language/word-model.ts";

/** Logistic weights over `SUPPORT_NUMBERS`, each standardised first. */
export type SupportWeights = { numbers: readonly string[]; mean: number[]; deviation: number[]; weights: number[]; bias: number };

export const SUPPORT_NUMBERS = [
  "words",
  "near words",
  "pairs",
  "angle",
  "ahead in words",
  "ahead in near words",
  "ahead in pairs",
  "ahead in angle",
];

/** `nearest`: how near the text's nearest word is to a word that it does not have; the same words come again with every piece. */
type Text = {
  words: number[];
  known: ReadonlySet<number>;
  pairs: number[];
  hasPairs: ReadonlySet<number>;
  vector: Float32Array;
  nearest: Map<number, number>;
};
type Likeness = { words: number; near: number; pairs: number; angle: number };

/** Words that weigh less than this say nothing of the matter. */
const LEAST_WEIGHT = 0.05;
/** A judge keeps this many texts taken apart; a law's articles come again with every claim. */
const KEPT = 4000;

export type SupportJudge = {
  /** @param rivals texts that could be meant instead; @returns SUPPORT_NUMBERS, or null where the claim holds no known word */
  numbersOf: (claim: string, text: string, rivals: readonly string[]) => number[] | null;
  /** 0…1; null as above */
  supportOf: (claim: string, text: string, rivals: readonly string[]) => number | null;
  /** The share of one text's words that are in another, a near word counting by its nearness; 0…1. */
  nearness: (said: string, text: string) => number;
};

export function supportJudge(model: WordModel, weights: SupportWeights): SupportJudge {
  const reach = reachOf(model);
  const kept = new Map<string, Text>();
  const take = (text: string): Text => {
    let taken = kept.get(text);
    if (!taken) {
      if (kept.size >= KEPT) kept.clear();
      taken = takeApart(model, text, reach);
      kept.set(text, taken);
    }
    return taken;
  };
  const numbersOf: SupportJudge["numbersOf"] = (claim, text, rivals) => {
    const said = take(claim);
    if (said.words.length === 0) return null;
    const own = likeness(model, reach, said, take(text));
    const others = rivals.filter((rival) => rival !== text).map((rival) => likeness(model, reach, said, take(rival)));
    const ahead = (of: (each: Likeness) => number) => of(own) - Math.max(0, ...others.map(of));
    return [
      own.words,
      own.near,
      own.pairs,
      own.angle,
      ahead((each) => each.words),
      ahead((each) => each.near),
      ahead((each) => each.pairs),
      ahead((each) => each.angle),
    ];
  };
  return {
    numbersOf,
    nearness: (said, text) => likeness(model, reach, take(said), take(text)).near,
    supportOf: (claim, text, rivals) => {
      const numbers = numbersOf(claim, text, rivals);
      return numbers && probability(weights, numbers);
    },
  };
}

function probability({ mean, deviation, weights, bias }: SupportWeights, numbers: readonly number[]): number {
  const sum = numbers.reduce((total, x, i) => total + (weights[i]! * (x - mean[i]!)) / deviation[i]!, bias);
  return 1 / (1 + Math.exp(-sum));
}

type Reach = { lengths: Float32Array; weights: Float32Array };

/** What a word counts whatever the size of its bytes. */
function reachOf({ dimensions: d, vectors, textWeights }: WordModel): Reach {
  const lengths = textWeights.map((_, word) => {
    let square = 0;
    for (let k = word * d; k < (word + 1) * d; k++) square += vectors[k]! * vectors[k]!;
    return Math.sqrt(square) || 1;
  });
  return { lengths, weights: textWeights.map((weight, word) => weight * lengths[word]!) };
}

function takeApart(model: WordModel, text: string, { weights }: Reach): Text {
  const bag = bagOf(model, text);
  const all = [...bag.words].filter((word) => weights[word]! > LEAST_WEIGHT);
  const [words, pairs] = [all.filter((word) => word < model.numbers.size), all.filter((word) => word >= model.numbers.size)];
  return { words, known: new Set(words), pairs, hasPairs: new Set(pairs), vector: embedBag(model, bag, "text"), nearest: new Map() };
}

function likeness(model: WordModel, { lengths, weights }: Reach, said: Text, text: Text): Likeness {
  const { dimensions: d, vectors } = model;
  let [weight, same, near] = [0, 0, 0];
  for (const word of said.words) {
    const counts = weights[word]!;
    weight += counts;
    if (text.known.has(word)) {
      same += counts;
      near += counts;
      continue;
    }
    let best = text.nearest.get(word);
    if (best === undefined) {
      best = 0;
      for (const other of text.words) {
        const alike = dotOfBytes(vectors, word * d, vectors, other * d, d) / (lengths[word]! * lengths[other]!);
        if (alike > best) best = alike;
      }
      text.nearest.set(word, best);
    }
    near += counts * best;
  }
  const pairWeight = said.pairs.reduce((sum, pair) => sum + weights[pair]!, 0);
  const samePairs = said.pairs.reduce((sum, pair) => sum + (text.hasPairs.has(pair) ? weights[pair]! : 0), 0);
  const angle = said.vector.reduce((sum, x, i) => sum + x * text.vector[i]!, 0);
  return { words: share(same, weight), near: share(near, weight), pairs: share(samePairs, pairWeight), angle };
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
