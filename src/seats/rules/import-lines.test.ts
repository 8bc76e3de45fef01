import { describe, expect, test } from "vitest";
import type { CategoryCode } from "#contract.ts";
import type { SeatLine } from "../roster.ts";
import { day, region, text, time } from "./cells.ts";
import { MOST_LINES } from "./read-lines.ts";
import { ROSTER_COLUMNS, rosterLines } from "./roster-lines.ts";
import { badLinesCsv, safeCsv } from "./safe-csv.ts";
import { type Standing, seatChange, whyAdmins } from "./seat-change.ts";
import { seatLines } from "./seat-lines.ts";
import { rosterTemplate, seatTemplate } from "./templates.ts";

const HEADS = ["姓名", "邮箱", "执业证号", "有效期起", "有效期止", "律师事务所", "坐席类别", "服务地区", "容量", "专长"];
const GOOD = [
  "演示甲",
  "JIA@example.com",
  "演-1",
  "2026/1/1",
  "2030年12月31日",
  "演示所",
  "劳动、综合",
  "四川省成都市锦江区",
  "8",
  "劳动人事:3；contract:2",
];
const NAMES = new Map<string, CategoryCode>([
  ["劳动人事", "labor"],
  ["contract", "contract"],
]);
const seats = (...rows: string[][]) => seatLines([HEADS, ...rows], NAMES);
const read = (...rows: string[][]) => {
  const found = seats(...rows);
  if ("refused" in found) throw new Error(found.because);
  return found;
};
const changed = (column: number, value: string) => GOOD.map((cell, i) => (i === column ? value : cell));

describe("a line of a seats file", () => {
  test("is read whole, days and classes as people write them", () => {
    expect(read(GOOD).lines).toEqual([
      {
        line: 2,
        name: "演示甲",
        email: "jia@example.com",
        role: undefined,
        licenceNo: "演-1",
        licenceFrom: "2026-01-01",
        licenceUntil: "2030-12-31",
        firm: "演示所",
        workNo: undefined,
        seatClasses: ["labor", "general"],
        region: "510104",
        capacity: 8,
        skills: [
          { category: "labor", level: 3 },
          { category: "contract", level: 2 },
        ],
      },
    ]);
  });

  test.each([
    ["a formula for a name", 0, '=HYPERLINK("http://x")', "姓名"],
    ["a plus sign before a licence number", 2, "+1", "执业证号"],
    ["an at sign before a firm", 5, "@SUM(A1)", "律师事务所"],
    ["no address", 1, "jia", "邮箱"],
    ["a day that there is not", 3, "2026-02-30", "有效期起"],
    ["an end before the beginning", 4, "2025-12-31", "有效期止"],
    ["a class that nobody knows", 6, "海商", "坐席类别"],
    ["a place that there is not", 7, "四川省成都市某某区", "服务地区"],
    ["more than anybody holds", 8, "51", "容量"],
    ["half a draft", 8, "2.5", "容量"],
    ["a skill without its level", 9, "劳动人事", "专长"],
    ["a name too long", 0, "演".repeat(61), "姓名"],
    ["a control character", 0, "演示\u0007甲", "姓名"],
    ["nothing where something is needed", 2, "", "执业证号"],
  ])("does not go in with %s, and the column is named", (_, column, value, named) => {
    const { lines, bad } = read(changed(column, value));
    expect(lines).toEqual([]);
    expect(bad).toEqual([{ line: 2, column: named, value: expect.any(String), why: expect.any(String) }]);
  });

  test("is told all that is wrong with it at once", () => {
    expect(read(["", "x", "演-1", "", "", "", "", "", "0", ""]).bad.map(({ column }) => column)).toEqual(["姓名", "邮箱", "容量"]);
  });

  test("that names a licence or an address a second time is refused, and the first goes in", () => {
    const { lines, bad } = read(GOOD, changed(1, "yi@example.com"), changed(2, "演-2"));
    expect(lines.map(({ line }) => line)).toEqual([2]);
    expect(bad).toMatchObject([
      { line: 3, column: "执业证号", why: "与第 2 行重复" },
      { line: 4, column: "邮箱", why: "与第 2 行重复" },
    ]);
  });

  test("may be empty, and then is none; lines keep the numbers they have in the file", () => {
    const found = read(
      GOOD,
      HEADS.map(() => " "),
      changed(0, "="),
    );
    expect([found.count, found.bad[0]?.line]).toEqual([2, 4]);
  });
});

