import { expect, test } from "vitest";
import type { AnswerBody, Citation } from "#contract.ts";
import { evalCase } from "./eval-case.ts";

const cites = (articleNo: string, local: Citation["local"] = null): Citation => ({
  law: "劳动合同法",
  articleNo,
  paragraph: 1,
  item: null,
  quote: null,
  local,
});
const body = (...citations: Citation[]): AnswerBody => ({
  understood: "",
  shortAnswer: "可以。",
  law: [{ claim: "应当支付。", citations, cases: [], about: null }],
  calculations: [],
  steps: [],
  timeLimits: [],
  help: [],
  unknowns: [],
  governingDay: null,
  plain: null,
});
const nobody = () => [];

test("a case holds what was asked and each article of the approved answer once", () => {
  const made = evalCase(
    { id: "1", words: ["公司拖欠工资", "还没有签合同"], body: body(cites("第三十条"), cites("第三十条"), cites("第八十二条")) },
    nobody,
  );
  expect(made).toEqual({
    id: "1",
    question: "公司拖欠工资\n还没有签合同",
    articles: [
      { law: "劳动合同法", article_no: "第三十条" },
      { law: "劳动合同法", article_no: "第八十二条" },
    ],
  });
});

test("a case names no employer, nobody sued, and no day", () => {
  const made = evalCase({ id: "1", words: ["深圳市红星服装有限公司2026年3月5日把我辞退了"], body: body(cites("第四十七条")) }, nobody);
  expect(made?.question).not.toContain("红星");
  expect(made?.question).not.toContain("3月5日");
  expect(made?.question).toContain("辞退");
});

test("no case is made where a person could still be told by it, nor of an answer without an article of the country's law", () => {
  const still = () => [{ value: "王小明" }];
  expect(evalCase({ id: "1", words: ["王小明欠我钱"], body: body(cites("第三十条")) }, still)).toBeNull();
  expect(evalCase({ id: "1", words: ["公司拖欠工资"], body: body() }, nobody)).toBeNull();
  const local = { publisher: "市人大" } as unknown as Citation["local"];
  expect(evalCase({ id: "1", words: ["公司拖欠工资"], body: body(cites("第二条", local)) }, nobody)).toBeNull();
});
