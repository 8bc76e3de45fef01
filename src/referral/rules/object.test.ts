import { describe, expect, test } from "vitest";
import { ReferralState } from "#contract.ts";
import { isRefusal } from "#platform/refusal.ts";
import { decide } from "./decide.ts";
import { mayObject, maySettle, refusalOrderedRight, saysObjection } from "./object.ts";

const TODAY = "2026-11-22";
const REFUSED = { state: "refused" as const, decidedOn: "2026-11-18", objections: [] };
const GRANTED = { ...REFUSED, state: "granted" as const };
const SAID = { against: "refusal" as const, decidedOn: null, receivedOn: "2026-11-20" };
const ENDED = { against: "termination" as const, decidedOn: "2026-11-19", receivedOn: "2026-11-20" };
const made = (outcome: "upheld" | "ordered" | "withdrawn" | null) => ({
  ...ENDED,
  against: "refusal" as const,
  decidedOn: "2026-11-18",
  outcome,
});

describe("an objection (法律援助法 49)", () => {
  test.each(ReferralState.options)("of a referral that is %s is against a refusal or against the end of aid, nothing else", (state) => {
    expect(isRefusal(mayObject({ ...REFUSED, state }, SAID, TODAY))).toBe(state !== "refused");
    expect(isRefusal(mayObject({ ...REFUSED, state }, ENDED, TODAY))).toBe(state !== "granted");
  });

  test("knows the day of a refusal, and asks for the day on which aid was ended", () => {
    expect(mayObject(REFUSED, SAID, TODAY)).toBe("2026-11-18");
    expect(mayObject(GRANTED, ENDED, TODAY)).toBe("2026-11-19");
    expect(mayObject(GRANTED, { ...ENDED, decidedOn: null }, TODAY)).toMatchObject({ refused: "invalid" });
    expect(mayObject(GRANTED, { ...ENDED, decidedOn: "2026-11-17" }, TODAY)).toMatchObject({ refused: "invalid" });
  });

  test.each([
    ["2026-11-17", false],
    ["2026-11-18", true],
    ["2026-11-22", true],
    ["2026-11-23", false],
  ])("is received between the decision and today: %s, %s", (receivedOn, allowed) => {
    expect(!isRefusal(mayObject(REFUSED, { ...SAID, receivedOn }, TODAY))).toBe(allowed);
  });

  test.each([
    [null, false],
    ["upheld", false],
    ["ordered", false],
    ["withdrawn", true],
  ] as const)("is made once against one decision, unless it was taken back: after %s, %s", (outcome, allowed) => {
    expect(!isRefusal(mayObject({ ...REFUSED, objections: [made(outcome)] }, SAID, TODAY))).toBe(allowed);
  });
});

describe("its result", () => {
  const UPHELD = { outcome: "upheld" as const, settledOn: "2026-11-21", reference: "演司复〔2026〕1号" };
  const OPEN = { receivedOn: "2026-11-20" };
  test("is recorded of one that is open, from the day of receipt until today, with the number of the decision", () => {
    expect(maySettle(OPEN, UPHELD, TODAY)).toBeNull();
    expect(maySettle(undefined, UPHELD, TODAY)).toMatchObject({ refused: "wrong-state" });
    expect(maySettle(OPEN, { ...UPHELD, settledOn: "2026-11-19" }, TODAY)).toMatchObject({ refused: "invalid" });
    expect(maySettle(OPEN, { ...UPHELD, settledOn: "2026-11-23" }, TODAY)).toMatchObject({ refused: "invalid" });
    expect(maySettle(OPEN, { ...UPHELD, reference: "" }, TODAY)).toMatchObject({ refused: "invalid" });
    expect(maySettle(OPEN, { ...UPHELD, outcome: "withdrawn", reference: "" }, TODAY)).toBeNull();
  });

  test("lets a refusal become a grant only where it was ordered to be put right", () => {
    for (const outcome of [null, "upheld", "withdrawn", "ordered"] as const) {
      expect(refusalOrderedRight([made(outcome)])).toBe(outcome === "ordered");
    }
    expect(decide("refused", "grant", true)).toBe("granted");
    expect(decide("refused", "grant", false)).toMatchObject({ refused: "wrong-state" });
    expect(decide("refused", "accept", true)).toMatchObject({ refused: "wrong-state" });
  });

  test("is told the citizen with the way on, and never with a day that binds the department", () => {
    const told = { ...made("upheld"), department: "演示区司法局", reference: "1号" };
    expect(saysObjection(told)).toMatch(/维持.*不予法律援助.*行政复议或者提起行政诉讼/);
    expect(saysObjection({ ...told, outcome: "ordered" })).toContain("责令法律援助机构改正");
    expect(saysObjection({ ...told, outcome: null })).toBe("您对不予法律援助的决定提出的异议，演示区司法局正在审查。");
    for (const outcome of ["upheld", "ordered", null] as const) expect(saysObjection({ ...told, outcome })).not.toMatch(/日内|前/);
  });
});
