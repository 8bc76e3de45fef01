import { expect, test } from "vitest";
import { askingClause } from "./asking-clause.ts";

test.each([
  ["租房合同到期了，房东不退押金，我该怎么办？他说墙脏了", "我该怎么办"],
  ["公司把我辞了，没有说理由", "没有说理由"],
  ["彩礼要退吗", "彩礼要退吗"],
  ["离婚后孩子归谁？\n我没有工作。", "离婚后孩子归谁"],
  ["？？", "？？"],
])("%s → %s", (text, clause) => expect(askingClause(text)).toBe(clause));
