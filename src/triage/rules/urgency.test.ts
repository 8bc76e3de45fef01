import { describe, expect, test } from "vitest";
import { fastest } from "#testing/fastest.ts";
import { findUrgency } from "./urgency.ts";

describe("danger is never missed", () => {
  describe("violence in the family", () => {
    test.each([
      "老公又打我了，我该怎么办",
      "男人一喝酒就动手，昨天把我肋骨踹断了，我带娃躲在同学家",
      "前夫半夜进来掐我，我换了锁他把门踹坏了",
      "他家暴我五年了，我提离婚他就翻脸",
      "婆婆天天打骂我",
      "结婚八年挨了八年打",
    ])("%s", (text) =>
      expect(findUrgency(text)).toMatchObject({ urgency: "danger", dangers: expect.arrayContaining(["family-violence"]) }),
    );
  });

  describe("threats, also those that the asker makes", () => {
    test.each([
      "他扬言要杀我全家",
      "高利贷往我家门上泼红漆，孩子放学都有人跟着",
      "他说不给钱就卸我一条胳膊",
      "今天再不发工资我就从塔吊上跳下去",
      "老板欠我八万，我真想一刀捅了他",
      "再不给个说法我就跟他们同归于尽",
      "不给钱我就去政府门口自焚",
      "要不到钱大家都别想好过，我汽油都买好了",
      "拆迁队敢来我就拿命跟他们拼了，大不了一起死",
      "有人拿着我以前的裸照逼我打钱，不打就发给我爸妈",
      "前男友天天蹲在我家楼下，我搬了家他都能找到",
    ])("%s", (text) => expect(findUrgency(text).urgency).toBe("danger"));
  });

  describe("confinement", () => {
    test.each([
      "我被朋友骗到广西做传销，身份证被收走了，出门都有人跟着",
      "他们把我关在宾馆里，让我写欠条",
      "老公不让我出门，手机也收走了",
      "弟弟在缅甸那边，要我们凑三十万才放人",
      "刚才司机把车门锁了不让我下车",
    ])("%s", (text) => expect(findUrgency(text).urgency).toBe("danger"));
  });

  describe("self-harm", () => {
    test.each([
      "活着真没意思，我在楼顶",
      "不想再连累家里人了，东西都收拾好了，谢谢你们",
      "欠了那么多钱，不想活了",
      "药我攒够了，别劝我了，下辈子再见",
      "老婆产后一直说不想活，昨晚把刀放枕头底下",
      "爸妈对不起，欠的钱我这辈子还不清，人死债消吧",
      "我吃了一瓶药，不知道后不后悔",
    ])("%s", (text) => expect(findUrgency(text)).toMatchObject({ urgency: "danger", dangers: expect.arrayContaining(["self-harm"]) }));
  });

  describe("a child or an elder harmed or lost", () => {
    test.each([
      "弟媳三天两头拿衣架抽我侄子，身上都是血印子",
      "女儿才读四年级，回来哭着说教练摸她",
      "班上几个女生轮流扇她拍视频，孩子不敢去上学",
      "邻居家的小孩大冬天被关在阳台上，天天听见哭",
      "外甥女十三岁，被网上认识的人约出去两天没回来，电话关机",
      "大伯把奶奶锁在柴房里，一天就给一顿饭",
      "养老院护工打我爸耳光，还把他绑在床上",
      "儿子打我，我七十三了，不敢报警",
      "我妈有老年痴呆，早上走丢了到现在没回来",
      "我今年十五岁，从家里逃出来的，爸爸用皮带抽我",
    ])("%s", (text) => expect(findUrgency(text).urgency).toBe("danger"));
  });

  test("spaces, width and line ends do not hide danger", () => {
    expect(findUrgency("我 不 想 活 了").urgency).toBe("danger");
    expect(findUrgency("他说要\n杀\u200b了我").urgency).toBe("danger");
  });
});

describe("what is over, general or mild is no danger", () => {
  test.each([
    "打官司要多少钱",
    "他打我电话不接怎么办",
    "老公天天打麻将不管孩子",
    "单位威胁我说不签字就开除",
    "跳楼价买的衣服能退吗",
    "去年打架的事，对方赔了医药费，现在又来要误工费",
    "故意伤害罪轻伤二级判几年",
    "楼顶漏水物业不修",
    "孩子在幼儿园摔倒磕破了头，幼儿园赔多少",
    "孩子被婆婆带回老家了不给我见",
    "我在桥上干活从架子上摔下来，公司不认工伤",
    "催收说再不还就起诉我",
    "自杀身亡保险赔不赔",
    "邻居砸墙装修太吵",
    "法院拘留了欠钱的人，关在拘留所",
    "他被强制戒毒两年",
    "汽油涨价了合理吗",
    "非法拘禁罪怎么判",
  ])("%s", (text) => expect(findUrgency(text).urgency).not.toBe("danger"));
});

describe("what cannot wait two weeks is soon", () => {
  test.each([
    "我弟弟昨天被刑拘了，现在怎么办",
    "儿子昨晚被派出所带走了",
    "今天收到法院传票，下周三开庭",
    "一审判决书昨天收到，不服想上诉",
    "交警的事故认定书今天拿到，我不认可",
    "劳动仲裁的裁决书上礼拜拿到，现在去法院起诉来得及吗",
    "支付令上写十五日内不提异议就强制执行",
    "离婚冷静期还有三天就过了，我不想离了",
    "欠条满三年还剩十天不到",
    "房东让我三天内搬走，把锁都换了",
    "镇上贴了告示，十天之内不搬就强制拆",
    "他正在偷偷转移财产",
    "买家付了一半今晚就要把机器拉走",
    "包工头拖欠我们二十多个工人的工资",
    "人昨天没的，医院催我们拉去火化，我们怀疑死因",
  ])("%s", (text) => expect(findUrgency(text).urgency).toBe("soon"));

  test.each([
    "刑拘一般最长几天",
    "会不会被拘留",
    "骗子被抓了，我的钱能追回吗",
    "劳动仲裁一般多久开庭",
    "没有收到传票怎么办",
    "房子去年已经被强拆了",
    "判决生效半年了对方不给钱",
    "公司欠我一个人两个月工资",
  ])("not: %s", (text) => expect(findUrgency(text).urgency).toBe("none"));
});

test("each finding says why, danger first", () => {
  const { reasons, dangers, soons } = findUrgency("老公拿刀砍我，昨天收到法院传票下周开庭");
  expect(reasons[0]!.what).toBe("危险");
  expect(reasons.at(-1)!.because).toMatch(/民事诉讼法/);
  expect(dangers.length).toBeGreaterThan(0);
  expect(soons).toContain("deadline");
});

test("4,000 characters made to confuse the patterns take less than 50 ms", () => {
  for (const piece of ["我老公", "孩子被", "打我", "天天", "收到", "不让"]) {
    const text = piece.repeat(Math.floor(4000 / piece.length));
    expect(
      fastest(() => findUrgency(text)),
      piece,
    ).toBeLessThan(50);
  }
});
