/**
 * The second stage: a small network over the numbers of each candidate (rules/candidate-numbers.ts). Its weights are
 * data, learned by training/train-ranker.ts; several networks are averaged.
 */

import { dot } from "#language/dot.ts";

/** `hidden` holds one row of `width` weights for each unit; numbers are standardised before they come in. */
export type Network = { hidden: Float32Array; bias: Float32Array; out: Float32Array; direct: Float32Array };
export type Ranker = {
  /** Names of the numbers, in order: weights learned for other numbers are refused. */
  names: string[];
  mean: Float32Array;
  scale: Float32Array;
  networks: Network[];
  /** Logistic weights over the same numbers and a constant: how likely a candidate is right, whatever else was found. */
  support: Float32Array;
};

const FARTHEST = 6;
const LEAK = 0.01;

/** Candidates beside each other, so that a weight is read once for all of them: half the time of one by one. */
const BESIDE = 8;

/** @returns one score for each row of `numbers`; only their order within one question means anything */
export function scoreRows(ranker: Ranker, numbers: Float32Array): Float32Array {
  const width = ranker.names.length;
  const scores = new Float32Array(numbers.length / width);
  const x = new Float32Array(width);
  const eight = new Float64Array(BESIDE * width);
  const sums = new Float64Array(BESIDE);
  const unit = new Float64Array(BESIDE);
  for (let row = 0; row < scores.length; row += BESIDE) {
    const beside = Math.min(BESIDE, scores.length - row);
    for (let i = 0; i < beside; i++) {
      standardise(ranker, numbers, (row + i) * width, x);
      for (let f = 0; f < width; f++) eight[f * BESIDE + i] = x[f]!;
    }
    sums.fill(0);
    for (const network of ranker.networks) forwardEight(network, eight, sums, unit);
    for (let i = 0; i < beside; i++) scores[row + i] = sums[i]! / ranker.networks.length;
  }
  return scores;
}

/** As `forward`, for eight candidates. @param scores added to @param unit room for eight numbers */
function forwardEight({ hidden, bias, out, direct }: Network, eight: Float64Array, scores: Float64Array, unit: Float64Array): void {
  weigh(eight, direct, 0, 0, unit);
  for (let i = 0; i < BESIDE; i++) scores[i]! += unit[i]!;
  for (let h = 0; h < bias.length; h++) {
    weigh(eight, hidden, h * direct.length, bias[h]!, unit);
    for (let i = 0; i < BESIDE; i++) scores[i]! += out[h]! * bend(unit[i]!);
  }
}

/** The products of one row of weights with eight candidates' numbers, the first of all eight, the second of all eight …, onto `start`. */
function weigh(eight: Float64Array, weights: Float32Array, from: number, start: number, sums: Float64Array): void {
  let s0 = start;
  let s1 = start;
  let s2 = start;
  let s3 = start;
  let s4 = start;
  let s5 = start;
  let s6 = start;
  let s7 = start;
  for (let k = 0, w = from; k < eight.length; k += BESIDE, w++) {
    const weight = weights[w]!;
    s0 += weight * eight[k]!;
    s1 += weight * eight[k + 1]!;
    s2 += weight * eight[k + 2]!;
    s3 += weight * eight[k + 3]!;
    s4 += weight * eight[k + 4]!;
    s5 += weight * eight[k + 5]!;
    s6 += weight * eight[k + 6]!;
    s7 += weight * eight[k + 7]!;
  }
  sums[0] = s0;
  sums[1] = s1;
  sums[2] = s2;
  sums[3] = s3;
  sums[4] = s4;
  sums[5] = s5;
  sums[6] = s6;
  sums[7] = s7;
}

/** @returns 0…1 for one row */
export function supportOf(ranker: Ranker, numbers: Float32Array, row: number): number {
  const width = ranker.names.length;
  const x = new Float32Array(width);
  standardise(ranker, numbers, row * width, x);
  let sum = ranker.support[width]!;
  for (let f = 0; f < width; f++) sum += ranker.support[f]! * x[f]!;
  return 1 / (1 + Math.exp(-sum));
}

/** Far-out values are held at six deviations: one odd article must not carry a question. */
export function standardise(ranker: Pick<Ranker, "mean" | "scale">, numbers: Float32Array, at: number, out: Float32Array): void {
  for (let f = 0; f < out.length; f++) {
    out[f] = Math.max(-FARTHEST, Math.min(FARTHEST, (numbers[at + f]! - ranker.mean[f]!) * ranker.scale[f]!));
  }
}

/** @param before filled with each unit's sum before its bend, for learning */
export function forward(network: Network, x: Float32Array, before?: Float32Array): number {
  let score = dot(x, network.direct, 0);
  for (let h = 0; h < network.bias.length; h++) {
    const sum = network.bias[h]! + dot(x, network.hidden, h * x.length);
    if (before) before[h] = sum;
    score += network.out[h]! * bend(sum);
  }
  return score;
}

export const bend = (sum: number): number => (sum > 0 ? sum : LEAK * sum);
export const slope = (sum: number): number => (sum > 0 ? 1 : LEAK);

type Written = { names: string[]; mean: number[]; scale: number[]; networks: Record<keyof Network, number[]>[]; support: number[] };

/** @param names what this build computes. @throws Error where the weights were learned for other numbers, or some are missing */
export function readRanker(written: unknown, names: readonly string[]): Ranker {
  const { mean, scale, networks, support, ...rest } = written as Written;
  if (rest.names.join() !== names.join()) throw new Error(`the ranker was learned for other numbers: ${rest.names.join()}`);
  const width = names.length;
  const whole =
    networks.length > 0 &&
    [mean, scale, ...networks.map((n) => n.direct)].every((values) => values.length === width) &&
    support.length === width + 1 &&
    networks.every((n) => n.bias.length === n.out.length && n.hidden.length === n.bias.length * width);
  if (!whole) throw new Error("the ranker's weights are cut short");
  return {
    names: rest.names,
    mean: Float32Array.from(mean),
    scale: Float32Array.from(scale),
    support: Float32Array.from(support),
    networks: networks.map((n) => ({
      hidden: Float32Array.from(n.hidden),
      bias: Float32Array.from(n.bias),
      out: Float32Array.from(n.out),
      direct: Float32Array.from(n.direct),
    })),
  };
}

/** Four digits are more than the weights mean. */
export function writeRanker(ranker: Ranker): Written {
  const short = (values: Float32Array) => Array.from(values, (v) => Number(v.toPrecision(4)));
  return {
    names: ranker.names,
    mean: short(ranker.mean),
    scale: short(ranker.scale),
    networks: ranker.networks.map((n) => ({ hidden: short(n.hidden), bias: short(n.bias), out: short(n.out), direct: short(n.direct) })),
    support: short(ranker.support),
  };
}
