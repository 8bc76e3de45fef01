/** Articles that look right and are not: the nearest of a random part of the pool, found anew each epoch. */
import { type Lessons, type WordVectors, embedInto } from "./contrastive.ts";
import { random } from "./random.ts";

const LOOKED_AT = 12_000;
const KEPT = 24;
const NONE = new Int32Array(0);

/** @returns for each pair the numbers of such articles; none for pairs that are not mined */
export function hardNegatives({ texts, articles, pairs }: Lessons, model: WordVectors, round: number): Int32Array[] {
  const next = random(99 + round);
  const d = model.dimensions;
  const numbers = Int32Array.from({ length: Math.min(LOOKED_AT, articles) }, () => Math.floor(next() * articles));
  const vectors = new Float32Array(numbers.length * d);
  numbers.forEach((number, i) => embedInto(texts[number]!, model, model.textWeights, vectors, i * d));
  const query = new Float32Array(d);
  const found = new Map<object, Int32Array>(); // repeated pairs share their query
  return pairs.map((pair) => {
    if (!pair.mined) return NONE;
    let hard = found.get(pair.query);
    if (!hard) {
      embedInto(pair.query, model, model.queryWeights, query, 0);
      found.set(pair.query, (hard = nearest(query, vectors, numbers, pair.texts)));
    }
    return hard;
  });
}

function nearest(query: Float32Array, vectors: Float32Array, numbers: Int32Array, right: Int32Array): Int32Array {
  const d = query.length;
  const likeness = new Float32Array(KEPT).fill(-1);
  const kept = new Int32Array(KEPT).fill(-1);
  let worst = 0;
  for (let i = 0; i < numbers.length; i++) {
    let d0 = 0;
    let d1 = 0;
    let d2 = 0;
    let d3 = 0;
    const at = i * d;
    for (let k = 0; k < d; k += 4) {
      d0 += query[k]! * vectors[at + k]!;
      d1 += query[k + 1]! * vectors[at + k + 1]!;
      d2 += query[k + 2]! * vectors[at + k + 2]!;
      d3 += query[k + 3]! * vectors[at + k + 3]!;
    }
    const near = d0 + d1 + d2 + d3;
    if (near <= likeness[worst]! || right.includes(numbers[i]!)) continue;
    likeness[worst] = near;
    kept[worst] = numbers[i]!;
    for (let k = 0; k < KEPT; k++) if (likeness[k]! < likeness[worst]!) worst = k;
  }
  return kept.filter((number) => number >= 0);
}
