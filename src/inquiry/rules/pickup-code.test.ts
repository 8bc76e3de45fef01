import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayTryPickup, pickupCode, PICKUP_CODES, readPickupCode, sayPickupCode } from "./pickup-code.ts";

const anyCode = fc.bigInt({ min: 0n, max: PICKUP_CODES - 1n }).map(pickupCode);

describe("a pick-up code", () => {
  test("is twelve digits, said in three groups", () => {
    expect(pickupCode(0n)).toMatch(/^0{11}\d$/);
    expect(sayPickupCode(pickupCode(12_345_678_901n))).toMatch(/^1234 5678 901\d$/);
  });

  test("is read as it is said, typed in full width, with gaps or hyphens, or in Chinese numerals", () => {
    const code = pickupCode(12_345_678_901n);
    const spoken = [...code].map((digit) => "零幺二三四五六七八九"[Number(digit)]).join("");
    const wide = [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join("");
    for (const typed of [code, sayPickupCode(code), code.replace(/(.{4})/, "$1-"), spoken, wide, ` ${code} `]) {
      expect(readPickupCode(typed), typed).toBe(code);
    }
  });

  test("with any one digit wrong is no code", () => {
    fc.assert(
      fc.property(anyCode, fc.nat(11), fc.integer({ min: 1, max: 9 }), (code, at, by) => {
        const wrong = code.slice(0, at) + String((Number(code[at]) + by) % 10) + code.slice(at + 1);
        return readPickupCode(wrong) === null;
      }),
    );
  });

  test("with two neighbours swapped is hardly ever one", () => {
    let passed = 0;
    for (let n = 0n; n < 2000n; n += 1n) {
      const code = pickupCode((n * 49_999_999_967n) % PICKUP_CODES);
      for (let at = 0; at < 11; at += 1) {
        const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
        if (swapped !== code && readPickupCode(swapped) !== null) passed += 1;
      }
    }
    expect(passed / 22_000).toBeLessThan(0.02);
  });

  test.each(["", "1234", "1234567890123", "12345678901a", "https://example.org/1234 5678 9012", "<b>123456789012</b>"])(
    "is not %j",
    (typed) => expect(readPickupCode(typed)).toBeNull(),
  );
});

describe("whoever guesses", () => {
  test("is stopped after ten of one network in an hour", () => {
    expect(mayTryPickup({ ofOne: 9, ofAll: 9 })).toBeNull();
    expect(mayTryPickup({ ofOne: 10, ofAll: 10 })).toMatchObject({ refused: "locked" });
  });

  test("from many networks stops the codes for all, and the link still opens", () => {
    expect(mayTryPickup({ ofOne: 0, ofAll: 199 })).toBeNull();
    expect(mayTryPickup({ ofOne: 0, ofAll: 200 })).toMatchObject({ refused: "locked", because: expect.stringContaining("链接") });
  });
});