describe("a file", () => {
  test.each([
    ["of nothing", []],
    ["of one empty line", [[""]]],
    ["of heads alone", [HEADS]],
    [
      "of other columns",
      [
        ["序号", "备注"],
        ["1", "2"],
      ],
    ],
    ["with a column twice", [[...HEADS, "email"], GOOD]],
  ])("%s is refused as a whole, and says why", (_, rows) => {
    expect(seatLines(rows, NAMES)).toMatchObject({ refused: "invalid" });
  });

  test("of ten thousand lines is refused, one of five thousand is read", () => {
    const lines = (n: number) => Array.from({ length: n }, (_, i) => changed(2, `演-${i}`).with(1, `l${i}@example.com`));
    expect(seats(...lines(10_000))).toMatchObject({ refused: "invalid", because: expect.stringContaining(String(MOST_LINES)) });
    expect(read(...lines(MOST_LINES)).lines).toHaveLength(MOST_LINES);
  });

  test("may name its columns in English, in any order, with stars at those that are needed", () => {
    const found = seatLines(
      [
        ["Licence", "备注", "EMAIL", "name*"],
        ["演-1", "x", "a@example.com", "演示甲"],
      ],
      NAMES,
    );
    expect(found).toMatchObject({ lines: [{ name: "演示甲", licenceNo: "演-1", firm: undefined }] });
  });
});

describe("what a line changes", () => {
  const [line] = read(GOOD).lines as [SeatLine];
  const standing: Standing = {
    id: "s1",
    name: "演示甲",
    email: "jia@example.com",
    role: "lawyer",
    firm: "演示所",
    workNo: "D1",
    licenceFrom: "2026-01-01",
    licenceUntil: "2030-12-31",
    seatClasses: ["general", "labor"],
    region: "510104",
    capacity: 8,
    skills: [
      { category: "contract", level: 2 },
      { category: "labor", level: 3 },
    ],
  };

  test("is nothing where all stands as it says, in whatever order", () => {
    expect(seatChange(line, standing, "2026-11-22")).toEqual({ what: "same" });
  });

  test("is only what it says: what it leaves out stays", () => {
    const silent = { ...line, workNo: undefined, region: undefined, capacity: 9 };
    expect(seatChange(silent, standing, "2026-11-22")).toMatchObject({
      what: "changed",
      names: ["容量"],
      fields: { workNo: "D1", region: "510104", capacity: 9 },
    });
    expect(seatChange({ ...line, region: null }, standing, "2026-11-22")).toMatchObject({ names: ["服务地区"], fields: { region: null } });
  });

  test.each([
    ["another name under a known number", { name: "演示乙" }],
    ["another address", { email: "other@example.com" }],
    ["another role", { role: "expert" as const }],
  ])("is refused with %s", (_, more) => {
    expect(seatChange({ ...line, ...more }, standing, "2026-11-22")).toMatchObject({ what: "bad" });
  });

  test("is an administrator's where it opens a seat or touches the licence register", () => {
    const why = (more: Partial<SeatLine>, known: Standing | null = standing) =>
      whyAdmins(seatChange({ ...line, ...more }, known, "2026-11-22"));
    expect(why({}, null)).toContain("新开坐席");
    for (const more of [{ firm: "别的所" }, { workNo: "D9" }, { licenceFrom: "2026-01-02" }, { licenceUntil: "2031-12-31", capacity: 1 }]) {
      expect(why(more), JSON.stringify(more)).toContain("由管理员");
    }
    const mine: Partial<SeatLine>[] = [{}, { capacity: 1 }, { region: null }, { seatClasses: ["labor"] }, { skills: [] }];
    expect(mine.map((more) => why(more))).toEqual([null, null, null, null, null]);
  });

  test("is a new seat where the number is not known, with all that a licence needs", () => {
    expect(seatChange({ ...line, role: "expert" }, null, "2026-11-22")).toMatchObject({
      what: "new",
      fields: { seatClasses: ["expert", "labor", "general"], capacity: 8 },
    });
    for (const more of [{ firm: undefined }, { licenceFrom: undefined }, { licenceUntil: undefined }, { licenceUntil: "2026-11-21" }]) {
      expect(seatChange({ ...line, ...more }, null, "2026-11-22")).toMatchObject({ what: "bad" });
    }
  });
});

