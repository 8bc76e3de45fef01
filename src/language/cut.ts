/**
 * The word cutter. Deterministic on every runtime, so index and query are cut alike; ICU's segmenter differs between
 * Node and workerd builds. Store CUTTER_VERSION with whatever was indexed and rebuild when it changes.
 */
import { LEXICON, STOPS } from "./lexicon.ts";
import { isHan, plain } from "./text.ts";
import { wordsAt, wordTrie } from "./word-trie.ts";

export const CUTTER_VERSION = "wenfa-cut-1";

const TRIE = wordTrie([...LEXICON].map((word) => [word, true] as const));
const LATIN = /[a-z0-9]+(?:[.%+#'_-][a-z0-9]+)*%?/y;

export type Segment = { text: string; kind: "word" | "unknown" | "latin" };

/** Disjoint pieces in reading order: lexicon words, runs of Han that no word covers, and Latin or digit tokens. */
export function segments(text: string): Segment[] {
  const chars = [...plain(text)];
  const found: Segment[] = [];
  for (let i = 0; i < chars.length;) {
    if (isHan(chars[i]!)) {
      let end = i + 1;
      while (end < chars.length && isHan(chars[end]!)) end++;
      pushHan(found, chars.slice(i, end));
      i = end;
    } else {
      const token = latinAt(chars, i);
      if (token === "") i++;
      else {
        found.push({ text: token, kind: "latin" });
        i += token.length;
      }
    }
  }
  return found;
}

/** Terms for the index and the query alike: words, each followed by the words inside it; bigrams where no word is known. */
export function cut(text: string): string[] {
  return segments(text).flatMap((segment) =>
    segment.kind === "unknown" ? bigrams(segment.text) : segment.kind === "word" ? [segment.text, ...parts(segment.text)] : [segment.text],
  );
}

/** `cut` without the words that carry no matter of their own. */
export function contentWords(text: string): string[] {
  return cut(text).filter((term) => !STOPS.has(term));
}

function latinAt(chars: readonly string[], start: number): string {
  if (!/[a-z0-9]/.test(chars[start]!)) return "";
  LATIN.lastIndex = 0;
  let end = start;
  while (end < chars.length && chars[end]!.length === 1 && chars[end]! <= "~") end++;
  return LATIN.exec(chars.slice(start, end).join(""))?.[0] ?? "";
}

function pushHan(found: Segment[], chars: readonly string[]): void {
  let unknown = "";
  const flush = () => {
    if (unknown !== "") found.push({ text: unknown, kind: "unknown" });
    unknown = "";
  };
  for (const [start, end, known] of bestPath(chars)) {
    const text = chars.slice(start, end).join("");
    if (!known) unknown += text;
    else {
      flush();
      found.push({ text, kind: "word" });
    }
  }
  flush();
}

/** Cheapest cover: few pieces, long words rather than a long and a short one, unknown characters last of all. */
function bestPath(chars: readonly string[]): [start: number, end: number, known: boolean][] {
  const n = chars.length;
  const cost = new Float64Array(n + 1);
  const next = new Int32Array(n + 1);
  const isWord = new Uint8Array(n + 1);
  for (let i = n - 1; i >= 0; i--) {
    cost[i] = UNKNOWN + cost[i + 1]!;
    next[i] = i + 1;
    wordsAt(TRIE, chars, i, (end) => {
      const price = wordCost(end - i) + cost[end]!;
      if (price < cost[i]! - 1e-9) {
        cost[i] = price;
        next[i] = end;
        isWord[i] = 1;
      }
    });
  }
  const path: [number, number, boolean][] = [];
  for (let i = 0; i < n; i = next[i]!) path.push([i, next[i]!, isWord[i] === 1]);
  return path;
}

const UNKNOWN = 1.7;
/** Slightly convex in the length, so 3 + 3 beats 2 + 4 and a lone function word beats an unknown character. */
function wordCost(length: number): number {
  return length === 1 ? 1.25 : 1 - 0.02 * Math.min(length, 6) + 0.001 * length * length;
}

function bigrams(run: string): string[] {
  const chars = [...run];
  if (chars.length === 1) return [run];
  return chars.slice(1).map((char, i) => chars[i]! + char);
}

/** 拖欠工资 → 拖欠, 工资; 退彩礼 → 彩礼: who asks with the shorter word must find the longer one. */
function parts(word: string): string[] {
  const chars = [...word];
  const inside: string[] = [];
  for (let start = 0; start < chars.length - 1; start++)
    wordsAt(TRIE, chars, start, (end) => {
      const length = end - start;
      if (length > 1 && length < chars.length) inside.push(chars.slice(start, end).join(""));
    });
  return inside;
}
