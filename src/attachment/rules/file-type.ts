/** What a file is, by its first bytes alone: names and headers are whatever their sender writes. */
import type { AttachmentKind } from "#contract/attachment.ts";

/** @returns `heic` for the family of HEIF and AVIF: their metadata sits in boxes that cannot be cut out safely, so none is kept */
export function fileType(bytes: Uint8Array): AttachmentKind | "heic" | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "jpeg";
  if (startsWith(bytes, PNG)) return "png";
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 4) === "WEBP") return "webp";
  if (ascii(bytes, 0, 5) === "%PDF-") return "pdf";
  if (ascii(bytes, 4, 4) === "ftyp" && HEIF.has(ascii(bytes, 8, 4))) return "heic";
  return null;
}

export const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const HEIF = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1", "avif", "avis"]);

function startsWith(bytes: Uint8Array, begin: number[]): boolean {
  return begin.every((byte, i) => bytes[i] === byte);
}

export function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
