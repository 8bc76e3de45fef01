/** Learns small networks that put a question into one of several classes, and detectors that say yes or no (rules/classifier.ts). */
import { type Detector, type Network, hiddenOf } from "#triage/rules/field/classifier.ts";
import { dot } from "#language/dot.ts";
import { random } from "./random.ts";

/** `right`: the share of each class that is right, summing to 1. `weight`: how much the example counts. */
export type Example = { numbers: Float32Array; right: Float32Array; weight: number };

export type NetworkSettings = { hidden: number; epochs: number; rate: number; decay: number; seeds: number };
const SETTINGS: NetworkSettings = { hidden: 48, epochs: 10, rate: 3e-3, decay: 1e-2, seeds: 3 };
const BATCH = 32;

/**
 * Several seeds; the service averages them.
 * @param dropouts of each number of an example: the share of times that it is left out while learning
 */
export function learnNetworks(examples: readonly Example[], dropouts: Float32Array, settings: NetworkSettings = SETTINGS): Network[] {
  return Array.from({ length: settings.seeds }, (_, seed) => learnNetwork(examples, dropouts, settings, seed + 1));
}

function learnNetwork(examples: readonly Example[], dropouts: Float32Array, settings: NetworkSettings, seed: number): Network {
  const next = random(seed * 7919);
  const width = examples[0]!.numbers.length;
  const classes = examples[0]!.right.length;
  const { theta, network } = fresh(width, classes, settings.hidden, next);
  const gradient = new Float32Array(theta.length);
  const slopes = fresh(width, classes, settings.hidden, () => 0, gradient).network;
  const adam = new Adam(theta, settings);
  const order = Int32Array.from(examples.keys());
  const steps = settings.epochs * Math.ceil(examples.length / BATCH);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, next);
    for (let at = 0; at < order.length; at += BATCH) {
      gradient.fill(0);
      const batch = order.subarray(at, at + BATCH);
      for (const e of batch) addSlopes(examples[e]!, network, slopes, dropped(examples[e]!.numbers, dropouts, next), 1 / batch.length);
      adam.step(gradient, steps);
    }
  }
  return network;
}

/** The network's parts are views of one array, so that a step is one loop. */
function fresh(width: number, classes: number, hidden: number, next: () => number, theta?: Float32Array) {
  const sizes = [hidden * width, hidden, classes * hidden, classes * width, classes];
  const all = theta ?? new Float32Array(sizes.reduce((a, b) => a + b, 0));
  let at = 0;
  const [units, bias, out, direct, constant] = sizes.map((size) => all.subarray(at, (at += size)));
  if (!theta) {
    for (let i = 0; i < units!.length; i++) units![i] = (next() * 2 - 1) * Math.sqrt(6 / width);
    for (let i = 0; i < out!.length; i++) out![i] = (next() * 2 - 1) * Math.sqrt(3 / hidden);
  }
  return { theta: all, network: { hidden: units!, bias: bias!, out: out!, direct: direct!, constant: constant! } };
}

class Adam {
  private readonly m: Float32Array;
  private readonly v: Float32Array;
  private readonly theta: Float32Array;
  private readonly settings: NetworkSettings;
  private count = 0;
  constructor(theta: Float32Array, settings: NetworkSettings) {
    this.theta = theta;
    this.settings = settings;
    this.m = new Float32Array(theta.length);
    this.v = new Float32Array(theta.length);
  }
  /** The rate falls to nothing over all steps. */
  step(gradient: Float32Array, steps: number): void {
    const rate = this.settings.rate * (1 - this.count / steps);
    this.count++;
    const c1 = 1 - 0.9 ** this.count;
    const c2 = 1 - 0.999 ** this.count;
    for (let i = 0; i < this.theta.length; i++) {
      const g = gradient[i]!;
      this.m[i] = 0.9 * this.m[i]! + 0.1 * g;
      this.v[i] = 0.999 * this.v[i]! + 0.001 * g * g;
      this.theta[i]! -= rate * (this.m[i]! / c1 / (Math.sqrt(this.v[i]! / c2) + 1e-8) + this.settings.decay * this.theta[i]!);
    }
  }
}

function dropped(numbers: Float32Array, dropouts: Float32Array, next: () => number): Float32Array {
  return numbers.map((value, i) => (next() < dropouts[i]! ? 0 : value / (1 - dropouts[i]!)));
}

function addSlopes({ right, weight }: Example, network: Network, slopes: Network, x: Float32Array, share: number): void {
  const bent = hiddenOf(network, x);
  const h = bent.length;
  const w = x.length;
  const sums = network.constant.map((constant, c) => constant + dot(bent, network.out, c * h) + dot(x, network.direct, c * w));
  const most = sums.reduce((a, b) => Math.max(a, b), -Infinity);
  const raised = sums.map((sum) => Math.exp(sum - most));
  const total = raised.reduce((a, b) => a + b, 0);
  const below = new Float32Array(h);
  raised.forEach((value, c) => {
    const error = (value / total - right[c]!) * weight * share;
    slopes.constant[c]! += error;
    for (let k = 0; k < w; k++) slopes.direct[c * w + k]! += error * x[k]!;
    for (let j = 0; j < h; j++) {
      slopes.out[c * h + j]! += error * bent[j]!;
      below[j]! += error * network.out[c * h + j]!;
    }
  });
  below.forEach((error, j) => {
    if (bent[j]! <= 0) return;
    slopes.bias[j]! += error;
    for (let k = 0; k < w; k++) slopes.hidden[j * w + k]! += error * x[k]!;
  });
}

function shuffle(order: Int32Array, next: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

export type YesNo = { numbers: Float32Array; yes: boolean; weight: number };
const ROUNDS = 30;

/** Plain logistic regression with decay; the threshold is for the caller to choose. */
export function learnDetector(examples: readonly YesNo[], decay = 2e-4): Detector {
  const width = examples[0]!.numbers.length;
  const weights = new Float32Array(width);
  const squares = new Float32Array(width);
  const next = random(77);
  const order = Int32Array.from(examples.keys());
  let constant = 0;
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, next);
    const rate = 0.1 * (1 - round / ROUNDS);
    for (const e of order) {
      const { numbers, yes, weight } = examples[e]!;
      const error = (1 / (1 + Math.exp(-constant - dot(numbers, weights, 0))) - (yes ? 1 : 0)) * weight;
      constant -= rate * 0.1 * error;
      for (let k = 0; k < width; k++) {
        const g = error * numbers[k]! + decay * weights[k]!;
        squares[k]! += g * g;
        weights[k]! -= (rate * g) / (Math.sqrt(squares[k]!) + 0.1);
      }
    }
  }
  return { weights, constant, threshold: 0 };
}
