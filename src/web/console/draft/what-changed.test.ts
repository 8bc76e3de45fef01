import { describe, expect, it } from "vitest";
import type { AnswerBody } from "../../../contract.ts";
import { mergeBodies, splitChange, whatChanged } from "./what-changed.ts";

const body: AnswerBody = {
  understood: "您被口头辞退",
  shortAnswer: "可以要求赔偿金",
  law: [
    { claim: "每满一年支付一个月工资", citations: [] },
    { claim: "违法解除按二倍支付", citations: [] },
  ],
  steps: [],
  timeLimits: [],
  help: [],
  unknowns: [],
};

describe("what changed between two versions of a draft", () => {
  it("says nothing of what stayed", () => {
    expect(whatChanged(body, structuredClone(body))).toEqual([]);
  });

  it("pairs an altered claim with its former words, and leaves its neighbour alone", () => {
    const after = { ...body, law: [{ claim: "每满一年支付半个月工资", citations: [] }, body.law[1]!] };
    expect(whatChanged(body, after)).toEqual([{ section: "law", before: "每满一年支付一个月工资", after: "每满一年支付半个月工资" }]);
  });

  it("shows an inserted claim as one addition, not as a change of all that follow", () => {
    const after = { ...body, law: [{ claim: "先申请仲裁", citations: [] }, ...body.law] };
    expect(whatChanged(body, after)).toEqual([{ section: "law", before: null, after: "先申请仲裁" }]);
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
