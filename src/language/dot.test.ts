import { expect, test } from "vitest";
import { dotOfBytes, dotsOfBytes, tenProducts, tenVectors } from "./dot.ts";

/** Signed bytes, the same ones every time. */
let state = 11;
const bytes = (count: number) => Int8Array.from({ length: count }, () => ((state = (state * 48_271) % 2_147_483_647) % 255) - 127);

/** Without the sign of a zero, which says nothing here. */
const whole = (numbers: Float64Array) => Array.from(numbers, (x) => x + 0);

test.each([10, 9, 4, 1, 0])("the products with ten vectors at once are those one by one, and 0 where only %d are given", (given) => {
  const length = 127;
  const vectors = bytes(20 * length);
  const starts = Array.from({ length: given }, (_, i) => ((i * 7) % 20) * length);
  const found = new Float64Array(10).fill(-1);
  tenProducts(tenVectors(vectors, starts, length), vectors, 3 * length, found);
  const one = (_: number, i: number) => (i < given ? dotOfBytes(vectors, starts[i]!, vectors, 3 * length, length) : 0);
  expect(whole(found)).toEqual(Array.from({ length: 10 }, one));
});

test("two sums in one number do not meet, however great they are", () => {
  const length = 2_000;
  const most = new Int8Array(2 * length).fill(-128, 0, length).fill(127, length);
  const found = new Float64Array(10);
  const starts = [0, length, 0, 0, length, length];
  tenProducts(tenVectors(most, starts, length), most, 0, found);
  const [same, other] = [128 * 128 * length, -128 * 127 * length];
  expect(whole(found)).toEqual([same, other, same, same, other, other, 0, 0, 0, 0]);
});

test.each([0, 1, 5, 6, 13])("the products of one vector with %d others are those one by one", (count) => {
  const vectors = bytes(5 * count);
  const one = Float32Array.from([0.5, -0.25, 1, 0, 2]);
  const found = new Float32Array(count);
  dotsOfBytes(one, vectors, found);
  const alone = (_: number, i: number) => one.reduce((sum, x, k) => sum + x * vectors[i * 5 + k]!, 0);
  expect([...found]).toEqual(Array.from({ length: count }, alone));
});
