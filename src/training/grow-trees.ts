/**
 * Grows boosted trees (finding/rules/trees.ts): each learns what those before it still get wrong, best split first, over
 * histograms of the numbers. Histograms of a node's larger half are its own less the smaller half's.
 */
import type { Trees } from "#finding/rules/trees.ts";
import { random } from "./random.ts";

/** One question: a row of numbers for each find, which of them are answers, and how much the question counts. */
export type Weighed = { numbers: Float32Array; right: Uint8Array; weight: number };

/**
 * `share`: of the rows that are nearly settled, by lot, that one tree sees, each for as many as it stands for; of finds far
 * down nearly all are, so that a tree takes a fifth of the time. `least`: rows in a leaf. `ridge`: rows' worth of doubt
 * that holds a leaf near nothing.
 */
export type TreeSettings = { rounds: number; leaves: number; rate: number; least: number; ridge: number; share: number };
const TREE_SETTINGS: TreeSettings = { rounds: 250, leaves: 24, rate: 0.06, least: 60, ridge: 5, share: 0.15 };

const BINS = 64;

export function growTrees(groups: readonly Weighed[], names: readonly string[], settings: TreeSettings = TREE_SETTINGS): Trees {
  const rows = rowsOf(groups, names.length);
  const start = Math.log((rows.right + 1) / (rows.total - rows.right + 1));
  const scores = new Float32Array(rows.weights.length).fill(start);
  const grown: Node[][] = [];
  const next = random(17);
  for (let round = 0; round < settings.rounds; round++) {
    const slopes = slopesOf(rows, scores);
    const tree = grow(rows, slopes, someRows(slopes, settings.share, next), settings);
    for (let row = 0; row < scores.length; row++) scores[row]! += leafOf(tree, rows, row);
    grown.push(tree);
  }
  return asOne(grown, names, start);
}

type Rows = {
  /** Of each number, the bin of every row. */
  bins: Uint8Array[];
  /** Of each number, the highest value of each bin but the last. */
  bounds: Float32Array[];
  labels: Uint8Array;
  weights: Float32Array;
  right: number;
  total: number;
};

function rowsOf(groups: readonly Weighed[], width: number): Rows {
  const begins = new Int32Array(groups.length + 1); // of each question's rows
  groups.forEach(({ right }, g) => (begins[g + 1] = begins[g]! + right.length));
  const count = begins.at(-1)!;
  const [labels, weights] = [new Uint8Array(count), new Float32Array(count)];
  groups.forEach(({ right, weight }, g) => {
    labels.set(right, begins[g]);
    weights.fill(weight, begins[g], begins[g + 1]);
  });
  const columns = Array.from({ length: width }, (_, f) => {
    const column = new Float32Array(count);
    for (const [g, { numbers, right }] of groups.entries())
      for (let row = 0; row < right.length; row++) column[begins[g]! + row] = numbers[row * width + f]!;
    return column;
  });
  const bounds = columns.map(boundsOf);
  const bins = columns.map((column, f) => Uint8Array.from(column, (value) => binOf(bounds[f]!, value)));
  const total = weights.reduce((a, b) => a + b, 0);
  return { bins, bounds, labels, weights, total, right: weights.reduce((sum, w, row) => sum + w * labels[row]!, 0) };
}

/** So that about as many rows fall into each bin. */
function boundsOf(column: Float32Array): Float32Array {
  const sorted = column.toSorted();
  const cuts = Array.from({ length: BINS - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / BINS)]!);
  return Float32Array.from(new Set(cuts)).filter((cut) => cut < sorted.at(-1)!);
}

