import { describe, expect, it } from "vitest";
import type { AnswerBody } from "../../../contract.ts";
import { mergeBodies, splitChange, whatChanged } from "./what-changed.ts";

const body: AnswerBody = {
  understood: "您被口头辞退",
  shortAnswer: "可以要求赔偿金",
  law: [
    { claim: "每满一年支付一个月工资", citations: [], cases: [], about: null },
    { claim: "违法解除按二倍支付", citations: [], cases: [], about: null },
  ],
  calculations: [],
  steps: [],
  timeLimits: [],
  help: [],
  unknowns: [],
  governingDay: null,
  plain: null,
};

describe("what changed between two versions of a draft", () => {
  it("says nothing of what stayed", () => {
    expect(whatChanged(body, structuredClone(body))).toEqual([]);
  });

  it("pairs an altered claim with its former words, and leaves its neighbour alone", () => {
    const after = { ...body, law: [{ ...body.law[0]!, claim: "每满一年支付半个月工资" }, body.law[1]!] };
    expect(whatChanged(body, after)).toEqual([{ section: "law", before: "每满一年支付一个月工资", after: "每满一年支付半个月工资" }]);
  });

  it("shows an inserted claim as one addition, not as a change of all that follow", () => {
    const after = { ...body, law: [{ ...body.law[0]!, claim: "先申请仲裁" }, ...body.law] };
    expect(whatChanged(body, after)).toEqual([{ section: "law", before: null, after: "先申请仲裁" }]);
  });

  it("tells of a sum that was worked out again, by its result and its way", () => {
    const sum = {
      calculator: "severance",
      inputs: { wage: 8000 },
      what: "经济补偿",
      result: "32,000元",
      how: "4 × 8,000元",
      citations: [],
    };
    const after = { ...sum, inputs: { wage: 9000 }, result: "36,000元", how: "4 × 9,000元" };
    expect(whatChanged({ ...body, calculations: [sum] }, { ...body, calculations: [after] })).toEqual([
      { section: "calculations", before: "经济补偿：32,000元 4 × 8,000元", after: "经济补偿：36,000元 4 × 9,000元" },
    ]);
  });

  it("tells of a case that was cited, of the matter a claim was put under, and of 款 and 项", () => {
    const [first, second] = [body.law[0]!, body.law[1]!];
    const cited = { law: "劳动合同法", articleNo: "第三十九条", paragraph: null, item: 2, quote: null, local: null };
    const cases = [{ caseId: "c1", title: "口头辞退案", holds: "由单位证明解除合法" }];
    const after = {
      ...body,
      law: [
        { ...first, about: "辞退", cases },
        { ...second, citations: [cited] },
      ],
    };
    expect(whatChanged(body, after).map((change) => change.after)).toEqual([
      "辞退 每满一年支付一个月工资 《口头辞退案》由单位证明解除合法",
      "违法解除按二倍支付 《劳动合同法》第三十九条第（二）项",
    ]);
  });

  it("tells of the day whose law governs, as people write days", () => {
    expect(whatChanged(body, { ...body, governingDay: "2019-05-01" })).toEqual([
      { section: "governingDay", before: null, after: "2019年5月1日" },
    ]);
  });

  it("marks only the characters that differ", () => {
    expect(splitChange("支付一个月工资", "支付半个月工资")).toEqual({
      head: "支付",
      was: "一",
      is: "半",
      tail: "个月工资",
    });
  });
});

describe("merging an unsaved edit into a newer version", () => {
  const mine = { ...body, shortAnswer: "可以要求二倍赔偿" };

  it("keeps my sections and takes the rest from the latest", () => {
    const latest = { ...body, understood: "您上月被口头辞退" };
    expect(mergeBodies(body, mine, latest)).toEqual({
      body: { ...body, understood: "您上月被口头辞退", shortAnswer: "可以要求二倍赔偿" },
      clashes: [],
    });
  });

  it("names a section that both changed", () => {
    const latest = { ...body, shortAnswer: "建议先协商" };
    expect(mergeBodies(body, mine, latest).clashes).toEqual(["shortAnswer"]);
  });
});
