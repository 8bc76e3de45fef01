import { describe, expect, test } from "vitest";
import type { CategoryCode } from "#contract.ts";
import { chooseCategory } from "./category.ts";
import { CATEGORY_WORDS } from "./category-words.ts";

const CASES: readonly (readonly [CategoryCode, string])[] = [
  ["labor", "老板说资金周转不开，从八月份到现在一分没发"],
  ["labor", "怀孕五个月被调到仓库搬货，不去就算旷工"],
  ["labor", "送外卖路上摔断了锁骨，站点说我不是他们的人"],
  ["labor", "公司没给我交社保，让我签了个自愿放弃"],
  ["family", "孩子判给我，他说好每个月一千五，给了三回就没影了"],
  ["family", "爷爷留的老宅，过世以后大伯一家占着"],
  ["family", "男人一喝酒就动手，昨天把我肋骨踹断了"],
  ["contract", "奶茶店加盟进去才知道整条街都是他们家"],
  ["contract", "工程干完两年了，总包说等审计，一拖再拖"],
  ["debt", "给小舅子签了个字，现在银行找我要二十万，我是担保人"],
  ["debt", "写的是十万，到手才七万五，利息按十万算"],
  ["housing", "楼上洗衣机漏水把我家吊顶泡塌了"],
  ["housing", "退房的时候房东说墙上有钉子眼，押金一分不退"],
  ["land", "队里把我家两亩水田划给别人种了"],
  ["land", "嫁到外村户口没迁，村里分红没我的份"],
  ["traffic", "开车门把人家电动车挡倒了"],
  ["traffic", "老人过马路被摩托车撞了，骑车的是个学生"],
  ["injury", "前男友把我们的聊天截图发到单位群里造谣"],
  ["injury", "在超市滑倒手腕骨折，店里说我自己不小心"],
  ["medical", "我妈做完胆囊手术又开一刀，医院不承认误诊"],
  ["consumer", "直播间买的玉说假一赔十，主播把我拉黑了"],
  ["consumer", "健身房换老板了，我办的卡不认"],
  ["criminal", "对面说是公安局的，让我把钱转到安全账户"],
  ["criminal", "儿子昨晚因为打架被带走了，在看守所"],
  ["admin", "摆摊被城管没收了三轮车，没开单子"],
  ["admin", "身份证上的生日写错了，派出所不给改"],
  ["company", "三个人凑钱开火锅店，他管账，半年没分红"],
  ["ip", "店名用了五年，有人拿着商标注册证叫我换招牌"],
  ["finance", "买保险的时候没问我有没有结节，现在保险公司拒赔"],
  ["procedure", "赢了官司对方没钱，怎么申请强制执行"],
  ["other", "去韩国旅游签证被拒了怎么办"],
];

describe("a question goes to the lawyer for its legal relationship", () => {
  test.each(CASES)("%s: %s", (category, question) => expect(chooseCategory(question).category).toBe(category));
});

describe("what is done weighs more than where it is done", () => {
  test.each<[CategoryCode, string]>([
    ["injury", "小区里被邻居家的狗咬伤了，医药费不肯出"],
    ["labor", "在医院当护工，干了三个月不给工资"],
    ["family", "老公在外面开公司，我想离婚，孩子归谁"],
    ["traffic", "在公司门口被货车撞了，对方全责"],
  ])("%s: %s", (category, question) => expect(chooseCategory(question).category).toBe(category));
});

test("a word inside a longer word of another meaning does not count", () => {
  expect(chooseCategory("买了火车票").category).not.toBe("traffic");
});

test("procedure is chosen only where no field is nearer", () => {
  expect(chooseCategory("起诉状怎么写").category).toBe("procedure");
  expect(chooseCategory("离婚起诉状怎么写").category).toBe("family");
});

describe("the choice says how sure it is and why", () => {
  test("the deciding words are named", () => {
    const { reason } = chooseCategory("结婚三年要离婚，彩礼退不退");
    expect(reason.what).toBe("领域：婚姻家庭与继承");
    expect(reason.because).toMatch(/“离婚”/);
    expect(reason.because).toMatch(/“彩礼”/);
  });
  test("a clear matter is surer than a mixed one", () => {
    const clear = chooseCategory("他家暴，我要离婚，抚养权给谁，彩礼还要不要退");
    const mixed = chooseCategory("公司的房子漏水");
    expect(clear.confidence).toBeGreaterThan(mixed.confidence);
    expect(clear.confidence).toBeLessThanOrEqual(1);
  });
  test("a second choice is offered where another field is near", () => {
    expect(chooseCategory("老公借了网贷，现在离婚这债务算谁的").second).toBe("debt");
  });
  test("a text without any known word is 其他, with little confidence", () => {
    expect(chooseCategory("呵呵")).toMatchObject({ category: "other", second: null, confidence: 0.2 });
  });
  test("spaces, full-width letters and line ends make no difference", () => {
    expect(chooseCategory("拖 欠\n工 资").category).toBe("labor");
  });
});

test("every category has words of its own", () => {
  for (const lists of Object.values(CATEGORY_WORDS)) expect(lists.length).toBeGreaterThan(0);
});
