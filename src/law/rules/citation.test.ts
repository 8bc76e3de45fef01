import { describe, expect, test } from "vitest";
import { parseCitation } from "./citation.ts";

type Expected = [name: string, no: number, sub: number, paragraph: number | null, item: number | null];

describe("a citation is read", () => {
  test.each<[string, Expected]>([
    ["《劳动合同法》第47条", ["劳动合同法", 47, 0, null, null]],
    ["民法典1079", ["民法典", 1079, 0, null, null]],
    ["民法典第一千零七十九条", ["民法典", 1079, 0, null, null]],
    ["劳动合同法四十七条第二款第一项", ["劳动合同法", 47, 0, 2, 1]],
    ["刑法第133条之一", ["刑法", 133, 1, null, null]],
    ["刑法第一百三十三条之一第一款第（二）项", ["刑法", 133, 1, 1, 2]],
    ["刑法133-1", ["刑法", 133, 1, null, null]],
    ["刑法133之一第2款", ["刑法", 133, 1, 2, null]],
    ["婚姻法32条", ["婚姻法", 32, 0, null, null]],
    ["依照《中华人民共和国刑法》第一百三十三条的规定", ["中华人民共和国刑法", 133, 0, null, null]],
    ["《婚姻法》（2001年修正）第32条第3款第(2)项。", ["婚姻法", 32, 0, 3, 2]],
    ["婚姻家庭编解释一第5条", ["婚姻家庭编解释一", 5, 0, null, null]],
    ["劳动争议司法解释(一) 第 32 条", ["劳动争议司法解释(一)", 32, 0, null, null]],
    [
      "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）第五条",
      ["最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释(一)", 5, 0, null, null],
    ],
    ["民法典１０７９条２款", ["民法典", 1079, 0, 2, null]],
    ["劳动合同法第39条第3项", ["劳动合同法", 39, 0, null, 3]],
  ])("%s", (text, [name, no, sub, paragraph, item]) => {
    expect(parseCitation(text)).toEqual({ name, article: { no, sub }, paragraph, item });
  });
  test("as a law alone where no article is named", () => {
    expect(parseCitation("《婚姻法》")).toEqual({ name: "婚姻法", article: null, paragraph: null, item: null });
  });
});

test.each([
  "",
  "   ",
  "第47条",
  "47",
  "民法典第0条",
  "law 47",
  "劳动合同法第47条、第48条",
  "劳动合同法第四十七、四十八条",
  "刑法232至234条",
  `${"长".repeat(201)}第1条`,
])("%j is no citation", (text) => {
  expect(parseCitation(text)).toBeNull();
});

test("hostile text is answered at once", () => {
  const started = performance.now();
  parseCitation(`试验法${"一".repeat(190)}`);
  parseCitation(`试${"第一".repeat(90)}条`);
  expect(performance.now() - started).toBeLessThan(200);
});
