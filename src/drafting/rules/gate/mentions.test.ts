import { expect, test } from "vitest";
import { lawsNamedIn, mentionsIn } from "./mentions.ts";

const LAWS = new Set(["劳动合同法", "中华人民共和国劳动合同法", "民法典"]);

test("an article named in brackets is a mention, whether or not the law is known", () => {
  expect(mentionsIn("见《合同法》第52条和《劳动合同法》第四十七条。", LAWS)).toEqual([
    { law: "合同法", articleNo: "第52条" },
    { law: "劳动合同法", articleNo: "第四十七条" },
  ]);
});

test("without brackets the longest known name before the number is taken", () => {
  expect(mentionsIn("根据中华人民共和国劳动合同法第九百条，", LAWS)).toEqual([{ law: "中华人民共和国劳动合同法", articleNo: "第九百条" }]);
  expect(mentionsIn("按民法典第五百七十七条办", LAWS)).toEqual([{ law: "民法典", articleNo: "第五百七十七条" }]);
});

test("an unknown name that reads like a law is a mention as well: it is how an invented law looks", () => {
  expect(mentionsIn("合同法第52条说", LAWS)).toEqual([{ law: "合同法", articleNo: "第52条" }]);
  expect(mentionsIn("劳动者保护特别法第三条规定", LAWS)).toEqual([{ law: "劳动者保护特别法", articleNo: "第三条" }]);
});

test("every article of a row is a mention of the law that begins it", () => {
  expect(mentionsIn("劳动合同法第四十六条、第四十七条第一款和第八十七条；合同第三条", LAWS)).toEqual([
    { law: "劳动合同法", articleNo: "第四十六条" },
    { law: "劳动合同法", articleNo: "第四十七条" },
    { law: "劳动合同法", articleNo: "第八十七条" },
  ]);
});

test("该法 is the law of that kind named last", () => {
  expect(mentionsIn("依照《劳动合同法》处理，该法第九百条另有规定", LAWS)).toEqual([{ law: "劳动合同法", articleNo: "第九百条" }]);
  expect(mentionsIn("依照《劳动合同法》处理，该条例第三条另有规定", LAWS)).toEqual([]);
});

test("a statute named without an article is named all the same; a house's own rules are none", () => {
  expect(lawsNamedIn("《劳动者特别保护法》和《中华人民共和国工资条例》管这件事，《员工管理办法》《工作方法》不算")).toEqual([
    { law: "劳动者特别保护法", articleNo: "第一条" },
    { law: "中华人民共和国工资条例", articleNo: "第一条" },
  ]);
  expect(lawsNamedIn("《劳动合同法》第三条")).toEqual([]);
});

test("a contract's own articles and references back are none", () => {
  expect(mentionsIn("合同第三条写明了违约金，公司章程第五条也有", LAWS)).toEqual([]);
  expect(mentionsIn("本法第八十二条、该条例第三条", LAWS)).toEqual([]);
});
