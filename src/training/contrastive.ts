/**
 * Trains word vectors so that a question stands near the article that answers it. A text's vector is the normalised
 * sum of weight(word) · (1 + ln count) · vector(word); vectors and weights are learned by an in-batch softmax with
 * random and hard negatives. Plain arrays: the whole training is minutes on one core.
 */
import type { Bag } from "#language/word-model.ts";
import { random } from "./random.ts";

/** `dimensions` numbers for each word, a multiple of four. */
export type WordVectors = { dimensions: number; vectors: Float32Array; queryWeights: Float32Array; textWeights: Float32Array };
/** `texts`: numbers of the texts that are right for this query; one is drawn each time. `mined`: hard negatives are sought for it. */
export type Pair = { query: Bag; texts: Int32Array; mined: boolean };
/** The first `articles` of the texts are those that random negatives are drawn from. */
export type Lessons = { texts: Bag[]; articles: number; pairs: Pair[] };

export type Settings = {
  epochs: number;
  batch: number;
  negatives: number;
  temperature: number;
  vectorRate: number;
  weightRate: number;
  /** Share of a text's words left out at random each time it is seen: a guard against learning by heart. */
  dropout: number;
  seed: number;
};

/** Texts that look right and are not, for each pair; called once an epoch from the second on. */
export type HardNegatives = (model: WordVectors) => Int32Array[];

/** Changes `model` in place. @param tell called after each epoch with its mean loss */
export function trainVectors(
  model: WordVectors,
  lessons: Lessons,
  settings: Settings,
  hard: HardNegatives,
  tell: (epoch: number, loss: number) => void,
): void {
  const { batch, epochs } = settings;
  const next = random(settings.seed);
  const learner = new Learner(model, settings);
  const order = Int32Array.from(lessons.pairs.keys());
  const steps = epochs * Math.floor(order.length / batch);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const mined = epoch > 0 ? hard(model) : [];
    shuffle(order, next);
    let loss = 0;
    let batches = 0;
    for (let at = 0; at + batch <= order.length; at += batch, batches++) {
      const drawn = drawBatch(lessons, mined, order.subarray(at, at + batch), settings, next);
      loss += learner.step(drawn, 1 - (0.9 * learner.steps) / steps); // the rate falls to a tenth
    }
    tell(epoch, loss / Math.max(1, batches));
  }
}

/** `right[b]` are the texts that answer query b; text b is one of them, the rest are negatives. */
type Batch = { queries: Bag[]; texts: Bag[]; numbers: Int32Array; right: Int32Array[] };

function drawBatch(
  { pairs, texts, articles }: Lessons,
  mined: Int32Array[],
  chosen: Int32Array,
  settings: Settings,
  next: () => number,
): Batch {
  const { batch, negatives, dropout } = settings;
  const numbers = new Int32Array(batch + negatives);
  const drawn = Array.from(chosen, (number) => pairs[number]!);
  drawn.forEach((pair, b) => (numbers[b] = pair.texts[Math.floor(next() * pair.texts.length)]!));
  for (let i = 0; i < negatives; i++) {
    const hard = mined[chosen[i % batch]!];
    const useHard = i < negatives / 2 && hard !== undefined && hard.length > 0;
    numbers[batch + i] = useHard ? hard[Math.floor(next() * hard.length)]! : Math.floor(next() * articles);
  }
  return {
    queries: drawn.map((pair) => thin(pair.query, dropout, next)),
    texts: Array.from(numbers, (number) => thin(texts[number]!, dropout, next)),
    numbers,
    right: drawn.map((pair) => pair.texts),
  };
}

function thin(bag: Bag, dropout: number, next: () => number): Bag {
  if (dropout === 0 || bag.words.length < 4) return bag;
  return { words: bag.words, counts: bag.counts.map((count) => (next() < dropout ? 0 : count)) };
}

