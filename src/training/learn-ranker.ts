/**
 * Learns to put a question's candidates in order: each right one by itself against the wrong ones (a softmax over it and
 * them), so that two right ones never push each other down. Several seeds are averaged. Beside it, how likely a candidate
 * is right at all (logistic).
 */
import { type Network, type Ranker, bend, forward, slope, standardise } from "#finding/rules/ranker.ts";
import { random } from "./random.ts";

/** One question: a row of numbers for each candidate, and which of them are answers. */
export type Group = { numbers: Float32Array; right: Uint8Array };

/** `rows`: of more candidates than these, a step sees the right ones and others by lot, new ones each time. */
export type RankerSettings = { hidden: number; epochs: number; rate: number; decay: number; dropout: number; seeds: number; rows: number };
const RANKER_SETTINGS: RankerSettings = { hidden: 32, epochs: 8, rate: 2e-3, decay: 1e-4, dropout: 0.15, seeds: 3, rows: 60 };

const BATCH = 16;

/** @param groups questions without a right candidate teach the support only */
export function learnRanker(groups: Group[], names: readonly string[], settings: RankerSettings = RANKER_SETTINGS): Ranker {
  const width = names.length;
  const ranker: Ranker = { names: [...names], ...standards(groups, width), networks: [], support: new Float32Array(width + 1) };
  const rows = groups.map((group) => ({ x: standardRows(ranker, group, width), right: group.right }));
  const usable = rows.filter(({ right }) => right.some((r) => r > 0));
  ranker.networks = Array.from({ length: settings.seeds }, (_, seed) => learnNetwork(usable, width, settings, seed + 1));
  ranker.support = learnSupport(rows, width);
  return ranker;
}

type Rows = { x: Float32Array; right: Uint8Array };

function standards(groups: Group[], width: number): { mean: Float32Array; scale: Float32Array } {
  const sum = new Float64Array(width);
  const square = new Float64Array(width);
  let count = 0;
  for (const { numbers } of groups) {
    count += numbers.length / width;
    for (let i = 0; i < numbers.length; i++) {
      sum[i % width]! += numbers[i]!;
      square[i % width]! += numbers[i]! ** 2;
    }
  }
  const mean = Float32Array.from(sum, (s) => s / count);
  const scale = Float32Array.from(square, (s, f) => 1 / (Math.sqrt(Math.max(0, s / count - mean[f]! ** 2)) || 1));
  return { mean, scale };
}

function standardRows(ranker: Ranker, { numbers }: Group, width: number): Float32Array {
  const x = new Float32Array(numbers.length);
  for (let at = 0; at < numbers.length; at += width) standardise(ranker, numbers, at, x.subarray(at, at + width));
  return x;
}

function learnNetwork(groups: Rows[], width: number, settings: RankerSettings, seed: number): Network {
  const next = random(seed * 7919);
  const { theta, network } = freshNetwork(width, settings.hidden, next);
  const gradient = new Float32Array(theta.length);
  const m = new Float32Array(theta.length);
  const v = new Float32Array(theta.length);
  const order = Int32Array.from(groups.keys());
  const steps = settings.epochs * Math.ceil(groups.length / BATCH);
  let step = 0;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, next);
    for (let at = 0; at < order.length; at += BATCH) {
      gradient.fill(0);
      const end = Math.min(order.length, at + BATCH);
      for (let g = at; g < end; g++)
        addGradient(
          someRows(groups[order[g]!]!, settings.rows, next),
          network,
          gradient,
          mask(width, settings.dropout, next),
          1 / (end - at),
        );
      step++;
      const rate = settings.rate * (1 - (0.95 * step) / steps);
      const c1 = 1 - 0.9 ** step;
      const c2 = 1 - 0.999 ** step;
      for (let i = 0; i < theta.length; i++) {
        const g = gradient[i]!;
        m[i] = 0.9 * m[i]! + 0.1 * g;
        v[i] = 0.999 * v[i]! + 0.001 * g * g;
        theta[i]! -= (rate * (m[i]! / c1)) / (Math.sqrt(v[i]! / c2) + 1e-8) + rate * settings.decay * theta[i]!;
      }
    }
  }
  return network;
}

