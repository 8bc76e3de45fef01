import { describe, expect, test } from "vitest";
import type { CategoryCode } from "#contract.ts";
import { chooseCategory } from "../field/category.ts";
import { HARDSHIP } from "./facts.ts";
import { prescreenAid } from "./legal-aid.ts";
import { findUrgency } from "#triage/rules/urgency.ts";

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

describe("the same matters told in other words qualify", () => {
  test.each<[CategoryCode, string, string]>([
    ["labor", "第三十一条第五项", "在饭店端盘子干了俩月，老板说生意不好不肯给钱"],
    ["labor", "第三十一条第五项", "春节值班七天，单位只给调休不给三倍"],
    ["labor", "第三十一条第五项", "外卖平台让我注册个体户，出了事说不是他们的人"],
    ["labor", "第三十一条第七项", "我爸在砖厂被传送带卷了胳膊"],
    ["labor", "第三十一条第七项", "在鞋厂干了十年得了苯中毒，厂里不认"],
    ["family", "第三十一条第四项", "离婚三年了，他一分钱没出过，娃都是我养"],
    ["admin", "第三十一条第二项", "出狱以后能向政府申请什么补助"],
    ["admin", "第三十一条第二项", "家里失火烧光了，向哪个部门申请救助"],
    ["labor", "第三十一条第三项", "老伴退休职工病故了，单位丧葬费给多少"],
    ["traffic", "第三十一条第七项", "我爱人骑车被大货车刮倒压了腿"],
    ["medical", "第三十一条第七项", "剖腹产后伤口一直流脓，医院说正常"],
    ["land", "第三十一条第八项", "上游电镀厂偷排，我家两亩藕全烂了"],
    ["family", "第三十二条第四项", "婆婆嫌我生女儿，月子里不给饭吃"],
  ])("%s %s: %s", (category, article, question) => {
    expect(prescreen(question, category).reasons[0]!.because).toContain(article);
  });
});

describe("the harm or the debt may be told first, the doer later, or neither by name", () => {
  test.each<[CategoryCode, string, string]>([
    ["labor", "第三十一条第五项", "领班领了钱就失联，我们砌墙的还差两万多"],
    ["labor", "第三十一条第五项", "干不满一个月走人就一分工资没有，合法吗"],
    ["labor", "第三十一条第五项", "站岗一天十二个小时，一个月只休两天，没有多给"],
    ["labor", "第三十一条第五项", "食堂说我是中介的人，中介说我是食堂的人，我归谁管"],
    ["labor", "第三十一条第七项", "药水溅进眼里，厂里和学校互相推"],
    ["family", "第三十一条第四项", "儿子上高中花销大，能不能叫他爸分担一半"],
    ["family", "第三十一条第四项", "父母谁都不要我，学费靠奶奶凑"],
    ["traffic", "第三十一条第七项", "当时私了，后来腰疼，拍片说裂了"],
    ["medical", "第三十一条第七项", "棉球忘在我肚子里，过了一年才知道"],
    ["consumer", "第三十一条第七项", "大排档的螺蛳，我吃了以后进了急诊抢救"],
    ["admin", "第三十一条第二项", "镇上把我家的特困补助给了别人，我们没有"],
    ["labor", "第三十一条第二项", "失业补助申请不了，原单位一直没报减员"],
    ["finance", "第三十一条第六项", "爷爷痴呆，银行取不出他的钱，谁能代他签字"],
    ["admin", "第三十一条第一项", "派出所认错人把我铐了一天，怎么索赔"],
    ["injury", "第三十二条第二项", "帮楼下救火我自己烧伤，他家不肯出钱"],
    ["family", "第三十二条第四项", "爹妈把生病的妹妹扔在医院就走了"],
  ])("%s %s: %s", (category, article, question) => {
    expect(
      prescreen(question, category)
        .reasons.map((r) => r.because)
        .join(),
    ).toContain(article);
  });
  test.each<string>([
    "堂哥跟人打架，对方重伤，会判几年",
    "我现在是被告人，国家能给派律师吗",
    "喝了酒被查，吹出一百六十，会坐牢吗",
    "手机卡租给别人用，刑警联系了我，会被起诉吗",
  ])("a suspect: %s", (question) => expect(prescreen(question, "criminal")).toMatchObject({ aid: true, suspect: true }));
});

