import { expect, test } from "vitest";
import { shippedFigures } from "#shipped-figures.node.ts";
import type { Inputs } from "#drafting/calculation.ts";
import { childSupport } from "./child-support.ts";

const FIGURES = shippedFigures();

function worked(inputs: Inputs) {
  const sum = childSupport.work(inputs, FIGURES);
  if ("missing" in sum) throw new Error(`missing ${sum.missing.map(({ key }) => key).join()}`);
  return sum;
}

test("One child gets 20 to 30 per cent of the month's income", () => {
  const sum = worked({ income: 8000, children: 1 });
  expect(sum.result).toBe("每月一般1,600元至2,400元");
  expect(sum.how).toContain("8,000 × 20% = 1,600元，× 30% = 2,400元");
  expect(sum.how).not.toContain("50%");
});

test("Two children get more, together not above half", () => {
  expect(worked({ income: 8000, children: 2 }).result).toBe(
    "2个孩子每月合计一般不超过4,000元；一个孩子的比例是1,600元至2,400元，在此之上适当提高",
  );
});

test("Without the number of children one is taken, both shares are shown, and the text says so", () => {
  const sum = worked({ income: 5000 });
  expect(sum.result).toBe("每月一般1,000元至1,500元");
  expect(sum.how).toContain("没有说几个孩子，先按一个算");
  expect(sum.how).toContain("× 50% = 2,500元");
});

test("The eighteenth birthday is told where the day of birth is", () => {
  expect(worked({ income: 8000, children: 1, birth: "2020-05-06" }).result).toContain("一般付到2038年5月6日");
});

test("A child of 29 February comes of age on the last day of a February without one", () => {
  expect(worked({ income: 8000, birth: "2008-02-29" }).result).toContain("2026年2月28日");
});

test("An age gives the years left, not a day", () => {
  expect(worked({ income: 8000, age: 5 }).result).toContain("还有13年左右");
  expect(worked({ income: 8000, age: 0 }).result).toContain("还有18年左右");
  expect(worked({ income: 8000, age: 17 }).result).toContain("还有1年左右");
});

test("Of several children one age says nothing about the end", () => {
  expect(worked({ income: 8000, children: 2, age: 5 }).how).not.toContain("5周岁");
});

test("At eighteen support ends as a rule, with the exception named, whatever the income", () => {
  const sum = worked({ age: 18 });
  expect(sum.result).toContain("一般不再付");
  expect(sum.how).toContain("高中");
  expect(sum.bases).toContainEqual({ law: "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）", articleNo: "第四十一条" });
});

test("Fen are kept", () => {
  expect(worked({ income: 3333.33, children: 1 }).result).toBe("每月一般666.67元至1,000元");
});

test("Odd inputs count as not told: no income, a negative one, a day that is none, thirty children", () => {
  const asked = (inputs: Inputs) => {
    const sum = childSupport.work(inputs, FIGURES);
    return "missing" in sum ? sum.missing.map(({ key }) => key) : [];
  };
  expect(asked({})).toEqual(["income"]);
  expect(asked({ income: 0 })).toEqual(["income"]);
  expect(asked({ income: -1 })).toEqual(["income"]);
  expect(asked({ income: "八千" })).toEqual(["income"]);
  expect(worked({ income: 8000, children: 30 }).how).toContain("没有说几个孩子");
  expect(worked({ income: 8000, birth: "2020-02-30" }).result).not.toContain("付到");
});

test("The articles are those of the share, the end and the duty", () => {
  expect(worked({ income: 8000 }).bases.map(({ articleNo }) => articleNo)).toEqual([
    "第四十九条",
    "第四十九条",
    "第五十三条",
    "第一千零八十五条",
  ]);
});

test("The longest text fits an answer", () => {
  const sum = worked({ income: 99_999_999.99, birth: "2020-12-31" });
  expect(sum.how.length).toBeLessThanOrEqual(1000);
  expect(sum.result.length).toBeLessThanOrEqual(300);
});

test.each<[string, Inputs | null]>([
  ["离婚孩子跟我，他一个月8000，抚养费要多少", { income: 8000 }],
  ["孩子判给前妻，我工资6千，每月给多少抚养费", { income: 6000 }],
  ["我一个月3000，老公月薪12000，孩子5岁归我，抚养费能要多少", { income: 12_000, age: 5 }],
  ["我月收入一万，他月收入五千，孩子归谁，抚养费怎么算", {}],
  ["两个孩子都跟我，前夫每月收入9千5，抚养费多少合适", { income: 9500, children: 2 }],
  ["一儿一女都由我带，对方年薪12万，抚养费怎么算", { income: 10_000, children: 2 }],
  ["前夫每月给抚养费800元，太少了，能不能增加", {}],
  ["女儿2019年6月1日出生，跟她妈妈，我收入7000，要给多少抚养费", { income: 7000, birth: "2019-06-01" }],
  ["孩子十二岁了，男方不付抚养费怎么办", null],
  ["孩子十二岁了，抚养费标准是多少", { age: 12 }],
  ["抚养费付到18岁吗，孩子大学怎么办", {}],
  ["老公工资两三千，抚养费怎么定", {}],
  ["双胞胎抚养费，男方月入2w", { income: 20_000, children: 2 }],
  ["我们一人带一个孩子，他收入8000，抚养费还要给吗", { income: 8000 }],
  ["房子归我，孩子归他，我一个月四千五，他要我每月出2000抚养费", { income: 4500 }],
  ["他没有工作，抚养费怎么算", {}],
  ["男方只肯承担每月600元的抚养费，合理吗", {}],
  ["孩子归她，我底薪加提成一个月差不多8500，抚养费要付多少", { income: 8500 }],
  ["儿子19岁上大学了，我可以不给抚养费吗", { age: 19 }],
  ["没交社会抚养费会怎么样", null],
  ["老人的赡养费怎么算", null],
  ["离婚财产怎么分", null],
  ["三个孩子，大的10岁小的3岁，她月薪6500，孩子都归我，抚养费多少", { income: 6500, children: 3 }],
])("From “%s” no more is read than was told", (words, told) => {
  expect(childSupport.read(words, "2026-11-22")).toEqual(told);
});
