import { describe, expect, test } from "vitest";
import { leaving } from "./leave.ts";

const left = (day: string, elsewhere: string | null = null) =>
  leaving(elsewhere, () => Date.parse(`${day}T12:00:00+08:00`)).request("/leave");

describe("where quick exit goes", () => {
  test.each([
    ["2026-11-22", 30, 6],
    ["2027-02-01", 28, 4],
    ["2028-02-29", 29, 5],
    ["2027-08-31", 31, 6],
  ])("is the month of %s, with today in it, and no word of law", async (day, last, weeks) => {
    const page = await (await left(day)).text();
    const days = [...page.matchAll(/<td[^>]*>(\d+)<\/td>/g)].map(([, n]) => Number(n));
    expect(days).toEqual(Array.from({ length: last }, (_, at) => at + 1));
    expect(page.match(/<tr>/g)).toHaveLength(weeks + 1);
    expect(page).toContain(`<td aria-current="date">${Number(day.slice(8))}</td>`);
    expect(page).toContain("<title>日历</title>");
    expect(page).not.toMatch(/咨询|法律|律师|href="\//);
  });

  test("is kept by no cache, and may be an address of the bureau's choice", async () => {
    const away = await left("2026-11-22", "https://weather.example/");
    expect([away.status, away.headers.get("location"), away.headers.get("cache-control")]).toEqual([
      302,
      "https://weather.example/",
      "no-store",
    ]);
  });
});
