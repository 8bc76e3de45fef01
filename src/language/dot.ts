/**
 * Products of vectors, four sums side by side: one sum waits for itself at every step, and these loops are most of what
 * a question costs (soft matching took 5.9 ms with one sum).
 */

export function dotOfBytes(a: Int8Array, aAt: number, b: Int8Array, bAt: number, length: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
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
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let k = 0; k < whole; k += 4) {
    s0 += a[k]! * b[bAt + k]!;
    s1 += a[k + 1]! * b[bAt + k + 1]!;
    s2 += a[k + 2]! * b[bAt + k + 2]!;
    s3 += a[k + 3]! * b[bAt + k + 3]!;
  }
  for (let k = whole; k < a.length; k++) s0 += a[k]! * b[bAt + k]!;
  return s0 + s1 + s2 + s3;
}