describe("a line of a roster file", () => {
  const heads = ROSTER_COLUMNS.map(({ heads: [name] }) => name);
  const roster = (...cells: string[]) => rosterLines([heads, cells]);

  test("that ends no later than it begins ends the next day", () => {
    expect(roster("演-1", "2026-11-23", "20:00", "8:00")).toMatchObject({
      lines: [{ startsAt: new Date("2026-11-23T12:00:00Z"), endsAt: new Date("2026-11-24T00:00:00Z"), seatClass: null }],
    });
    expect(roster("演-1", "2026-11-23", "16:00", "24:00", "劳动")).toMatchObject({
      lines: [{ endsAt: new Date("2026-11-23T16:00:00Z"), seatClass: "labor" }],
    });
  });

  test.each([
    ["", "2026-11-23", "08:00", "16:00"],
    ["演-1", "23.11.", "08:00", "16:00"],
    ["演-1", "2026-11-23", "25:00", "16:00"],
    ["演-1", "2026-11-23", "08:61", "16:00"],
    ["=A1", "2026-11-23", "08:00", "16:00"],
  ])("of %j %j %j %j does not go in", (...cells) => {
    expect(roster(...cells)).toMatchObject({ lines: [], bad: [{ line: 2 }] });
  });

  test("takes a time as a spreadsheet keeps it: as a part of the day", () => {
    expect([time("0.5"), time("0.354166666666667"), time("1")]).toEqual([720, 510, 1440]);
    expect(day("2026-11-23 00:00")).toBe("2026-11-23");
  });
});

describe("a report", () => {
  test("holds no cell that a spreadsheet would run", () => {
    const csv = badLinesCsv([{ line: 2, column: "姓名", value: '=cmd|" /C calc"!A0', why: "像公式" }]);
    expect(csv).toBe('\uFEFF行,列,内容,原因\r\n2,姓名,"\'=cmd|"" /C calc""!A0",像公式\r\n');
    expect(safeCsv([["+1", "-1", "@x", "\tx", "1-2"]])).toBe("\uFEFF'+1,'-1,'@x,'\tx,1-2\r\n");
  });

  test("and templates bear the very columns that are read", () => {
    const rows = (csv: string) =>
      csv
        .slice(1)
        .split("\r\n")
        .slice(0, 2)
        .map((row) => row.split(","));
    expect(seatLines(rows(seatTemplate()), NAMES)).toMatchObject({ count: 1 });
    expect(rosterLines(rows(rosterTemplate()))).toMatchObject({ lines: [{ who: "示例-0001" }] });
  });
});

test("a place is told by its code or by its full name, and 不限 is any", () => {
  expect([region("510104"), region("四川省 成都市 锦江区"), region("北京市东城区"), region("不限")]).toEqual([
    "510104",
    "510104",
    "110101",
    null,
  ]);
  expect(text(3)("四个字的")).toEqual({ wrong: expect.any(String) });
});
