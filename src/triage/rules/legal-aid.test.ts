import { describe, expect, test } from "vitest";
import type { CategoryCode } from "#contract.ts";
import { chooseCategory } from "./category.ts";
import { prescreenAid } from "./legal-aid.ts";
import { findUrgency } from "./urgency.ts";

const prescreen = (question: string, category?: CategoryCode) =>
  prescreenAid(question, category ?? chooseCategory(question).category, findUrgency(question));

describe("the matters of 法律援助法 31 qualify", () => {
  test.each([
    ["第三十一条第五项", "老板拖欠我三个月工资不给"],
    ["第三十一条第五项", "没签合同，怎么认定劳动关系"],
    ["第三十一条第四项", "离婚后他不给孩子抚养费"],
    ["第三十一条第四项", "老娘瘫在床上，几个儿子互相推，没人管"],
    ["第三十一条第二项", "低保给我停了怎么申请恢复"],
    ["第三十一条第二项", "失业金怎么领"],
    ["第三十一条第三项", "我爸因公去世，抚恤金发多少"],
    ["第三十一条第七项", "在工地干活从架子上摔下来骨折"],
    ["第三十一条第七项", "我妈被车撞了住院，对方不赔医药费"],
    ["第三十一条第七项", "医院手术失败，我爸瘫痪了"],
    ["第三十一条第七项", "吃了饭店的凉菜全家上吐下泻住院"],
    ["第三十一条第八项", "化工厂排污，我家鱼塘的鱼全死了，要求赔偿"],
    ["第三十一条第一项", "被错误拘留八个月无罪释放，怎么申请国家赔偿"],
    ["第三十一条第六项", "奶奶老年痴呆，怎么申请认定无民事行为能力"],
  ])("%s: %s", (article, question) => {
    const found = prescreen(question);
    expect(found.aid).toBe(true);
    expect(found.reasons[0]!.because).toContain(article);
  });
});

describe("the people of 32 need not prove hardship", () => {
  test.each(["老公家暴，我想离婚", "我爸被儿媳打了", "弟媳天天拿衣架抽我侄子"])("%s", (question) => {
    expect(
      prescreen(question)
        .reasons.map((r) => r.because)
        .join(),
    ).toContain("第三十二条第四项");
  });
  test("who stepped in to help", () => {
    expect(prescreen("见义勇为受伤了谁赔").reasons[0]!.because).toContain("第三十二条第二项");
  });
});

describe("suspects and their families may apply (24, 25)", () => {
  test.each([
    "我弟弟被刑事拘留了",
    "老公因为开设赌场被抓了，能取保候审吗",
    "我涉嫌诈骗取保候审了",
    "警察打电话让我去做笔录，我帮人收过几笔款",
  ])("%s", (question) => expect(prescreen(question, "criminal")).toMatchObject({ aid: true, suspect: true, victim: false }));
  test("a minor is to be given a lawyer", () => {
    expect(
      prescreen("我儿子十六岁未成年，被刑拘了", "criminal")
        .reasons.map((r) => r.because)
        .join(),
    ).toContain("第二十五条");
  });
  test.each(["骗子被抓了我的钱能要回来吗", "我朋友被刑拘了", "刑满释放能办护照吗"])("not: %s", (question) =>
    expect(prescreen(question, "criminal").suspect).toBe(false),
  );
});

describe("victims of crime are told of their right, without counting as aid (29)", () => {
  test.each(["我被网上的人骗了五万", "我妈在路上被抢了"])("%s", (question) => {
    const found = prescreen(question, "criminal");
    expect(found).toMatchObject({ aid: false, victim: true });
    expect(found.reasons[0]!.because).toContain("第二十九条");
  });
});

describe("whose means need no check is said (42)", () => {
  test("a migrant worker who claims pay", () => {
    expect(prescreen("我是农民工，老板拖欠工资").reasons.map((r) => r.what)).toContain("免予核查经济困难状况");
  });
  test("a person on assistance", () => {
    expect(
      prescreen("我吃低保，被车撞骨折了对方不赔")
        .reasons.map((r) => r.because)
        .join(),
    ).toContain("第四十二条");
  });
});

describe("other matters do not qualify", () => {
  test.each(["公司股权怎么转让", "房东不退押金", "商标被人抢注", "离婚要什么手续", "网购假货退一赔三", "我是老板，员工离职要经济补偿"])(
    "%s",
    (question) => expect(prescreen(question)).toMatchObject({ aid: false, suspect: false, victim: false, reasons: [] }),
  );
});
