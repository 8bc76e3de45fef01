/** 时限雷达 on our own cases: 231 questions over every limit, expected days reckoned from the law and a calendar. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { CategoryCode } from "#contract.ts";
import { Deadlines } from "#triage/deadline.ts";
import { TIME_LIMITS, findDeadlines } from "#triage/rules/limits/deadlines.ts";

const Day = z.iso.date();
const Case = z.object({
  id: z.string(),
  question: z.string(),
  category: CategoryCode,
  today: Day,
  expect: z.array(
    z.object({
      limit: z.string(),
      state: z.enum(["running", "probably-past", "unknown", "no-limit"]),
      lastDay: z.union([Day, z.tuple([Day, Day])]).optional(),
      missing: z.literal(true).optional(),
    }),
  ),
  none: z.array(z.string()).optional(),
});
const CASES = readFileSync(new URL("deadlines.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => Case.parse(JSON.parse(line)));

describe("the deadline radar finds what runs out, to the day", () => {
  it.each(CASES.map((one) => [one.id, one.question, one] as const))(
    "%s %s",
    (_id, question, { category, today, expect: expected, none }) => {
      const found = Deadlines.parse(findDeadlines(question, { category, today }));
      const seen = found.map(({ limit, outcome }) => {
        if (outcome.state === "running") return { limit, state: outcome.state, lastDay: [outcome.lastDay.from, outcome.lastDay.to] };
        // Only the latest day that it can have ended is kept of one that is past.
        return outcome.state === "probably-past" ? { limit, state: outcome.state, since: outcome.since } : { limit, state: outcome.state };
      });
      const wanted = expected.map(({ limit, state, lastDay }) => {
        const days = typeof lastDay === "string" ? [lastDay, lastDay] : lastDay;
        if (state === "probably-past") return { limit, state, since: days?.[1] };
        return state === "running" ? { limit, state, lastDay: days } : { limit, state };
      });
      expect(seen).toEqual(expect.arrayContaining(wanted));
      for (const limit of none ?? []) expect(found.map((one) => one.limit)).not.toContain(limit);
      if (expected.length === 0 && none === undefined) expect(found).toEqual([]);
    },
  );
});

describe("the cases", () => {
  it("are at least one hundred and thirty, each id once", () => {
    expect(CASES.length).toBeGreaterThanOrEqual(130);
    expect(new Set(CASES.map(({ id }) => id)).size).toBe(CASES.length);
  });

  it("touch every limit", () => {
    const touched = new Set(CASES.flatMap(({ expect: expected }) => expected.map(({ limit }) => limit)));
    expect(TIME_LIMITS.map(({ id }) => id).filter((id) => !touched.has(id))).toEqual([]);
  });
});
