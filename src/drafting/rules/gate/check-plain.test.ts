import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { AnswerBody } from "#contract.ts";
import { checkPlain } from "./check-plain.ts";

const LAWS = new Set(["中华人民共和国劳动合同法", "劳动合同法", "合同法", "刑法", "劳动争议调解仲裁法", "工资支付暂行规定"]);
const citation = { law: "中华人民共和国劳动合同法", articleNo: "第三十条", paragraph: null, item: null, quote: null };
const BODY: z.input<typeof AnswerBody> = {
  understood: "您说公司欠了您三个月工资，一共1.8万元。",
  shortAnswer: "公司应当补发拖欠的工资。可以先投诉，也可以申请劳动仲裁，打官司不收费。",
  law: [{ claim: "用人单位应当按时足额支付劳动报酬。", citations: [citation] }],
  steps: [
    { do: "拨打12333投诉", where: "劳动监察大队", papers: ["身份证复印件2份", "工资条"] },
    { do: "向仲裁委申请仲裁", where: null, papers: ["仲裁申请书"] },
  ],
  timeLimits: [
    { what: "申请劳动仲裁", limit: "一年", lastDay: "2026-12-31", citation: { ...citation, law: "中华人民共和国劳动争议调解仲裁法" } },
  ],
  help: [{ who: "法律援助中心", why: "经济困难的可以申请" }],
  unknowns: [],
};

const found = (text: string, more: Partial<z.input<typeof AnswerBody>> = {}) =>
  checkPlain(AnswerBody.parse({ ...BODY, ...more, plain: { text } }), { laws: LAWS });
const places = (text: string, more: Partial<z.input<typeof AnswerBody>> = {}) => found(text, more).map(({ place }) => place);

test("an answer without a plain version has nothing to be held against", () => {
  expect(checkPlain(AnswerBody.parse(BODY), { laws: LAWS })).toEqual([]);
});

test("simpler words for what the answer says are clear", () => {
  const text =
    "公司要把欠您的18000元工资补给您。\n1. 先打12333投诉。\n2. 再去申请仲裁。\n身份证复印件带两份。\n一年之内要去，最晚2026年12月31日。照《劳动合同法》第三十条办。";
  expect(found(text)).toEqual([]);
});

describe("a number that the answer does not have blocks", () => {
  test.each([
    ["两年之内去申请仲裁", "2年"],
    ["公司要赔您三万元", "30000元"],
    ["拨打12348", "12348"],
    ["复印件带五份", "五"],
    ["先交百分之十的费用", "10%"],
    ["１５天内去", "15日"],
  ])("%s", (text, number) => {
    expect(found(text)).toMatchObject([{ kind: "plain-beyond", blocking: true, place: "plain.numbers" }]);
    expect(found(text)[0]?.because).toContain(number);
  });

  test("lines that count themselves, one of a thing, and the same number in other writing do not", () => {
    expect(found("1. 打电话投诉。\n2. 第2步，申请仲裁。\n带一份工资条，身份证复印件二份。三个月工资。")).toEqual([]);
  });
});

describe("a day that the answer does not have blocks", () => {
  test.each(["最晚2026年12月30日去", "12月1号之前去", "2027年12月31日前去", "十二月三十日前去", "下周一之前去", "月底前去"])(
    "%s",
    (text) => {
      expect(places(text)).toEqual(["plain.days"]);
    },
  );

  test.each(["最晚12月31日去", "2026年12月31号之前去", "十二月三十一日前去"])("the lawyer's own day does not: %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  test("a day stops being the answer's once the lawyer takes it out", () => {
    expect(places("最晚12月31日去", { timeLimits: [] })).toEqual(["plain.days"]);
  });
});

describe("a law that the answer does not have blocks", () => {
  test.each(["按《民法典》办", "公司犯了刑法", "按工资支付暂行规定来", "看劳动合同法第八十五条"])("%s", (text) => {
    expect(places(text)).toEqual(["plain.law"]);
  });

  test.each(["按劳动合同法办", "按《中华人民共和国劳动合同法》第30条办", "按劳动争议调解仲裁法办"])(
    "the answer's own does not: %s",
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
});

describe("a promise that the answer does not make blocks", () => {
  test.each(["您一定能赢", "仲裁肯定会支持您", "保证把钱要回来", "这事十拿九稳", "百分之百拿到工资", "您绝对没问题"])("%s", (text) => {
    expect(places(text)).toContain("plain.promise");
  });

  test.each(["一定要带身份证", "不一定能赢", "谁也不能保证", "可以申请财产保全，不用交保证金", "先问清楚保证人是谁"])(
    "advice and its contrary do not: %s",
    (text) => {
      expect(places(text)).not.toContain("plain.promise");
    },
  );
});

describe("what the answer says, turned round, blocks", () => {
  test("a duty that is none", () => {
    expect(places("打官司没有用，公司不用赔", { shortAnswer: "公司应当赔偿。" })).toEqual(["plain.sense"]);
  });

  test("what is only supposed turns nothing round", () => {
    expect(found("公司不赔的，去申请仲裁。", { shortAnswer: "公司应当赔偿。" })).toEqual([]);
  });
});

test("each kind of fault is one finding, so that a reason given for one clears no other", () => {
  expect(places("2027年5月1日前去法院告，按《民法典》您一定能赢5万元")).toEqual([
    "plain.numbers",
    "plain.days",
    "plain.law",
    "plain.promise",
  ]);
});
