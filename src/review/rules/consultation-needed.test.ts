import { describe, expect, test } from "vitest";
import type { CategoryCode } from "#contract.ts";
import { consultationDemanded, stillDemanded } from "./consultation-needed.ts";

const ABOVE = 1_000_000;
const codes = (words: string, categories: CategoryCode[] = ["contract"], group: string | null = null) =>
  consultationDemanded({ words: [words], categories, group }, ABOVE).map(({ code }) => code);

describe("a minor in a criminal matter", () => {
  test.each([
    "我儿子十五岁，偷了同学的手机被派出所带走",
    "孩子上初二，跟人打架把人打伤了，会坐牢吗",
    "未成年人抢劫怎么判",
    "弟弟17岁，帮人取现被刑拘",
    "女儿未满16，被同学打伤，想追究刑事责任",
    "他才16周岁半",
  ])("needs an expert: %s", (words) => expect(codes(words, ["criminal"])).toEqual(["minor-criminal"]));

  test("is seen where triage put the matter elsewhere", () => {
    expect(codes("我侄子高二，因为网上刷单被刑事拘留了", ["contract"])).toEqual(["minor-criminal"]);
  });

  test.each([
    ["an adult son", "我儿子25岁，被刑事拘留了", "criminal"],
    ["a child in a divorce", "要离婚，孩子才两岁，抚养权给谁", "family"],
    ["a floor number", "我住高一层楼，邻居漏水把我家淹了", "housing"],
    ["eighteen", "刚满18岁，打架被拘留", "criminal"],
  ] as const)("is not seen in %s", (_, words, category) => expect(codes(words, [category])).toEqual([]));

  test("is told with the words that say so", () => {
    expect(consultationDemanded({ words: ["十四岁，盗窃"], categories: ["criminal"], group: null }, ABOVE)[0]?.because).toContain("十四岁");
  });
});

describe("a large sum", () => {
  test.each(["被骗了120万", "货款一百五十万元没给", "借了 1,200,000元", "房款３００万元", "投资款3.5亿元", "工程款共计两百多万元"])(
    "needs an expert: %s",
    (words) => expect(codes(words)).toEqual(["large-sum"]),
  );

  test.each(["借给他300万月息2分", "欠500万年底不还", "三百万个人借款"])("is seen before a word that begins as a count does: %s", (words) =>
    expect(codes(words)).toEqual(["large-sum"]),
  );

  test.each(["欠我8万工资", "正好100万元", "厂里有200万人", "买了150万平方米的地", "一共十五个月", "电话12348000", "2026年11月"])(
    "is not seen in: %s",
    (words) => expect(codes(words)).toEqual([]),
  );

  test("is what the bureau says it is, and is told", () => {
    const [demand] = consultationDemanded({ words: ["欠款60万元"], categories: ["debt"], group: null }, 500_000);
    expect(demand?.because).toBe("涉及金额约60万元，超过50万元");
  });
});

test("a group needs an expert, by its name", () => {
  expect(consultationDemanded({ words: ["健身房关门"], categories: ["consumer"], group: "乐动健身" }, ABOVE)).toEqual([
    { code: "group", because: "群体性咨询（乐动健身），答复要一致" },
  ]);
});

test("an ordinary matter needs nobody", () => {
  expect(codes("公司拖欠我三个月工资不发", ["labor"])).toEqual([]);
});

test("what was settled for the matter is not demanded again; what is new is", () => {
  const demanded = consultationDemanded({ words: ["十五岁 被骗200万元 刑拘"], categories: ["criminal"], group: null }, ABOVE);
  expect(stillDemanded(demanded, ["minor-criminal", "wish"]).map(({ code }) => code)).toEqual(["large-sum"]);
});
