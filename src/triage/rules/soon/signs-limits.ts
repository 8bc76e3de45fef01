/**
 * Which time limit the text is about. A sign may be told in the words of several limits; the reason names the one limit
 * that the text speaks of, so that several signs of the same limit give one reason.
 */
import type { Sign } from "#triage/rules/sign.ts";

type Limit = { of: string; says: string };

const AWARD = "仲裁[^。]{0,24}(?:裁决|输|败|驳|不支持|没支持|不予支持|不服|判|下来|只给|不公)|(?:不服|不认|凭啥).{0,8}仲裁|裁决书";
const PENAL_CASE =
  "刑事|判刑|有期|缓刑|量刑|公诉|被告人|看守所|刑拘|取保|逮捕|批捕|(?<!得|开)罪|判(?:了|决|处)?[^,。]{0,6}[\\d一二两三四五六七八九十]+(?:年|个月)";

/** The most specific first: of those that the text speaks of, the first is said. */
export const LIMITS = {
  coolingOff: {
    of: "冷静期",
    says: "离婚冷静期三十日内可以撤回；期满后三十日内要双方亲自去领证，不去视为撤回（民法典第一千零七十七条）",
  },
  auction: {
    of: "(?:法院|执行|查封|法拍|挂网|房|铺|车)[^。]{0,16}(?:拍卖|开拍)|(?:拍卖|开拍)[^。]{0,16}(?:法院|执行|房)",
    says: "财产就要被拍卖，当事人对执行行为、案外人对财产可以提出书面异议（民事诉讼法第二百三十六条、第二百三十八条）",
  },
  paymentOrder: { of: "支付令", says: "收到支付令十五日内清偿债务或者提出书面异议（民事诉讼法第二百二十七条）" },
  verdict: {
    of: `(?:${PENAL_CASE})[^]*(?:上诉|一审|判决|宣判|裁定|判)|(?:上诉|一审|判决|宣判|裁定|判)[^]*(?:${PENAL_CASE})`,
    says: "不服一审刑事判决十日内上诉，裁定五日（刑事诉讼法第二百三十条）",
  },
  trialDay: {
    of: `(?:涉嫌|${PENAL_CASE})[^]*(?:开庭|出庭)|(?:开庭|出庭)[^]*(?:涉嫌|${PENAL_CASE})`,
    says: "刑事案件就要开庭；起诉书副本至迟在开庭十日以前送达被告人及其辩护人（刑事诉讼法第一百八十七条）",
  },
  award: { of: AWARD, says: "不服劳动仲裁裁决，收到裁决书之日起十五日内起诉（劳动争议调解仲裁法第五十条）" },
  arbitration: {
    of: "仲裁[^。]{0,16}(?:时效|一年|1年|来[得不]|过期|到期)|(?:时效|一年|1年|来[得不]).{0,16}仲裁|申请仲裁",
    says: "申请劳动仲裁的时效期间为一年（劳动争议调解仲裁法第二十七条）",
  },
  claims: { of: "破产|申报债权|债权(?:申报|登记)|登记债权", says: "向管理人申报债权要在法院确定的期限内（企业破产法第四十五条）" },
  appeal: {
    of: "上诉|一审|宣判|判决|裁定|法院.{0,6}判|法官.{0,6}判|往上告|打输|官司.{0,8}输|输.{0,3}官司",
    says: "不服一审判决十五日内上诉，裁定十日（民事诉讼法第一百七十一条）",
  },
  accident: {
    of: "(?:责任|事故)(?:认定|书)|定责|全责|主责|次责|同责|交警",
    says: "对交通事故认定有异议的，送达之日起三日内申请复核（道路交通事故处理程序规定第七十一条）",
  },
  hearing: { of: "听证", says: "要求听证，应当在行政机关告知后五日内提出（行政处罚法第六十四条）" },
  review: {
    of: "复议|行政处罚|处罚决定|处罚书|罚单|补偿决定|征收决定|限期拆除|不予(?:许可|登记|公开)|认定工伤",
    says: "不服行政决定，自知道之日起六十日内申请行政复议（行政复议法第二十条）",
  },
  courtDay: {
    of: "开庭|出庭",
    says: "开庭的日子就在眼前：原告不到庭可以按撤诉处理，被告不到庭可以缺席判决，有正当理由的可以延期（民事诉讼法第一百四十六条、第一百四十七条、第一百四十九条）",
  },
  answer: {
    of: "答辩|应诉|起诉状|诉状|传票|被告|告(?:了)?我|起诉(?:了)?我",
    says: "被告收到起诉状副本后十五日内提出答辩状，管辖权异议也在这一期间内提出（民事诉讼法第一百二十八条、第一百三十条）",
  },
} as const satisfies Record<string, Limit>;

const ORDERED: readonly Limit[] = Object.values(LIMITS);

const POWER_CUT = {
  of: "断水|断电|停水|停电|[停断]了?[水电]|电闸",
  says: "被断水断电断气；行政机关不得以停水停电迫使履行，物业也不得以此催交物业费（行政强制法第四十三条；民法典第九百四十四条）",
};
const COURT_EVICTION = {
  of: "(?:法院|执行局|法官).{0,24}(?:搬|腾|迁|清)",
  says: "法院要强制迁出房屋，应当先公告限期（民事诉讼法第二百六十一条）",
};
const TENANCY = {
  of: "房东|租|业主",
  says: "马上要被清退、换锁；租赁期限内出租人应当让承租人按约定使用（民法典第七百零八条）",
};

/** Of those who are to leave their home. */
export const HOME_LIMITS: readonly Limit[] = [LIMITS.auction, POWER_CUT, COURT_EVICTION, TENANCY];

/** The sign once for each limit, and once in its own words where the text names none of them. */
export function byLimit<Kind extends string>(sign: Sign<Kind>, limits: readonly Limit[] = ORDERED): Sign<Kind>[] {
  const told = limits.map(({ of, says }, index) => {
    const earlier = limits.slice(0, index).map((limit) => limit.of);
    return { ...sign, says, pattern: both(sign.pattern, of, earlier) };
  });
  return [
    ...told,
    {
      ...sign,
      pattern: both(
        sign.pattern,
        "",
        limits.map((limit) => limit.of),
      ),
    },
  ];
}

function both(pattern: RegExp, of: string, earlier: readonly string[]): RegExp {
  const none = earlier.length === 0 ? "" : `(?![^]*(?:${earlier.join("|")}))`;
  return new RegExp(`^(?=[^]*(?:${of}))${none}(?=[^]*?(?:${pattern.source}))`);
}
