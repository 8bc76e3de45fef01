/**
 * Products of vectors, several sums side by side: one sum waits for itself at every step, and these loops are most of what
 * a question costs. The sums are set one by one: taken from a list, `[0, 0, 0, 0]`, short vectors took twice as long.
 */

export function dotOfBytes(a: Int8Array, aAt: number, b: Int8Array, bAt: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = length & ~3;
  for (let k = 0; k < whole; k += 4) {
    s0 += a[aAt + k]! * b[bAt + k]!;
    s1 += a[aAt + k + 1]! * b[bAt + k + 1]!;
    s2 += a[aAt + k + 2]! * b[bAt + k + 2]!;
    s3 += a[aAt + k + 3]! * b[bAt + k + 3]!;
  }
  for (let k = whole; k < length; k++) s0 += a[aAt + k]! * b[bAt + k]!;
  return s0 + s1 + s2 + s3;
}

/** @param a of any length; `b` is read from `bAt` on */
export function dot(a: Float32Array, b: Float32Array, bAt: number): number {
  const whole = a.length & ~3;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let k = 0; k < whole; k += 4) {
    s0 += a[k]! * b[bAt + k]!;
    s1 += a[k + 1]! * b[bAt + k + 1]!;
    s2 += a[k + 2]! * b[bAt + k + 2]!;
    s3 += a[k + 3]! * b[bAt + k + 3]!;
  }
  for (let k = whole; k < a.length; k++) s0 += a[k]! * b[bAt + k]!;
  return s0 + s1 + s2 + s3;
}

/**
 * The products of one vector with each of many that lie one after the other, six at a time.
 * @param out one number for each
 */
export function dotsOfBytes(a: Float32Array, vectors: Int8Array, out: Float32Array): void {
  const d = a.length;
  const whole = out.length - (out.length % 6);
  for (let i = 0; i < whole; i += 6) {
    const at = i * d;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    for (let k = 0; k < d; k++) {
      const x = a[k]!;
      s0 += x * vectors[at + k]!;
      s1 += x * vectors[at + d + k]!;
      s2 += x * vectors[at + 2 * d + k]!;
      s3 += x * vectors[at + 3 * d + k]!;
      s4 += x * vectors[at + 4 * d + k]!;
      s5 += x * vectors[at + 5 * d + k]!;
    }
    out[i] = s0;
    out[i + 1] = s1;
    out[i + 2] = s2;
    out[i + 3] = s3;
    out[i + 4] = s4;
    out[i + 5] = s5;
  }
  for (let i = whole; i < out.length; i++) {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += a[k]! * vectors[i * d + k]!;
    out[i] = sum;
  }
}

/** Far above what a sum of products of signed bytes can reach, so that two sums share one double and never meet. */
const APART = 2 ** 26;

/** Vectors of signed bytes, two in each number: whole numbers below 2^53 lose nothing. See `tenProducts`. */
export type TenVectors = Float64Array;

/** @param starts where each vector begins, ten at the most; those that are missing are all zeros. @param length up to 2,000 */
export function tenVectors(vectors: Int8Array, starts: readonly number[], length: number): TenVectors {
  const at = (vector: number, k: number) => (vector < starts.length ? vectors[starts[vector]! + k]! : 0);
  return Float64Array.from({ length: 5 * length }, (_, i) => {
    const [k, pair] = [Math.floor(i / 5), i % 5];
    return at(2 * pair, k) + APART * at(2 * pair + 1, k);
  });
}

/**
 * The products of one vector with ten, exactly what `dotOfBytes` gives, four times faster than ten calls of it.
 * @param out holds ten numbers
 */
export function tenProducts(ten: TenVectors, b: Int8Array, bAt: number, out: Float64Array): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  for (let at = 0, k = bAt; at < ten.length; at += 5, k++) {
    const x = b[k]!;
    s0 += ten[at]! * x;
    s1 += ten[at + 1]! * x;
    s2 += ten[at + 2]! * x;
    s3 += ten[at + 3]! * x;
    s4 += ten[at + 4]! * x;
  }
  apart(s0, out, 0);
  apart(s1, out, 2);
  apart(s2, out, 4);
  apart(s3, out, 6);
  apart(s4, out, 8);
}

function apart(both: number, out: Float64Array, at: number): void {
  const second = Math.round(both / APART);
  out[at] = both - second * APART;
  out[at + 1] = second;
}