/** The network's parts are views of one array, so that a step is one loop: hidden, bias, out, direct. */
function freshNetwork(width: number, hidden: number, next: () => number): { theta: Float32Array; network: Network } {
  const theta = new Float32Array(hidden * width + 2 * hidden + width);
  for (let i = 0; i < hidden * width; i++) theta[i] = (next() * 2 - 1) * Math.sqrt(3 / width) * 0.7;
  for (let h = 0; h < hidden; h++) theta[hidden * width + hidden + h] = (next() * 2 - 1) * Math.sqrt(3 / hidden) * 0.3;
  const network = {
    hidden: theta.subarray(0, hidden * width),
    bias: theta.subarray(hidden * width, hidden * width + hidden),
    out: theta.subarray(hidden * width + hidden, hidden * width + 2 * hidden),
    direct: theta.subarray(hidden * width + 2 * hidden),
  };
  return { theta, network };
}

function mask(width: number, dropout: number, next: () => number): Float32Array {
  return Float32Array.from({ length: width }, () => (next() < dropout ? 0 : 1 / (1 - dropout)));
}

function shuffle(order: Int32Array, next: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

function someRows(group: Rows, most: number, next: () => number): Rows {
  const size = group.right.length;
  if (size <= most) return group;
  const wrong = Int32Array.from([...group.right.keys()].filter((row) => group.right[row] === 0));
  const rows = [...group.right.keys()].filter((row) => group.right[row] === 1);
  for (let i = 0; rows.length < most && i < wrong.length; i++) {
    const j = i + Math.floor(next() * (wrong.length - i));
    [wrong[i], wrong[j]] = [wrong[j]!, wrong[i]!];
    rows.push(wrong[i]!);
  }
  const width = group.x.length / size;
  const x = new Float32Array(rows.length * width);
  rows.forEach((row, i) => x.set(group.x.subarray(row * width, (row + 1) * width), i * width));
  return { x, right: Uint8Array.from(rows, (row) => group.right[row]!) };
}

function addGradient({ x, right }: Rows, network: Network, gradient: Float32Array, keep: Float32Array, share: number): void {
  const width = keep.length;
  const hidden = network.bias.length;
  const size = right.length;
  const kept = x.map((value, i) => value * keep[i % width]!);
  const sums = new Float32Array(size * hidden);
  const scores = Float32Array.from({ length: size }, (_, row) =>
    forward(network, kept.subarray(row * width, (row + 1) * width), sums.subarray(row * hidden, (row + 1) * hidden)),
  );
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const odds = scores.map((score) => Math.exp(score - most));
  const errors = errorsOf(odds, right);
  const [bias, out, direct] = [hidden * width, hidden * width + hidden, hidden * width + 2 * hidden];
  for (let row = 0; row < size; row++) {
    const error = errors[row]! * share;
    if (Math.abs(error) < 1e-6) continue;
    const at = row * width;
    for (let f = 0; f < width; f++) gradient[direct + f]! += error * kept[at + f]!;
    for (let h = 0; h < hidden; h++) {
      const sum = sums[row * hidden + h]!;
      gradient[out + h]! += error * bend(sum);
      const inner = error * network.out[h]! * slope(sum);
      gradient[bias + h]! += inner;
      for (let f = 0; f < width; f++) gradient[h * width + f]! += inner * kept[at + f]!;
    }
  }
}

/** How far each score is too high: the slope of the mean, over the right ones, of -ln(its odds / (its and all wrong ones')). */
function errorsOf(odds: Float32Array, right: Uint8Array): Float32Array {
  const answers = right.reduce((a, b) => a + b, 0);
  const wrong = odds.reduce((sum, odd, row) => sum + (right[row] === 1 ? 0 : odd), 1e-9);
  const pull = odds.reduce((sum, odd, row) => sum + (right[row] === 1 ? 1 / (odd + wrong) : 0), 0) / answers;
  return odds.map((odd, row) => (right[row] === 1 ? -wrong / (odd + wrong) / answers : odd * pull));
}

const SUPPORT_ROUNDS = 12;

/** Plain logistic regression; the wrong candidates are many and mostly easy, so only the hundred first are learned from. */
function learnSupport(groups: Rows[], width: number): Float32Array {
  const weights = new Float32Array(width + 1);
  let rate = 0.05;
  for (let round = 0; round < SUPPORT_ROUNDS; round++) {
    for (const { x, right } of groups) {
      const size = Math.min(100, right.length);
      const step = new Float32Array(width + 1);
      for (let row = 0; row < size; row++) {
        let sum = weights[width]!;
        for (let f = 0; f < width; f++) sum += weights[f]! * x[row * width + f]!;
        const error = 1 / (1 + Math.exp(-sum)) - right[row]!;
        for (let f = 0; f < width; f++) step[f]! += error * x[row * width + f]!;
        step[width]! += error;
      }
      for (let f = 0; f <= width; f++) weights[f]! -= (rate * step[f]!) / size;
    }
    rate *= 0.8;
  }
  return weights;
}
