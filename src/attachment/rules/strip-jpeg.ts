/**
 * A JPEG without what tells on its owner: only the segments that are needed to show the picture are taken over, byte for
 * byte. EXIF, XMP, IPTC, comments, colour profiles, previews and whatever comes after the picture's end are left out.
 * @see docs/decisions/0041-attachments.md
 */
import type { WhyNot } from "../attachment.ts";
import { ascii } from "./file-type.ts";
import { joined } from "./joined.ts";
import { orientationOf, tiffOf } from "./orientation.ts";
import { tooManyPixels } from "./pixels.ts";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP14 = 0xee;
/** Quantisation, Huffman and arithmetic tables, lines, restart interval, progression. */
const TABLES = [0xdb, 0xc4, 0xcc, 0xdc, 0xdd, 0xde];
/** Frames: 0xc0–0xcf but for the two tables and the one reserved. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

export function stripJpeg(bytes: Uint8Array): Uint8Array | WhyNot {
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let framed = false;
  let scanned = false;
  for (let at = 2; ;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1; // fill bytes
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return "broken";
    if (marker === EOI) break;
    const segment = segmentAt(bytes, at);
    if (!segment) return "broken";
    if (marker === APP1 && ascii(segment, 4, 6) === "Exif\0\0") orientation = orientationOf(segment.subarray(10));
    if (isFrame(marker)) {
      if (segment.length < 9) return "broken";
      if (tooManyPixels(u16(segment, 7), u16(segment, 5))) return "too-many-pixels";
      framed = true;
    }
    at += segment.length;
    if (isFrame(marker) || TABLES.includes(marker)) kept.push(segment);
    else if (marker === APP14 && ascii(segment, 4, 5) === "Adobe" && segment.length >= 16) kept.push(adobeOf(segment));
    else if (marker === SOS) {
      if (!framed) return "broken";
      const end = endOfScan(bytes, at);
      kept.push(segment, bytes.subarray(at, end));
      at = end;
      scanned = true;
    }
  }
  if (!scanned) return "broken";
  const upright = orientation === 1 ? [] : [exifOf(orientation)];
  return joined([Uint8Array.of(0xff, SOI), JFIF, ...upright, ...kept, Uint8Array.of(0xff, EOI)]);
}

const u16 = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);

/** @returns the segment with its marker and its length, or null where it runs over the end */
function segmentAt(bytes: Uint8Array, at: number): Uint8Array | null {
  const length = u16(bytes, at + 2);
  return length < 2 || at + 2 + length > bytes.length ? null : bytes.subarray(at, at + 2 + length);
}

/** Coded picture data ends at the first marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length; // and there is no end marker there: broken
}

/** Written anew: the original may carry a small preview, which shows what was cut away. */
const JFIF = Uint8Array.of(0xff, APP0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);

/** How the colours were turned; anything behind its twelve bytes is not Adobe's. */
function adobeOf(segment: Uint8Array): Uint8Array {
  return joined([Uint8Array.of(0xff, APP14, 0, 14), segment.subarray(4, 16)]);
}

function exifOf(orientation: number): Uint8Array {
  const tiff = tiffOf(orientation);
  return joined([Uint8Array.of(0xff, APP1, 0, tiff.length + 8, 0x45, 0x78, 0x69, 0x66, 0, 0), tiff]);
}