describe("the other side of such a matter does not qualify", () => {
  test.each<[CategoryCode, string]>([
    ["labor", "我开了个小厂，工人手指断了要我赔多少"],
    ["labor", "公司裁员给N+1，怎么算"],
    ["labor", "被公司辞退，没有提前通知，怎么赔"],
    ["family", "法院判我每月给八百抚养费，可以少给吗"],
    ["family", "离婚孩子跟谁，一岁半"],
    ["traffic", "我开车把老人撞倒骨折了，保险够吗"],
    ["traffic", "停车被刮了，对方逃逸"],
    ["labor", "我店里的小工切菜伤了手，狮子大开口，我要赔多少"],
    ["medical", "我是村医，患者说打针以后麻，要我赔钱"],
    ["injury", "和同学吵架动了手，调解书签了又反悔"],
    ["family", "大伯偷偷把老宅卖了"],
    ["land", "我在村里承包了二十亩地，没有种粮补贴"],
    ["criminal", "邻居把我打成轻伤，他要判多久"],
    ["criminal", "写小说，女主被丈夫打到流产后反杀，法院怎么判"],
  ])("%s: %s", (category, question) => expect(prescreen(question, category).aid).toBe(false));
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

test.each([
  "老板把我关在办公室谈话两小时，已经放我走了，能告吗",
  "我58岁，被老板关在宿舍",
  "在学校宿舍被关着",
  "我被公司非法拘禁了三天，怎么办",
])("who was shut in by a private person is no suspect: %s", (question) => expect(prescreen(question, "criminal").suspect).toBe(false));

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

describe("each waiver told is said with its item of 42", () => {
  test.each<[CategoryCode, string, string]>([
    ["family", "第四十二条第一项", "我今年七十八岁，没有生活来源，三个儿子都不养我"],
    ["traffic", "第四十二条第一项", "我妈残疾没有收入，被车撞骨折了"],
    ["traffic", "第四十二条第二项", "我吃低保，被车撞骨折了对方不赔"],
    ["labor", "第四十二条第三项", "我在外地打工，老板拖欠工资"],
    ["labor", "第四十二条第三项", "农民工在工地摔下来骨折"],
  ])("%s %s: %s", (category, article, question) => {
    expect(prescreen(question, category).reasons).toContainEqual({
      what: "免予核查经济困难状况",
      because: expect.stringContaining(article),
    });
  });
  test("a migrant worker's waiver is for pay and injury at work only", () => {
    expect(
      prescreen("我在外地打工，离婚后他不给孩子抚养费", "family")
        .reasons.map((r) => r.because)
        .join(),
    ).not.toContain("第四十二条");
  });
  test("assistance that was refused is not assistance received", () => {
    expect(
      prescreen("村里取消了我家低保", "admin")
        .reasons.map((r) => r.because)
        .join(),
    ).not.toContain("第四十二条");
  });
});

describe("the facts told and those still to ask are said", () => {
  test("by the ground found, in the words of the question", () => {
    expect(prescreen("老板半年没发工资，没签合同", "labor").facts).toEqual({
      told: ["提到“没发工资”", "提到“半年”", "提到“没签合同”"],
      missing: ["用人单位或者老板的名称", "欠款总额", HARDSHIP],
    });
  });
  test("for a suspect: stage, charge and relation", () => {
    const { told, missing } = prescreen("我弟弟涉嫌诈骗被刑事拘留", "criminal").facts;
    expect(told).toEqual(["提到“诈骗”", "提到“刑事拘留”", "提到“我弟弟”"]);
    expect(missing).toContain("有没有委托辩护人");
  });
  test("hardship is not asked of a worker whom 42 frees, nor of those of 32", () => {
    expect(prescreen("我是农民工，老板拖欠工资", "labor").facts.missing).not.toContain(HARDSHIP);
    expect(prescreen("老公家暴，我想离婚", "family").facts.missing).not.toContain(HARDSHIP);
  });
  test("at most four of each, and none without a ground", () => {
    for (const question of ["老板拖欠工资", "我妈被车撞了住院，对方全责，保险不赔，去年的事，十级伤残"]) {
      const { told, missing } = prescreen(question).facts;
      expect(Math.max(told.length, missing.length)).toBeLessThanOrEqual(4);
      expect(told.length + missing.length).toBeGreaterThan(0);
    }
    expect(prescreen("公司股权怎么转让").facts).toEqual({ told: [], missing: [] });
  });
});

describe("other matters do not qualify", () => {
  test.each(["公司股权怎么转让", "房东不退押金", "商标被人抢注", "离婚要什么手续", "网购假货退一赔三", "我是老板，员工离职要经济补偿"])(
    "%s",
    (question) => expect(prescreen(question)).toMatchObject({ aid: false, suspect: false, victim: false, reasons: [] }),
  );
});
