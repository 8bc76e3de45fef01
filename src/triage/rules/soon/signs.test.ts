import { describe, expect, test } from "vitest";
import { findUrgency } from "#triage/rules/urgency.ts";

const soons = (text: string) => findUrgency(text).soons;

describe("somebody held by the state now cannot wait", () => {
  test.each([
    "老公帮别人转账跑分，被外地公安带走三天了",
    "儿子在拘留所，昨天进去的，能探望吗",
    "舅舅滥伐林木被刑拘，第二十天了",
    "容留他人吸毒能取保候审吗",
    "民警说交五万可以取保，可信吗",
    "因涉嫌行贿罪被检察机关逮捕",
    "堂哥被纪委带走一个礼拜了，家里人能见吗",
    "弟弟被派出所传唤，过了一天还没放人",
    "表弟昨天吸毒被抓去强制戒毒，不服能复议吗",
    "欠钱没还，法院把我爸司法拘留了",
    "收到逮捕通知书，上面写的是妨害公务",
    "我男人叫公安喊去，到今天人还莫回来",
    "娃遭逮了，说是偷电缆",
    "表弟上班的地方被一锅端，人都拉走了",
    "人关在里头半个月了，律师见不到",
    "给里面的人送棉被怎么送，刚进去的",
    "涉嫌职务侵占，明天满三十七天，检察院会不会批",
    "我在派出所，他们不让我走",
  ])("%s", (text) => expect(soons(text)).toContain("custody"));

  test.each([
    "我哥判了五年，在监狱能减刑吗",
    "五年前被拘留过，影响政审吗",
    "取保候审一年到期了，保证金怎么退",
    "我取保候审期间可以出省吗",
    "骗子被抓了，钱能要回来吗",
    "肇事司机被抓了，赔偿怎么谈",
    "刑拘和行政拘留有什么区别",
    "网贷逾期会被抓吗",
    "他会不会被抓起来",
    "我的车被交警扣押了",
    "社区戒毒三年怎么解除",
    "叔叔在里面改造得好，听说能减刑",
    "公安局不给立案也不回复",
    "我家的狗被城管抓走了",
    "派出所已经把人放了，扣的电脑没还",
  ])("not a served sentence, the past, the other side or the law in general: %s", (text) => expect(soons(text)).not.toContain("custody"));
});

describe("a paper received or a ruling refused starts a time limit", () => {
  test.each([
    "网贷公司把我起诉了，法院传票发到了家里",
    "法院传票不去会怎么样",
    "接到法院电话让我去领取起诉状",
    "管辖权异议申请书怎么写",
    "一审判我赔八万，不服，想上诉",
    "劳动仲裁败诉了，可以去法院起诉吗",
    "交警判同等责任我不服怎么办",
    "税务局给了处罚告知书，三天内陈述申辩",
    "派出所对打人者不予处罚，我不服，申请复议",
    "公司在公示简易注销，还欠我货款",
    "诉讼时效马上就到三年了",
    "快递送来法院专递，说我欠货款",
    "书记员打电话喊我去拿传票",
    "支付令寄到家了，十五天不吭声就强制执行",
    "输了官司心里不服，还能告到中院不",
    "昨天法官当庭宣判，判我赔六万，凭啥",
    "社保局不给认工伤，想复议",
    "公安不给立案，给了张通知单，想申请复议",
    "法官让我五天内交鉴定意见",
  ])("%s", (text) => expect(soons(text)).toContain("deadline"));

  test.each([
    "法院什么时候发传票",
    "我告的他，法院给他送传票他就是不签收",
    "判决书下来多久生效",
    "仲裁赢了公司不给钱",
    "二审维持原判，还能申请再审吗",
    "民事起诉状需要几份",
    "事故认定书多久出来",
    "我公司想办理简易注销",
    "法院判他赔我三万，他跑了",
    "传票可以叫家里人代收吗",
    "我是原告，缺席会怎样",
    "上回的罚单复议撤掉了，局里又罚了我一遍",
  ])("not a claimant's wait or a closed case: %s", (text) => expect(soons(text)).not.toContain("deadline"));
});

