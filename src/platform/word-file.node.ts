/** Reads the text of a Word file through LangChain's loader, which knows .docx; what could harm the process is refused first. */
import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";
import { DocxLoader } from "@langchain/community/document_loaders/fs/docx";

const MAX_ENTRIES = 2_000;
const MAX_UNPACKED = 100_000_000;

/** A file that is not read, with the reason in words for whoever gave it. */
export class WordFileRefused extends Error {}

/**
 * @returns one paragraph a line, without empty ones
 * @throws WordFileRefused where it is no .docx, unpacks to too much, or holds no text
 */
export async function readWordFile(path: string): Promise<string[]> {
  const bytes = await readFile(path);
  if (bytes.subarray(0, 8).equals(LEGACY)) {
    throw new WordFileRefused(
      "is a Word 97 file (.doc): the loader needs word-extractor for those, which is not installed; save it as .docx",
    );
  }
  measure(bytes);
  const pages = await load(path);
  const lines = pages.flatMap((text) => text.split("\n")).map((line) => line.trim());
  const kept = lines.filter((line) => line !== "");
  if (kept.length === 0) throw new WordFileRefused("holds no text");
  return kept;
}

const LEGACY = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

async function load(path: string): Promise<string[]> {
  try {
    return (await new DocxLoader(path).load()).map((page) => page.pageContent);
  } catch (error) {
    throw new WordFileRefused(`is no readable .docx: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * A .docx is a zip, and a few kilobytes of it can unpack to gigabytes. The sizes it declares may lie, so each entry is
 * unpacked once under a limit before the loader sees the file.
 */
function measure(bytes: Buffer): void {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) throw new WordFileRefused("is no .docx: it is not a zip file");
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new WordFileRefused(`holds ${count} parts, more than ${MAX_ENTRIES}`);
  let left = MAX_UNPACKED;
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw new WordFileRefused("is no .docx: its directory is broken");
    left -= unpackedSize(bytes, at, left);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function unpackedSize(bytes: Buffer, entry: number, limit: number): number {
  const packed = bytes.readUInt32LE(entry + 20);
  const local = bytes.readUInt32LE(entry + 42);
  if (bytes.readUInt16LE(entry + 10) === 0) return packed;
  if (local + 30 > bytes.length) throw new WordFileRefused("is no .docx: a part lies outside the file");
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  try {
    return inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(1, limit) }).length;
  } catch (error) {
    const tooMuch = (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    throw new WordFileRefused(tooMuch ? `unpacks to more than ${MAX_UNPACKED / 1_000_000} MB` : "is no .docx: a part cannot be unpacked", {
      cause: error,
    });
  }
}
