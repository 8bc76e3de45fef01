import { describe, expect, test } from "vitest";
import { type HeldVersion, settle } from "./versions.ts";

const held = (version: string, inForceFrom: string | null, standing: Partial<HeldVersion["standing"]> = {}): HeldVersion => ({
  version,
  inForceFrom,
  standing: { status: "in-force", endedOn: null, endedBy: null, ...standing },
});
const REPEAL = { on: "2021-01-01", by: "试验法典第九十条", byVersion: "2020-05-28" };

describe("a version is closed", () => {
  test("on the newer one's first day", () => {
    expect(settle("试验法", [held("2015-01-01", "2015-05-01"), held("2020-05-28", "2021-01-01")], [])).toEqual([
      { how: "amended", on: "2021-01-01", by: "试验法（2020-05-28）" },
      null,
    ]);
  });
  test("on a day not known where nobody says from when the newer one is law", () => {
    expect(settle("试验法", [held("2015-01-01", "2015-05-01"), held("2020-05-28", null)], [])[0]).toMatchObject({
      how: "amended",
      on: null,
    });
  });
  test("by one that is passed but not yet law, on the day it will be", () => {
    expect(settle("试验法", [held("2019-04-23", null), held("2026-06-26", "2027-01-01", { status: "future" })], [])[0]).toMatchObject({
      on: "2027-01-01",
    });
    expect(settle("试验法", [held("2019-04-23", null), held("2026-06-26", null, { status: "future" })], [])).toEqual([null, null]);
  });
  test("by the law that says it repeals it", () => {
    expect(settle("甲法", [held("2015-01-01", "2015-05-01")], [REPEAL])).toEqual([
      { how: "repealed", on: "2021-01-01", by: "试验法典第九十条" },
    ]);
  });
  test("by the earliest of two that say so", () => {
    expect(settle("甲法", [held("2015-01-01", null)], [{ ...REPEAL, on: null }, { ...REPEAL, on: "2022-01-01" }, REPEAL])[0]?.on).toBe(
      "2021-01-01",
    );
  });
  test.each([
    [
      { status: "repealed", endedOn: "2024-03-01" },
      { how: "repealed", on: "2024-03-01", by: null },
    ],
    [{ status: "ended" }, { how: "repealed", on: null, by: null }],
    [{ status: "amended" }, { how: "amended", on: null, by: null }],
    [
      { status: "amended", endedOn: "2017-05-01", endedBy: "2017年修正" },
      { how: "amended", on: "2017-05-01", by: "2017年修正" },
    ],
  ] as const)("by its own source's word: %o", (standing, ending) => {
    expect(settle("甲法", [held("2015-01-01", "2015-05-01", standing)], [])).toEqual([ending]);
  });
});

describe("a version stays open", () => {
  test("where nothing ended it", () => {
    expect(settle("甲法", [held("2015-01-01", null), held("2015-01-01", null, { status: "unknown" })], [])).toEqual([null, null]);
  });
  test("where the law was enacted anew after the old one of its name was repealed", () => {
    expect(settle("甲法", [held("2022-01-01", "2022-03-01")], [REPEAL])).toEqual([null]);
  });
});
