/**
 * A PDF is kept as it is, so what could act when it is opened is looked for first: its names (`/JavaScript` and so on) in
 * the file and in its compressed object streams. This reads tokens, it does not understand the document: no guarantee.
 */
import type { WhyNot } from "../attachment.ts";
import { ascii } from "./file-type.ts";

const ACTIVE = new Set([
  "JavaScript",
  "Launch",
  "EmbeddedFile",
  "EmbeddedFiles",
  "RichMedia",
  "Rendition",
  "GoToE",
  "SubmitForm",
  "ImportData",
  "XFA",
]);
/** Two letters turn up by chance in ten megabytes of compressed pictures; among the objects they mean a script. */
const ACTIVE_AMONG_OBJECTS = new Set([...ACTIVE, "JS"]);

const OBJECT_STREAMS_MAX = 1000;
const INFLATED_MAX = 64 * 1024 * 1024;
const DICTIONARY = 2048;
const NAME_MAX = 64;

/** @returns what could be read of the stream, up to `max` bytes; empty where it is none. Never throws. */
export type Inflate = (zlib: Uint8Array, max: number) => Promise<Uint8Array>;

export async function scanPdf(bytes: Uint8Array, inflate: Inflate): Promise<WhyNot | null> {
  const streams: number[] = [];
  let found: WhyNot | null = null;
  for (const { name, at } of namesIn(bytes)) {
    if (name === "Encrypt") return "pdf-locked";
    if (ACTIVE.has(name)) found = "pdf-active";
    if (name === "ObjStm") streams.push(at);
  }
  if (found) return found;
  if (streams.length > OBJECT_STREAMS_MAX) return "pdf-unreadable";
  let left = INFLATED_MAX;
  let done = 0; // streams do not lie within one another: each byte is unfolded once
  for (const at of streams) {
    if (at < done) return "pdf-unreadable";
    const stream = await objectsOf(bytes, at, inflate, left);
    if (stream === null || stream.objects.length >= left) return "pdf-unreadable";
    const { objects } = stream;
    done = stream.end;
    left -= objects.length;
    for (const { name } of namesIn(objects)) if (ACTIVE_AMONG_OBJECTS.has(name)) return "pdf-active";
  }
  return null;
}

/**
 * @returns the objects of the stream whose dictionary names it at `at`, and where it ends; empty where they are not
 * compressed, null where unreadable
 */
async function objectsOf(
  bytes: Uint8Array,
  at: number,
  inflate: Inflate,
  max: number,
): Promise<{ objects: Uint8Array; end: number } | null> {
  const begin = find(bytes, STREAM, at, at + DICTIONARY);
  if (begin < 0) return null;
  const end = find(bytes, ENDSTREAM, begin, bytes.length);
  if (end < 0) return null;
  const skip = bytes[begin + 6] === 0x0d ? 8 : 7; // CR LF or LF
  const objects = await inflate(bytes.subarray(begin + skip, end), max);
  const dictionary = ascii(bytes, Math.max(0, at - DICTIONARY), begin - Math.max(0, at - DICTIONARY));
  const own = dictionary.slice(dictionary.lastIndexOf(" obj") + 1);
  return objects.length === 0 && own.includes("/Filter") ? null : { objects, end };
}

const codesOf = (word: string): number[] => Array.from(word, (letter) => letter.charCodeAt(0));
const STREAM = codesOf("stream");
const ENDSTREAM = codesOf("endstream");

/** Byte by byte: a file made to be slow is mostly first letters. @param to the last place where it may begin */
function find(bytes: Uint8Array, word: readonly number[], from: number, to: number): number {
  const last = Math.min(to, bytes.length - word.length);
  for (let at = from; at <= last; at += 1) {
    if (bytes[at] !== word[0]) continue;
    let same = 1;
    while (same < word.length && bytes[at + same] === word[same]) same += 1;
    if (same === word.length) return at;
  }
  return -1;
}

const SLASH = 0x2f;
const HASH = 0x23;
const DELIMITERS = new Set(codesOf("\0\t\n\f\r ()<>[]{}/%"));
const HEX = codesOf("0123456789abcdefABCDEF");

/** @returns the byte that two hexadecimal digits at `at` mean; null where they are none */
function hexAt(bytes: Uint8Array, at: number): number | null {
  const [high, low] = [HEX.indexOf(bytes[at] ?? 0), HEX.indexOf(bytes[at + 1] ?? 0)];
  const digit = (n: number) => (n < 16 ? n : n - 6); // capitals mean the same
  return high < 0 || low < 0 ? null : digit(high) * 16 + digit(low);
}

/** Names as they are meant: `/J#61vaScript` is /JavaScript. */
function* namesIn(bytes: Uint8Array): Generator<{ name: string; at: number }> {
  for (let at = bytes.indexOf(SLASH); at >= 0; at = bytes.indexOf(SLASH, at + 1)) {
    let name = "";
    for (let i = at + 1; i < bytes.length && name.length < NAME_MAX; i += 1) {
      const byte = bytes[i] ?? 0;
      if (DELIMITERS.has(byte)) break;
      const code = byte === HASH ? hexAt(bytes, i + 1) : null;
      if (code !== null) i += 2;
      name += String.fromCharCode(code ?? byte);
    }
    if (name.length > 1) yield { name, at };
  }
}
