import { describe, expect, test } from "vitest";
import { type Network, type Ranker, readRanker, scoreRows, standardise, supportOf, writeRanker } from "./ranker.ts";

const NAMES = ["near", "wordy"];
/** Two units: one looks at the first number, one at the difference. */
const network = (more: Partial<Network> = {}): Network => ({
  hidden: Float32Array.from([1, 0, 1, -1]),
  bias: Float32Array.from([0, 0.5]),
  out: Float32Array.from([2, 1]),
  direct: Float32Array.from([0.25, 0]),
  ...more,
});
const ranker = (more: Partial<Ranker> = {}): Ranker => ({
  names: NAMES,
  mean: Float32Array.from([1, 0]),
  scale: Float32Array.from([2, 1]),
  networks: [network()],
  support: Float32Array.from([1, 0, -1]),
  ...more,
});
const score = (r: Ranker, ...row: number[]) => scoreRows(r, Float32Array.from(row));

describe("scoring candidates", () => {
  test("each row goes through the units once, bent where they are negative", () => {
    // near 2 → (2−1)·2 = 2; wordy 1 → 1. Units: 2, and 2 − 1 + 0.5 = 1.5; direct 0.25 · 2.
    expect(score(ranker(), 2, 1)[0]).toBeCloseTo(2 * 2 + 1.5 + 0.5, 5);
    // near 1 → 0, wordy 3: units 0 and −2.5, of which a hundredth is left.
    expect(score(ranker(), 1, 3)[0]).toBeCloseTo(-0.025, 5);
  });

  test("a row's score does not depend on the rows beside it", () => {
    const together = score(ranker(), 2, 1, 1, 3, 0, 0);
    expect([...together]).toEqual([score(ranker(), 2, 1)[0], score(ranker(), 1, 3)[0], score(ranker(), 0, 0)[0]]);
    expect(score(ranker())).toHaveLength(0);
  });

  test("however many rows there are, each has its own score", () => {
    const rows = Array.from({ length: 11 }, (_, i) => [i / 3, 2 - i]);
    for (let count = 1; count <= rows.length; count++) {
      const some = rows.slice(0, count);
      expect([...score(ranker(), ...some.flat())]).toEqual(some.map((row) => score(ranker(), ...row)[0]));
    }
  });

  test("several networks are averaged", () => {
    const other = network({ out: Float32Array.from([0, 0]), direct: Float32Array.from([0, 0]) });
    expect(score(ranker({ networks: [network(), other] }), 2, 1)[0]).toBeCloseTo(score(ranker(), 2, 1)[0]! / 2, 5);
  });

  test("a far-out number is held at six deviations: one odd article must not carry a question", () => {
    const out = new Float32Array(2);
    standardise(ranker(), Float32Array.from([1e9, -1e9]), 0, out);
    expect([...out]).toEqual([6, -6]);
    expect(score(ranker(), 1e9, 0)[0]).toBe(score(ranker(), 4, 0)[0]);
    expect(supportOf(ranker(), Float32Array.from([1e9, 0]), 0)).toBe(supportOf(ranker(), Float32Array.from([4, 0]), 0));
  });
});

describe("support", () => {
  test("is a probability, greater where the numbers are better, and looks at its own row only", () => {
    const numbers = Float32Array.from([1, 0, 1.5, 0, 0, 0]);
    expect(supportOf(ranker(), numbers, 0)).toBeCloseTo(1 / (1 + Math.E), 6);
    expect(supportOf(ranker(), numbers, 1)).toBeCloseTo(0.5, 6);
    expect(supportOf(ranker(), numbers, 2)).toBeCloseTo(1 / (1 + Math.exp(3)), 6);
  });
});

describe("a ranker as it is kept", () => {
  test("scores as before once written and read", () => {
    const learned = ranker({
      mean: Float32Array.from([0.123_456, 7.654_321]),
      networks: [network(), network({ bias: Float32Array.from([-1.5, 2.25]) })],
    });
    const kept = readRanker(JSON.parse(JSON.stringify(writeRanker(learned))), NAMES);
    for (const row of [
      [0, 0],
      [1.5, -2],
      [3, 8],
    ]) {
      // prettier-ignore
      expect(score(kept, ...row)[0]).toBeCloseTo(score(learned, ...row)[0]!, 2);
      expect(supportOf(kept, Float32Array.from(row), 0)).toBeCloseTo(supportOf(learned, Float32Array.from(row), 0), 3);
    }
    expect(kept.names).toEqual(NAMES);
    expect(kept.networks).toHaveLength(2);
  });

  test("learned for other numbers, or for the same in another order, it is refused", () => {
    const written = writeRanker(ranker());
    expect(() => readRanker(written, ["wordy", "near"])).toThrow("other numbers");
    expect(() => readRanker(written, [...NAMES, "more"])).toThrow("other numbers");
  });

  test("with weights missing it is refused: undefined numbers would put everything in any order", () => {
    const written = writeRanker(ranker());
    const [one] = written.networks;
    for (const short of [
      { ...written, support: written.support.slice(1) },
      { ...written, mean: [] },
      { ...written, networks: [{ ...one!, hidden: one!.hidden.slice(1) }] },
      { ...written, networks: [{ ...one!, out: [] }] },
      { ...written, networks: [{ ...one!, direct: [1] }] },
      { ...written, networks: [] },
    ]) {
      expect(() => readRanker(short, NAMES)).toThrow("cut short");
    }
  });
});
