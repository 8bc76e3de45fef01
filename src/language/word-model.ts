/**
 * The local embedder: a word and a character pair each have a vector, a text is their weighted sum. Trained by
 * training/ (its card is corpus/finder/README.md); costs microseconds and runs wherever TypeScript runs.
 */
import { type WordCutter, wordCutter } from "./word-cutter.ts";

export type WordModel = {
  /** With a checksum behind the @, so that vectors of retrained weights are never read as the old ones'. */
  name: string;
  dimensions: number;
  /** Words first, then character pairs; their number is their place. */
  words: string[];
  numbers: ReadonlyMap<string, number>;
  pairs: ReadonlyMap<string, number>;
  cut: WordCutter;
  /** `dimensions` signed bytes for each word. */
  vectors: Int8Array;
  /** What a word counts in a question and in a text; the vectors' scale is inside. */
  questionWeights: Float32Array;
  textWeights: Float32Array;
};

/** Distinct words and pairs of a text with 1 + ln(count). */
export type Bag = { words: Int32Array; counts: Float32Array };

const MAGIC = "wenfa-words-1\n";

type Header = { name: string; dimensions: number; words: number; pairs: number; strings: number };

/** @throws Error where the bytes are no such model or are cut short */
export function readWordModel(bytes: Uint8Array): WordModel {
  const text = new TextDecoder();
  if (text.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) throw new Error("not a word model");
  const end = bytes.indexOf(10, MAGIC.length);
  const header = JSON.parse(text.decode(bytes.subarray(MAGIC.length, end))) as Header;
  const strings = text.decode(bytes.subarray(end + 1, end + 1 + header.strings)).split("\n");
  const count = header.words + header.pairs;
  const rest = Uint8Array.from(bytes.subarray(end + 1 + header.strings)); // numbers need an aligned start
  if (rest.length !== count * (8 + header.dimensions) || strings.length !== count) throw new Error("word model cut short");
  const known = strings.slice(0, header.words).map((line) => line.split("\t"));
  const words = [...known.map(([word]) => word ?? ""), ...strings.slice(header.words)];
  return {
    name: `${header.name}@${checksum(bytes)}`,
    dimensions: header.dimensions,
    words,
    numbers: new Map(known.map(([word], i) => [word ?? "", i])),
    pairs: new Map(strings.slice(header.words).map((pair, i) => [pair, header.words + i])),
    cut: wordCutter(new Map(known.map(([word, share]) => [word ?? "", Number(share) / 10]))),
    questionWeights: new Float32Array(rest.buffer, 0, count),
    textWeights: new Float32Array(rest.buffer, count * 4, count),
    vectors: new Int8Array(rest.buffer, count * 8),
  };
}

/** FNV-1a: enough to tell weights apart. */
function checksum(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** The bytes that `readWordModel` reads. @param shares natural logarithm of each word's share, for the cutter */
export function writeWordModel(model: Omit<WordModel, "numbers" | "pairs" | "cut">, shares: readonly number[]): Uint8Array {
  const lines = model.words.map((word, i) => (i < shares.length ? `${word}\t${Math.round(shares[i]! * 10)}` : word));
  const strings = new TextEncoder().encode(lines.join("\n"));
  const header: Header = {
    name: model.name.replace(/@.*/, ""),
    dimensions: model.dimensions,
    words: shares.length,
    pairs: model.words.length - shares.length,
    strings: strings.length,
  };
  const head = new TextEncoder().encode(`${MAGIC}${JSON.stringify(header)}\n`);
  const parts = [
    head,
    strings,
    new Uint8Array(model.questionWeights.buffer, model.questionWeights.byteOffset, model.questionWeights.byteLength),
    new Uint8Array(model.textWeights.buffer, model.textWeights.byteOffset, model.textWeights.byteLength),
    new Uint8Array(model.vectors.buffer, model.vectors.byteOffset, model.vectors.byteLength),
  ];
  const out = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const HAN = /\p{Script=Han}+/gu;

/** 拖欠工资 → 拖欠, 欠工, 工资 */
export function characterPairs(text: string): string[] {
  const pairs: string[] = [];
  for (const [run] of text.matchAll(HAN)) {
    const characters = [...run]; // a rare character is two units, and half of it is no text for a database
    for (let i = 0; i + 1 < characters.length; i++) pairs.push(characters[i]! + characters[i + 1]!);
  }
  return pairs;
}

export function bagOf(model: Pick<WordModel, "numbers" | "pairs" | "cut">, text: string): Bag {
  const counts = new Map<number, number>();
  const add = (number: number | undefined) => {
    if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
  };
  for (const word of model.cut(text)) add(model.numbers.get(word));
  for (const pair of characterPairs(text)) add(model.pairs.get(pair));
  return { words: Int32Array.from(counts.keys()), counts: Float32Array.from(counts.values(), (n) => 1 + Math.log(n)) };
}

/** @returns a vector of length 1, or all zeros for a text without a single known word */
export function embedBag(model: WordModel, bag: Bag, as: "question" | "text"): Float32Array {
  const { dimensions: d, vectors } = model;
  const weights = as === "question" ? model.questionWeights : model.textWeights;
  const vector = new Float32Array(d);
  bag.words.forEach((word, i) => {
    const weight = weights[word]! * bag.counts[i]!;
    const from = word * d;
    for (let k = 0; k < d; k++) vector[k]! += weight * vectors[from + k]!;
  });
  const length = Math.hypot(...vector);
  if (length > 0) for (let k = 0; k < d; k++) vector[k]! /= length;
  return vector;
}

/** A unit vector in signed bytes: angles stay, and a database reads 128 short numbers instead of long ones. */
export function toBytes(vector: Float32Array): Int8Array {
  const greatest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1;
  return Int8Array.from(vector, (x) => Math.round((x / greatest) * 127));
}
