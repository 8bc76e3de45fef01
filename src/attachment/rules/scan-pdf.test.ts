/** A PDF that could do something when it is opened is not taken. */
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { inflateBounded } from "../inflate.ts";
import { PDF, pdfOf } from "#testing/sample-files.ts";
import { scanPdf } from "./scan-pdf.ts";

const scan = (bytes: Uint8Array) => scanPdf(bytes, inflateBounded);
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Objects within a compressed stream, as most programs write them today. */
function packed(objects: string, dictionary = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"): Uint8Array {
  const data = deflateSync(Buffer.from(objects)).toString("latin1");
  return pdfOf("<< /Type /Catalog >>", `<< ${dictionary} /Length ${data.length} >>\nstream\r\n${data}\r\nendstream`);
}

describe("a PDF", () => {
  test("that shows pages is taken as it is", async () => {
    expect(await scan(PDF)).toBeNull();
    expect(await scan(packed("1 0 << /Type /Page /Contents 3 0 R >>"))).toBeNull();
  });

  test.each([
    "/JavaScript",
    "/Launch",
    "/EmbeddedFile",
    "/RichMedia",
    "/SubmitForm",
    "/XFA",
    "/J#61vaScript",
    "/#4cau#6Ech",
    "/#4C#61unch",
  ])("with %s is not taken, in the open or within a compressed stream", async (name) => {
    expect(await scan(pdfOf(`<< /OpenAction << /S ${name} >> >>`))).toBe("pdf-active");
    expect(await scan(packed(`1 0 << /S${name}>>`))).toBe("pdf-active");
  });

  test("with a password is not taken: nobody could look into it", async () => {
    expect(await scan(pdfOf("<< /Type /Catalog >>", "<< /Encrypt 5 0 R >>"))).toBe("pdf-locked");
  });

  test("may have names that only begin like those", async () => {
    expect(await scan(pdfOf("<< /EncryptMetadata false /LaunchPad 1 /Javascript 2 >>"))).toBeNull();
  });

  test("whose objects are packed in another way cannot be looked into, and is not taken", async () => {
    const odd = pdfOf("<< /Type /Catalog >>", "<< /Type /ObjStm /Filter /LZWDecode /Length 4 >>\nstream\nzzzz\nendstream");
    expect(await scan(odd)).toBe("pdf-unreadable");
    expect(await scan(latin1("%PDF-1.7\n<< /Type /ObjStm >>"))).toBe("pdf-unreadable");
  });

  const SIZE = 10_400_000;
  test.each([
    ["names one stream two hundred times", "/ObjStm ".repeat(200), "stream\n" + "e".repeat(SIZE) + "\nendstream"],
    ["ends no stream", "/ObjStm stream\n".repeat(900), "e".repeat(SIZE)],
    ["is all empty names", "/ObjStm stream\nendstream ", "/".repeat(SIZE)],
    ["is all broken escapes", "/ObjStm stream\nendstream ", "/" + "#".repeat(SIZE)],
  ])("made to be slow is judged within a second where it %s", async (_, begin, rest) => {
    const file = latin1(`%PDF-1.7\n${begin}${rest}`);
    const before = process.threadCpuUsage(); // not the clock: this machine may be busy with other tests
    expect(["pdf-unreadable", null]).toContain(await scan(file));
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1000);
  });

  test("whose streams lie within one another is given up: a reader would see one, and we another", async () => {
    const nested = latin1("%PDF-1.7\n<< /Type /ObjStm >>\nstream\n<< /Type /ObjStm >>\nstream\nx\nendstream");
    expect(await scan(nested)).toBe("pdf-unreadable");
  });

  test("that unfolds without end is given up, not followed", async () => {
    expect(await scan(packed(" ".repeat(65 * 1024 * 1024)))).toBe("pdf-unreadable");
  });
});
