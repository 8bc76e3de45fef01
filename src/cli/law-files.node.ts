/** Finds and reads files of official text: JSONL as a stream, Word and Markdown whole. What cannot be read is said, not thrown. */
import { createReadStream, existsSync } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { CannotStart } from "./command.node.ts";
import type { Reading } from "#law/law.ts";
import { type LawText, parseLawText } from "#law/rules/parse-law-text.ts";
import { type Placed, documentKey, documentOf, readRecord } from "#law/rules/read-law-record.ts";
import { WordFileRefused, readWordFile } from "#platform/word-file.node.ts";

/** A longer line is no article: the longest record of the laws at hand has 30 KB. */
const MAX_LINE = 256_000;
/** The Civil Code as .docx has 150 KB, as Markdown 350 KB. */
const MAX_FILE = 20_000_000;
/** The Civil Code has 1,260. */
const MAX_RECORDS = 5_000;

const READERS: Record<string, (path: string) => AsyncIterable<Reading>> = {
  ".jsonl": readJsonl,
  ".docx": (path) => readText(path, readWordFile),
  ".doc": (path) => readText(path, readWordFile),
  ".md": (path) => readText(path, readMarkdown),
  ".markdown": (path) => readText(path, readMarkdown),
};

export type LawFile = { path: string; bytes: number };

/**
 * Files of a kind that can be read, folders with all below them, in order of their names.
 * @throws CannotStart where a path does not exist, or nothing in it can be read
 */
export async function lawFiles(paths: readonly string[]): Promise<LawFile[]> {
  const found: LawFile[] = [];
  for (const path of paths) {
    if (!existsSync(path)) throw new CannotStart(`${path}: no such file or folder`);
    const info = await stat(path);
    const files = info.isDirectory() ? (await readdir(path, { recursive: true })).toSorted().map((name) => join(path, name)) : [path];
    for (const file of files) {
      const { size, ...kind } = await stat(file).then((s) => ({ size: s.size, file: s.isFile() }));
      // A file named on the command line is tried whatever it is called; in a folder README.md and index.csv stand beside laws.
      if (
        kind.file &&
        (!info.isDirectory() || (extname(file).toLowerCase() in READERS && !/^readme\./iu.test(file.split(/[/\\]/u).at(-1) ?? "")))
      )
        found.push({ path: file, bytes: size });
    }
  }
  if (found.length === 0) throw new CannotStart(`nothing to import: no .jsonl, .docx or .md in ${paths.join(", ")}`);
  return found;
}

/** @param began called as each file's turn comes */
export async function* readLawFiles(files: readonly LawFile[], began: (file: LawFile) => void = () => {}): AsyncIterable<Reading> {
  for (const file of files) {
    began(file);
    const read = READERS[extname(file.path).toLowerCase()];
    if (!read) yield unread(file.path, "is neither .jsonl, .docx nor .md");
    else
      try {
        yield* read(file.path);
      } catch (error) {
        yield unread(file.path, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
  }
}

function unread(at: string, says: string): Reading {
  return { kind: "unread", unread: { at, says } };
}

async function* readJsonl(path: string): AsyncIterable<Reading> {
  let waiting: Placed[] = [];
  for await (const { number, line } of linesOf(path)) {
    const at = `${path}:${number}`;
    const record = line === null ? `is longer than ${MAX_LINE} characters` : readRecord(line);
    if (typeof record === "string") {
      yield unread(at, record);
      continue;
    }
    const [first] = waiting;
    if (first && (documentKey(first.record) !== documentKey(record) || waiting.length >= MAX_RECORDS)) {
      yield* readings(waiting);
      waiting = [];
    }
    waiting.push({ at, record });
  }
  yield* readings(waiting);
}

function* readings(records: readonly Placed[]): Iterable<Reading> {
  const { document, unread } = documentOf(records);
  for (const each of unread) yield { kind: "unread", unread: each };
  if (document) yield { kind: "document", document, at: records[0]?.at ?? "" };
}

/** Lines that are not blank; `line` is null for one beyond all measure, of which no more than that is ever in memory. */
async function* linesOf(path: string): AsyncIterable<{ number: number; line: string | null }> {
  let number = 1;
  let held = "";
  let tooLong = false;
  const stream = createReadStream(path, { encoding: "utf8", highWaterMark: 256 * 1024 });
  for await (const chunk of stream as AsyncIterable<string>) {
    const parts = chunk.split("\n");
    for (const [i, part] of parts.entries()) {
      if (!tooLong) held += part;
      if (held.length > MAX_LINE) [held, tooLong] = ["", true];
      if (i === parts.length - 1) break;
      if (tooLong || held.trim() !== "") yield { number, line: tooLong ? null : held };
      [held, tooLong] = ["", false];
      number += 1;
    }
  }
  if (tooLong || held.trim() !== "") yield { number, line: tooLong ? null : held };
}

async function* readText(path: string, linesIn: (path: string) => Promise<string[]>): AsyncIterable<Reading> {
  const { size } = await stat(path);
  if (size > MAX_FILE) {
    yield unread(path, `is larger than ${MAX_FILE / 1_000_000} MB`);
    return;
  }
  const read = await parsed(path, linesIn);
  for (const each of read.unread) yield { kind: "unread", unread: each };
  if (read.document) yield { kind: "document", document: read.document, at: path };
}

async function parsed(path: string, linesIn: (path: string) => Promise<string[]>): Promise<LawText> {
  try {
    return parseLawText(await linesIn(path), { at: path, source: path.split(/[/\\]/u).at(-1) ?? path });
  } catch (error) {
    if (error instanceof WordFileRefused) return { document: null, unread: [{ at: path, says: error.message }] };
    throw error;
  }
}

async function readMarkdown(path: string): Promise<string[]> {
  const text = new TextDecoder("utf-8").decode(await readFile(path));
  if (text.includes("\uFFFD") || text.includes("\0")) throw new WordFileRefused("is not UTF-8 text");
  return text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
