import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { AnswerBody, type Finding } from "#contract.ts";
import type { FoundArticle } from "#law/law.ts";
import type { Cited } from "#drafting/draft.ts";
import { borneOut } from "./borne-out.ts";

const LAW = "中华人民共和国试验法";
type Said = z.input<typeof AnswerBody>;
const cite = (articleNo: string, law = LAW) => ({ law, articleNo, paragraph: null, quote: null });
const body = (law: Said["law"], timeLimits: Said["timeLimits"] = []): AnswerBody =>
  AnswerBody.parse({ understood: "", shortAnswer: "可以。", law, steps: [], timeLimits, help: [], unknowns: [] });
const finding = (kind: Finding["kind"], place: string, blocking = true): Finding => ({
  key: `${kind}@${place}`,
  kind,
  place,
  blocking,
  because: "",
  article: null,
});
/** Each held, but for the ninth; the library has them under the law's full name. */
const held = ["第一条", "第二条", "第九条"].flatMap((articleNo): Cited[] =>
  [LAW, "试验法"].map((law) => ({
    law,
    articleNo,
    lawKnown: true,
    article: articleNo === "第九条" ? null : ({ articleId: articleNo, law: LAW, articleNo } as FoundArticle),
    unheld: null,
    notInForce: null,
    repealedSince: null,
    displaced: null,
  })),
);
const numbers = (answer: AnswerBody, ...findings: Finding[]) => borneOut(answer, findings, held).map(({ articleNo }) => articleNo);

describe("an answer rests on", () => {
  test("the articles its claims cite, each once, by the law's full name", () => {
    const answer = body([
      { claim: "一", citations: [cite("第一条"), cite("第二条")] },
      { claim: "二", citations: [cite("第一条", "试验法")] },
    ]);
    expect(borneOut(answer, [], held)).toEqual([
      { law: LAW, articleNo: "第一条" },
      { law: LAW, articleNo: "第二条" },
    ]);
  });

  test("those whose official text is not there to check them with", () => {
    const answer = body([{ claim: "一", citations: [cite("第一条")] }]);
    expect(numbers(answer, finding("unverifiable", "law[0].citations[0]", false))).toEqual(["第一条"]);
  });
});

describe("an answer does not rest on", () => {
  const answer = body([
    { claim: "一", citations: [cite("第一条"), cite("第二条")] },
    { claim: "二", citations: [cite("第九条")] },
  ]);

  test("what no library has", () => {
    expect(numbers(answer)).toEqual(["第一条", "第二条"]);
  });

  test.each(["not-in-force", "quotation-differs", "displaced"] as const)("a citation that is %s", (kind) => {
    expect(numbers(answer, finding(kind, "law[0].citations[0]", kind !== "displaced"))).toEqual(["第二条"]);
  });

  test("any article of a claim whose numbers none of them has", () => {
    expect(numbers(answer, finding("number-not-in-article", "law[0]"))).toEqual([]);
  });

  test("the time limits of its category", () => {
    expect(numbers(body([], [{ what: "申请", limit: "1年", citation: cite("第一条") }]))).toEqual([]);
  });
});
