/** Logistic regression over named traits, of which each example has some hundreds of some hundred thousands (L-BFGS, full batches). */

/** `traits`: how much of each the example has. */
export type Traited = { traits: ReadonlyMap<string, number>; yes: boolean };
export type Learned = { constant: number; traits: Map<string, number> };

/** `least`: examples that must have a trait; `most`: so many traits are kept, the strongest; `ridge`: what a weight's square costs. */
export type SparseSettings = { least: number; most: number; ridge: number; rounds: number };
const SETTINGS: SparseSettings = { least: 3, most: 30_000, ridge: 2, rounds: 80 };

/** Learned twice: of all traits, and then of the strongest alone, so that these make up for those that are left out. */
export function learnSparse(examples: readonly Traited[], settings: SparseSettings = SETTINGS): Learned {
  const counted = new Map<string, number>();
  for (const { traits } of examples) for (const trait of traits.keys()) counted.set(trait, (counted.get(trait) ?? 0) + 1);
  const known = [...counted].flatMap(([trait, count]) => (count >= settings.least ? [trait] : []));
  const all = fit(examples, known, settings);
  if (known.length <= settings.most) return all;
  const strongest = [...all.traits].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a)).slice(0, settings.most);
  return fit(
    examples,
    strongest.map(([trait]) => trait),
    settings,
  );
}

type Rows = { starts: Int32Array; traits: Int32Array; values: Float32Array; yes: Uint8Array; width: number };

/** The last weight is the constant. */
function rowsOf(examples: readonly Traited[], known: readonly string[]): Rows {
  const places = new Map(known.map((trait, i) => [trait, i]));
  const starts = new Int32Array(examples.length + 1);
  const [traits, values]: [number[], number[]] = [[], []];
  examples.forEach((example, row) => {
    for (const [trait, value] of example.traits) {
      const place = places.get(trait);
      if (place === undefined) continue;
      traits.push(place);
      values.push(value);
    }
    starts[row + 1] = traits.length;
  });
  const yes = Uint8Array.from(examples, (example) => (example.yes ? 1 : 0));
  return { starts, traits: Int32Array.from(traits), values: Float32Array.from(values), yes, width: known.length + 1 };
}

/** @returns the loss, with its slopes in `slopes` */
function lossOf({ starts, traits, values, yes, width }: Rows, weights: Float64Array, ridge: number, slopes: Float64Array): number {
  slopes.fill(0);
  let loss = 0;
  const constant = width - 1;
  for (let row = 0; row < yes.length; row++) {
    let sum = weights[constant]!;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) sum += weights[traits[i]!]! * values[i]!;
    const toward = yes[row] === 1 ? sum : -sum;
    loss += toward > 0 ? Math.log1p(Math.exp(-toward)) : Math.log1p(Math.exp(toward)) - toward;
    const error = 1 / (1 + Math.exp(-sum)) - yes[row]!;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) slopes[traits[i]!]! += error * values[i]!;
    slopes[constant]! += error;
  }
  for (let i = 0; i < constant; i++) {
    loss += (ridge / 2) * weights[i]! * weights[i]!;
    slopes[i]! += ridge * weights[i]!;
  }
  return loss;
}

/** How many steps back the curvature is guessed from. */
const MEMORY = 8;
type Step = { moved: Float64Array; bent: Float64Array; scale: number };

function fit(examples: readonly Traited[], known: readonly string[], { ridge, rounds }: SparseSettings): Learned {
  const rows = rowsOf(examples, known);
  let weights = new Float64Array(rows.width);
  let slopes = new Float64Array(rows.width);
  let loss = lossOf(rows, weights, ridge, slopes);
  const steps: Step[] = [];
  for (let round = 0; round < rounds; round++) {
    const direction = downhill(slopes, steps);
    const tried = new Float64Array(rows.width);
    const there = new Float64Array(rows.width);
    const fall = dot(direction, slopes);
    if (fall === 0) break; // nothing to learn: no example, or none with a known trait
    let length = round === 0 ? 1 / Math.sqrt(dot(slopes, slopes)) : 1;
    let next = Infinity;
    for (; length > 1e-8; length /= 2) {
      for (let i = 0; i < tried.length; i++) tried[i] = weights[i]! + length * direction[i]!;
      next = lossOf(rows, tried, ridge, there);
      if (next <= loss + 1e-4 * length * fall) break;
    }
    const gained = loss - next;
    if (!(gained > 1e-6 * loss)) break;
    const moved = tried.map((value, i) => value - weights[i]!);
    const bent = there.map((value, i) => value - slopes[i]!);
    steps.push({ moved, bent, scale: 1 / dot(moved, bent) });
    if (steps.length > MEMORY) steps.shift();
    [weights, slopes, loss] = [tried, there, next];
  }
  return { constant: weights[known.length]!, traits: new Map(known.map((trait, i) => [trait, weights[i]!])) };
}

/** Against the slopes, stretched by the curvature that the last steps met (two-loop recursion). */
function downhill(slopes: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = slopes.map((slope) => -slope);
  const shares = steps.map(() => 0);
  for (let k = steps.length - 1; k >= 0; k--) {
    const { moved, bent, scale } = steps[k]!;
    shares[k] = scale * dot(moved, direction);
    for (let i = 0; i < direction.length; i++) direction[i]! -= shares[k]! * bent[i]!;
  }
  const last = steps.at(-1);
  const stretch = last ? 1 / (last.scale * dot(last.bent, last.bent)) : 1;
  for (let i = 0; i < direction.length; i++) direction[i]! *= stretch;
  steps.forEach(({ moved, bent, scale }, k) => {
    const share = shares[k]! - scale * dot(bent, direction);
    for (let i = 0; i < direction.length; i++) direction[i]! += share * moved[i]!;
  });
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
