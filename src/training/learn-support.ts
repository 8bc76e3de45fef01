/** Learns what tells an article that says a thing from its neighbours: our cards' gists beside the official text. */
import { piecesOf } from "#drafting/rules/gate/check-support.ts";
import { SUPPORT_NUMBERS, type SupportJudge, type SupportWeights, supportJudge } from "#drafting/rules/gate/support.ts";
import { type WordModel, bagOf, embedBag } from "#language/word-model.ts";
import { type YesNo, learnDetector } from "./learn-classes.ts";

/** A law's articles in their order; `gists` are our words for some of them, by place in the law. */
export type SupportLaw = { texts: readonly string[]; gists: ReadonlyMap<number, string> };

const NEIGHBOURS = 10;
const NEAREST = 5;
/** A piece of one gist, as in a claim of several sentences, is judged alone too. */
const PIECES = 3;
/** Each right article stands beside about seven wrong ones. */
const RIGHT_WEIGHT = 6;

export function learnSupport(model: WordModel, laws: readonly SupportLaw[]): SupportWeights {
  const judge = supportJudge(model, { numbers: SUPPORT_NUMBERS, mean: [], deviation: [], weights: [], bias: 0 });
  const examples = laws.flatMap((law) => examplesOf(model, judge, law));
  const mean = SUPPORT_NUMBERS.map((_, k) => average(examples.map(({ numbers }) => numbers[k]!)));
  const deviation = SUPPORT_NUMBERS.map((_, k) => Math.sqrt(average(examples.map(({ numbers }) => (numbers[k]! - mean[k]!) ** 2))) || 1);
  const standardised = examples.map((e) => ({ ...e, numbers: e.numbers.map((x, k) => (x - mean[k]!) / deviation[k]!) }));
  const { weights, constant } = learnDetector(standardised);
  return { numbers: SUPPORT_NUMBERS, mean, deviation, weights: [...weights], bias: constant };
}

function examplesOf(model: WordModel, judge: SupportJudge, { texts, gists }: SupportLaw): YesNo[] {
  const vectors = texts.map((text) => embedBag(model, bagOf(model, text), "text"));
  return [...gists].flatMap(([right, gist]) =>
    [...new Set([gist, ...piecesOf(gist).slice(0, PIECES)])].flatMap((claim) => {
      const near = nearest(embedBag(model, bagOf(model, claim), "text"), vectors);
      const wrong = new Set(
        [right - 2, right - 1, right + 1, right + 2, ...near.slice(0, 4)].filter((i) => i !== right && texts[i] !== undefined),
      );
      return [right, ...wrong].flatMap((i) => {
        const around = texts.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1);
        const rivals = [...around, ...near.slice(0, NEAREST).map((n) => texts[n]!)].filter((text) => text !== texts[i]);
        const numbers = judge.numbersOf(claim, texts[i]!, rivals);
        return numbers ? [{ numbers: Float32Array.from(numbers), yes: i === right, weight: i === right ? RIGHT_WEIGHT : 1 }] : [];
      });
    }),
  );
}

function nearest(vector: Float32Array, vectors: readonly Float32Array[]): number[] {
  const angles = vectors.map((other) => vector.reduce((sum, x, k) => sum + x * other[k]!, 0));
  return [...angles.keys()].sort((a, b) => angles[b]! - angles[a]!).slice(0, NEAREST);
}

const average = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / Math.max(1, numbers.length);
