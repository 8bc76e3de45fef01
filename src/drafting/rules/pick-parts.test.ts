import { describe, expect, test } from "vitest";
import { AnswerBody, type Citation } from "#contract.ts";
import { asAnswer, pickParts } from "./pick-parts.ts";

const cite = (articleNo: string): Citation => ({ law: "试验法", articleNo, paragraph: null, item: null, quote: null, local: null });
const body: AnswerBody = AnswerBody.parse({
  understood: "您在甲的厂里做了七个月。",
  shortAnswer: "可以要。",
  law: [
    { claim: "第一。", citations: [cite("第一条")] },
    { claim: "第二。", citations: [cite("第二条"), cite("第一条")] },
    { claim: "没有依据。", citations: [] },
    { claim: "当地另有规定。", citations: [{ ...cite("第一条"), law: "某市试验办法", local: { place: "5101", issued: "2024-01-01" } }] },
  ],
  steps: [{ do: "先收集证据。", where: "家里", papers: ["工资条"] }],
  timeLimits: [],
  help: [],
  unknowns: [],
});

describe("of an approved answer a lawyer picks", () => {
  test("claims in their own words, resting on what the approved claim cites", () => {
    expect(pickParts(body, [{ kind: "claim", at: 1, text: "改过的第二。" }])).toEqual([
      { kind: "claim", text: "改过的第二。", where: null, papers: [], citations: body.law[1]!.citations },
    ]);
  });

  test("steps with where to go and what to bring, as the answer has them or in their own words", () => {
    const step = { kind: "step" as const, at: 0, text: "先收集证据。" };
    expect(pickParts(body, [step])).toMatchObject([{ where: "家里", papers: ["工资条"] }]);
    expect(pickParts(body, [{ ...step, where: null, papers: ["工资条或者银行流水"] }])).toMatchObject([
      { where: null, papers: ["工资条或者银行流水"] },
    ]);
  });

  test("the short answer, resting on every claim picked with it, each article once", () => {
    const parts = pickParts(body, [
      { kind: "short", at: 0, text: "可以要的。" },
      { kind: "claim", at: 0, text: "第一。" },
      { kind: "claim", at: 1, text: "第二。" },
    ]);
    expect(parts).toMatchObject([{ citations: [cite("第一条"), cite("第二条")] }, {}, {}]);
  });

  test.each([
    ["the short answer alone", [{ kind: "short" as const, at: 0, text: "可以要的。" }]],
    ["a claim that rests on a rule of one place", [{ kind: "claim" as const, at: 3, text: "当地可以。" }]],
    ["a claim that is not there", [{ kind: "claim" as const, at: 4, text: "没有。" }]],
    [
      "one claim twice",
      [
        { kind: "claim" as const, at: 0, text: "一。" },
        { kind: "claim" as const, at: 0, text: "二。" },
      ],
    ],
  ])("never %s", (_, picked) => expect(pickParts(body, picked)).toMatchObject({ refused: "invalid" }));
});

test("the gate reads the parts as an answer of their own, without a word of what stood around them", () => {
  const answer = asAnswer([
    { kind: "claim", text: "第一。", where: null, papers: [], citations: [cite("第一条")] },
    { kind: "step", text: "先收集证据。", where: "家里", papers: ["工资条"], citations: [] },
  ]);
  expect(answer).toMatchObject({
    understood: "",
    law: [{ claim: "第一。" }],
    steps: [{ do: "先收集证据。", where: "家里", papers: ["工资条"] }],
  });
  expect(AnswerBody.safeParse(answer).success).toBe(true);
});
