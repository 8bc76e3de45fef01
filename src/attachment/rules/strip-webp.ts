/** A WebP of its picture's chunks alone; EXIF, XMP, profiles and unknown chunks go, and the header stops naming them. */
import type { WhyNot } from "../attachment.ts";
import { ascii } from "./file-type.ts";
import { joined } from "./joined.ts";
import { orientationOf, tiffOf } from "./orientation.ts";
import { tooManyPixels } from "./pixels.ts";

const PICTURE = ["VP8 ", "VP8L", "ALPH", "ANIM"];
const FRAME_HEAD = 16;
/** In VP8X: a profile, EXIF and XMP are there. */
const ICC = 0x20;
const EXIF = 0x08;
const XMP = 0x04;

type Chunk = { name: string; data: Uint8Array };

export function stripWebp(bytes: Uint8Array): Uint8Array | WhyNot {
  const chunks = chunksOf(bytes.subarray(12));
  if (!chunks || !chunks.some(({ name }) => name === "VP8 " || name === "VP8L" || name === "ANMF")) return "broken";
  const kept: Uint8Array[] = [];
  const exif = chunks.find(({ name }) => name === "EXIF");
  const orientation = exif ? orientationOf(exif.data) : 1;
  const extended = chunks[0]?.name === "VP8X";
  for (const { name, data } of chunks) {
    const size = sizeOf(name, data);
    if (size === "broken") return "broken";
    if (size && tooManyPixels(...size)) return "too-many-pixels";
    if (name === "VP8X") kept.push(chunk(name, headOf(data, orientation)));
    else if (PICTURE.includes(name)) kept.push(chunk(name, data));
    else if (name === "ANMF") {
      const frame = chunksOf(data.subarray(FRAME_HEAD));
      if (data.length < FRAME_HEAD || !frame) return "broken";
      const picture = frame.filter((part) => PICTURE.includes(part.name)).map((part) => chunk(part.name, part.data));
      kept.push(chunk(name, joined([data.subarray(0, FRAME_HEAD), ...picture])));
    }
  }
  if (extended && orientation !== 1) kept.push(chunk("EXIF", tiffOf(orientation)));
  const body = joined(kept);
  return joined([text("RIFF"), u32(body.length + 4), text("WEBP"), body]);
}

/** The orientation's EXIF is the only one that may still be named. */
function headOf(data: Uint8Array, orientation: number): Uint8Array {
  const head = data.slice(0, 10);
  head[0] = ((head[0] ?? 0) & ~(ICC | EXIF | XMP)) | (orientation === 1 ? 0 : EXIF);
  return head;
}

/** @returns null where a chunk runs over the end. A last odd chunk without its padding is forgiven. */
function chunksOf(bytes: Uint8Array): Chunk[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > bytes.length) return null;
    chunks.push({ name: ascii(bytes, at, 4), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function sizeOf(name: string, data: Uint8Array): [number, number] | "broken" | null {
  const at = (i: number) => data[i] ?? 0;
  switch (name) {
    case "VP8X":
      return data.length < 10 ? "broken" : [1 + at(4) + at(5) * 256 + at(6) * 65_536, 1 + at(7) + at(8) * 256 + at(9) * 65_536];
    case "VP8L":
      return data.length < 5 ? "broken" : [1 + at(1) + (at(2) & 0x3f) * 256, 1 + (at(2) >> 6) + at(3) * 4 + (at(4) & 0x0f) * 1024];
    case "VP8 ":
      return data.length < 10 ? "broken" : [at(6) + (at(7) & 0x3f) * 256, at(8) + (at(9) & 0x3f) * 256];
    default:
      return null;
  }
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  return joined([text(name), u32(data.length), data, new Uint8Array(data.length % 2)]);
}

function text(word: string): Uint8Array {
  return Uint8Array.from(word, (letter) => letter.charCodeAt(0));
}

function u32(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
}
