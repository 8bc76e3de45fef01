import { expect, test } from "vitest";
import { AnswerBody } from "#contract.ts";
import type { FoundArticle } from "#law/law.ts";
import type { Cited } from "#drafting/draft.ts";
import { checkTurned } from "./check-turned.ts";

const LAW = "演示法";
const look =
  (gist: string | null, text: string, official: boolean) =>
  ({ law, articleNo }: { law: string; articleNo: string }): Cited => {
    const article = { articleId: "a", law, articleNo, text, gist, official };
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
const LEAST = { told: 0.3, untold: 0.95 };
type Given = { gist?: string; text?: string; official?: boolean; chance?: (said: string) => number };
const found = (claim: string, { gist, text = "用人单位应当偿还先行支付的待遇。", official = true, chance = () => 0.5 }: Given = {}) => {
  const citations = [{ law: LAW, articleNo: "第一条", paragraph: null, quote: null }];
  const said = { understood: "", shortAnswer: "见下。", law: [{ claim, citations }], steps: [], timeLimits: [], help: [], unknowns: [] };
  return checkTurned(AnswerBody.parse(said), { look: look(gist ?? null, text, official), nearness, turnOf: chance }, LEAST);
};
const TURNED = "先行支付的待遇，用人单位不用偿还。";

test("a claim that is turned round blocks at the citation whose article it turns, with the article beside it and its sentence in the reason", () => {
  expect(found(TURNED)).toMatchObject([
    {
      kind: "turned-round",
      blocking: true,
      place: "law[0].citations[0]",
      article: { law: LAW, articleNo: "第一条" },
      because: "“用人单位不用偿还”和条文说的正相反：用人单位应当偿还先行支付的待遇",
    },
  ]);
});

test("what a rule says is told without blocking where it is unlikely all the same", () => {
  expect(found(TURNED, { chance: () => 0.3 })).toMatchObject([{ blocking: true }]);
  expect(found(TURNED, { chance: () => 0.29 })).toMatchObject([{ kind: "turned-round", blocking: false }]);
});

test("a turn that no rule sees blocks where it is nearly sure, beside the sentence that the claim is nearest to", () => {
  const quiet = "先行支付的那笔钱，基金自己认账。";
  const text = "基金可以先行支付待遇。用人单位应当偿还先行支付的待遇。";
  expect(found(quiet, { text, chance: () => 0.94 })).toEqual([]);
  expect(found(quiet, { text, chance: () => 0.95 })).toMatchObject([
    { blocking: true, place: "law[0].citations[0]", because: `“${quiet}”和条文像是对不上，请逐字对照：基金可以先行支付待遇` },
  ]);
});

test("each sentence that is turned is a finding of its own, and stands where its article is cited", () => {
  const two = found(`${TURNED}${"这里再说些别的话，".repeat(11)}。用人单位不偿还先行支付的待遇也可以。`, { chance: () => 0.99 });
  expect(two.map(({ blocking, place }) => [blocking, place])).toEqual([
    [true, "law[0].citations[0]"],
    [true, "law[0].citations[0]"],
    [true, "law[0].citations[0]"],
  ]);
});

test("an article without a word turns nothing, and where official text is missing no rule means no finding", () => {
  expect(found(TURNED, { text: " ", chance: () => 1 })).toEqual([]);
  expect(found("那笔钱，基金自己认账。", { official: false, chance: () => 1 })).toEqual([]);
  expect(found(TURNED, { official: false, chance: () => 1 })).toMatchObject([{ blocking: true }]);
});

test("a claim longer than those that were learned is judged sentence by sentence", () => {
  const heard: string[] = [];
  const chance = (said: string) => {
    heard.push(said);
    return 0;
  };
  found(`${"基金先行支付了待遇以后，".repeat(8)}用人单位要偿还。用人单位不偿还的，基金还可以追偿。`, { chance });
  expect(heard).toHaveLength(2);
  found("用人单位要偿还。用人单位不偿还的，基金还可以追偿。", { chance });
  expect(heard).toHaveLength(3);
});

test("a claim that says what its article says passes, and so does one in our own words for it", () => {
  expect(found("先行支付的待遇，由用人单位偿还。")).toEqual([]);
  const [ours, text] = ["债务由公司单独承担。", "债务由公司承担，股东逃避债务的，承担连带责任。"];
  expect(found(`要旨：${ours}`, { text })).toHaveLength(1);
  expect(found(`要旨：${ours}`, { gist: ours, text })).toEqual([]);
});
