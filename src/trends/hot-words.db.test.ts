import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { HotWords } from "#contract.ts";
import { sha256 } from "#platform/keyring.ts";
import { type Bureau, type Person, call, givenBureau, givenKey, givenPerson } from "#testing/given.node.ts";
import { type Asked, ask, read } from "#testing/matters.node.ts";

const TODAY = "2026-11-21";

let bureau: Bureau;
let hotline: string;
let supervisor: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  hotline = await givenKey(bureau, ["hot-words"]);
  supervisor = await givenPerson(bureau, "supervisor");
});
afterAll(() => bureau.close());
beforeEach(async () => {
  await sql`delete from term_sighting`.execute(bureau.database.db);
});

type Word = HotWords["words"][number];
async function feed(query = ""): Promise<Word[]> {
  const reply = await call(bureau, "GET", `/api/feeds/hot-words${query}`, { headers: { "x-api-key": hotline } });
  expect(reply).toMatchObject({ status: 200, body: { hiddenUnder: 5 } });
  return (reply.body as unknown as HotWords).words;
}
const word = async (term: string, query = "") => (await feed(query)).find((w) => w.term === term);
const said = async () =>
  (await read<{ term: string }>(bureau.database.db, sql`select distinct term from term_sighting`)).map((row) => row.term);

/** Somebody at an address of their own asks, and the terms are counted. */
async function asks(question: string, person: number | string, more: Record<string, unknown> = {}): Promise<Asked> {
  const asked = await ask(bureau, question, more, { "x-test-network": `person-${person}` });
  await bureau.service.jobs.countTerms(asked.id);
  return asked;
}
const people = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

/** Sightings as they are stored, for days and places that a question cannot be sent from. */
async function sighted(
  term: string,
  { day = TODAY, region = "", category = "labor", who }: { day?: string; region?: string; category?: string; who: string[] },
): Promise<void> {
  for (const person of who) {
    await sql`insert into term_sighting (day, region, category, term, person) values (${day}, ${region}, ${category}, ${term}, ${await sha256(person)})`.execute(
      bureau.database.db,
    );
  }
}
const five = ["赵", "钱", "孙", "李", "周"];

describe("small counts stay hidden", () => {
  test("a word that four people said is not shown; the fifth makes it known, as five", async () => {
    for (const n of people(4)) await asks("公司拖欠工资怎么办", n);
    expect(await said()).toContain("拖欠工资");
    expect(await feed()).toEqual([]);
    await asks("老板拖欠工资", 5);
    expect(await word("拖欠工资")).toEqual({ term: "拖欠工资", people: 5, usual: 0, rise: 6, region: null, category: "labor" });
  });

  test("a person counts once a day, however often they ask or say it", async () => {
    for (const n of people(4)) await asks("公司拖欠工资怎么办", n);
    await asks("公司拖欠工资，拖欠工资，还是拖欠工资", 4);
    const again = await asks("拖欠工资不给", 4);
    await bureau.service.jobs.countTerms(again.id);
    expect(await feed()).toEqual([]);
  });

  test("a person is known by their contact, wherever they ask from", async () => {
    for (const n of people(5)) await asks("公司拖欠工资怎么办", `desk-${n}`, { contact: "13900139000" });
    expect(await feed()).toEqual([]);
  });

  test("four in one category and four in another are four and four, not eight", async () => {
    await sighted("退费", { category: "consumer", who: five.slice(0, 4) });
    await sighted("退费", { category: "contract", who: ["吴", "郑", "王", "冯"] });
    expect(await feed()).toEqual([]);
    await sighted("退费", { category: "contract", who: ["陈"] });
    expect(await feed()).toMatchObject([{ term: "退费", category: "contract", people: 5 }]);
  });

  test("over several days a person is still one person", async () => {
    for (const day of ["2026-11-19", "2026-11-20", TODAY]) await sighted("退费", { day, who: five.slice(0, 2) });
    expect(await feed("?days=3")).toEqual([]);
    await sighted("退费", { day: "2026-11-20", who: five.slice(2) });
    expect(await feed("?days=3")).toMatchObject([{ term: "退费", people: 5 }]);
  });

  test("nothing in the store says who: people are hashes, and no inquiry is named", async () => {
    const { id } = await asks("公司拖欠工资怎么办", 1);
    const columns = await read<{ name: string }>(
      bureau.database.db,
      sql`select column_name as name from information_schema.columns where table_name = 'term_sighting'`,
    );
    expect(columns.map((c) => c.name).toSorted()).toEqual(["category", "day", "person", "region", "term"]);
    const [row] = await read<{ person: Uint8Array }>(bureau.database.db, sql`select person from term_sighting limit 1`);
    expect(row?.person).toHaveLength(32);
    expect(Buffer.from(row?.person ?? []).toString()).not.toContain(id);
  });
});

