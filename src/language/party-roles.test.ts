import { expect, test } from "vitest";
import { partyRoles } from "./party-roles.ts";

test.each<[string, Record<string, string>]>([
  ["老板甲拖欠工资", { 甲: "老板" }],
  ["我叫甲，丈夫乙打我", { 甲: "本人", 乙: "丈夫" }],
  ["甲是我前夫，不给抚养费", { 甲: "前夫" }],
  ["甲，系我们的房东，不退押金", { 甲: "房东" }],
  ["甲（我的邻居）天天吵", { 甲: "邻居" }],
  ["被告一甲，被告二乙", { 甲: "被告", 乙: "被告" }],
  ["甲去年向我借了五万", { 甲: "借款人" }],
  ["我把钱借给了甲", { 甲: "借款人" }],
  ["我向甲借了三万", { 甲: "出借人" }],
  ["她的丈夫甲来闹", { 甲: "她的丈夫" }],
  ["老公叫〔姓名11〕", { "〔姓名11〕": "老公" }],
])("the role that %s tells stands beside its person", (text, roles) => {
  expect(Object.fromEntries(partyRoles([text]).map(({ placeholder, role }) => [placeholder, role]))).toEqual(roles);
});

test("what is no person has no role", () => {
  for (const text of ["房东甲方违约", "邻居甲醛超标", "甲打了我", "公司甲公司", "我是甲方"]) expect(partyRoles([text])).toEqual([]);
});

test("later messages tell of the same person, and two roles are enough", () => {
  expect(partyRoles(["老板甲不给钱", "甲是我们的法人", "甲是大股东"])).toEqual([{ placeholder: "甲", role: "老板、法人" }]);
});
