import { describe, expect, test } from "vitest";
import type { Finding } from "#contract.ts";
import { choosePlant, isDue, marks, wasCaught } from "./practise.ts";
import { plantErrors } from "./plant-error.ts";

const desk = { urgentWaiting: 0, urgentHeld: false, holding: 0, capacity: 5, practising: false };

describe("a practice is given", () => {
  test("as often as the bureau has set", () => {
    expect(isDue(desk, 5, 0.049)).toBe(true);
    expect(isDue(desk, 5, 0.05)).toBe(false);
    expect(isDue(desk, 0, 0)).toBe(false);
  });

  test.each([
    ["something urgent waits", { urgentWaiting: 1 }],
    ["something urgent, or an offer, is in hand", { urgentHeld: true }],
    ["the desk is full", { holding: 5 }],
    ["one is on the desk", { practising: true }],
  ])("never while %s", (_, more) => {
    expect(isDue({ ...desk, ...more }, 100, 0)).toBe(false);
  });
});

const finding = (key: string, kind: Finding["kind"], blocking = true): Finding => ({
  key,
  kind,
  blocking,
  place: "law[0]",
  because: "",
  article: null,
});

describe("the gate marks a planted error", () => {
  test("by a blocking finding that was not there before", () => {
    expect(marks([finding("a", "unsupported")], [finding("a", "unsupported"), finding("b", "not-in-force")])).toBe(true);
  });

  test("not by one that stood before, by a warning, or by what nobody could look up", () => {
    const after = [finding("a", "unsupported"), finding("b", "number-not-in-article", false), finding("c", "unverifiable")];
    expect(marks([finding("a", "unsupported")], after)).toBe(false);
  });
});

describe("of the errors that could be planted", () => {
  const body = {
    understood: "",
    shortAnswer: "可以。",
    law: [],
    calculations: [],
    steps: [],
    timeLimits: [],
    help: [],
    unknowns: [],
    governingDay: null,
    plain: null,
  };
  const [plant] = plantErrors(body, () => 0);
  const marked = { ...plant!, gateBlocks: true };
  const unmarked = { ...plant!, gateBlocks: false };

  test("three in four are such as the gate lets pass", () => {
    expect(choosePlant([marked, unmarked], () => 0.74)).toBe(unmarked);
    expect(choosePlant([marked, unmarked], () => 0.75)).toBe(marked);
  });

  test("what there is is taken, and nothing where there is nothing", () => {
    expect(choosePlant([marked], () => 0)).toBe(marked);
    expect(choosePlant([], () => 0)).toBeNull();
  });

  const { planted } = plant!;
  test("one is caught by returning the draft, or by editing it away", () => {
    expect(wasCaught(planted, { decision: "return", reasons: ["wrong-law"] })).toBe(true);
    expect(wasCaught(planted, { decision: "edit-approve", body })).toBe(true);
  });

  test("and missed by approving it, edited elsewhere or not", () => {
    expect(wasCaught(planted, { decision: "approve", body: plant!.body })).toBe(false);
    expect(wasCaught(planted, { decision: "edit-approve", body: { ...plant!.body, understood: "改过" } })).toBe(false);
  });

  test("asking only for facts, and handing on to an expert, tell nothing either way", () => {
    expect(wasCaught(planted, { decision: "return", reasons: ["needs-facts"] })).toBeNull();
    expect(wasCaught(planted, { decision: "escalate" })).toBeNull();
  });
});
