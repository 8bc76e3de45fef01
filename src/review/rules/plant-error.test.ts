import { describe, expect, test } from "vitest";
import type { AnswerBody } from "#contract.ts";
import { isGone, plantErrors } from "./plant-error.ts";

const cite = (law: string, articleNo: string) => ({ law, articleNo, paragraph: null, item: null, quote: null, local: null });
const body: AnswerBody = {
  understood: "您说公司欠您三个月工资。",
  shortAnswer: "可以要求公司支付拖欠的工资。",
  law: [
    {
      claim: "根据第五百七十七条，对方应当承担违约责任，应当在15日内付清。",
      citations: [cite("中华人民共和国民法典", "第五百七十七条")],
      cases: [],
      about: null,
    },
  ],
  calculations: [],
  steps: [],
  timeLimits: [{ what: "申请仲裁", limit: "一年内", lastDay: null, citation: cite("中华人民共和国劳动争议调解仲裁法", "第二十七条") }],
  help: [],
  unknowns: [],
  governingDay: null,
  plain: null,
};

const plant = (kind: string, draws: number[] = [0]) => {
  let n = 0;
  const found = plantErrors(body, () => draws[n++ % draws.length] ?? 0).find(({ planted }) => planted.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
};

describe("a practice draft has one planted error", () => {
  test.each(["wrong-article", "repealed-law", "wrong-number", "unsupported-claim", "invented-case"])(
    "%s: what was right is wrong, and nothing else moved",
    (kind) => {
      const { planted, body: wrong } = plant(kind);
      expect(wrong).not.toEqual(body);
      expect(isGone(planted, wrong)).toBe(false);
      expect(isGone(planted, body)).toBe(true);
      expect(wrong.understood).toBe(body.understood);
    },
  );

  test("an article beside the right one, named so in the claim as well", () => {
    const { planted, body: wrong } = plant("wrong-article", [0.99]);
    expect(planted).toMatchObject({ was: "《中华人民共和国民法典》第五百七十七条", now: "《中华人民共和国民法典》第五百七十九条" });
    expect(wrong.law[0]?.claim).toContain("第五百七十九条");
  });

  test("another period, in the numerals it was written with", () => {
    expect(plant("wrong-number", [0]).body.timeLimits[0]?.limit).toBe("二年内");
    expect(plant("wrong-number", [0.99]).body.law[0]?.claim).toContain("在30日内付清");
  });

  test("no number of an article, and no day of the calendar, is taken for a period", () => {
    const dated = { ...body, timeLimits: [], law: [{ ...body.law[0]!, claim: "根据第三十条，2021年1月1日起施行。" }] };
    expect(plantErrors(dated, () => 0).map(({ planted }) => planted.kind)).not.toContain("wrong-number");
  });

  test("repealed law only where the code that took its place is cited", () => {
    const labour = { ...body, law: [{ ...body.law[0]!, citations: [cite("中华人民共和国劳动法", "第五十条")] }] };
    expect(plantErrors(labour, () => 0).map(({ planted }) => planted.kind)).not.toContain("repealed-law");
  });

  test("and what a body has no place for is not planted", () => {
    const bare = { ...body, law: [], timeLimits: [] };
    expect(plantErrors(bare, () => 0).map(({ planted }) => planted.kind)).toEqual(["invented-case"]);
  });
});

test("an error is gone once its words are mended, wherever else the body changed", () => {
  const { planted, body: wrong } = plant("unsupported-claim");
  expect(isGone(planted, { ...wrong, shortAnswer: "改过了。" })).toBe(false);
  expect(isGone(planted, { ...wrong, law: body.law })).toBe(true);
});
