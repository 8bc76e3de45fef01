/** Looking up the law: what everybody may read, what staff see, and that the two are never mixed up. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ArticleView, LawFound } from "#contract.ts";
import { SEARCHES_A_MINUTE } from "#http/law.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";
import { TRIAL, givenTrialLaw, noSample } from "#testing/trial-law.ts";

/** A bureau that is no demo, with a real lawyer; and the demo. */
let bureau: Bureau;
let demo: Bureau;
let wang: Person;
beforeAll(async () => {
  bureau = await givenBureau({ DEMO: "", NODE_ENV: "production" });
  demo = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  await noSample(bureau.database, wang.id);
  for (const { database } of [bureau, demo]) await givenTrialLaw(database);
});
afterAll(async () => {
  await bureau.close();
  await demo.close();
});

let networks = 0;
/** From a network of its own, so that no test meets another's bound. */
const search = (q: string, more = "", { as, at = bureau }: { as?: Person; at?: Bureau } = {}) =>
  call(at, "GET", `/api/law/search?q=${encodeURIComponent(q)}${more}`, {
    ...(as && { as }),
    headers: { "x-test-network": `n${(networks += 1)}` },
  });
const found = async (...asked: Parameters<typeof search>) => shaped(await search(...asked), 200, LawFound);
const article = (law: string, no: string, { as, at = bureau, asOf = "" }: { as?: Person; at?: Bureau; asOf?: string } = {}) =>
  call(at, "GET", `/api/law/articles/${encodeURIComponent(law)}/${encodeURIComponent(no)}${asOf && `?asOf=${asOf}`}`, {
    ...(as && { as }),
  });
const shown = async (...asked: Parameters<typeof article>) => shaped(await article(...asked), 200, ArticleView);

const QUESTION = "公司不签劳动合同双倍工资";

