import { expect, test } from "vitest";
import { percent, toFen, yuan, yuanRange } from "./money.ts";

test.each([
  [32_000, "32,000元"],
  [0, "0元"],
  [999, "999元"],
  [1234.5, "1,234.50元"],
  [0.005, "0.01元"],
  [1.005, "1.01元"],
  [1_234_567.891, "1,234,567.89元"],
  [-50, "-50元"],
  [999.999, "1,000元"],
])("%d is printed as %s", (amount, text) => {
  expect(yuan(amount)).toBe(text);
});

test("A range of one sum is that sum", () => {
  expect(yuanRange(50, 300)).toBe("50元至300元");
  expect(yuanRange(50, 50)).toBe("50元");
});

test("Per cent carry no idle zeros", () => {
  expect([percent(15.4), percent(24), percent(12.00004)]).toEqual(["15.4%", "24%", "12%"]);
  expect(toFen(15.399999999999999)).toBe(15.4);
});
