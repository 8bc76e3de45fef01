/**
 * How likely a claim turns 走样 what its articles say: the right matter, and another content. A logistic regression over
 * traits (traits.ts), learned from true and false claims that were written beside some 3,000 articles (corpus/claims,
 * `npm run train -- gate`; what it is worth: docs/decisions/0063).
 */
import { type Taken, traitsOf } from "./traits.ts";

/** `traits`: what each adds to the logit of a turn. */
export type TurnWeights = { constant: number; traits: ReadonlyMap<string, number> };

export type TurnJudge = {
  /** 0…1, of claims of which half are false; parameters as of `traitsOf` */
  turnOf: (said: string, taken: Taken, rules: readonly string[]) => number;
};

export function turnJudge(weights: TurnWeights): TurnJudge {
  const chance = turnJudgeOf(weights);
  return { turnOf: (said, taken, rules) => chance(traitsOf(said, taken, rules)) };
}

/** The same of traits that were read before. */
export function turnJudgeOf({ constant, traits }: TurnWeights): (own: ReadonlyMap<string, number>) => number {
  return (own) => {
    let sum = constant;
    for (const [trait, value] of own) sum += (traits.get(trait) ?? 0) * value;
    return 1 / (1 + Math.exp(-sum));
  };
}

/** A hundredth of a logit decides nothing. */
const UNIT = 0.01;

/** One line of words and numbers: a tenth of what an object of so many keys would take to read. */
export function writeTraits(traits: TurnWeights["traits"]): string {
  const rounded = [...traits].map(([trait, weight]) => [trait, Math.round(weight / UNIT)] as const).filter(([, weight]) => weight !== 0);
  return rounded
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([trait, weight]) => `${trait} ${weight}`)
    .join(" ");
}

/** @throws Error where a trait has no whole number */
export function readTraits(written: string): Map<string, number> {
  const parts = written.split(" ");
  const traits = new Map<string, number>();
  for (let i = 0; i < parts.length; i += 2) {
    const [trait = "", weight = ""] = [parts[i], parts[i + 1]];
    if (!/^-?\d+$/u.test(weight)) throw new Error(`corpus/gate: ${trait} has no weight: npm run train -- gate`);
    traits.set(trait, Number(weight) * UNIT);
  }
  return traits;
}