describe("a region is its whole tree", () => {
  const counted = async (region: string) => (await word("退费", `?region=${region}`))?.people ?? 0;
  beforeEach(async () => {
    await sighted("退费", { region: "440305", who: five });
    await sighted("退费", { region: "440305001", who: ["吴"] });
    await sighted("退费", { region: "440300", who: ["郑"] });
    await sighted("退费", { region: "440106", who: ["王", "冯", "陈", "褚", "卫", "蒋"] });
    await sighted("退费", { region: "445300", who: five.map((name) => `云浮${name}`) });
    await sighted("退费", { region: "110105", who: five.map((name) => `北京${name}`) });
    await sighted("退费", { region: "", who: ["无"] });
  });

  test.each([
    ["a district with its streets", "440305", 6],
    ["a city with its districts", "440300", 7],
    ["another city with a like number", "445300", 5],
    ["a province with its cities", "440000", 18],
    ["a municipality", "110000", 5],
    ["a place where nobody asked", "120000", 0],
  ])("%s (%s) counts %i", async (_, region, n) => {
    expect(await counted(region)).toBe(n);
  });

  test("without a region everybody counts, once", async () => {
    await sighted("退费", { region: "310101", who: five });
    expect((await word("退费"))?.people).toBe(24);
  });

  test("the matter's place decides, not the asker's", async () => {
    for (const n of people(5)) await asks("公司拖欠工资怎么办", n, { region: "110105", matterRegion: "440305" });
    expect([await word("拖欠工资", "?region=440305"), await word("拖欠工资", "?region=110000")]).toMatchObject([{ people: 5 }, undefined]);
  });

  test("a code that is no region is refused", async () => {
    expect((await call(bureau, "GET", "/api/feeds/hot-words?region=999999", { headers: { "x-api-key": hotline } })).status).toBe(422);
  });
});

describe("hot is what rises against its own past", () => {
  test("a word that many always say stands below one that is new", async () => {
    for (let day = 1; day <= 20; day++)
      await sighted("离婚", { day: `2026-11-${String(day).padStart(2, "0")}`, who: [...five, "吴", "郑"] });
    await sighted("离婚", { who: [...five, "吴", "郑"] });
    await sighted("跑路", { who: five });
    expect((await feed()).map(({ term, people, usual, rise }) => ({ term, people, usual, rise }))).toEqual([
      { term: "跑路", people: 5, usual: 0, rise: 6 },
      { term: "离婚", people: 7, usual: 5, rise: 1.33 },
    ]);
  });

  test("yesterday's words are in yesterday's list", async () => {
    await sighted("退费", { day: "2026-11-20", who: five });
    expect(await feed()).toEqual([]);
    expect(await feed("?day=2026-11-20")).toMatchObject([{ term: "退费", people: 5 }]);
  });

  test("the day is China's: what is asked after midnight there is the next day's", async () => {
    bureau.clock.forward(15 * 60 - 1); // 23:59
    await asks("公司拖欠工资怎么办", "late");
    bureau.clock.forward(1);
    await asks("公司拖欠工资怎么办", "early");
    const days = await read<{ day: string }>(bureau.database.db, sql`select distinct day::text as day from term_sighting order by 1`);
    expect(days.map((row) => row.day)).toEqual([TODAY, "2026-11-22"]);
    bureau.clock.forward(-15 * 60);
  });

  test("the same words are shown to the hotline's key and to a supervisor", async () => {
    await sighted("退费", { who: five });
    const board = await call(bureau, "GET", "/api/supervisor/hot-words", { as: supervisor });
    expect(board.body["words"]).toEqual(await feed());
  });
});

