import { describe, expect, test } from "vitest";
import type { CategoryCode, InquiryState, Urgency } from "../contract.ts";
import type { Labels } from "./replay-file.ts";
import type { Replayed } from "./replay-questions.ts";
import { render, spread, summarise } from "./replay-summary.ts";
import { table } from "./table.ts";

type Given = {
  category?: CategoryCode;
  urgency?: Urgency;
  state?: InquiryState;
  because?: string;
  referred?: boolean;
  receiveMs?: number;
  draftMs?: number;
  labels?: Labels;
};

let line = 0;
function asked({
  category = "labor",
  urgency = "none",
  state = "in_review",
  because,
  referred = false,
  receiveMs = 10,
  draftMs,
  labels,
}: Given = {}): Replayed {
  line += 1;
  return {
    question: { line, question: "被辞退了", region: null, labels: labels ?? null },
    sent: { id: String(line), token: "t", category, urgency, receiveMs },
    failure: null,
    seen: { state, because: because ?? null, referred },
    draftMs: draftMs ?? null,
  };
}
function refused(at: number, status: number | null, code: string): Replayed {
  return {
    question: { line: at, question: "x", region: null, labels: null },
    sent: null,
    failure: { status, code },
    seen: null,
    draftMs: null,
  };
}

describe("what a replay came to", () => {
  test("each question is counted once by category, urgency, state and outcome", () => {
    const summary = summarise(
      [
        asked(),
        asked({ category: "family", urgency: "danger", referred: true }),
        asked({ state: "closed", because: "问的不是法律上的事情" }),
        asked({ state: "drafting" }),
      ],
      [],
      2,
    );
    expect(summary).toMatchObject({
      questions: 4,
      accepted: 4,
      category: { labor: 3, family: 1 },
      urgency: { danger: 1, none: 3 },
      route: { seat: 2, "seat+legal_aid": 1, none: 1 },
      state: { drafting: 1, in_review: 2, closed: 1 },
      outcome: { "draft in review": 2, "closed: 问的不是法律上的事情": 1, "still drafting": 1 },
      perSecond: 2,
      labels: null,
    });
  });
  test("what was not taken is told by status, code and lines, and counts as failed", () => {
    const summary = summarise(
      [refused(3, 422, "unknown-region"), refused(9, 422, "unknown-region"), refused(5, null, "ECONNRESET"), asked()],
      [],
      1,
    );
    expect(summary.httpFailures).toEqual([
      { status: 422, code: "unknown-region", lines: [3, 9] },
      { status: null, code: "ECONNRESET", lines: [5] },
    ]);
    expect(summary.outcome).toEqual({ failed: 3, "draft in review": 1 });
  });
  test("what was never sent is no failure", () => {
    expect(summarise([{ ...refused(1, null, ""), failure: null }], [], 1)).toMatchObject({
      outcome: { "not sent": 1 },
      httpFailures: [],
      perSecond: null,
    });
  });
  test("a category counts as right where a dispatcher would take it, and danger is counted both ways", () => {
    const label = (accept: CategoryCode[], urgency: Urgency, split: string): Labels => ({ accept, urgency, split });
    const summary = summarise(
      [
        asked({ category: "procedure", labels: label(["labor", "procedure"], "none", "dev") }),
        asked({ category: "family", urgency: "danger", labels: label(["family"], "danger", "dev") }),
        asked({ category: "debt", labels: label(["family"], "danger", "test") }),
        asked({ category: "debt", urgency: "danger", labels: label(["debt"], "soon", "test") }),
      ],
      [],
      1,
    );
    expect(summary.labels).toEqual([
      { split: "dev", accepted: { right: 2, of: 2 }, dangerFound: { right: 1, of: 1 }, dangerCried: { right: 0, of: 1 } },
      { split: "test", accepted: { right: 1, of: 2 }, dangerFound: { right: 0, of: 1 }, dangerCried: { right: 1, of: 1 } },
      { split: "all", accepted: { right: 3, of: 4 }, dangerFound: { right: 1, of: 2 }, dangerCried: { right: 1, of: 2 } },
    ]);
  });
  test("p95 of twenty is the nineteenth, and of none there is nothing", () => {
    expect(spread(Array.from({ length: 20 }, (_, i) => 20 - i))).toEqual({ p50: 10, p95: 19, max: 20 });
    expect(spread([])).toBeNull();
  });
  test("it is printed with Chinese names beside the codes and figures one under another", () => {
    const lines = render(
      summarise(
        [asked({ receiveMs: 12, draftMs: 1500 }), asked({ category: "family", receiveMs: 30 })],
        [{ line: 7, because: "not JSON" }],
        4,
      ),
    );
    expect(lines).toContain("  labor            劳动人事        1   50.0 %");
    expect(lines).toContain("  family           婚姻家庭与继承  1   50.0 %");
    expect(lines).toContain("receive         12 ms  30 ms  30 ms");
    expect(lines).toContain("question→draft  1.5 s  1.5 s  1.5 s");
    expect(lines).toContain("questions a second  0.5");
    expect(lines).toContain("line 7: not JSON");
  });
});

test("a Han character takes two columns", () => {
  expect(
    table(
      [
        ["合同", 5],
        ["ab", 1234],
        ["《法》", ""],
      ],
      "lr",
    ),
  ).toEqual(["合同       5", "ab      1234", "《法》"]);
});
