import { describe, expect, test } from "vitest";
import { organisationsIn, withoutOrganisations } from "./organisations.ts";

const keys = (text: string) => organisationsIn(text).map(({ key }) => key);

describe("a named organisation", () => {
  test.each([
    "我在乐动健身房办了年卡，上周突然关门了",
    "乐动健身俱乐部倒闭，老板联系不上",
    "和乐动健身签了合同",
    "成都乐动健身有限公司跑路了，卡里的钱怎么退",
    "成都市武侯区乐动健身管理有限公司不退钱",
  ])("is one however it is written: %s", (text) => {
    expect(keys(text)).toEqual(["business:乐动"]);
  });

  test.each([
    ["阳光花园小区物业收费太高", "residence:阳光花园"],
    ["购买阳光花园的房子逾期交房", "residence:阳光花园"],
    ["我买了碧水湾楼盘，烂尾了", "residence:碧水湾"],
    ["孩子在博雅培训学校上课，学校跑路", "school:博雅"],
    ["李家庄村征地不给补偿款", "village:李家庄"],
    ["宏达建筑工程有限公司拖欠我们三十多个农民工工资", "business:宏达"],
  ])("is found in: %s", (text, key) => {
    expect(keys(text)).toEqual([key]);
  });

  test("of another kind is another: a school and a gym of one name are two", () => {
    expect(keys("乐动学校和乐动健身房都关门了")).toEqual(["school:乐动", "business:乐动"]);
  });
});

describe("what only says what kind of body it is", () => {
  test.each([
    "我们公司拖欠工资",
    "物业公司不作为",
    "公司把我辞退了",
    "在某培训机构报了班",
    "甲公司欠我钱",
    "XX健身房不退费",
    "〔地址1〕的小区停电",
    "附近的健身房关门了",
    "我们村不给补偿款",
    "保险公司拒赔",
    "房地产公司逾期交房",
    "",
  ])("names nobody: %s", (text) => {
    expect(keys(text)).toEqual([]);
  });
});

test("a text without its names keeps what it says", () => {
  const text = "乐动健身房关门了，乐动的卡怎么退";
  expect(withoutOrganisations(text, organisationsIn(text))).toBe("，关门了,，的卡怎么退");
});