/** How many bounds lie below the value. */
function binOf(bounds: Float32Array, value: number): number {
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of each row's loss (logistic), by its score: the slope and its own slope. */
type Slopes = { first: Float32Array; second: Float32Array };

function slopesOf({ labels, weights }: Rows, scores: Float32Array): Slopes {
  const [first, second] = [new Float32Array(scores.length), new Float32Array(scores.length)];
  for (let row = 0; row < scores.length; row++) {
    const p = 1 / (1 + Math.exp(-scores[row]!));
    first[row] = weights[row]! * (p - labels[row]!);
    second[row] = weights[row]! * p * (1 - p);
  }
  return { first, second };
}

/** Less of a slope is nearly settled: the tree before was wrong by this much of a row. */
const SETTLED = 0.04;

/** Rows that are far from settled, and some of the others, whose slopes are made to stand for all of these. */
function someRows({ first, second }: Slopes, share: number, next: () => number): Int32Array {
  const rows = new Int32Array(first.length);
  let size = 0;
  for (let row = 0; row < first.length; row++) {
    if (Math.abs(first[row]!) < SETTLED) {
      if (next() >= share) continue;
      first[row]! /= share;
      second[row]! /= share;
    }
    rows[size++] = row;
  }
  return rows.subarray(0, size);
}

/** `value` is a bound of the number that is asked, or what the leaf adds; `bin` is that bound's. */
type Node = { asks: number; bin: number; value: number; left: number };
/** Sums by number and bin: slopes, slopes' slopes, rows. */
type Histogram = { first: Float64Array; second: Float64Array; rows: Int32Array };
type Split = { asks: number; bin: number; gain: number };
/** A leaf that may be split yet. */
type Open = { node: number; rows: Int32Array; histogram: Histogram; split: Split | null };

function grow(data: Rows, slopes: Slopes, sample: Int32Array, settings: TreeSettings): Node[] {
  const open = (node: number, rows: Int32Array, histogram: Histogram): Open => ({
    node,
    rows,
    histogram,
    split: bestSplit(histogram, data, settings),
  });
  const tree: Node[] = [{ asks: -1, bin: 0, value: 0, left: -1 }];
  const leaves = [open(0, sample, histogramOf(data, slopes, sample))];
  while (leaves.length < settings.leaves) {
    const best = leaves.reduce((a, b) => ((b.split?.gain ?? 0) > (a.split?.gain ?? 0) ? b : a));
    if (!best.split) break;
    const { asks, bin } = best.split;
    const [left, right] = parted(best.rows, data.bins[asks]!, bin);
    const small = histogramOf(data, slopes, left.length < right.length ? left : right);
    const large = less(best.histogram, small);
    const at = tree.length;
    tree[best.node] = { asks, bin, value: data.bounds[asks]![bin]!, left: at };
    tree.push({ asks: -1, bin: 0, value: 0, left: -1 }, { asks: -1, bin: 0, value: 0, left: -1 });
    leaves[leaves.indexOf(best)] = open(at, left, left.length < right.length ? small : large);
    leaves.push(open(at + 1, right, left.length < right.length ? large : small));
  }
  for (const { node, rows } of leaves) tree[node]!.value = leafValue(rows, slopes, settings);
  return tree;
}

function leafValue(rows: Int32Array, { first, second }: Slopes, { ridge, rate }: TreeSettings): number {
  let [g, h] = [0, ridge];
  for (const row of rows) {
    g += first[row]!;
    h += second[row]!;
  }
  return (-rate * g) / h;
}

/** The rows up to the bin, and those beyond it. */
function parted(rows: Int32Array, bins: Uint8Array, bin: number): [Int32Array, Int32Array] {
  const left = rows.filter((row) => bins[row]! <= bin);
  return [left, rows.filter((row) => bins[row]! > bin)];
}

function histogramOf({ bins }: Rows, slopes: Slopes, rows: Int32Array): Histogram {
  const size = bins.length * BINS;
  const [first, second, counted] = [new Float64Array(size), new Float64Array(size), new Int32Array(size)];
  const g = Float32Array.from(rows, (row) => slopes.first[row]!);
  const h = Float32Array.from(rows, (row) => slopes.second[row]!);
  bins.forEach((column, f) => {
    const base = f * BINS;
    for (let i = 0; i < rows.length; i++) {
      const at = base + column[rows[i]!]!;
      first[at]! += g[i]!;
      second[at]! += h[i]!;
      counted[at]!++;
    }
  });
  return { first, second, rows: counted };
}

function less(all: Histogram, part: Histogram): Histogram {
  return {
    first: all.first.map((sum, i) => sum - part.first[i]!),
    second: all.second.map((sum, i) => sum - part.second[i]!),
    rows: all.rows.map((count, i) => count - part.rows[i]!),
  };
}

/** The number and the bound that tell right from wrong best; null where none leaves rows enough on both sides. */
function bestSplit({ first, second, rows }: Histogram, { bounds }: Rows, { least, ridge }: TreeSettings): Split | null {
  let best: Split | null = null;
  const [g, h, n] = [sum(first.subarray(0, BINS)), sum(second.subarray(0, BINS)), sum(rows.subarray(0, BINS))];
  const whole = (g * g) / (h + ridge);
  for (let asks = 0; asks < bounds.length; asks++) {
    let [gl, hl, nl] = [0, 0, 0];
    for (let bin = 0; bin < bounds[asks]!.length; bin++) {
      gl += first[asks * BINS + bin]!;
      hl += second[asks * BINS + bin]!;
      nl += rows[asks * BINS + bin]!;
      if (nl < least || n - nl < least) continue;
      const gain = (gl * gl) / (hl + ridge) + ((g - gl) * (g - gl)) / (h - hl + ridge) - whole;
      if (gain > (best?.gain ?? 1e-6)) best = { asks, bin, gain };
    }
  }
  return best;
}

const sum = (values: Float64Array | Int32Array): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

function leafOf(tree: readonly Node[], { bins }: Rows, row: number): number {
  let node = tree[0]!;
  while (node.asks >= 0) node = tree[node.left + (bins[node.asks]![row]! > node.bin ? 1 : 0)]!;
  return node.value;
}

function asOne(grown: readonly Node[][], names: readonly string[], start: number): Trees {
  const roots = new Int32Array(grown.length);
  let at = 0;
  const nodes = grown.flatMap((tree, i) => {
    const base = (roots[i] = at);
    at += tree.length;
    return tree.map((node) => (node.asks < 0 ? node : { ...node, left: base + node.left }));
  });
  return {
    names: [...names],
    start,
    roots,
    asks: Int16Array.from(nodes, ({ asks }) => asks),
    values: Float32Array.from(nodes, ({ value }) => value),
    left: Int32Array.from(nodes, ({ left }) => left),
  };
}
