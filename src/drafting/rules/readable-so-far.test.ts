import { describe, expect, test } from "vitest";
import { readableSoFar } from "./readable-so-far.ts";

const DRAFT = JSON.stringify({
  understood: '公司欠"工资"：三个月',
  law: [{ claim: "要付\n工资", sources: [{ number: 1, paragraph: null, item: null }], about: null }],
  steps: [{ do: "投诉", where: null, papers: ["工资条", ""] }],
});

describe("a half-written draft", () => {
  test("reads as its texts, without names, numbers and brackets", () => {
    expect(readableSoFar(DRAFT)).toBe('公司欠"工资"：三个月\n要付\n工资\n投诉\n工资条');
  });

  test("reads wherever it ends, and only ever grows by what is written", () => {
    for (let end = 0; end <= DRAFT.length; end++) {
      const text = readableSoFar(DRAFT.slice(0, end));
      expect(text).not.toMatch(/[{}[\]\\]/);
    }
    expect(readableSoFar('{"understood": "公司\\u6b20\\u85')).toBe("公司欠");
    expect(readableSoFar('{"understood": "公司\\')).toBe("公司");
  });

  test("is nothing while nothing is written", () => {
    expect(readableSoFar("")).toBe("");
    expect(readableSoFar("{")).toBe("");
  });
});
