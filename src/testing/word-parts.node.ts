/** The parts of a .docx, which is a zip: as Word would read them, without the library that wrote them. */
import { inflateRawSync } from "node:zlib";

/** @returns each part's text by its name */
export function wordParts(file: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(file);
  const parts = new Map<string, string>();
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i++) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [number, number, number];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const stored = bytes.readUInt16LE(at + 10) === 0;
    parts.set(bytes.toString("utf8", at + 46, at + 46 + name), (stored ? packed : inflateRawSync(packed)).toString("utf8"));
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** A custom property's text, its escapes undone; null where there is none of that name. */
export function customProperty(parts: Map<string, string>, name: string): string | null {
  const xml = parts.get("docProps/custom.xml") ?? "";
  const value = new RegExp(`name="${name}"><vt:lpwstr>([^<]*)`).exec(xml)?.[1];
  return value === undefined
    ? null
    : value.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** What a reader sees of a part: its text runs, one paragraph a line. */
export function readable(xml: string): string {
  const text = xml
    .replaceAll("</w:p>", "\n")
    .replaceAll("<w:br/>", "\n")
    .replaceAll(/<[^>]+>/g, "");
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
