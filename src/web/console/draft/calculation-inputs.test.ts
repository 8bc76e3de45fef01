import { describe, expect, test } from "vitest";
import { type Field, inputsOf, typedFrom, wrongIn } from "./calculation-inputs.ts";

const fields: Field[] = [
  { key: "wage", ask: "月工资", kind: "amount", least: 1, most: 1_000_000 },
  { key: "entry", ask: "入职日期", kind: "day" },
  { key: "ending", ask: "怎么离开的", kind: "choice", options: ["协商一致", "违法解除"] },
  { key: "region", ask: "地区", kind: "choice", options: ["440300"], optional: true },
];

describe("what is typed into a calculator", () => {
  test("is sent with numbers as numbers, and without what was left blank", () => {
    const typed = { wage: " 12,000 ", entry: "2020-03-01", ending: "违法解除", region: "" };
    expect(wrongIn(fields, typed).size).toBe(0);
    expect(inputsOf(fields, typed)).toEqual({ wage: 12000, entry: "2020-03-01", ending: "违法解除" });
  });

  test("may be typed full-width", () => {
    expect(inputsOf(fields, { wage: "８，０００" })).toEqual({ wage: 8000 });
  });

  test.each([
    ["words", "八千"],
    ["too little", "0"],
    ["too much", "2000000"],
    ["two numbers", "8000 到 9000"],
  ])("that is %s waits", (_, wage) => {
    expect([...wrongIn(fields, { wage, entry: "2020-03-01" })]).toEqual(["wage"]);
  });

  test("may be incomplete: what a sum needs is the calculator's to say", () => {
    expect(wrongIn(fields, { wage: "  " }).size).toBe(0);
    expect(inputsOf(fields, { wage: "  " })).toEqual({});
  });

  test("comes back when the sum is worked out again", () => {
    expect(inputsOf(fields, typedFrom({ wage: 8000.5, entry: "2020-03-01" }))).toEqual({ wage: 8000.5, entry: "2020-03-01" });
  });
});
