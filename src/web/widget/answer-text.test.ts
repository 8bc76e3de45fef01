import { expect, test } from "vitest";
import type { Answer } from "../../contract.ts";
import { answerText } from "./answer-text.ts";
import { sayCitation, sayTime } from "./say-time.ts";

const answer: Answer = {
  at: "2026-11-21T16:30:00Z",
  label: "AI 起草 · 律师审核",
  lawyer: { name: "周敏", workNo: null, firm: "某某律师事务所" },
  sha256: "",
  disclaimer: "供参考。",
  body: {
    understood: "",
    shortAnswer: "应当补发工资。",
    law: [],
    steps: [{ do: "申请仲裁", where: null, papers: ["申请书"] }],
    timeLimits: [],
    help: [],
    unknowns: [],
  },
};

test("a copied answer begins with its label and ends with its disclaimer", () => {
  const text = answerText(answer);
  expect(text.startsWith("【AI 起草 · 律师审核】\n审核律师：周敏 某某律师事务所")).toBe(true);
  expect(text.endsWith("供参考。")).toBe(true);
  expect(text).not.toContain("时间期限");
});

test("times are those of Asia/Shanghai", () => {
  expect(sayTime(answer.at)).toBe("2026年11月22日 00:30");
});

test("a citation names law, article and paragraph", () => {
  expect(sayCitation({ law: "劳动合同法", articleNo: "第三十八条", paragraph: 2 })).toBe("《劳动合同法》第三十八条第二款");
  expect(sayCitation({ law: "《民法典》", articleNo: "第一条", paragraph: null })).toBe("《民法典》第一条");
});
