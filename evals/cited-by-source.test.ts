import { expect, test } from "vitest";
import { type CitedBy, bySource, leads } from "./cited-by-source.ts";

const SOURCES = ["found", "cause", "sums"];

test("an article counts once in a question, whoever cites it, and what no draft could cite counts as missed", () => {
  const drafts: CitedBy[] = [
    { right: ["1", "2"], answers: 3, cited: { found: ["1", "1", "9"], cause: ["1", "2"], sums: ["7"] }, lead: "9" },
    { right: ["1"], answers: 1, cited: { found: [], cause: [] }, lead: null },
  ];
  expect(bySource(drafts, SOURCES, ["found", "cause"])).toEqual([
    { source: "found", precision: 1 / 2, recall: 1 / 4, f1: 2 / 6, each: 1 },
    { source: "cause", precision: 1, recall: 2 / 4, f1: 4 / 6, each: 1 },
    { source: "sums", precision: 0, recall: 0, f1: 0, each: 0.5 },
    { source: "in all", precision: 2 / 3, recall: 2 / 4, f1: 4 / 7, each: 1.5 },
  ]);
});

test("where nothing is cited there is no precision", () => {
  expect(bySource([{ right: [], answers: 0, cited: {}, lead: null }], [], ["found"])).toEqual([
    { source: "in all", precision: null, recall: null, f1: null, each: 0 },
  ]);
});

test("a draft leads with the first article it cites", () => {
  const draft = (lead: string | null) => ({ right: ["1"], answers: 1, cited: {}, lead });
  expect(leads([draft("1"), draft("2"), draft(null), draft("1")])).toEqual({ right: 2 / 3, none: 0.25 });
});
