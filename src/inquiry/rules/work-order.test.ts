import { expect, test } from "vitest";
import { mayTakeOrder } from "./work-order.ts";

const NOW = new Date("2026-11-21T01:00:00Z");

test.each([
  ["in an hour", "2026-11-21T02:00:00Z", true],
  ["a year away", "2027-11-21T01:00:00Z", true],
  ["past already", "2026-11-01T00:00:00Z", true],
  ["in another century", "2126-11-21T01:00:00Z", false],
  ["long past", "2020-01-01T00:00:00Z", false],
])("an order whose limit is %s is taken: %s, %s", (_, due, taken) => {
  expect(mayTakeOrder(new Date(due), NOW) === null).toBe(taken);
});