describe("an organisation is named to its lawyer, and in the feed only once five people named it", () => {
  const FIRM = "宏泰锦程";
  const question = `${FIRM}健身房关门了，${FIRM}不退卡里的钱`;
  test("four people name it: no row of the feed does, whatever the days, the place or the kind of matter", async () => {
    for (const n of people(4)) await asks(question, n, { matterRegion: "440305" });
    for (const query of ["", "?days=7", "?region=440305", "?region=440000", "?category=consumer"])
      expect((await feed(query)).filter(({ term }) => term.includes("宏泰") || term.includes("锦程"))).toEqual([]);
  });

  test("the words that a lawyer reads name it from the first", async () => {
    const { id } = await asks(question, 1);
    const [message] = await read<{ text: string }>(bureau.database.db, sql`select text from message where inquiry_id = ${id}`);
    expect(message?.text).toContain(`${FIRM}健身房`);
  });

  test("the fifth person makes it known", async () => {
    for (const n of people(5)) await asks(question, n);
    expect((await feed()).filter(({ term }) => term.includes(FIRM))).toMatchObject([{ people: 5 }]);
  });
});

describe("words that point at somebody are never counted", () => {
  test("neither placeholders nor phone numbers nor names become terms", async () => {
    const question = "我叫司马青衫，手机13800138000，身份证440305199003078515，老板张伟13900139000拖欠工资。司马青衫被辞退，司马青衫不服。";
    for (const n of people(6)) await asks(question, n);
    const terms = await said();
    expect(terms).toContain("拖欠工资");
    expect(terms.filter((term) => /\d|〔|〕|手机号|司马|青衫|张伟/.test(term))).toEqual([]);
    expect(terms.filter((term) => /^[甲乙丙丁]/.test(term))).toEqual([]);
  });

  test("a matter that was withdrawn before it was counted is not counted", async () => {
    const { id, token } = await ask(bureau, "公司拖欠工资怎么办", {}, { "x-test-network": "person-1" });
    await call(bureau, "POST", `/api/inquiries/${id}/withdraw`, { as: token });
    await bureau.service.jobs.countTerms(id);
    expect(await said()).toEqual([]);
  });

  test("a word said later in the same matter counts too, still for one person", async () => {
    const { id, token } = await asks("公司拖欠工资怎么办", 1);
    await call(bureau, "POST", `/api/inquiries/${id}/messages`, { as: token, body: { text: "后来公司又说要辞退我，没有赔偿" } });
    await bureau.service.jobs.countTerms(id);
    expect(await said()).toEqual(expect.arrayContaining(["拖欠工资", "辞退"]));
    expect(await read(bureau.database.db, sql`select distinct person from term_sighting`)).toHaveLength(1);
  });
});

describe("a word over the days", () => {
  const lines = (query: string) => call(bureau, "GET", `/api/supervisor/hot-words/lines?${query}`, { as: supervisor });
  const who = (n: number) => people(n).map(String);

  test("is counted once a person a day in a kind of matter, wherever they are; days of few people are left out", async () => {
    await sighted("欠薪", { day: TODAY, region: "440305", who: who(6) });
    await sighted("欠薪", { day: TODAY, region: "440304", category: "contract", who: who(7) });
    await sighted("欠薪", { day: TODAY, region: "440303", who: who(5) });
    await sighted("欠薪", { day: TODAY, category: "debt", who: who(3) });
    await sighted("欠薪", { day: "2026-11-19", who: who(5) });
    await sighted("欠薪", { day: "2026-11-18", who: who(4) });
    await sighted("押金", { day: "2026-11-20", who: who(9) });
    const { body } = await lines(`days=7&terms=${encodeURIComponent("欠薪,押金")}`);
    expect(body["days"]).toEqual(["2026-11-15", "2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", TODAY]);
    expect(body["lines"]).toEqual([
      { term: "欠薪", people: [null, null, null, null, 5, null, 13] },
      { term: "押金", people: [null, null, null, null, null, 9, null] },
    ]);
    expect((await lines(`days=30&terms=${encodeURIComponent("欠薪")}`)).body["days"]).toHaveLength(30);
  });

  test.each(["days=7", "days=7&terms=,", "days=8&terms=a", "days=7&terms=a,b,c,d,e", `days=7&terms=${"a".repeat(21)}`])(
    "is not asked for as %s",
    async (query) => {
      expect((await lines(query)).status).toBe(422);
    },
  );
});
