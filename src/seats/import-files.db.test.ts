import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportReport, RosterWeek } from "#contract/rosters.ts";
import { SIGN_IN_PATH } from "#platform/auth.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { problemOf } from "#testing/replies.ts";

let bureau: Bureau;
let supervisor: Person;
let admin: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  supervisor = await givenPerson(bureau, "supervisor");
  admin = await givenPerson(bureau, "admin");
});
afterAll(() => bureau.close());

const HEADS = "姓名,邮箱,执业证号,有效期起,有效期止,律师事务所,工号,坐席类别,服务地区,容量,专长";
const seatRow = (n: number, more = "劳动、综合,510104,5,劳动人事:3") =>
  `演示${n},seat${n}@example.com,演-${n},2026-01-01,2099-12-31,演示所,D${n},${more}`;
const file = (...rows: string[]) => new TextEncoder().encode(rows.join("\r\n"));
const put = (as: Person, what: "seats" | "roster", bytes: Uint8Array, dryRun = false) =>
  call(bureau, "POST", `/api/imports/${what}?dryRun=${dryRun ? 1 : 0}`, { as, body: bytes });
const send = async (what: "seats" | "roster", bytes: Uint8Array, dryRun = false) => {
  const { status, body } = await put(what === "seats" ? admin : supervisor, what, bytes, dryRun);
  return { status, report: body as unknown as ImportReport };
};
const sum = ({ added, changed, unchanged, bad }: ImportReport) => [added, changed, unchanged, bad.length];
const events = async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_event`.execute(bureau.database.db);
  return rows[0]?.n ?? 0;
};

describe("a file of seats", () => {
  const good = file(HEADS, seatRow(1), seatRow(2), seatRow(3, "海商,510104,5,"), seatRow(4));

  test("tried first says what it would do, and does nothing", async () => {
    const before = await events();
    const { report } = await send("seats", good, true);
    expect([report.dryRun, ...sum(report), report.passwords.length]).toEqual([true, 3, 0, 0, 1, 0]);
    expect(await events()).toBe(before);
  });

  test("opens a seat for each good line with a password that is told once; the bad one stays out and is reported", async () => {
    const { status, report } = await send("seats", good);
    expect(status).toBe(200);
    expect(sum(report)).toEqual([3, 0, 0, 1]);
    expect(report.bad).toMatchObject([{ line: 4, column: "坐席类别", value: "海商" }]);
    expect(report.badCsv).toContain("4,坐席类别,海商");
    const [first] = report.passwords;
    const { email, password } = first ?? {};
    const signedIn = await call(bureau, "POST", SIGN_IN_PATH, { body: { email, password } });
    expect(signedIn.status).toBe(200);
  });

  test("a second time changes nothing, and writes nothing", async () => {
    const before = await events();
    expect(sum((await send("seats", good)).report)).toEqual([0, 0, 3, 1]);
    expect(await events()).toBe(before);
  });

  test("later changes what it says and leaves the rest", async () => {
    const { report } = await send("seats", file("姓名,邮箱,执业证号,容量,服务地区", "演示1,seat1@example.com,演-1,9,不限"));
    expect(report.changes).toEqual([{ line: 2, who: "演示1", what: "changed", detail: "服务地区、容量" }]);
    const { rows } = await sql`select capacity, region, seat_classes, firm from lawyer where licence_no = '演-1'`.execute(
      bureau.database.db,
    );
    expect(rows).toEqual([{ capacity: 9, region: null, seat_classes: ["labor", "general"], firm: "演示所" }]);
  });

  test("of a supervisor changes classes, region, capacity and skills, and nothing that is an administrator's", async () => {
    const mine = file("姓名,邮箱,执业证号,坐席类别,容量,专长", "演示2,seat2@example.com,演-2,劳动,7,合同:2");
    expect(sum((await put(supervisor, "seats", mine)).body as unknown as ImportReport)).toEqual([0, 1, 0, 0]);
    const known = "姓名,邮箱,执业证号,容量";
    const before = await events();
    for (const [bytes, why] of [
      [file(HEADS, seatRow(70)), "新开坐席"],
      [file(`${known},有效期止`, "演示2,seat2@example.com,演-2,7,2099-12-30"), "执业证有效期"],
      [file(`${known},律师事务所`, "演示1,seat1@example.com,演-1,3,演示所", "演示2,seat2@example.com,演-2,7,别的所"), "律师事务所"],
      [file(`${known},工号`, "演示2,seat2@example.com,演-2,7,D99"), "工号"],
    ] as const) {
      expect(problemOf(await put(supervisor, "seats", bytes), 403, "not-allowed").title).toContain(why);
      expect((await put(supervisor, "seats", bytes, true)).status).toBe(200);
    }
    expect(await events()).toBe(before);
    const { rows } =
      await sql`select capacity, firm, seat_classes from lawyer where licence_no in ('演-1', '演-2') order by licence_no`.execute(
        bureau.database.db,
      );
    expect(rows).toEqual([
      { capacity: 9, firm: "演示所", seat_classes: ["labor", "general"] },
      { capacity: 7, firm: "演示所", seat_classes: ["labor"] },
    ]);
  });

  test("names nobody else under a known number, and no address that another has", async () => {
    const { report } = await send(
      "seats",
      file(
        HEADS,
        seatRow(1).replace("演示1", "别人"),
        seatRow(9).replace("seat9@", "seat2@"),
        seatRow(10).replace("seat10@example.com", supervisor.name + "@test.example"),
      ),
    );
    expect(report.bad.map(({ column }) => column)).toEqual(["姓名", "邮箱", "邮箱"]);
    expect(report.added).toBe(0);
  });

  test("says in GB18030 what it says in UTF-8", async () => {
    const bytes = new Uint8Array([
      0xd0,
      0xd5,
      0xc3,
      0xfb,
      ...file(",email,licence"),
      13,
      10,
      0xd1,
      0xdd,
      0xca,
      0xbe,
      ...file("1,seat1@example.com,"),
      0xd1,
      0xdd,
      ...file("-1"),
    ]);
    expect(sum((await send("seats", bytes)).report)).toEqual([0, 0, 1, 0]);
  });

  test.each([
    ["nothing", new Uint8Array()],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0])],
    ["other columns", file("a,b", "1,2")],
    ["ten thousand lines", file(HEADS, ...Array.from({ length: 10_000 }, (_, i) => seatRow(i)))],
    ["more new seats than a request may wait for", file(HEADS, ...Array.from({ length: 201 }, (_, i) => seatRow(i + 1000)))],
  ])("of %s is refused as a whole", async (_, bytes) => {
    problemOf(await put(admin, "seats", bytes), 422, "invalid");
  });

  test("over two megabytes is not read at all", async () => {
    expect((await send("seats", new Uint8Array(2 * 1024 * 1024 + 1))).status).toBe(413);
  });
});

describe("a file of shifts", () => {
  const heads = "律师,日期,开始,结束,坐席类别";
  const week = async (day: string) =>
    (await call(bureau, "GET", `/api/supervisor/roster?day=${day}`, { as: supervisor })).body as unknown as RosterWeek;
  const good = file(
    heads,
    "演-1,2026-11-23,20:00,08:00,",
    "D2,2026-11-23,8:00,16:00,劳动",
    "seat2@example.com,2026-11-23,15:00,17:00,",
    "演示4,2026-11-24,8:00,16:00,婚姻家庭",
    "谁也不是,2026-11-24,8:00,16:00,",
  );

  test("knows lawyers by number, work number, address or name; what overlaps or fits nobody stays out", async () => {
    const tried = await send("roster", good, true);
    expect(sum(tried.report)).toEqual([2, 0, 0, 3]);
    expect((await week("2026-11-23")).shifts).toHaveLength(0);
    const { report } = await send("roster", good);
    expect(report.bad.map(({ line, column }) => [line, column])).toEqual([
      [4, "结束"],
      [5, "坐席类别"],
      [6, "律师"],
    ]);
    expect((await week("2026-11-23")).shifts).toMatchObject([
      { startsAt: "2026-11-23T00:00:00.000Z", seatClass: "labor" },
      { startsAt: "2026-11-23T12:00:00.000Z", endsAt: "2026-11-24T00:00:00.000Z", seatClass: null },
    ]);
  });

  test("a second time changes nothing; the same beginning with another end is the same shift, changed", async () => {
    const before = await events();
    expect(sum((await send("roster", good)).report)).toEqual([0, 0, 2, 3]);
    expect(await events()).toBe(before);
    expect(sum((await send("roster", file(heads, "演-1,2026-11-23,20:00,06:00,"))).report)).toEqual([0, 1, 0, 0]);
    expect((await week("2026-11-23")).shifts[1]).toMatchObject({ endsAt: "2026-11-23T22:00:00.000Z" });
  });
});

test("files to begin with open in a spreadsheet: a byte-order mark, and every column that is read", async () => {
  for (const [what, head] of [
    ["seats", "执业证号"],
    ["roster", "日期"],
  ]) {
    const { headers, body } = await call(bureau, "GET", `/api/imports/${what}/template.csv`, { as: supervisor });
    expect(headers.get("content-disposition")).toContain(`${what}.csv`);
    expect(body["text"]).toContain(head);
  }
});