function shuffle(order: Int32Array, next: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

/** One side of a batch: its unit vectors, their gradients, and the lengths before they were made one. */
type Side = { vectors: Float32Array; gradient: Float32Array; lengths: Float32Array };

class Learner {
  steps = 0;
  private readonly model: WordVectors;
  private readonly settings: Settings;
  private readonly words: Adam;
  private readonly queryWeights: Adam;
  private readonly textWeights: Adam;
  private readonly queries: Side;
  private readonly texts: Side;
  private readonly errors: Float32Array;

  constructor(model: WordVectors, settings: Settings) {
    const d = model.dimensions;
    const side = (size: number): Side => ({
      vectors: new Float32Array(size * d),
      gradient: new Float32Array(size * d),
      lengths: new Float32Array(size),
    });
    this.model = model;
    this.settings = settings;
    this.words = new Adam(model.vectors, d);
    this.queryWeights = new Adam(model.queryWeights, 1);
    this.textWeights = new Adam(model.textWeights, 1);
    this.queries = side(settings.batch);
    this.texts = side(settings.batch + settings.negatives);
    this.errors = new Float32Array(settings.batch * (settings.batch + settings.negatives));
  }

  /** @returns the batch's mean loss */
  step(batch: Batch, rate: number): number {
    const { model, queries, texts, errors } = this;
    const { temperature, vectorRate, weightRate } = this.settings;
    const d = model.dimensions;
    batch.queries.forEach((bag, i) => (queries.lengths[i] = embedInto(bag, model, model.queryWeights, queries.vectors, i * d)));
    batch.texts.forEach((bag, i) => (texts.lengths[i] = embedInto(bag, model, model.textWeights, texts.vectors, i * d)));
    const loss = softmaxErrors(queries.vectors, texts.vectors, errors, batch, d, temperature);
    spread(errors, queries, texts, d, 1 / (temperature * batch.queries.length));
    const touched = new Set<number>();
    batch.queries.forEach((bag, i) => this.back(bag, i, queries, this.queryWeights, touched));
    batch.texts.forEach((bag, i) => this.back(bag, i, texts, this.textWeights, touched));
    this.steps++;
    this.words.step(touched, vectorRate * rate, this.steps);
    this.queryWeights.step(touched, weightRate * rate, this.steps, 0);
    this.textWeights.step(touched, weightRate * rate, this.steps, 0);
    return loss;
  }

  /** From a unit vector's gradient to its words': first through the normalising, then through the sum. */
  private back(bag: Bag, i: number, side: Side, weights: Adam, touched: Set<number>): void {
    const d = this.model.dimensions;
    const { vectors } = this.model;
    const { gradient } = side;
    const at = i * d;
    let along = 0;
    for (let k = 0; k < d; k++) along += gradient[at + k]! * side.vectors[at + k]!;
    for (let k = 0; k < d; k++) gradient[at + k] = (gradient[at + k]! - along * side.vectors[at + k]!) / side.lengths[i]!;
    for (let w = 0; w < bag.words.length; w++) {
      const count = bag.counts[w]!;
      if (count === 0) continue;
      const word = bag.words[w]!;
      touched.add(word);
      const from = word * d;
      const weight = weights.values[word]! * count;
      let change = 0;
      for (let k = 0; k < d; k++) {
        this.words.gradient[from + k]! += weight * gradient[at + k]!;
        change += vectors[from + k]! * gradient[at + k]!;
      }
      weights.gradient[word]! += change * count;
    }
  }
}

/** Writes the unit vector of one bag into `out` from `at` on. @returns its length before */
export function embedInto(bag: Bag, model: WordVectors, weights: Float32Array, out: Float32Array, at: number): number {
  const d = model.dimensions;
  const { vectors } = model;
  out.fill(0, at, at + d);
  for (let i = 0; i < bag.words.length; i++) {
    const word = bag.words[i]!;
    const weight = weights[word]! * bag.counts[i]!;
    const from = word * d;
    for (let k = 0; k < d; k++) out[at + k]! += weight * vectors[from + k]!;
  }
  let sum = 0;
  for (let k = at; k < at + d; k++) sum += out[k]! * out[k]!;
  const length = Math.sqrt(sum) || 1;
  for (let k = at; k < at + d; k++) out[k]! /= length;
  return length;
}

/** Fills `errors` with softmax − target; a text that is also right for a query is left out of its row. @returns the mean loss */
function softmaxErrors(
  Q: Float32Array,
  T: Float32Array,
  errors: Float32Array,
  { queries, numbers, right }: Batch,
  d: number,
  temperature: number,
): number {
  const n = numbers.length;
  let loss = 0;
  for (let b = 0; b < queries.length; b++) {
    const row = b * n;
    let most = -Infinity;
    for (let j = 0; j < n; j++) {
      const also = j !== b && right[b]!.includes(numbers[j]!);
      const score = also ? -Infinity : dot(Q, b * d, T, j * d, d) / temperature;
      errors[row + j] = score;
      if (score > most) most = score;
    }
    const answer = errors[row + b]!;
    let sum = 0;
    for (let j = row; j < row + n; j++) sum += errors[j] = Math.exp(errors[j]! - most);
    for (let j = row; j < row + n; j++) errors[j]! /= sum;
    loss += Math.log(sum) + most - answer;
    errors[row + b]! -= 1;
  }
  return loss / queries.length;
}

/** Four sums at once: the one loop that all the time goes into. */
function dot(a: Float32Array, i: number, b: Float32Array, j: number, d: number): number {
  let d0 = 0;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  for (let k = 0; k < d; k += 4) {
    d0 += a[i + k]! * b[j + k]!;
    d1 += a[i + k + 1]! * b[j + k + 1]!;
    d2 += a[i + k + 2]! * b[j + k + 2]!;
    d3 += a[i + k + 3]! * b[j + k + 3]!;
  }
  return d0 + d1 + d2 + d3;
}

function spread(errors: Float32Array, queries: Side, texts: Side, d: number, scale: number): void {
  queries.gradient.fill(0);
  texts.gradient.fill(0);
  const n = texts.lengths.length;
  for (let b = 0; b < queries.lengths.length; b++) {
    const q = b * d;
    for (let j = 0; j < n; j++) {
      const error = errors[b * n + j]! * scale;
      if (Math.abs(error) < 1e-7) continue;
      const t = j * d;
      for (let k = 0; k < d; k++) {
        queries.gradient[q + k]! += error * texts.vectors[t + k]!;
        texts.gradient[t + k]! += error * queries.vectors[q + k]!;
      }
    }
  }
}

/** Adam with steps by row: a word that a batch does not hold is not touched. */
class Adam {
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  private readonly width: number;
  private readonly first: Float32Array;
  private readonly second: Float32Array;

  constructor(values: Float32Array, width: number) {
    this.values = values;
    this.width = width;
    this.gradient = new Float32Array(values.length);
    this.first = new Float32Array(values.length);
    this.second = new Float32Array(values.length);
  }

  step(rows: Iterable<number>, rate: number, t: number, least = -Infinity): void {
    const { values, gradient, first, second, width } = this;
    const c1 = 1 - 0.9 ** t;
    const c2 = 1 - 0.999 ** t;
    for (const row of rows) {
      for (let i = row * width; i < (row + 1) * width; i++) {
        const g = gradient[i]!;
        first[i] = 0.9 * first[i]! + 0.1 * g;
        second[i] = 0.999 * second[i]! + 0.001 * g * g;
        values[i] = Math.max(least, values[i]! - (rate * (first[i]! / c1)) / (Math.sqrt(second[i]! / c2) + 1e-8));
        gradient[i] = 0;
      }
    }
  }
}
