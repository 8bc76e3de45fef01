import { describe, expect, test } from "vitest";
import { numbersIn } from "#drafting/rules/numbers.ts";
import type { CaseDigest, StatuteCard } from "../law.ts";
import {
  type Placed,
  type Reference,
  checkArticleQuestions,
  checkCards,
  checkCases,
  checkClaims,
  checkNotices,
  checkRare,
  checkStories,
  withoutCard,
} from "./check-corpus.ts";

const REFERENCE: Reference = {
  causes: new Set(["房屋租赁合同纠纷"]),
  laws: new Map([
    [
      "中华人民共和国租赁法",
      {
        version: "2020-05-28",
        effective: "2021-01-01",
        workdays: [],
        articles: new Map([
          ["12.0", { label: "第十二条", text: "押金应当在三十日内退还。" }],
          ["13.0", { label: "第十三条", text: "房屋应当适合居住。" }],
        ]),
      },
    ],
  ]),
};

const CARD: StatuteCard = {
  id: "租赁法-12",
  law: "中华人民共和国租赁法",
  short: "租赁法",
  kind: "法律",
  articleNo: "第十二条",
  version: "2020-05-28",
  effective: "2021-01-01",
  gist: "退租以后，房东要在30天内把押金退回来，不能没有理由一直扣着不给。",
  asks: ["押金多久退", "房东不退押金", "退租押金怎么要"],
  category: "housing",
  also: [],
  causes: ["房屋租赁合同纠纷"],
  timeLimits: [],
  source: "官方公布",
  checked: "2026-11-21",
};
const CASE: CaseDigest = {
  id: "typical-lease-01",
  title: "押金之争",
  level: "typical",
  issuer: null,
  published: null,
  category: "housing",
  also: [],
  causes: ["房屋租赁合同纠纷"],
  facts: "甲退租。",
  holding: "应当退还。",
  articles: [{ law: CARD.law, articleNo: "第十二条" }],
  asks: [],
  source: "公开案例",
  checked: "2026-11-21",
};

const at = <T>(value: T, line = 1): Placed<T> => ({ at: `a.jsonl:${line}`, value });
const cardFaults = (...cards: StatuteCard[]) =>
  checkCards(
    cards.map((card, i) => at(card, i + 1)),
    REFERENCE,
    numbersIn,
  );
const caseFaults = (change: Partial<CaseDigest>) => checkCases([at({ ...CASE, ...change })], [at(CARD)], REFERENCE).map(({ says }) => says);

describe("cards beside cards", () => {
  test("a good card beside a good card has no fault", () => {
    expect(
      cardFaults(CARD, {
        ...CARD,
        id: "租赁法-13",
        articleNo: "第十三条",
        gist: "出租的房子要适合人住，不能住人的房子不得拿出来出租给别人住。",
      }),
    ).toEqual([]);
  });
  test("an id is taken once", () => {
    expect(cardFaults(CARD, CARD)).toEqual([{ at: "a.jsonl:2", says: "id 租赁法-12 is taken by a.jsonl:1" }]);
  });
  test("a law that is not in force, and a cause in no list, are faults", () => {
    expect(cardFaults({ ...CARD, law: "中华人民共和国经济合同法" })).toEqual([
      { at: "a.jsonl:1", says: "中华人民共和国经济合同法 is not among the laws in force" },
    ]);
    expect(cardFaults({ ...CARD, causes: ["押金纠纷"] })).toEqual([{ at: "a.jsonl:1", says: "cause 押金纠纷 is in no list of causes" }]);
  });
  test("all cards of a law speak of one version, under one short name", () => {
    const other = {
      ...CARD,
      id: "租赁法-13",
      articleNo: "第十三条",
      gist: "出租的房子要适合人住，不能住人的房子不得拿出来出租给别人住。",
      kind: "行政法规" as const,
    };
    expect(cardFaults(CARD, other)).toEqual([{ at: "a.jsonl:2", says: "kind 行政法规 differs from 法律 at a.jsonl:1" }]);
    expect(checkCards([at(CARD), at({ ...other, kind: "法律", law: "租赁条例" }, 2)], null, numbersIn)).toEqual([
      { at: "a.jsonl:2", says: "short 租赁法 is that of 中华人民共和国租赁法 at a.jsonl:1" },
    ]);
  });
});

