import { describe, expect, test } from "vitest";
import type { AnswerBody, Citation } from "#contract.ts";
import { readEdit } from "./edit-reasons.ts";

const cites = (articleNo: string, more: Partial<Citation> = {}): Citation => ({
  law: "劳动合同法",
  articleNo,
  paragraph: null,
  item: null,
  quote: null,
  local: null,
  ...more,
});
const body = (more: Partial<AnswerBody> = {}): AnswerBody => ({
  understood: "您问的是被拖欠工资怎么办。",
  shortAnswer: "可以要求公司补发工资，公司不给的，可以申请仲裁。",
  law: [{ claim: "用人单位应当按时足额支付劳动报酬。", citations: [cites("第三十条")], cases: [], about: null }],
  calculations: [],
  steps: [{ do: "先到劳动监察大队投诉", where: null, papers: ["身份证"] }],
  timeLimits: [{ what: "申请仲裁", limit: "一年", lastDay: null, citation: cites("第二十七条", { law: "劳动争议调解仲裁法" }) }],
  help: [],
  unknowns: [],
  governingDay: null,
  plain: null,
  ...more,
});
const reasons = (after: Partial<AnswerBody>, before: Partial<AnswerBody> = {}) => readEdit(body(before), body(after)).reasons;
const claim = (text: string, ...citations: Citation[]) => ({ claim: text, citations, cases: [], about: null });
const CLAIM = "用人单位应当按时足额支付劳动报酬。";
const sum = (result: string) => ({ calculator: null, inputs: {}, what: "经济补偿", result, how: "工龄乘以月工资", citations: [] });

describe("an edit is read as", () => {
  test("a wrong article where one gave way to another, and not as one that was added", () => {
    expect(reasons({ law: [claim(CLAIM, cites("第八十五条"))] })).toEqual(["wrong-article"]);
  });

  test("an article that was taken out", () => {
    expect(reasons({ law: [claim(CLAIM)] })).toEqual(["wrong-article"]);
  });

  test("an article added where the others stayed", () => {
    expect(reasons({ law: [claim(CLAIM, cites("第三十条"), cites("第八十五条"))] })).toEqual(["article-added"]);
  });

  test("a number or a period put right", () => {
    const timeLimits = [{ ...body().timeLimits[0]!, limit: "三年" }];
    expect(reasons({ timeLimits })).toEqual(["number-corrected"]);
    expect(
      reasons({ shortAnswer: "可以要求公司赔偿2倍工资，请尽快处理。" }, { shortAnswer: "可以要求公司赔偿3倍工资，请尽快处理。" }),
    ).toEqual(["number-corrected"]);
  });

  test("a sum put right, which is no number besides", () => {
    expect(reasons({ calculations: [sum("12000元")] }, { calculations: [sum("9000元")] })).toEqual(["sum-corrected"]);
  });

  test("a local rule added, and not as a national article", () => {
    const local = { region: "440300", publisher: "深圳市人民代表大会", url: "https://example.org/rule" } as unknown as Citation["local"];
    expect(reasons({ law: [claim(CLAIM, cites("第三十条"), cites("第二条", { law: "深圳市规定", local }))] })).toEqual(["local-rule"]);
  });

  test("a step or a place of help added", () => {
    expect(reasons({ steps: [...body().steps, { do: "保存工资条和聊天记录", where: null, papers: [] }] })).toEqual(["step-added"]);
    expect(reasons({ help: [{ who: "法律援助中心", why: "经济困难的可以申请" }] })).toEqual(["step-added"]);
  });

  test("a fact that was not asked for", () => {
    expect(reasons({ unknowns: ["您什么时候入职？"] })).toEqual(["fact-missing"]);
  });

  test("plainer words where no figure changed", () => {
    expect(reasons({ shortAnswer: "可以让公司把工资补给您；公司不给，就去申请仲裁。" })).toEqual(["plain-words"]);
  });

  test("too long where a fifth or more was cut", () => {
    const long = { understood: "您问的是被拖欠工资怎么办。".repeat(12) };
    expect(reasons({ understood: "您问的是被拖欠工资怎么办。" }, long)).toContain("too-long");
  });

  test("something else where no rule knows it, and as nothing where nothing differs", () => {
    expect(reasons({ governingDay: "2020-01-01" })).toEqual(["other"]);
    expect(readEdit(body(), body())).toEqual({ reasons: [], changes: [] });
  });

  test("several at once, in the order in which they are offered", () => {
    const edited = { law: [claim(CLAIM, cites("第三十条"), cites("第八十五条"))], unknowns: ["您什么时候入职？"] };
    expect(reasons(edited)).toEqual(["article-added", "fact-missing"]);
  });
});

describe("the difference", () => {
  test("pairs what was put otherwise and leaves alone what stayed, wherever it moved to", () => {
    const steps = [
      { do: "先到劳动监察大队投诉", where: null, papers: [] },
      { do: "申请劳动仲裁", where: null, papers: [] },
    ];
    const { changes } = readEdit(body({ steps }), body({ steps: [steps[1]!, { ...steps[0]!, do: "先到区劳动监察大队投诉" }] }));
    expect(changes).toEqual([{ place: "steps", before: "先到劳动监察大队投诉", after: "先到区劳动监察大队投诉" }]);
  });

  test("tells what went and what came", () => {
    const { changes } = readEdit(body({ unknowns: ["有没有合同？"] }), body({ help: [{ who: "工会", why: "可以调解" }] }));
    expect(changes).toEqual([
      { place: "help", before: null, after: "工会：可以调解" },
      { place: "unknowns", before: "有没有合同？", after: null },
    ]);
  });
});
