/**
 * Solves what stands before the door (platform/challenge.ts). With the page, not when it is asked: by then a newer page may stand
 * at the server, and this part of the old one is gone. SHA-256 is written out here: the browser's own answers one promise a hash,
 * twenty times slower, and is missing on plain http. Another kind gets its own file.
 */
export type Puzzle = { kind: string; puzzle: string; bits: number };

/** A cheap phone draws a frame in between: longer pieces of work would freeze it. */
const PIECE_MS = 8;
const BLOCK = 64;

const fraction = (x: number) => ((x - Math.floor(x)) * 2 ** 32) | 0;
const isPrime = (n: number) => {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
};
const primes = Array.from({ length: 310 }, (_, i) => i + 2).filter(isPrime);
/** FIPS 180-4: the roots of the first primes. */
const ROUNDS = primes.map((p) => fraction(Math.cbrt(p)));
const START = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));

/** @returns what the server takes as proof: the puzzle and a number */
export async function solve({ puzzle, bits }: Puzzle, pause: () => Promise<void>, clock = () => performance.now()): Promise<string> {
  // Zeros before the number fill the block: all before it is worked out once.
  const head = `${puzzle}.`;
  const stated = head + "0".repeat((BLOCK - (head.length % BLOCK)) % BLOCK).slice(0, 4);
  const whole = stated.length - (stated.length % BLOCK);
  let state: Int32Array = Int32Array.from(START);
  for (let at = 0; at < whole; at += BLOCK) state = compress(state, wordsOf(stated.slice(at, at + BLOCK), null));
  let until = clock() + PIECE_MS;
  for (let n = 0; ; n++) {
    const tail = stated.slice(whole) + n;
    if (Math.clz32(hashTail(state, tail, stated.length + String(n).length)) >= bits) return stated + n;
    if (n % 64 === 0 && clock() > until) {
      await pause();
      until = clock() + PIECE_MS;
    }
  }
}

/** The first 32 bits of the hash. */
function hashTail(state: Int32Array, tail: string, length: number): number {
  if (tail.length < BLOCK - 8) return compress(state, wordsOf(tail, length))[0] ?? 0;
  const first = compress(state, wordsOf(tail.slice(0, BLOCK), tail.length < BLOCK ? -1 : null));
  return compress(first, wordsOf(tail.slice(BLOCK), length, tail.length < BLOCK))[0] ?? 0;
}

/** @param length of the whole in bytes, where this is its last block; -1: it ends here, and its length stands in the next */
function wordsOf(text: string, length: number | null, ended = false): Int32Array {
  const words = SCHEDULE.fill(0, 0, 16);
  const put = (at: number, byte: number) => (words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at % 4) * 8)));
  for (let at = 0; at < text.length; at++) put(at, text.charCodeAt(at));
  if (length !== null && !ended) put(text.length, 0x80);
  if (length !== null && length >= 0) words[15] = length * 8;
  return words;
}

/** Read and written by one block after the other: a new one for each took a third of the time. */
const SCHEDULE = new Int32Array(BLOCK);

const turn = (x: number, by: number) => (x >>> by) | (x << (32 - by));

function compress(state: Int32Array, w: Int32Array): Int32Array {
  for (let i = 16; i < 64; i++) {
    const [near, far] = [w[i - 2] ?? 0, w[i - 15] ?? 0];
    const s1 = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
    const s0 = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
    w[i] = (s1 + (w[i - 7] ?? 0) + s0 + (w[i - 16] ?? 0)) | 0;
  }
  const at = (i: number) => state[i] ?? 0; // taking a typed array apart goes by its iterator: five times slower
  let [a, b, c, d, e, f, g, h] = [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)];
  for (let i = 0; i < 64; i++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (ROUNDS[i] ?? 0) + (w[i] ?? 0)) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  return Int32Array.of(at(0) + a, at(1) + b, at(2) + c, at(3) + d, at(4) + e, at(5) + f, at(6) + g, at(7) + h);
}