describe("what points at articles", () => {
  test("a case's articles are cards, or stand in a law in force", () => {
    expect(caseFaults({})).toEqual([]);
    expect(caseFaults({ articles: [{ law: CARD.law, articleNo: "第十三条" }] })).toEqual([]);
    expect(caseFaults({ articles: [{ law: CARD.law, articleNo: "第九十九条" }] })).toEqual([
      "中华人民共和国租赁法 of 2020-05-28 has no 第九十九条",
    ]);
    expect(caseFaults({ articles: [{ law: "中华人民共和国经济合同法", articleNo: "第一条" }] })).toEqual([
      "中华人民共和国经济合同法 is not among the laws in force",
    ]);
    expect(caseFaults({ articles: [{ law: CARD.law, articleNo: "附则" }] })).toEqual(["附则 is no article number"]);
  });
  test("without official texts a reference that has no card is counted, not judged", () => {
    const beyond = at({ ...CASE, articles: [{ law: "中华人民共和国经济合同法", articleNo: "第一条" }] });
    expect(checkCases([beyond], [at(CARD)], null)).toEqual([]);
    expect(withoutCard([beyond, at(CASE)], [at(CARD)])).toBe(1);
  });
  test("guiding cases have a number and no other case has", () => {
    expect(caseFaults({ level: "guiding" })).toEqual(["number is for guiding cases, and each of those has one"]);
    expect(caseFaults({ level: "guiding", number: "指导案例23号" })).toEqual([]);
    expect(caseFaults({ number: "指导案例23号" })).toHaveLength(1);
  });
  test("a standing notice says no amount that the articles it names do not say", () => {
    const notice = (body: string) =>
      checkNotices([at({ body, articles: CASE.articles })], [at(CARD)], REFERENCE, numbersIn).map(({ says }) => says);
    expect(notice("押金30天内要退，拿不准请拨打12348。")).toEqual([]);
    expect(notice("押金10天内要退。")).toEqual(["the notice says 10日, the articles it names do not"]);
  });
});

describe("a story", () => {
  const faults = (...stories: { question: string; cards: string[] }[]) => checkStories(stories.map(at), [at(CARD)]).map(({ says }) => says);

  test("leads to cards that are there", () => {
    expect(faults({ question: "房东扣着押金不还", cards: ["租赁法-12"] })).toEqual([]);
    expect(faults({ question: "房东扣着押金不还", cards: ["租赁法-12", "租赁法-99"] })).toEqual(["no card is called 租赁法-99"]);
  });
  test("stands once", () => {
    const story = { question: "房东扣着押金不还", cards: ["租赁法-12"] };
    expect(faults(story, story)).toEqual(["the same story stands above"]);
  });
});

describe("a question that names its articles", () => {
  type Asked = { question: string; articles: string[] };
  const faults = (...asked: Asked[]) => checkArticleQuestions(asked.map(at), [at(CARD)], REFERENCE).map(({ says }) => says);
  const rareFaults = (rare: Asked) => checkRare([at(rare)], [at(CARD)]).map(({ says }) => says);

  test("leads to articles of laws that have cards; a rare one to an article without", () => {
    expect(faults({ question: "租来的房子漏雨谁修", articles: ["租赁法-13", "租赁法-12"] })).toEqual([]);
    expect(faults({ question: "哪天起算", articles: ["别的法-1"] })).toEqual(["别的法-1 names no law that has cards"]);
    expect(rareFaults({ question: "租来的房子漏雨谁修", articles: ["租赁法-13"] })).toEqual([]);
    expect(rareFaults({ question: "房东扣着押金不还", articles: ["租赁法-12"] })).toEqual([
      "租赁法-12 has a card: its questions stand with the ordinary ones",
    ]);
  });
  test("stands once, and its articles are in the law, each named once", () => {
    const asked = { question: "租来的房子漏雨谁修", articles: ["租赁法-13"] };
    expect(faults(asked, asked)).toEqual(["the same question stands above"]);
    expect(faults({ ...asked, articles: ["租赁法-13", "租赁法-13"] })).toEqual(["an article is named twice"]);
    expect(faults({ ...asked, articles: ["租赁法-13", "租赁法-999"] })).toEqual([expect.stringContaining("has no article of 租赁法-999")]);
  });
});

test("a taught claim stands once, and speaks of an article that the law has", () => {
  const faults = (...articles: string[]) =>
    checkClaims(
      articles.map((article) => at({ article, claim: "房东应当退还押金。", holds: true, turn: null })),
      [at(CARD)],
      REFERENCE,
    ).map(({ says }) => says);
  expect(faults("租赁法-13")).toEqual([]);
  expect(faults("租赁法-13", "租赁法-12")).toEqual(["the same claim stands above"]);
  expect(faults("别的法-1")).toEqual(["别的法-1 names no law that has cards"]);
  expect(faults("租赁法-999")).toEqual([expect.stringContaining("has no article of 租赁法-999")]);
});
