import { describe, expect, test } from "vitest";
import type { CategoryCode } from "#contract.ts";
import { splitMatters } from "./split-matters.ts";

/** Stands for triage: the field by one word, and null where it is not sure. */
const fieldOf = (piece: string): CategoryCode | null =>
  /工资|辞退/.test(piece) ? "labor" : /离婚|抚养/.test(piece) ? "family" : /借/.test(piece) ? "debt" : null;
const split = (text: string) => splitMatters(text, fieldOf);

describe("several matters in one message", () => {
  test.each([
    ["1、公司欠我三个月工资不给。2、我想和老公离婚怎么办", 2],
    ["一、公司拖欠工资一直不发；二、朋友借我五万块不还；三、想离婚孩子归谁", 3],
    ["第一，公司欠我三个月工资；第二，我老公打我想离婚", 2],
    ["公司把我辞退了没有赔偿。另外，我朋友借了我三万块一直不还", 2],
    ["公司辞退我不给工资\n还有一件事，我想离婚孩子怎么判", 2],
    ["（1）单位不发工资怎么要 （2）借条没写利息能要吗", 2],
  ])("are taken apart: %s", (text, count) => {
    expect(split(text)).toHaveLength(count);
  });

  test("lose none of the words, and keep their order", () => {
    const parts = split("1、公司欠我三个月工资不给。2、我想和老公离婚怎么办");
    expect(parts[0]).toContain("三个月工资");
    expect(parts[1]).toContain("离婚");
  });
});

describe("one matter", () => {
  test.each([
    ["1、公司欠我三个月工资不给。2、辞退我还不给赔偿怎么办"],
    ["公司欠我工资，另外还把我辞退了"],
    ["我2023年1月1日借给他1万，2024年又借2万"],
    ["公司拖欠工资，怎么办"],
    ["1、什么时候能拿到钱呢 2、要准备什么材料去办"],
  ])("is left whole, however many sides it has: %s", (text) => {
    expect(split(text)).toEqual([text]);
  });

  test("takes in what is of no clear field", () => {
    const [first, second] = split("1、公司欠我三个月工资不给。2、他们态度非常恶劣。3、我想和老公离婚怎么办");
    expect(first).toContain("态度");
    expect(second).toContain("离婚");
  });

  test("is what more than four are taken for: nobody could answer them in one letter", () => {
    const text = ["工资", "离婚", "借钱", "抚养", "辞退"].map((word, i) => `${i + 1}、${word}的事情怎么办才好呢`).join("。");
    expect(split(text)).toEqual([text]);
  });
});