describe("a citizen who searches", () => {
  test("is told law and number, and not one word of a card that no lawyer released", async () => {
    const { articles } = await found(QUESTION);
    expect(articles.find(({ short, no }) => `${short}${no}` === "劳动合同法82")).toMatchObject({
      articleNo: "第八十二条",
      nature: "withheld",
      text: null,
      timeLimits: null,
    });
    const words = await sql<{ gist: string }>`select gist from card`.execute(bureau.database.db);
    const reply = JSON.stringify((await search(QUESTION)).body);
    expect(words.rows.length).toBeGreaterThan(50);
    expect(words.rows.filter(({ gist }) => reply.includes(gist.slice(0, 12)))).toEqual([]);
  });

  test("is told by which words each was found", async () => {
    const { articles } = await found(QUESTION);
    expect(articles[0]?.matched).toContain("劳动合同");
    expect(articles.every(({ matched }) => matched.every((word) => QUESTION.includes(word)))).toBe(true);
  });

  test("finds an article by its law and number, official text and all", async () => {
    for (const typed of ["试验法第三条", "试验法3", `《${TRIAL}》第3条`]) {
      const { articles } = await found(typed);
      expect(articles[0]).toMatchObject({
        law: TRIAL,
        no: "3",
        nature: "official",
        demo: false,
        standing: "in-force",
        path: "第一章　总则",
      });
      expect(articles[0]?.text).toContain("2012个时辰");
    }
  });

  test("finds it as it stood on the day asked for", async () => {
    const { on, articles } = await found("试验法第三条", "&on=2010-05-01");
    expect([on, articles[0]?.version, articles[0]?.standing]).toEqual(["2010-05-01", "2007-06-29", "in-force"]);
  });

  test("turns pages, without meeting an article twice", async () => {
    const [one, two] = [await found("工资"), await found("工资", "&page=2")];
    expect([one.articles.length, one.more, two.page]).toEqual([10, true, 2]);
    const names = [...one.articles, ...two.articles].map((a) => `${a.law} ${a.no}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test("turns pages without meeting the article it named again", async () => {
    const [one, two] = [await found("劳动合同法第八十二条"), await found("劳动合同法第八十二条", "&page=2")];
    const names = [...one.articles, ...two.articles].map((a) => `${a.law} ${a.no}`);
    expect(names[0]).toBe("中华人民共和国劳动合同法 82");
    expect(new Set(names).size).toBe(names.length);
  });

  test("finds nothing where nothing is like it", async () => {
    expect(await found("😀😀")).toMatchObject({ articles: [], cases: [], more: false });
  });

  test.each([
    ["no words", "", ""],
    ["blank words", "  ", ""],
    ["201 characters", "字".repeat(201), ""],
    ["a page of none", "工资", "&page=0"],
    ["a page past the last", "工资", "&page=6"],
    ["no day of the calendar", "工资", "&on=2026-02-30"],
    ["an unknown category", "工资", "&category=space"],
    ["letters for a region", "工资", "&region=x'"],
  ])("with %s is told which field is wrong", async (_, q, more) => {
    problemOf(await search(q, more), 422, "invalid");
  });

  test("too often from one network is asked to wait, and nobody else is", async () => {
    const from = (network: string) => call(bureau, "GET", "/api/law/search?q=x", { headers: { "x-test-network": network } });
    for (let i = 0; i < SEARCHES_A_MINUTE; i++) expect((await from("busy")).status).toBe(200);
    const refused = await from("busy");
    problemOf(refused, 429, "too-many");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await from("calm")).status).toBe(200);
    bureau.clock.forward(1);
    expect((await from("busy")).status).toBe(200);
  });
});

describe("staff who search", () => {
  test("see every card, told that it is not released, with its time limits", async () => {
    const { articles } = await found(QUESTION, "", { as: wang });
    expect(articles[0]).toMatchObject({ nature: "card-unreleased", demo: false });
    expect(articles.some(({ text }) => text?.includes("工资"))).toBe(true);
    expect(articles.every((a) => Array.isArray(a.timeLimits))).toBe(true);
  });

  test("get what nobody may keep, citizens what everybody may for a minute", async () => {
    const of = async (as?: Person) => {
      const { headers } = await search(QUESTION, "", as ? { as } : {});
      return [headers.get("cache-control"), headers.get("vary")];
    };
    expect(await of(wang)).toEqual(["private, no-store", "Cookie"]);
    expect(await of()).toEqual(["public, max-age=60", "Cookie"]);
  });
});

describe("an article's page", () => {
  test.each(["3", "第三条", "第3条"])("is found by %s, and by its law's full or short name", async (no) => {
    expect((await shown("试验法", no)).articleNo).toBe("第三条");
    expect((await shown(TRIAL, no)).articleNo).toBe("第三条");
  });

  test("shows today's text, how one gets to others, and what to paste", async () => {
    const page = await shown("试验法", "3");
    expect(page).toMatchObject({
      asOf: "2026-11-21",
      nature: "official",
      own: null,
      standing: "in-force",
      from: "2013-07-01",
      until: null,
      citation: "《中华人民共和国试验法》第三条（2012年12月28日文本）",
    });
    expect(page.versions.map((v) => [v.version, v.from, v.standing, v.shown])).toEqual([
      ["2012-12-28", "2013-07-01", "in-force", true],
      ["2007-06-29", "2008-01-01", "ended", false],
    ]);
    expect([page.before, page.after].map((side) => side.map((n) => n.no))).toEqual([
      ["1", "2"],
      ["4", "5"],
    ]);
  });

  test("as of an earlier day shows that day's text, which says what ended it", async () => {
    const then = await shown("试验法", "3", { asOf: "2013-06-30" });
    expect([then.version, then.standing, then.until]).toEqual(["2007-06-29", "in-force", "2013-07-01"]);
    expect(then.text).toContain("2007个时辰");
    expect((await shown("试验法", "3", { asOf: "2013-07-01" })).version).toBe("2012-12-28");
  });

  test("gives a citation that says what is dead today, whatever day one looks at", async () => {
    const said = async (asOf: string) => (await shown("试验法", "3", { asOf })).citation;
    expect(await said("2010-01-01")).toBe("《中华人民共和国试验法》第三条（2007年6月29日文本，2013年7月1日起失效）");
    expect(await said("2026-11-21")).toBe("《中华人民共和国试验法》第三条（2012年12月28日文本）");
  });

  test("before its law was law says so", async () => {
    expect((await shown("试验法", "3", { asOf: "2005-01-01" })).standing).toBe("not-yet");
  });

  test("of an inserted article stands between its neighbours, in the text that has it", async () => {
    const page = await shown("试验法", "5-1");
    expect([page.articleNo, page.before.map((n) => n.no), page.after.map((n) => n.no)]).toEqual(["第五条之一", ["4", "5"], ["6"]]);
    expect(page.versions.map((v) => v.hasArticle)).toEqual([true, false]);
    expect((await shown("试验法", "5-1", { asOf: "2010-01-01" })).standing).toBe("not-yet");
  });

  test("says what is applied in its place, and where a dead article's matter stands", async () => {
    await bureau.database.transact("system:test", async (tx) => {
      await sql`insert into displacement (law, no, by_law, by_no, because) values (${TRIAL}, 4, '新试验法', 9, '新法优先')`.execute(tx);
      await sql`insert into succession (law, no, to_law, to_no, note) values (${TRIAL}, 4, '新试验法', 12, '内容相近')`.execute(tx);
    });
    expect((await shown("试验法", "4")).marks).toEqual([
      { kind: "displaced", law: "新试验法", no: "9", articleNo: "第九条", because: "新法优先" },
      { kind: "succeeded", law: "新试验法", no: "12", articleNo: "第十二条", because: "内容相近" },
    ]);
  });

  test("gives a citizen a case's title, and its digest only when released", async () => {
    const [citizen, staff] = [(await shown("试验法", "3")).cases, (await shown("试验法", "3", { as: wang })).cases];
    expect(citizen).toMatchObject([{ title: "试验员没做完第三件事", level: "typical", nature: "withheld", facts: null, holding: null }]);
    expect(staff).toMatchObject([{ nature: "card-unreleased", holding: "说明了理由的，不算违反。" }]);
  });

  test("shows staff the card beside the official text", async () => {
    expect((await shown("试验法", "3", { as: wang })).own).toMatchObject({ nature: "card-unreleased" });
  });

  test("of repealed law whose text is not held tells its end and where the matter stands, and makes up no text", async () => {
    await bureau.database.transact("system:test", async (tx) => {
      await sql`insert into law (name, short, kind) values ('旧试验法', '旧试验法', '法律')`.execute(tx);
      await sql`insert into law_version (law, version, effective, repealed_on, ending, ended_by, last_no)
        values ('旧试验法', '1990-01-01', '1990-06-01', '2008-01-01', 'repealed', '试验法第六条', 9)`.execute(tx);
      await sql`insert into succession (law, no, to_law, to_no) values ('旧试验法', 7, ${TRIAL}, 3)`.execute(tx);
    });
    const page = await shown("旧试验法", "7");
    expect(page).toMatchObject({ text: null, nature: "withheld", standing: "ended", until: "2008-01-01" });
    expect(page.citation).toBe("《旧试验法》第七条（2008年1月1日起失效）");
    expect(page.versions).toMatchObject([{ endedBy: "试验法第六条", hasArticle: false, shown: true }]);
    expect(page.marks).toMatchObject([{ kind: "succeeded", law: TRIAL, no: "3" }]);
    problemOf(await article("旧试验法", "10"), 404, "not-found");
  });

  test.each([
    ["试验法", "99"],
    ["无此法", "3"],
    ["试验法", "abc"],
    ["试验法", "一".repeat(21)],
    ["法".repeat(101), "3"],
  ])("%s %s is not found", async (law, no) => {
    problemOf(await article(law, no), 404, "not-found");
  });

  test("as of no day of the calendar is refused", async () => {
    problemOf(await article("试验法", "3", { asOf: "2026-13-01" }), 422, "invalid");
  });
});

describe("the demo", () => {
  test("shows its cards and digests to citizens, marked as what no lawyer released", async () => {
    const { articles } = await found(QUESTION, "", { at: demo });
    expect(articles[0]).toMatchObject({ nature: "card-released", demo: true });
    expect(articles.some(({ text }) => text?.includes("工资"))).toBe(true);
    const page = await shown("试验法", "3", { at: demo });
    expect(page).toMatchObject({ nature: "official", demo: false, own: { nature: "card-released", demo: true } });
    expect(page.cases).toMatchObject([{ nature: "card-released", demo: true }]);
  });

  test("keeps no row of that: nothing is left for a service that is no demo", async () => {
    await shown("试验法", "3", { at: demo });
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from card_release`.execute(demo.database.db);
    expect(rows).toEqual([{ n: 0 }]);
  });
});
