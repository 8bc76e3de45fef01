/** Whether a file is taken, and what of it is kept: an image without its metadata, a PDF as it is. */
import type { Inspected, WhyNot } from "../attachment.ts";
import { fileType } from "./file-type.ts";
import { type Inflate, scanPdf } from "./scan-pdf.ts";
import { stripJpeg } from "./strip-jpeg.ts";
import { stripPng } from "./strip-png.ts";
import { stripWebp } from "./strip-webp.ts";

const STRIPS = { jpeg: stripJpeg, png: stripPng, webp: stripWebp };

export async function inspectFile(bytes: Uint8Array, inflate: Inflate): Promise<Inspected | WhyNot> {
  if (bytes.length === 0) return "empty";
  const kind = fileType(bytes);
  if (kind === null) return "unknown-type";
  if (kind === "heic") return "heic";
  if (kind === "pdf") return (await scanPdf(bytes, inflate)) ?? { kind, bytes };
  const stripped = STRIPS[kind](bytes);
  return typeof stripped === "string" ? stripped : { kind, bytes: stripped };
}
