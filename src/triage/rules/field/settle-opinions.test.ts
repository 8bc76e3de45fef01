import { describe, expect, test } from "vitest";
import type { ModelOpinion } from "#triage/opinion.ts";
import type { Opinion } from "#triage/triage.ts";
import { MODEL_SURENESS, settleOpinions } from "./settle-opinions.ts";
import { wantsSecond } from "./wants-second.ts";

const CLASSIFIER: Opinion = { by: "classifier", category: "debt", confidence: 0.5 };
const doubtful = { category: "debt", second: "contract", confidence: 0.5, urgency: "none", opinions: [CLASSIFIER] } as const;
const model = (more: Partial<ModelOpinion> = {}): ModelOpinion => ({
  category: "labor",
  second: null,
  causes: [],
  urgency: "none",
  because: "说的是工资",
  ...more,
});

describe("where triage and a model agree", () => {
  test("the category stays, and is surer than either alone", () => {
    const settled = settleOpinions(doubtful, model({ category: "debt" }));
    expect(settled).toMatchObject({ category: "debt", second: "contract", taken: false, because: "两种意见一致" });
    expect(settled.confidence).toBe(0.83);
  });
});

describe("where they disagree", () => {
  test("the model's category is used where it is surer, and triage's becomes the second choice", () => {
    expect(settleOpinions(doubtful, model())).toMatchObject({
      category: "labor",
      second: "debt",
      confidence: MODEL_SURENESS.alone,
      taken: true,
    });
  });

  test("a model that names triage's own second choice is surer than one that names another", () => {
    expect(settleOpinions(doubtful, model({ category: "contract" })).confidence).toBe(MODEL_SURENESS.seconded);
    expect(MODEL_SURENESS.seconded).toBeGreaterThan(MODEL_SURENESS.alone);
  });

  test("a model that would accept triage's choice as well overrules only what is less sure", () => {
    const wavering = model({ second: "debt" });
    expect(settleOpinions(doubtful, wavering).taken).toBe(true);
    expect(settleOpinions({ ...doubtful, confidence: 0.56 }, wavering)).toMatchObject({ category: "debt", taken: false });
  });

  test("a shrug overrules nobody who saw a field", () => {
    expect(settleOpinions(doubtful, model({ category: "other" }))).toMatchObject({ category: "debt", confidence: 0.5, taken: false });
  });

  test("a lawyer's category stands whatever a model says", () => {
    const said: Opinion = { by: "lawyer", category: "debt", confidence: 1 };
    expect(settleOpinions({ ...doubtful, opinions: [CLASSIFIER, said] }, model())).toMatchObject({ category: "debt", taken: false });
  });

  test("both opinions are kept, the model's once", () => {
    const once = settleOpinions(doubtful, model());
    expect(once.opinions).toEqual([CLASSIFIER, { by: "model", category: "labor", confidence: MODEL_SURENESS.alone }]);
    expect(settleOpinions({ ...doubtful, opinions: once.opinions }, model()).opinions).toHaveLength(2);
  });

  test("a triage from before opinions were kept counts as the written rules'", () => {
    expect(settleOpinions({ ...doubtful, opinions: [] }, model()).opinions[0]).toEqual({ by: "rules", category: "debt", confidence: 0.5 });
  });
});

describe("urgency", () => {
  test.each([
    ["none", "soon", "soon"],
    ["none", "danger", "danger"],
    ["soon", "danger", "danger"],
    ["danger", "none", "danger"],
    ["danger", "soon", "danger"],
    ["soon", "none", "soon"],
  ] as const)("that triage calls %s and a model %s is %s: a model raises it, and never lowers it", (first, second, urgency) => {
    expect(settleOpinions({ ...doubtful, urgency: first }, model({ urgency: second })).urgency).toBe(urgency);
  });
});

describe("a second opinion", () => {
  const by = (who: Opinion["by"]): Opinion => ({ by: who, category: "debt", confidence: 0.5 });
  test("is wanted below the threshold alone", () => {
    expect(wantsSecond({ confidence: 0.59, opinions: [by("classifier")] }, 0.6)).toBe(true);
    expect(wantsSecond({ confidence: 0.6, opinions: [by("classifier")] }, 0.6)).toBe(false);
  });
  test("is wanted once, and never against a lawyer's word", () => {
    expect(wantsSecond({ confidence: 0.1, opinions: [by("model")] }, 0.6)).toBe(false);
    expect(wantsSecond({ confidence: 0.1, opinions: [by("lawyer")] }, 0.6)).toBe(false);
  });
});
