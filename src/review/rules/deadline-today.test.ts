import { describe, expect, test } from "vitest";
import type { DeadlineView } from "#contract.ts";
import { deadlineToday, mostUrgentFirst } from "./deadline-today.ts";

const limit = (name: string, outcome: DeadlineView["outcome"], kind: DeadlineView["kind"] = "procedural"): DeadlineView => ({
  limit: name,
  matter: "试验",
  toDo: "起诉",
  period: "15日内，从收到之日起算",
  kind,
  articles: [{ law: "试验法", articleNo: "第一条" }],
  dayRule: "日历日",
  event: null,
  outcome,
  because: "试验",
  maySay: "试验",
});
const running = (from: string, to = from): DeadlineView["outcome"] => ({
  state: "running",
  lastDay: { from, to },
  daysLeft: { from: 99, to: 99 },
  certain: true,
});

describe("days left are counted to the day on which the lawyer reads", () => {
  test("over the end of a month and of February", () => {
    expect(deadlineToday(limit("a", running("2026-12-01")), "2026-11-28").outcome).toMatchObject({ daysLeft: { from: 3, to: 3 } });
    expect(deadlineToday(limit("a", running("2028-03-01")), "2028-02-28").outcome).toMatchObject({ daysLeft: { from: 2, to: 2 } });
  });
  test("the last day itself still runs; the day after it is probably past", () => {
    expect(deadlineToday(limit("a", running("2026-11-21")), "2026-11-21").outcome).toMatchObject({ state: "running", daysLeft: { to: 0 } });
    expect(deadlineToday(limit("a", running("2026-11-21")), "2026-11-22").outcome).toEqual({ state: "probably-past", since: "2026-11-21" });
  });
  test("where the words allow several days, it runs until the latest of them is over", () => {
    expect(deadlineToday(limit("a", running("2026-11-18", "2026-11-23")), "2026-11-21").outcome).toMatchObject({
      state: "running",
      daysLeft: { from: -3, to: 2 },
    });
  });
});

test("the nearest last day stands first, then what is past, what waits for a fact, and what binds others", () => {
  const all = [
    limit("no limit", { state: "no-limit" }, "none"),
    limit("office", running("2026-11-22"), "authority"),
    limit("unknown", { state: "unknown", missing: "收到的日子" }),
    limit("long past", { state: "probably-past", since: "2025-01-01" }),
    limit("just past", { state: "probably-past", since: "2026-11-20" }),
    limit("far", running("2028-11-22")),
    limit("near", running("2026-11-24")),
  ].map((deadline) => deadlineToday(deadline, "2026-11-21"));
  expect(mostUrgentFirst(all).map((deadline) => deadline.limit)).toEqual([
    "near",
    "far",
    "just past",
    "long past",
    "unknown",
    "office",
    "no limit",
  ]);
});