describe("a home, property, proof or the pay of many is about to be lost", () => {
  test.each([
    ["挖掘机开到我家门口，马上要推房子了", "eviction"],
    ["城管说是违建，限三天拆除，否则强拆", "eviction"],
    ["房管局让我们一周内搬离，说是危房", "eviction"],
    ["拆迁办给我们停水停电，逼我们签字", "eviction"],
    ["被告要把厂子转让给别人，官司还没打完", "transfer"],
    ["男方把存款都转到他妈名下了，我要离婚", "transfer"],
    ["债务人正在变卖家产，怎么办", "transfer"],
    ["真房东限我们三天滚蛋", "eviction"],
    ["物业把我家电闸拉了", "eviction"],
    ["铲车停在院子外头了，隔壁已经扒了", "eviction"],
    ["欠我钱的把车卖了正在挂房子，咋拦", "transfer"],
    ["公爹刚走，小叔子拿着存折在取钱", "transfer"],
    ["监控说只存七天，不给拷", "evidence"],
    ["打卡记录都被老板删了", "evidence"],
    ["全车间三个月没开支", "wages"],
    ["我是班组长，手下弟兄天天找我要钱，总包不付", "wages"],
    ["商场监控快被覆盖了，不给我看", "evidence"],
    ["对方公司在销毁账本", "evidence"],
    ["我们八九个工人的工钱被包工头拖欠一年了", "wages"],
    ["厂子倒闭，三个月没发工资，一百多号人", "wages"],
    ["工地干了半年，我们一起的八个人都没拿到钱", "wages"],
  ])("%s", (text, kind) => expect(soons(text)).toContain(kind));

  test.each([
    "房子前年被强拆，现在能要补偿吗",
    "房子过户给儿子要多少税",
    "婚内转移过财产，离婚后发现还能追吗",
    "公司拖欠我两个月工资",
    "监控能作为证据吗",
    "租客到期不搬走怎么办",
    "铲车把麦子铲掉了，能赔吗",
    "把车卖给朋友没过户，出了事算谁的",
    "公司叫我收拾东西走人，赔多少",
    "小区夏天老跳闸停电，找谁",
    "公司股权变更需要多久",
  ])("not what is done already or one person's pay: %s", (text) => expect(findUrgency(text).urgency).toBe("none"));
});

test("every reason names its article", async () => {
  const { SOON_SIGNS } = await import("./signs.ts");
  for (const { says } of SOON_SIGNS) expect(says).toMatch(/第[一二三四五六七八九十百千零]+条/u);
});

const hurries = (text: string) =>
  findUrgency(text)
    .reasons.filter(({ what }) => what === "时间紧")
    .map(({ because }) => because);

describe("the reason names the one limit that the text is about", () => {
  test.each([
    ["一审判了我弟三年有期徒刑，还有五天上诉，来得及吗", "刑事诉讼法第二百三十条"],
    ["一审判我赔八万，不服，想上诉", "民事诉讼法第一百七十一条"],
    ["劳动仲裁裁决书收到三天了，不服，想去法院起诉，来得及吗", "劳动争议调解仲裁法第五十条"],
    ["法院下周要拍卖我的房子", "民事诉讼法第二百三十六条"],
    ["后天开庭，我去不了怎么办", "民事诉讼法第一百四十六条"],
    ["我弟弟涉嫌诈骗罪下周开庭", "刑事诉讼法第一百八十七条"],
    ["交警认定我全责，不服，三天内复核来得及吗", "道路交通事故处理程序规定第七十一条"],
    ["破产债权申报月底截止", "企业破产法第四十五条"],
    ["支付令寄到家了，十五天不吭声就强制执行", "民事诉讼法第二百二十七条"],
    ["物业把我家电停了", "行政强制法第四十三条"],
    ["房东明天不搬就换锁", "民法典第七百零八条"],
  ])("%s: %s", (text, article) => {
    const said = hurries(text);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(article);
  });

  test.each(["公司11月30号合同到期，不续签有补偿吗", "我的劳动合同下周就到期，公司不续", "租约月底到期，押金怎么退"])(
    "the day a contract itself ends is no time limit: %s",
    (text) => expect(hurries(text)).toEqual([]),
  );
});

test.each([
  "老板把我关在办公室谈话两小时，已经放我走了，能告吗",
  "我58岁，被老板关在宿舍",
  "在学校宿舍被关着",
  "我被老板关在宿舍，能报警吗",
])("being shut in by a private person is no custody: %s", (text) => expect(soons(text)).not.toContain("custody"));
