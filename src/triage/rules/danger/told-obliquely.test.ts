import { describe, expect, test } from "vitest";
import { findUrgency } from "#triage/rules/urgency.ts";

describe("danger told in other words is danger", () => {
  describe("violence at home: dialect, marks, shame", () => {
    test.each([
      "俺男人又把俺摁炕上揍，揍完锁屋里",
      "佢日日打我，我唔敢返屋企",
      "他老拿棍子夯我，我都快遭不住咯",
      "当着外人好好的，门一关就专挑看不见的地方下手",
    ])("%s", (text) => expect(findUrgency(text).urgency).toBe("danger"));
  });

  describe("stalking, menace and siege by creditors", () => {
    test.each([
      "同事在我包里放了定位器，我换了号他还打进来",
      "他说要么复合要么一起下地狱",
      "放债的叫了几个纹身的吃住在我家，三天不走",
      "对方捎话，敢出庭就让我少条腿",
    ])("%s", (text) => expect(findUrgency(text).urgency).toBe("danger"));
  });

  describe("the asker means to hurt somebody, whatever sentence he asks about", () => {
    test.each(["法律不管，那就我自己来", "我揣着刀在他家楼下，快压不住了，这种判多少年", "工钱再不给我就一把火点了售楼处"])("%s", (text) =>
      expect(findUrgency(text)).toMatchObject({ urgency: "danger", dangers: expect.arrayContaining(["desperate"]) }),
    );
  });

  describe("farewells and means laid ready", () => {
    test.each([
      "猫送人了，密码写在本子上，就想问遗嘱怎么写，今晚之前",
      "我把药摊在桌上数了三遍",
      "我在天桥栏杆外面坐着，风很大",
      "我弟在出租屋，窗户缝都拿胶带封上了",
    ])("%s", (text) => expect(findUrgency(text)).toMatchObject({ urgency: "danger", dangers: expect.arrayContaining(["self-harm"]) }));
  });

  describe("the weak: seen on the body, left without food or medicine", () => {
    test.each([
      "外孙腿上一条条的印子，问他就低头",
      "我奶奶瘫在床上，叔叔一天喂一顿，褥疮都烂了",
      "老公把我的药换了，说早死早省心",
      "叔叔晚上钻我被窝，妈妈不信我",
    ])("%s", (text) => expect(findUrgency(text).urgency).toBe("danger"));
  });

  describe("held, sold, poisoned, in peril", () => {
    test.each([
      "手机一天给十分钟报平安，出门有两个人跟着",
      "老板扣了我们的身份证，说不干满两年别想下船",
      "室友往我杯子里滴东西，头发大把掉",
      "家里全是天然气泄漏的味道，没人来修",
    ])("%s", (text) => expect(findUrgency(text).urgency).toBe("danger"));
  });
});

test("danger told in one sentence of a long story is not ruled out by the business around it", () => {
  const business = "我们婚后买的房子有贷款，首付是借的，合同写两个人名。".repeat(4);
  expect(findUrgency(`${business}他每回喝多就把我锁卧室里打。${business}`).urgency).toBe("danger");
});

describe("fiction, news and what is years over is no danger", () => {
  test.each([
    "写小说，女主被丈夫打，法院一般怎么判",
    "五年前我自杀没成，早治好了，考公务员政审查不查",
    "电视上说拐卖案连买主也判",
    "现在闯红灯几天可以查到",
  ])("%s", (text) => expect(findUrgency(text).urgency).not.toBe("danger"));

  describe("the worst has been done: a killing told by who did it, a child left as a pledge or taken to bed", () => {
    test.each([
      "我把他杀了，血止不住，是不是要坐牢",
      "律师，我杀人了，不敢出门",
      "我把他打死了怎么办血止不住",
      "我失手把老乡捅死了",
      "我撞了人他躺地上不动",
      "沟塌了，两个工友埋在土里",
      "他摔下来没有呼吸了，我们不敢动他，该谁负责",
      "我侄女2013年生的，跟一个二十几岁的睡过，她说自愿",
      "初二的女孩被网友带去开房，家里要不要报警",
      "他把三岁的孩子丢在项目部逼人拿工程款，自己走了",
      "起诉离婚能不能同时请求保护令",
    ])("%s", (text) => expect(findUrgency(text).urgency).toBe("danger"));

    test.each([
      "我打死了邻居家的狗要赔多少",
      "我哥三年前被人打死了，钱还没赔",
      "我家杀了一头猪被邻居举报",
      "玩杀人游戏输了钱要给吗",
      "高中生和同学合伙开店，钱怎么分",
    ])("not: %s", (text) => expect(findUrgency(text).urgency).toBe("none"));
  });
});
