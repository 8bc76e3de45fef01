import { expect, test } from "vitest";
import type { AnswerBody } from "#contract.ts";
import { forSibling } from "./take-over.ts";

const body: AnswerBody = {
  understood: "您在〔地址1〕办的卡，甲不退",
  shortAnswer: "经营者停业，应当退还余额。",
  law: [],
  calculations: [],
  steps: [{ do: "向12315投诉", where: null, papers: ["合同"] }],
  timeLimits: [],
  help: [],
  unknowns: [],
  governingDay: null,
  plain: null,
};

test("another asker's facts are never carried over; the law and the steps are", () => {
  expect(forSibling(body).body).toEqual({ ...body, understood: "" });
  expect(forSibling(body).placeholders).toBe(false);
});

test.each(["〔地址1〕的门店已经停业", "可以要求甲退款", "乙、丙都是股东", "甲的说法不成立"])(
  "a name of the other matter is pointed out: %s",
  (shortAnswer) => {
    expect(forSibling({ ...body, shortAnswer }).placeholders).toBe(true);
  },
);

test.each(["您被拖欠的8600元，可以申请仲裁", "应在2026年12月1日前起诉", "三万元押金应当退还"])(
  "a sum or a day of the other matter is pointed out: %s",
  (shortAnswer) => {
    expect(forSibling({ ...body, shortAnswer }).placeholders).toBe(true);
  },
);

test("sums worked out for another asker, their last days and the day of their matter stay there", () => {
  const citation = { law: "劳动合同法", articleNo: "第三十条", paragraph: null, item: null, quote: null, local: null };
  const sum = { calculator: "severance", inputs: { wage: 8000 }, what: "经济补偿", result: "16,000元", how: "", citations: [] };
  const limit = { what: "申请仲裁", limit: "一年", lastDay: "2027-03-01", citation };
  expect(forSibling({ ...body, calculations: [sum], timeLimits: [limit], governingDay: "2024-05-01" }).body).toMatchObject({
    calculations: [],
    timeLimits: [{ ...limit, lastDay: null }],
    governingDay: null,
    plain: null,
  });
});

test("what was unknown of the other matter stays there", () => {
  expect(forSibling({ ...body, unknowns: ["您签的是哪一年的合同"] }).body.unknowns).toEqual([]);
});

test.each(["甲方应当退款", "甲级写字楼", "依照甲方乙方的约定"])("a party of a contract is nobody's name: %s", (shortAnswer) => {
  expect(forSibling({ ...body, shortAnswer }).placeholders).toBe(false);
});
