import { expect, test } from "vitest";
import { mentionsIn } from "./mentions.ts";

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

test("a contract's own articles and references back are none", () => {
  expect(mentionsIn("合同第三条写明了违约金，公司章程第五条也有", LAWS)).toEqual([]);
  expect(mentionsIn("本法第八十二条、该条例第三条", LAWS)).toEqual([]);
});
