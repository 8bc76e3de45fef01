import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { Document, Packer, Paragraph } from "docx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WordFileRefused, readWordFile } from "./word-file.node.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "wenfa-word-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function given(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const word = async (...lines: string[]) =>
  Packer.toBuffer(new Document({ sections: [{ children: lines.map((text) => new Paragraph(text)) }] }));

test("a .docx is read paragraph by paragraph, empty ones left out", async () => {
  const path = given("a.docx", await word("试验法", "", "第一条　试验应当公开。"));
  expect(await readWordFile(path)).toEqual(["试验法", "第一条　试验应当公开。"]);
});

/** A zip of one part, whose directory says what it is told to. */
function zipOf(part: Buffer, name = "word/document.xml"): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(part.length, 20);
  central.writeUInt32LE(10, 24); // it claims to unpack to ten bytes
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + part.length, 16);
  return Buffer.concat([local, Buffer.from(name), part, central, Buffer.from(name), end]);
}

test.each([
  ["an empty .docx", async () => word(), "holds no text"],
  ["a .doc of Word 97", async () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), "Word 97"],
  ["a file that is no zip", async () => Buffer.from("第一条"), "is not a zip file"],
  ["a .docx that is cut off", async () => (await word("试验法")).subarray(0, 400), "is not a zip file"],
  ["a zip that is no .docx", async () => zipOf(deflateRawSync(Buffer.from("x"))), "is no readable .docx"],
  ["a zip whose part is rubbish", async () => zipOf(Buffer.from([7, 7, 7, 7])), "cannot be unpacked"],
])("%s is refused with its reason", async (_, make, reason) => {
  const read = readWordFile(given("bad.docx", await make()));
  await expect(read).rejects.toThrow(WordFileRefused);
  await expect(read).rejects.toThrow(reason);
});

test("a small file that unpacks to gigabytes is refused before the loader sees it, whatever size it claims", async () => {
  const path = given("bomb.docx", zipOf(deflateRawSync(Buffer.alloc(150_000_000))));
  await expect(readWordFile(path)).rejects.toThrow("unpacks to more than 100 MB");
});
