import { expect, test } from "vitest";
import { parseConfig } from "./config.ts";
import { isWithin } from "#platform/address.ts";

test("this machine's own addresses are exempt unless others are named: a proxy that names no caller locks nobody out", () => {
  const { exempt } = parseConfig({}).bounds.limits;
  for (const own of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) expect(isWithin(own, exempt), own).toBe(true);
  expect(isWithin("10.0.0.1", exempt)).toBe(false);
  expect(isWithin("127.0.0.1", parseConfig({ RATE_EXEMPT: "10.0.0.0/8" }).bounds.limits.exempt)).toBe(false);
});

test("what is no address, no number and no kind of puzzle is named", () => {
  expect(() => parseConfig({ RATE_EXEMPT: "10.0.0.0/8, hall" })).toThrow("hall is no address or block");
  expect(() => parseConfig({ RATE_ASK: "0" })).toThrow("RATE_ASK");
  expect(() => parseConfig({ CHALLENGE: "captcha" })).toThrow("CHALLENGE");
});

test("a page without script is bounded more narrowly than others", () => {
  const { address } = parseConfig({}).bounds.limits;
  expect(address.plainAsk).toBeLessThan(address.ask);
});
