import { describe, expect, test } from "vitest";
import type { LawRecord } from "../law.ts";
import { documentKey, documentOf, readRecord, standingOf } from "./read-law-record.ts";

const record = (some: Partial<LawRecord> = {}): LawRecord => ({
  law: "中华人民共和国试验法",
  short: "试验法",
  kind: "法律",
  unit: "article",
  article_no: "第一条",
  article_index: 1,
  chapter: "第一章 总则",
  text: "试验应当公开。",
  status: "in_force",
  version_date: "2020-05-28",
  effective_date: "2021-01-01",
  source_path: "a.md",
  ...some,
});
const read = (...records: Partial<LawRecord>[]) => documentOf(records.map((some, i) => ({ at: `f:${i + 1}`, record: record(some) })));

describe("a line of JSONL", () => {
  test("with what an article needs is read", () => {
    expect(readRecord(JSON.stringify(record()))).toMatchObject({ law: "中华人民共和国试验法", text: "试验应当公开。" });
  });
  test.each([
    ["that is cut off", JSON.stringify(record()).slice(0, 40), "is not JSON"],
    ["without text", JSON.stringify(record({ text: " " })), "text"],
    ["of another shape", "[1]", "record"],
    ["with a day that is none", JSON.stringify(record({ version_date: "2020-02-31" })), "version_date"],
    ["longer than any article", JSON.stringify(record({ text: "长".repeat(20_001) })), "text"],
    ["that is not UTF-8", JSON.stringify(record({ text: "试验\uFFFD" })), "is not UTF-8"],
  ])("%s is told with its reason", (_, line, reason) => {
    expect(readRecord(line)).toContain(reason);
  });
});

describe("the days of a version", () => {
  test("a version that takes effect after it was passed begins on that day", () => {
    expect(read({}).document).toMatchObject({ version: "2020-05-28", effective: "2021-01-01", inForceFrom: "2021-01-01" });
  });
  test("an amended law's first day ever says nothing of this version's", () => {
    expect(read({ version_date: "2022-01-01", effective_date: "2008-01-01" }).document).toMatchObject({
      effective: "2008-01-01",
      inForceFrom: null,
    });
  });
  test("no day is made up where the source gives none", () => {
    expect(read({ effective_date: null }).document).toMatchObject({ effective: null, inForceFrom: null });
    const { document, unread } = read({ version_date: null });
    expect([document, unread]).toEqual([
      null,
      [{ at: "f:1", says: "中华人民共和国试验法: no version_date, so its 1 records have no version" }],
    ]);
  });
});

test.each([
  ["in_force", { status: "in-force", endedOn: null, vouchedUntil: null }],
  ["in_force_as_of_2025-04", { status: "in-force", endedOn: null, vouchedUntil: "2025-04-30" }],
  ["in_force_as_of_2024-02", { status: "in-force", endedOn: null, vouchedUntil: "2024-02-29" }],
  ["repealed_2024-03-01", { status: "repealed", endedOn: "2024-03-01", vouchedUntil: null }],
  ["superseded", { status: "amended", endedOn: null, vouchedUntil: null }],
  ["expired", { status: "ended", endedOn: null, vouchedUntil: null }],
  ["future", { status: "future", endedOn: null, vouchedUntil: null }],
  ["not_in_just_laws", { status: "unknown", endedOn: null, vouchedUntil: "2025-04-30" }],
])("the status %s is respected", (status, standing) => {
  expect(standingOf(status)).toMatchObject(standing);
});

test("a status that nobody knows is told, and the text kept", () => {
  const { document, unread } = read({ status: "half_in_force" });
  expect(document?.articles).toHaveLength(1);
  expect(unread[0]?.says).toContain("half_in_force");
});

describe("articles", () => {
  test("are numbered by their label, 之一 beside", () => {
    const { document } = read({}, { article_no: "第一条之一", article_index: 1 });
    expect(document?.articles.map(({ no, sub, label }) => [no, sub, label])).toEqual([
      [1, 0, "第一条"],
      [1, 1, "第一条之一"],
    ]);
  });
  test("of a document of items are its items; beside articles, and without a number, they count under 0", () => {
    const items = read({ unit: "item", article_no: "一、", article_index: 1 }, { unit: "item", article_no: "二、", article_index: 2 });
    expect(items.document?.articles.map(({ no, sub, label }) => [no, sub, label])).toEqual([
      [1, 0, "一"],
      [2, 0, "二"],
    ]);
    const mixed = read(
      {},
      { unit: "text", article_no: "", article_index: null, chapter: "附件一 名单" },
      { unit: "text", article_no: "", chapter: "" },
    );
    expect(mixed.document?.articles.map(({ no, sub, label }) => [no, sub, label])).toEqual([
      [1, 0, "第一条"],
      [0, 1, "附件一 名单"],
      [0, 2, "正文"],
    ]);
  });
  test("that stand twice or have no number are told, and the rest kept", () => {
    const { document, unread } = read({}, {}, { article_no: "某条" }, { article_no: "第二条" });
    expect(document?.articles.map(({ no }) => no)).toEqual([1, 2]);
    expect(unread.map(({ at }) => at)).toEqual(["f:2", "f:3"]);
  });
});

test("another version, and another source's word for the same version, is another document", () => {
  const keys = [record(), record({ version_date: "2021-01-01" }), record({ status: "superseded" })].map(documentKey);
  expect(new Set(keys).size).toBe(3);
  expect(documentKey(record({ text: "别的", chapter: "第二章" }))).toBe(keys[0]);
});
