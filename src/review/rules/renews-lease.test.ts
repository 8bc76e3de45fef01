import { expect, test } from "vitest";
import { renewsLease } from "./renews-lease.ts";

const now = new Date("2026-11-21T01:00:00Z");
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test("a lease is renewed once less than half of it is left", () => {
  expect(renewsLease(inMinutes(30), now, 30)).toBe(false);
  expect(renewsLease(inMinutes(15), now, 30)).toBe(false);
  expect(renewsLease(inMinutes(14), now, 30)).toBe(true);
});

test("a draft without a lease has none to renew", () => {
  expect(renewsLease(null, now, 30)).toBe(false);
});
