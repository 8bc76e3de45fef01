import { expect, test } from "vitest";
import { daysIn } from "./law-dates.ts";

test("days are read in either numerals, in their order", () => {
  expect(daysIn("1986年4月12日通过，自一九八七年一月一日起施行；二〇二〇年十二月二十九日修正")).toEqual([
    "1986-04-12",
    "1987-01-01",
    "2020-12-29",
  ]);
  expect(daysIn("２０２１年１月１日")).toEqual(["2021-01-01"]);
});
test("a day that no calendar has is none", () => {
  expect(daysIn("2021年2月30日，2021年13月1日，2021年，1月1日")).toEqual([]);
});
