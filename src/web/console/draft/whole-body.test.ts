import { describe, expect, test } from "vitest";
import type { AnswerBody } from "../../../contract.ts";
import { blanksIn, tidy } from "./whole-body.ts";

const cited = { law: "中华人民共和国劳动合同法", articleNo: "第三十条", paragraph: null, item: null, quote: null, local: null };
const body: AnswerBody = {
  understood: "",
  shortAnswer: "应当补发工资",
  law: [{ claim: "及时足额支付", citations: [cited], cases: [{ caseId: "c1", title: "讨薪案", holds: "应当支付" }], about: null }],
  calculations: [{ calculator: null, inputs: {}, what: "欠薪", result: "9,000元", how: "", citations: [] }],
  steps: [{ do: "申请仲裁", where: null, papers: [] }],
  timeLimits: [{ what: "申请仲裁", limit: "一年", lastDay: null, citation: cited }],
  help: [{ who: "法律援助中心", why: "" }],
  unknowns: [],
  governingDay: null,
  plain: null,
};

describe("an answer that may be saved", () => {
  test("has every place filled that must be; how a sum came about may be left out", () => {
    expect(blanksIn(body)).toEqual([]);
  });

  test.each<[string, Partial<AnswerBody>, string]>([
    ["a short answer", { shortAnswer: " " }, "shortAnswer"],
    ["what a case holds", { law: [{ ...body.law[0]!, cases: [{ ...body.law[0]!.cases[0]!, holds: "" }] }] }, "law[0]"],
    ["a sum's result", { calculations: [{ ...body.calculations[0]!, result: "" }] }, "calculations[0]"],
    ["what a sum is of", { calculations: [body.calculations[0]!, { ...body.calculations[0]!, what: " " }] }, "calculations[1]"],
    ["the article of a time limit", { timeLimits: [{ ...body.timeLimits[0]!, citation: { ...cited, law: "" } }] }, "timeLimits[0]"],
  ])("waits for %s", (_, patch, place) => {
    expect(blanksIn({ ...body, ...patch })).toEqual([place]);
  });
});

describe("an answer as it is sent", () => {
  test("is the same where nothing is blank", () => {
    expect(tidy(body)).toEqual(body);
  });

  test("leaves out blank headings, places, papers and questions", () => {
    const typed = {
      ...body,
      law: [
        { ...body.law[0]!, about: "  " },
        { ...body.law[0]!, about: " 拖欠工资 " },
      ],
      steps: [{ do: "申请仲裁", where: " ", papers: [" 合同 ", ""] }],
      unknowns: ["", "有没有签合同"],
    };
    const sent = tidy(typed);
    expect(sent.law.map(({ about }) => about)).toEqual([null, "拖欠工资"]);
    expect(sent.steps).toEqual([{ do: "申请仲裁", where: null, papers: ["合同"] }]);
    expect(sent.unknowns).toEqual(["有没有签合同"]);
  });
});
