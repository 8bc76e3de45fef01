import { describe, expect, it, test } from "vitest";
import { addMonths, dayOf, isoOf } from "./dates-calendar.ts";
import { findDates } from "./dates.ts";

/** A Wednesday. */
const TODAY = "2026-11-18";
const found = (text: string, today = TODAY) => findDates(text, today).map(({ text, from, to }) => [text, from, to]);

describe("a precise day is one day", () => {
  it.each([
    ["2023年5月6日", "2023-05-06"],
    ["2023.5.6", "2023-05-06"],
    ["2023-05-06", "2023-05-06"],
    ["二〇二一年三月五日", "2021-03-05"],
    ["2024年2月29日", "2024-02-29"],
    ["20240229", "2024-02-29"],
    ["上个月15号", "2026-10-15"],
    ["本月3号", "2026-11-03"],
    ["十一月9日", "2026-11-09"],
    ["5月20日", "2026-05-20"],
    ["12月20日", "2025-12-20"],
    ["25号", "2026-10-25"],
    ["11.12号", "2026-11-12"],
    ["上周五", "2026-11-13"],
    ["上上周三", "2026-11-04"],
    ["昨天", "2026-11-17"],
    ["前天晚上", "2026-11-16"],
    ["大前天", "2026-11-15"],
    ["今早", "2026-11-18"],
    ["周一", "2026-11-16"],
    ["已经10天", "2026-11-08"],
    ["10天前", "2026-11-08"],
    ["整整三年了", "2023-11-18"],
  ])("%s is %s", (text, day) => expect(found(text)).toEqual([[text, day, day]]));
});

describe("what is told loosely is a span of days", () => {
  it.each([
    ["23年5月", "2023-05-01", "2023-05-31"],
    ["去年3月", "2025-03-01", "2025-03-31"],
    ["前年国庆", "2024-10-01", "2024-10-07"],
    ["2024年国庆后", "2024-10-08", "2024-11-06"],
    ["五月底", "2026-05-25", "2026-05-31"],
    ["这个月初", "2026-11-01", "2026-11-10"],
    ["2月底", "2026-02-22", "2026-02-28"],
    ["上个礼拜", "2026-11-09", "2026-11-15"],
    ["一年多前", "2024-11-18", "2025-11-18"],
    ["两个多月前", "2026-08-18", "2026-09-18"],
    ["十来天前", "2026-11-05", "2026-11-10"],
    ["三四个月前", "2026-07-18", "2026-08-18"],
    ["都20多天了", "2026-10-20", "2026-10-28"],
    ["去年", "2025-01-01", "2025-12-31"],
    ["今年", "2026-01-01", "2026-11-18"],
  ])("%s lies between %s and %s", (text, from, to) => expect(found(text)).toEqual([[text, from, to]]));

  it("three years ago reaches half a year either way, many years ago far", () => {
    expect(found("三年前")).toEqual([["三年前", "2023-05-19", "2024-05-19"]]);
    const [[, from, to]] = found("好几年前") as [[string, string, string]];
    expect(from < "2018" && to > "2023").toBe(true);
  });

  it("nearly a year is not more than a year", () => {
    expect(found("快一年了")[0]).toEqual(["快一年了", "2025-11-18", "2026-01-31"]);
  });
});

describe("festivals and lunar days are looked up", () => {
  it.each([
    ["中秋", "2026-09-25", "2026-09-25"],
    ["春节前", "2026-01-17", "2026-02-15"],
    ["农历八月初五", "2026-09-15", "2026-09-15"],
    ["阴历正月十五", "2026-03-03", "2026-03-03"],
    ["去年中秋", "2025-10-06", "2025-10-06"],
  ])("%s: %s to %s", (text, from, to) => expect(found(text)).toEqual([[text, from, to]]));

  it("a lunar month that comes twice is taken the first time", () => {
    expect(found("2025年农历六月初一").at(-1)?.slice(1)).toEqual(["2025-06-25", "2025-06-25"]);
  });
});

describe("what lies ahead is found ahead", () => {
  it.each([
    ["下周三开庭", "2026-11-25"],
    ["还有3天", "2026-11-21"],
    ["明天", "2026-11-19"],
    ["12月5日开庭", "2026-12-05"],
    ["再过十天", "2026-11-28"],
    ["下个月5号到期", "2026-12-05"],
  ])("%s: %s", (text, day) => expect(findDates(text, TODAY).map(({ from }) => from)).toEqual([day]));

  it("the end of the month that is due is this month's", () => {
    expect(found("月底到期")).toEqual([["月底", "2026-11-24", "2026-11-30"]]);
  });
});

test.each([
  "我三十岁",
  "判三年",
  "有期徒刑18年",
  "在公司工作了五年",
  "试用期三个月",
  "15日内上诉",
  "七天无理由",
  "押金2000元",
  "民法典第188条",
  "第15条规定",
  "人民路15号",
  "15号楼",
  "3号线",
  "以前天天加班",
  "目前天气",
  "三个月没发工资",
  "借了3年",
  "诉讼时效三年",
  "每月10日发工资",
  "提前30天通知",
  "三年级",
  "利息2分",
])("no date stands in: %s", (text) => expect(findDates(text, TODAY)).toEqual([]));

describe("a story keeps its days apart", () => {
  it("in order, with their places", () => {
    const text = "我2023年5月入职,上个月15号收到裁决书,已经一个月了";
    const dates = findDates(text, TODAY);
    expect(dates.map(({ text }) => text)).toEqual(["2023年5月", "上个月15号", "已经一个月了"]);
    for (const { start, end, text: words } of dates) expect(text.slice(start, end)).toBe(words);
  });

  it("a month without its year takes the year told just before", () => {
    expect(found("前年在工地摔伤的,大概10月份")[1]).toEqual(["10月份", "2024-10-01", "2024-10-31"]);
    expect(found("2023年3月1日借的,6月1日还")[1]).toEqual(["6月1日", "2023-06-01", "2023-06-01"]);
    expect(found("2016年2月24日受伤,同年3月23日认定")[1]).toEqual(["3月23日", "2016-03-23", "2016-03-23"]);
    expect(found("2022年入职,11月10号收到裁决书")[1]).toEqual(["11月10号", "2026-11-10", "2026-11-10"]);
  });

  it("of a day that the calendar does not have the month is kept", () => {
    expect(found("2025年2月29日")).toEqual([["2025年2月29日", "2025-02-01", "2025-02-28"]]);
    expect(found("31号", "2026-05-02")).toEqual([["31号", "2026-03-31", "2026-03-31"]]);
  });
});

describe("months and years end at the corresponding day", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2026-08-31", 6, "2027-02-28"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-01-15", -13, "2024-12-15"],
  ])("%s and %i months: %s", (day, months, end) => expect(isoOf(addMonths(dayOf(day), months))).toBe(end));
});
