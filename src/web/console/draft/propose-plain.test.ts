import { describe, expect, test } from "vitest";
import type { AnswerBody } from "../../../contract.ts";
import { PLAIN_MAX, proposePlain } from "./propose-plain.ts";

const citation = {
  law: "中华人民共和国劳动争议调解仲裁法",
  articleNo: "第二十七条",
  paragraph: null,
  item: null,
  quote: null,
  local: null,
};
const BODY: AnswerBody = {
  understood: "您被欠三个月工资。",
  shortAnswer:
    "根据《中华人民共和国劳动合同法》第三十条的规定，用人单位应当按时支付劳动报酬；逾期不付的，您可以申请仲裁（《劳动合同法》第八十五条）。",
  law: [],
  calculations: [],
  steps: [
    { do: "向劳动监察大队投诉", where: "用人单位所在地的劳动监察大队", papers: ["身份证", "工资条"] },
    { do: "提交仲裁申请书。一式两份。", where: null, papers: ["仲裁申请书", "身份证"] },
  ],
  timeLimits: [{ what: "申请仲裁", limit: "一年", lastDay: "2026-12-31", citation }],
  help: [],
  unknowns: [],
  governingDay: null,
  plain: null,
};
const long = (n: number) => "很".repeat(n);

test("the proposal says the short answer, the time limits, the steps and the papers in short lines, without the names of articles", () => {
  expect(proposePlain(BODY)).toBe(
    [
      "单位应该按时支付工资。",
      "过期不付的，您可以申请仲裁。",
      "不要过期：",
      "申请仲裁：一年，最晚2026年12月31日。",
      "可以这样做：",
      "1. 向劳动监察大队投诉。（去单位所在地的劳动监察大队）",
      "2. 交仲裁申请书。",
      "要带：身份证、工资条、仲裁申请书。",
    ].join("\n"),
  );
});

describe("the contract's bound is kept", () => {
  test("by leaving out papers and the last steps, never a time limit", () => {
    const steps = Array.from({ length: 8 }, (_, i) => ({ do: `${long(70)}${i}`, where: long(40), papers: [long(90)] }));
    const text = proposePlain({ ...BODY, steps });
    expect(text.length).toBeLessThanOrEqual(PLAIN_MAX);
    expect(text).toContain("最晚2026年12月31日");
    expect(text).toContain("1. ");
    expect(text).not.toContain("要带");
  });

  test("even where the limits alone would break it", () => {
    const timeLimits = Array.from({ length: 20 }, () => ({ ...BODY.timeLimits[0]!, what: long(400) }));
    expect(proposePlain({ ...BODY, timeLimits })).toHaveLength(PLAIN_MAX);
  });
});

test("a rule is not told without the exception that comes after it", () => {
  const text = proposePlain({ ...BODY, shortAnswer: `可以要求退款。押金应当退。但是${long(300)}。` });
  expect(text).toContain("可以要求退款。");
  expect(text).not.toContain("押金");
});

test("a step that is a paragraph is left to the full version", () => {
  expect(proposePlain({ ...BODY, steps: [{ do: long(200), where: null, papers: [] }] })).not.toContain("可以这样做");
});
