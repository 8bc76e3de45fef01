/** A citizen's photo never tells where it was taken, however broken the file is. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  GPS,
  PHOTOS,
  PLAIN,
  contains,
  exif,
  jpegSegment,
  jpegWith,
  pngChunk,
  pngWith,
  webpChunk,
  webpWith,
} from "#testing/sample-files.ts";
import { fileType } from "./file-type.ts";
import { inspectFile } from "./inspect-file.ts";
import { orientationOf } from "./orientation.ts";
import { stripJpeg } from "./strip-jpeg.ts";
import { stripPng } from "./strip-png.ts";
import { stripWebp } from "./strip-webp.ts";

const KINDS = ["jpeg", "png", "webp"] as const;
const STRIPS = { jpeg: stripJpeg, png: stripPng, webp: stripWebp };
const words = fc.string({ maxLength: 60 }).map((some) => new TextEncoder().encode(`${some}${GPS}`));
const nothing = () => Promise.resolve(new Uint8Array());

const stripped = (kind: (typeof KINDS)[number], bytes: Uint8Array): Uint8Array => {
  const kept = STRIPS[kind](bytes);
  if (typeof kept === "string") throw new Error(kept);
  return kept;
};

describe.each(KINDS)("a %s", (kind) => {
  test("loses every block that says where, who or when, and keeps which way up it is held", () => {
    expect(contains(PHOTOS[kind], GPS)).toBe(true);
    const kept = stripped(kind, PHOTOS[kind]);
    expect(contains(kept, GPS)).toBe(false);
    expect(fileType(kept)).toBe(kind);
    expect(orientationIn(kept)).toBe(6);
  });

  test("without any of them is kept as it is, and a second pass changes nothing", () => {
    expect(stripped(kind, PLAIN[kind])).toEqual(PLAIN[kind]);
    const once = stripped(kind, PHOTOS[kind]);
    expect(stripped(kind, once)).toEqual(once);
  });

  test("that is cut short is never half taken", () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: PLAIN[kind].length - 2 }), (length) => {
        expect(STRIPS[kind](PLAIN[kind].slice(0, length))).toBe("broken");
      }),
    );
  });

  test("with wrong bytes anywhere never throws, and what is kept of it is whole", () => {
    const wrong = fc.array(fc.record({ at: fc.nat(PHOTOS[kind].length - 1), byte: fc.nat(255) }), { maxLength: 12 });
    fc.assert(
      fc.property(wrong, (changes) => {
        const file = PHOTOS[kind].slice();
        for (const { at, byte } of changes) file[at] = byte;
        const kept = STRIPS[kind](file);
        if (typeof kept !== "string") expect(STRIPS[kind](kept)).toEqual(kept);
      }),
      { numRuns: 500 },
    );
  });
});

function orientationIn(bytes: Uint8Array): number {
  const at = new TextDecoder("latin1").decode(bytes).indexOf("II*\0");
  return at < 0 ? 1 : orientationOf(bytes.subarray(at));
}

describe("whatever blocks a file has", () => {
  const marker = fc.integer({ min: 0xe0, max: 0xfe });
  const name = fc
    .stringMatching(/^[a-zA-Z]{4}$/)
    .filter((one) => !["IHDR", "IDAT", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "IEND"].includes(one));

  test("a JPEG keeps none that is not its picture's", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(marker, words), { maxLength: 6 }), words, (segments, after) => {
        const file = jpegWith(
          segments.map(([one, data]) => jpegSegment(one, data)),
          after,
        );
        expect(contains(stripped("jpeg", file), GPS)).toBe(false);
      }),
    );
  });

  test("a PNG keeps none that is not its picture's", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, words), { maxLength: 6 }), words, (chunks, after) => {
        const file = pngWith(
          chunks.map(([one, data]) => pngChunk(one, data)),
          after,
        );
        expect(contains(stripped("png", file), GPS)).toBe(false);
      }),
    );
  });

  test("a WebP keeps none that is not its picture's, not within a moving picture's frames either", () => {
    const other = name.filter((one) => !["VP8X", "VP8L", "ALPH", "ANIM", "ANMF"].includes(one));
    fc.assert(
      fc.property(fc.array(fc.tuple(other, words), { maxLength: 6 }), fc.boolean(), (chunks, moving) => {
        const made = chunks.map(([one, data]) => webpChunk(one, data));
        const frame = webpChunk("ANMF", Uint8Array.from([...new Uint8Array(16), ...made.flatMap((chunk) => [...chunk])]));
        expect(contains(stripped("webp", webpWith(moving ? [frame] : made)), GPS)).toBe(false);
      }),
    );
  });

  test("bytes that are no file at all never throw", async () => {
    const beginnings = fc.constantFrom(
      [],
      [0xff, 0xd8, 0xff],
      [...PLAIN.png.subarray(0, 8)],
      [...PLAIN.webp.subarray(0, 12)],
      [...new TextEncoder().encode("%PDF-")],
    );
    await fc.assert(
      fc.asyncProperty(beginnings, fc.uint8Array({ maxLength: 400 }), async (begin, rest) => {
        await inspectFile(Uint8Array.from([...begin, ...rest]), nothing);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a file is what its first bytes say", () => {
  const heic = Uint8Array.from([0, 0, 0, 24, ...new TextEncoder().encode("ftypheic0000mif1heic")]);

  test.each([
    ["a program", new TextEncoder().encode("MZ......"), "unknown-type"],
    ["a page", new TextEncoder().encode("<html><script>alert(1)</script>"), "unknown-type"],
    ["a drawing with a script", new TextEncoder().encode("<svg onload='alert(1)'/>"), "unknown-type"],
    ["a moving GIF", new TextEncoder().encode("GIF89a"), "unknown-type"],
    ["an iPhone's HEIC, whose place cannot be cut out", heic, "heic"],
    ["nothing", new Uint8Array(), "empty"],
  ])("%s is not taken", async (_, bytes, because) => {
    expect(await inspectFile(bytes, nothing)).toBe(because);
  });

  test("a picture that unfolds into a thousand million pixels is not taken", async () => {
    const png = PLAIN.png.slice();
    png.set([0, 0, 0x80, 0, 0, 0, 0x80, 0], 16);
    expect(await inspectFile(png, nothing)).toBe("too-many-pixels");
    const jpeg = PLAIN.jpeg.slice();
    const frame = new TextDecoder("latin1").decode(jpeg).indexOf("\xff\xc0");
    jpeg.set([0xff, 0xff, 0xff, 0xff], frame + 5);
    expect(await inspectFile(jpeg, nothing)).toBe("too-many-pixels");
    const webp = PLAIN.webp.slice();
    webp.set([0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 24);
    expect(await inspectFile(webp, nothing)).toBe("too-many-pixels");
  });

  test("an orientation that is none is upright", () => {
    for (const value of [0, 1, 9, 65_535]) expect(orientationOf(exif(value))).toBe(1);
    for (const value of [2, 3, 4, 5, 6, 7, 8]) expect(orientationOf(exif(value))).toBe(value);
  });
});
