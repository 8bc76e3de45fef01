import { expect, test } from "vitest";
import { AnswerBody } from "#contract.ts";
import type { FoundArticle } from "#law/law.ts";
import type { Cited } from "#drafting/draft.ts";
import { checkTurned } from "./check-turned.ts";

const LAW = "演示法";
const look =
  (gist: string | null, text: string) =>
  ({ law, articleNo }: { law: string; articleNo: string }): Cited => {
    const article = { articleId: "a", law, articleNo, text, gist, official: true };
    return {
      law,
      articleNo,
      lawKnown: true,
      article: article as FoundArticle,
      unheld: null,
      notInForce: null,
      repealedSince: null,
      displaced: null,
    };
  };
const nearness = (said: string, text: string) => [...said].filter((char) => text.includes(char)).length / said.length;
const found = (claim: string, gist: string | null = null, text = "用人单位应当偿还先行支付的待遇。") => {
  const citations = [{ law: LAW, articleNo: "第一条", paragraph: null, quote: null }];
  const said = { understood: "", shortAnswer: "见下。", law: [{ claim, citations }], steps: [], timeLimits: [], help: [], unknowns: [] };
  return checkTurned(AnswerBody.parse(said), { look: look(gist, text), nearness });
};

test("a claim that is turned round blocks at the citation whose article it turns, with the article beside it and its sentence in the reason", () => {
  expect(found("先行支付的待遇，用人单位不用偿还。")).toMatchObject([
    {
      kind: "turned-round",
      blocking: true,
      place: "law[0].citations[0]",
      article: { law: LAW, articleNo: "第一条" },
      because: "“用人单位不用偿还”和条文说的正相反：用人单位应当偿还先行支付的待遇",
    },
  ]);
});

test("a claim that says what its article says passes, and so does one in our own words for it", () => {
  expect(found("先行支付的待遇，由用人单位偿还。")).toEqual([]);
  const [ours, text] = ["债务由公司单独承担。", "债务由公司承担，股东逃避债务的，承担连带责任。"];
  expect(found(`要旨：${ours}`, null, text)).toHaveLength(1);
  expect(found(`要旨：${ours}`, ours, text)).toEqual([]);
});
