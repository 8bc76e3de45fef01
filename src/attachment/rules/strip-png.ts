/** A PNG of the chunks that its picture needs. Text, EXIF, XMP, times, profiles, animation and what follows the end go. */
import type { WhyNot } from "../attachment.ts";
import { PNG, ascii } from "./file-type.ts";
import { joined } from "./joined.ts";
import { orientationOf, tiffOf } from "./orientation.ts";
import { tooManyPixels } from "./pixels.ts";

const PICTURE = ["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "IDAT"];
const IHDR_BYTES = 25;

export function stripPng(bytes: Uint8Array): Uint8Array | WhyNot {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let drawn = false;
  for (let at = PNG.length; ;) {
    if (at + 12 > bytes.length) return "broken";
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return "broken";
    const name = ascii(bytes, at + 4, 4);
    if ((name === "IHDR") !== (kept.length === 0) || (name === "IHDR" && end - at !== IHDR_BYTES)) return "broken";
    if (name === "IHDR" && tooManyPixels(view.getUint32(at + 8), view.getUint32(at + 12))) return "too-many-pixels";
    if (name === "eXIf") orientation = orientationOf(bytes.subarray(at + 8, end - 4));
    if (name === "IEND") break;
    if (PICTURE.includes(name)) kept.push(bytes.subarray(at, end));
    drawn ||= name === "IDAT";
    at = end;
  }
  if (!drawn) return "broken";
  const [head = new Uint8Array(), ...rest] = kept;
  const upright = orientation === 1 ? [] : [chunk("eXIf", tiffOf(orientation))];
  return joined([Uint8Array.from(PNG), head, ...upright, ...rest, chunk("IEND", new Uint8Array())]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), data]);
  return joined([u32(data.length), named, u32(crc32(named))]);
}

function u32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** ISO 3309, bit by bit: it is only ever taken of some thirty bytes. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
