import { expect, test } from "vitest";
import { plain } from "#language/text.ts";
import { toldRate } from "./told-rate.ts";

test.each([
  ["约定月息2分", 24],
  ["月息两分", 24],
  ["按一分五的利息", 18],
  ["月利一分半", 18],
  ["1分5的利息", 18],
  ["2分利", 24],
  ["两分五的利", 30],
  ["月息8厘", 9.6],
  ["年息一分", 10],
  ["年利率24%", 24],
  ["年息12%", 12],
  ["年化36%", 36],
  ["15%的年利率", 15],
  ["年利率百分之二十四", 24],
  ["月利率2%", 24],
  ["月息1.5%", 18],
  ["利息2%一个月", 24],
  ["月息3个点", 36],
  ["月利率百分之一点五", 18],
  ["月息千分之十", 12],
  ["日息万分之五", 18.25],
  ["每天万分之五的利息", 18.25],
  ["每月给1000块利息", 12],
  ["一个月利息2000", 24],
  ["利息一年10000", 10],
])("%s, of 100,000, is so much a year", (words, yearly) => {
  expect(toldRate(plain(words), 100_000)).toEqual({ agreed: "rate", yearly });
});

test.each([
  "没约定利息",
  "借条上没写利息",
  "无息借款",
  "没有利息",
  "没提利息的事",
  "不要利息",
  "借条没有约定利率",
  "利息没约定,现在能要吗",
])("%s means that none was agreed", (words) => {
  expect(toldRate(plain(words), null)).toEqual({ agreed: "none" });
});

test.each(["说给利息但没说多少", "利息没说清楚", "没说利息是多少"])("%s means that it was not clear", (words) => {
  expect(toldRate(plain(words), null)).toEqual({ agreed: "unclear" });
});

test.each([
  "利率24%",
  "逾期按日万分之五算利息",
  "他一直没给利息",
  "先说2分利后来涨到3分利",
  "超过年利率24%的利息合法吗",
  "利息怎么算",
  "考了80分",
  "每月还1000块",
])("%s tells no agreed rate", (words) => {
  expect(toldRate(plain(words), 100_000)).toBeNull();
});
