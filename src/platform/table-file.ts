/** A table that people keep in a spreadsheet: CSV (UTF-8 or GB18030) or xlsx, told by its bytes and never by its name. */
import Papa from "papaparse";
import { readSheet } from "read-excel-file/universal";
import { type Refusal, refuse } from "./refusal.ts";

/** Unpacked; a file of 2 MB that claims more was made to fill the memory. */
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 200;

/** @returns rows of text, the heads first; days as YYYY-MM-DD, times as HH:MM */
export async function readTable(bytes: Uint8Array): Promise<string[][] | Refusal> {
  if (bytes.byteLength === 0) return refuse("invalid", "文件是空的");
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) return readWorkbook(bytes);
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse("invalid", "这是旧版 Excel（.xls）：请另存为 .xlsx 或 CSV 再导入");
  const text = decode(bytes);
  if (text === null || text.includes("\u0000")) return refuse("invalid", "看不懂这个文件：须是 CSV（UTF-8 或 GB18030）或 xlsx");
  return readCsv(text);
}

const begins = (bytes: Uint8Array, head: number[]): boolean => head.every((byte, i) => bytes[i] === byte);

/** What is valid UTF-8 is UTF-8: Chinese in GB18030 hardly ever is. */
function decode(bytes: Uint8Array): string | null {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next one
    }
  }
  return null;
}

function readCsv(text: string): string[][] | Refusal {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: false, preview: MOST_ROWS + 1 });
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken) return refuse("invalid", `第 ${(broken.row ?? 0) + 1} 行的引号没有成对`);
  return within(data);
}

async function readWorkbook(bytes: Uint8Array): Promise<string[][] | Refusal> {
  if (!fitsUnpacked(bytes)) return refuse("invalid", "这个 xlsx 文件展开后太大，或者已经损坏");
  try {
    const sheet = await readSheet(bytes.slice().buffer);
    return within(sheet.map((row) => row.map(cellText)));
  } catch {
    return refuse("invalid", "这不是可以读的 xlsx 文件，或者已经损坏");
  }
}

function within(rows: string[][]): string[][] | Refusal {
  if (rows.length > MOST_ROWS) return refuse("invalid", `超过 ${MOST_ROWS} 行，请分开导入`);
  return rows.some((row) => row.length > MOST_COLUMNS) ? refuse("invalid", `超过 ${MOST_COLUMNS} 列`) : rows;
}

/** A day is kept as midnight UTC, a time alone as a part of the day that Excel counts from (1899-12-30). */
function cellText(cell: unknown): string {
  if (typeof cell === "string") return cell;
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  if (!(cell instanceof Date)) return "";
  const iso = cell.toISOString();
  if (cell.getUTCFullYear() < 1901) return iso.slice(11, 16);
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/**
 * The sizes that the archive's own directory claims; the unpacker gives each file no more room than that.
 * @returns false for a broken directory as well
 */
function fitsUnpacked(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return false;
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return false;
    unpacked += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return unpacked <= MOST_UNPACKED;
}

/** It is the last record, before a comment of at most 64 KB. */
function endOfDirectory(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 65_535; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return null;
}
