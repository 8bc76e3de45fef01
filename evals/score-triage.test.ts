import { describe, expect, test } from "vitest";
import type { CategoryCode, Urgency } from "../src/contract.ts";
import { type Judged, byClass, f1, interval, rate, scoreTriage } from "./score-triage.ts";

type Label = { category?: CategoryCode | null; accept?: CategoryCode[]; urgency?: Urgency | null; aid?: boolean | null };

const judged = (asked: Label, told: Partial<Judged["told"]> = {}): Judged => ({
  asked: { question: "…", category: "labor", accept: ["labor"], urgency: "none", aid: false, ...asked },
  told: { category: "labor", urgency: "none", aid: false, ...told },
});

describe("a category is right strictly, or as a dispatcher would accept", () => {
  const scores = scoreTriage([
    judged({}),
    judged({ accept: ["labor", "injury"] }, { category: "injury" }),
    judged({}, { category: "injury" }),
    judged({ category: null, accept: [] }, { category: "injury" }),
  ]);
  test("the best one alone is strict", () => expect(scores.strict).toEqual({ n: 1, of: 3 }));
  test("a second choice is accepted", () => expect(scores.accepted).toEqual({ n: 2, of: 3 }));
});

describe("urgency and aid are looked for", () => {
  const scores = scoreTriage([
    judged({ urgency: "danger", aid: true }, { urgency: "danger", aid: true }),
    judged({ urgency: "danger", aid: true }, { urgency: "soon" }),
    judged({ urgency: "soon" }, { urgency: "danger" }),
    judged({ urgency: null, aid: null }, { urgency: "danger", aid: true }),
  ]);
  test("danger that was called soon is missed", () => expect(scores.danger.recall).toEqual({ n: 1, of: 2 }));
  test("soon that was called danger is missed too, and a false alarm", () => {
    expect(scores.soon.recall).toEqual({ n: 0, of: 1 });
    expect(scores.danger.precision).toEqual({ n: 1, of: 2 });
  });
  test("what is null is not scored", () => expect(scores.aid.precision).toEqual({ n: 1, of: 1 }));
  test("F1 is their harmonic mean", () => expect(f1(scores.aid)).toBeCloseTo(2 / 3));
});

describe("a share says how sure it is", () => {
  test("no cases, no share", () => {
    expect(rate({ n: 0, of: 0 })).toBeNull();
    expect(interval({ n: 0, of: 0 })).toBeNull();
    expect(f1({ recall: { n: 0, of: 0 }, precision: { n: 0, of: 0 } })).toBeNull();
  });
  test("all of twenty right may still mean one in seven wrong", () => {
    const [low, high] = interval({ n: 20, of: 20 })!;
    expect(low).toBeCloseTo(0.839, 3);
    expect(high).toBeCloseTo(1);
  });
  test("half of a hundred lies between 40 and 60", () => {
    const [low, high] = interval({ n: 50, of: 100 })!;
    expect([low, high].map((x) => x.toFixed(2))).toEqual(["0.40", "0.60"]);
  });
});

test("a class tells where its wrong ones went", () => {
  const rows = byClass([
    judged({}),
    judged({}, { category: "contract" }),
    judged({}, { category: "contract" }),
    judged({ category: "family", accept: ["family"] }),
  ]);
  expect(rows.map(({ category, strict, goesTo }) => [category, strict.n, strict.of, goesTo])).toEqual([
    ["labor", 1, 3, [["contract", 2]]],
    ["family", 0, 1, [["labor", 1]]],
  ]);
  expect(rows[0]!.precision).toEqual({ n: 1, of: 2 });
});
