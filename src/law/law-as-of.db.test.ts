/** 某日之法: what a citation was on a day, on both sides of every date that decides. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importLaw } from "./import-law.ts";
import { lawAsOf } from "./law-as-of.ts";
import type { DisplacedLaw, LawAsOf, LawDocument, OfficialArticle, Reading, SaidStanding } from "./law.ts";
import { loadCorpus } from "./load-corpus.ts";
import { shippedCorpus } from "../shipped-corpus.node.ts";
import type { Database } from "#platform/database.ts";
import { givenClock, givenDatabase } from "#testing/given.node.ts";

const TODAY = "2026-11-21";
const OPEN: SaidStanding = { status: "in-force", endedOn: null, endedBy: null, vouchedUntil: null };
const articles = (...texts: string[]): OfficialArticle[] =>
  texts.map((text, i) => ({ no: i + 1, sub: 0, label: `第${i + 1}条`, path: "", text }));
const law = (some: Partial<LawDocument>): LawDocument => ({
  law: "中华人民共和国试验法",
  short: "试验法",
  kind: "法律",
  version: "2012-10-26",
  effective: "2013-01-01",
  inForceFrom: "2013-01-01",
  standing: OPEN,
  source: "试验法.md",
  articles: [],
  ...some,
});
const LIBRARY: LawDocument[] = [
  law({ articles: articles("试验应当公开。\n有下列情形之一的除外：\n（一）涉密的；\n（二）申请的。", "旧第二条。") }),
  law({ version: "2025-06-27", effective: "2026-01-01", inForceFrom: "2026-01-01", articles: articles("试验一律公开。", "新第二条。") }),
  law({
    version: "2026-06-26",
    effective: "2027-01-01",
    inForceFrom: "2027-01-01",
    standing: { ...OPEN, status: "future" },
    articles: articles("甲。", "乙。", "丙。"),
  }),
  law({
    law: "中华人民共和国久法",
    short: "久法",
    version: "2012-12-28",
    effective: "2008-01-01",
    inForceFrom: null,
    articles: articles("甲。", "乙。"),
  }),
  law({
    law: "半部条例",
    short: "半部条例",
    standing: { ...OPEN, vouchedUntil: "2025-04-30" },
    articles: articles("甲。", "乙。", "丙。", "丁。").slice(2),
  }),
  law({
    law: "旧劳动规定",
    short: "旧劳动规定",
    version: "1994-07-05",
    effective: "1995-01-01",
    inForceFrom: "1995-01-01",
    articles: articles(...Array.from({ length: 82 }, () => "六十日。")),
  }),
  law({
    law: "中华人民共和国新法",
    short: "新法",
    version: "2021-08-20",
    effective: "2022-03-01",
    inForceFrom: "2022-03-01",
    articles: articles("本法自2022年3月1日起施行。《中华人民共和国未收之法》同时废止。"),
  }),
];

const OLD: DisplacedLaw = {
  law: "旧劳动规定",
  kind: "部门规章",
  articleNo: "第八十二条",
  byLaw: "中华人民共和国劳动争议调解仲裁法",
  byArticleNo: "第二十七条",
  since: "2008-05-01",
  because: "期限由后法另行规定，不再按六十日",
};

let database: Database;
let ask: (citation: string, day?: string) => Promise<LawAsOf>;

beforeAll(async () => {
  database = await givenDatabase();
  const clock = givenClock();
  const { cards, repealed, displaced } = shippedCorpus();
  const few = cards.filter((card) => ["劳动法", "劳动争议调解仲裁法", "民法典"].includes(card.short));
  await loadCorpus({ database, clock }, { cards: few, cases: [], repealed, displaced: [...displaced, OLD] });
  const read = async function* (): AsyncIterable<Reading> {
    for (const document of LIBRARY) yield { kind: "document", document, at: "" };
  };
  await importLaw({ database, clock, reindex: () => Promise.resolve() }, read());
  ask = (citation, day = TODAY) => lawAsOf({ database, clock }, citation, day);
});
afterAll(() => database.close());

describe("an article", () => {
  test.each([
    ["2025-12-31", "2012-10-26", "2013-01-01", "2026-01-01"],
    ["2026-01-01", "2025-06-27", "2026-01-01", "2027-01-01"],
    ["2027-01-01", "2026-06-26", "2027-01-01", null],
  ])("on %s is that of the version of %s", async (day, version, inForceFrom, endsOn) => {
    expect(await ask("《试验法》第1条", day)).toMatchObject({
      kind: "article",
      certainty: "dated",
      because: null,
      version,
      inForceFrom,
      endsOn,
    });
  });
  test("comes with the text of just the part that is cited", async () => {
    expect(await ask("试验法第一条第二款第（二）项", "2020-01-01")).toMatchObject({ part: { exists: true, text: "（二）申请的。" } });
    expect(await ask("试验法第一条第二款第（二）项", "2026-02-01")).toMatchObject({ part: { exists: false, text: null } });
  });
  test("of an amended law whose first day nobody says is undated, and says so", async () => {
    expect(await ask("久法2")).toMatchObject({ kind: "article", certainty: "undated", inForceFrom: null });
    expect(JSON.stringify(await ask("久法2"))).toContain("2012年12月28日通过或修正的这一版本自何日起施行，所据资料未载");
    expect(await ask("久法2", "2010-01-01")).toMatchObject({ kind: "not-held", nearest: { version: "2012-12-28" } });
  });
  test("is not vouched for after the last day its source vouches for", async () => {
    expect(await ask("半部条例3", "2025-04-30")).toMatchObject({ certainty: "dated" });
    expect(await ask("半部条例3", "2025-05-01")).toMatchObject({ certainty: "unvouched" });
  });
  test.each([
    ["劳动法82", "第二十七条"],
    ["法律援助条例10", null],
  ])("that is displaced by another law says by which, whether its text is held or not: %s", async (citation, articleNo) => {
    expect(await ask(citation)).toMatchObject({ kind: "not-held", displacedBy: { articleNo } });
  });
  test("is displaced from the day the other law is applied, and no other article with it", async () => {
    const answers = [await ask("旧劳动规定82", "2008-04-30"), await ask("旧劳动规定82", "2008-05-01"), await ask("旧劳动规定81")];
    expect(answers.map((answer) => ("displacedBy" in answer ? (answer.displacedBy?.law ?? null) : answer.kind))).toEqual([
      null,
      "中华人民共和国劳动争议调解仲裁法",
      null,
    ]);
  });
});

describe("no article", () => {
  test("beyond the last, which is named", async () => {
    expect(await ask("试验法第3条")).toMatchObject({ kind: "not-yet", version: "2026-06-26", from: "2027-01-01" });
    expect(await ask("试验法第9条")).toMatchObject({ kind: "no-such-article", last: "第二条" });
  });
  test("is claimed not to exist where only part of a law is held", async () => {
    expect(await ask("半部条例1")).toMatchObject({ kind: "not-held" });
  });
});

describe("a law not yet in force", () => {
  test("says from when", async () => {
    expect(await ask("新法1", "2022-02-28")).toMatchObject({ kind: "not-yet", from: "2022-03-01" });
    expect(await ask("新法1", "2022-03-01")).toMatchObject({ kind: "article" });
  });
});

describe("a repealed law", () => {
  test("was law until the day before", async () => {
    expect(await ask("婚姻法第32条第三款", "2020-12-31")).toMatchObject({
      kind: "article",
      certainty: "dated",
      text: null,
      part: { exists: null },
    });
  });
  test("names the day, what repealed it, and where its matter stands now", async () => {
    expect(await ask("婚姻法32条", "2021-01-01")).toMatchObject({
      kind: "repealed",
      law: "中华人民共和国婚姻法",
      on: "2021-01-01",
      by: "中华人民共和国民法典第一千二百六十条",
      because: "自2021年1月1日起被中华人民共和国民法典第一千二百六十条废止",
      successors: [{ law: "中华人民共和国民法典", articleNo: "第一千零七十九条", inForce: true, articleId: expect.any(String) }],
    });
  });
  test("before the version that is held is not held, rather than guessed", async () => {
    expect(await ask("婚姻法32条", "1990-01-01")).toMatchObject({ kind: "not-held", nearest: { version: "2001-04-28" } });
  });
  test("had no article beyond its last", async () => {
    expect(await ask("婚姻法60条")).toMatchObject({ kind: "no-such-article", last: "第五十一条" });
  });
  test("is told as such where only the law is named, and where it is known only from what repealed it", async () => {
    expect(await ask("《合同法》")).toMatchObject({ kind: "repealed", on: "2021-01-01" });
    expect(await ask("未收之法第8条")).toMatchObject({
      kind: "repealed",
      on: "2022-03-01",
      by: "中华人民共和国新法第一条",
      successors: [],
    });
    expect(await ask("未收之法第8条", "2022-02-28")).toMatchObject({ kind: "no-such-law" });
  });
  test("that was amended in a form nobody has says that its text is not held", async () => {
    expect(await ask("婚姻登记条例5")).toMatchObject({ kind: "not-held" });
  });
});

test("a law that nobody knows comes with names that are near", async () => {
  expect(await ask("民法点第1条")).toMatchObject({ kind: "no-such-law", near: expect.arrayContaining(["中华人民共和国民法典"]) });
});
test.each(["", "第五条", "民法典"])("%j is unreadable as a citation, and says how to write one", async (citation) => {
  expect(await ask(citation)).toMatchObject({ kind: "unreadable", because: expect.any(String) });
});
