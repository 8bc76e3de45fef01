/**
 * Organisations named in a text 单位名称: pure, for comparing questions. A name's key is what askers have in common however
 * they write it: 乐动健身房, 乐动健身 and 成都乐动健身有限公司 are one. What is only a kind of body (物业公司, 我们学校)
 * names nobody.
 */
import { segments } from "./cut.ts";
import { provincesAndCities } from "./regions.ts";
import { codePoints, plain } from "./text.ts";

/** `key` compares, `core` is the proper part alone, `name` is as it was written. */
export type Organisation = { key: string; core: string; name: string };

type Kind = "residence" | "school" | "care" | "village" | "business";

/** Longest first: 健身房 before 健身. */
const ENDINGS: readonly (readonly [Kind, string])[] = [
  ["residence", "小区 楼盘 花园 家园 嘉园 佳苑 公寓 新城 雅苑 名苑 华庭 花苑 庄园 豪庭 名城"],
  ["school", "幼儿园 小学 中学 学校 大学 学院 驾校 培训中心 培训机构 培训班 教育机构 教育 高中 书院 早教中心 托管班"],
  ["care", "医院 诊所 卫生院 养老院 敬老院 护理院 疗养院"],
  ["village", "村"],
  [
    "business",
    "有限责任公司 股份有限公司 有限公司 分公司 公司 集团 工厂 厂 健身房 健身中心 健身会所 健身俱乐部 健身馆 健身 瑜伽馆 游泳馆 俱乐部 会所 美容院 美容店 理发店 美发店 超市 商场 酒店 宾馆 饭店 餐厅 专卖店 旗舰店 4s店 门店 影楼 婚庆 装饰 装修 物业 置业 地产 房地产 平台 商城 银行 合作社 工地 项目部 工程队 中介 app 科技 广场",
  ],
];
/** What a body does: part of many names, the whole of none. */
const TRADES =
  "健身 物业 物业服务 物业管理 装修 装饰 教育 培训 科技 贸易 商贸 建筑 建筑工程 房地产 房地产开发 开发 置业 地产 网络 网贷 网约车 文化 传媒 劳务 劳务派遣 派遣 物流 快递 餐饮 美容 美发 国际 实业 投资 管理 信息 电子 服装 食品 医疗 保险 银行 租赁 汽车 旅游 安装 工程 建设 家政 中介 婚介 养老 健康 咨询 服务 人力资源 人力 广告 金融 小贷 小额贷款 贷款 担保 资产 财富 理财 基金 证券 二手车 二手房 房产 长租 外包 外卖 直播 电商 购物 借款 借贷 催收 连锁 股份 控股 集团 英语 艺术 舞蹈 体育 游泳 瑜伽 私立 公立 民办 公办 实验 职业 技术 职业技术 中心 第一 第二 第三 人民 县 市 区 镇 乡 省 整形 口腔 中医 妇幼 妇产 儿童 专科 私人 民营 国有 上市 外资 正规 知名 高档 老旧 安置 回迁 别墅 商业 住宅 商品 连锁店 加盟 母 子 总 分 大 小 新 老 旧 原 前 现 外 好 附近 隔壁 旁边 当地 本地 外地".split(
    " ",
  );
/** Characters that end a name to the left: grammar, and what people do with bodies. */
const EDGE =
  /[的了在是我你您他她它们咱俺这那哪某家个名所间座和与跟同及被把给向对从到去往叫让由为于因但就也都还又再已经没有不只能会要想请问说找告买租住进入签交付欠办报骗拖退开上下里内外甲乙丙丁戊己庚辛壬癸每各该本贵全几多两任何什么后时月日号年岁元块万]/u;
/** Words that end a name to the left. */
const EDGE_WORDS =
  /^(?:.*(?:购买|投诉|起诉|入住|孩子|小孩|学生|老师|员工|职工|工人|工作|上班|就读|报名|办理|充值|开发商|业主|居民|村民|用人|单位|公司|老板|经理|朋友|老公|老婆|父亲|母亲|通过|关于|咨询|举报|加盟|应聘|入职|离职|辞职|实习|打工|干活|消费|预付|担任|属于|位于|以及|或者|目前|现在|之前|去年|今年|前年|昨天|今天|最近|突然|一起|附近|隔壁|旁边|农|全|邻|自然|行政|城中))/u;
const PLACES = [
  ...new Set(provincesAndCities().map(({ name }) => name.replace(/(?:特别行政区|(?:[一-龥]{1,3}族)*自治[区州]|省|市|地区|盟)$/u, ""))),
].filter((place) => codePoints(place) >= 2);
const AREA = /^[一-龥]{2,4}?(?:省|市|自治区|自治州|区|县)(?=[一-龥]{2})/u;
const LONGEST = 14;
const LONGEST_CORE = 10;
const KINDS = new Map(ENDINGS.flatMap(([kind, words]) => words.split(" ").map((word) => [word, kind] as const)));
const byLength = (words: Iterable<string>) => [...words].toSorted((a, b) => b.length - a.length);
const ENDING = new RegExp(byLength(KINDS.keys()).join("|"), "gu");
const TRADE_END = new RegExp(`(?:${byLength(TRADES).join("|")})$`, "u");
const NAMED = /^[\p{Script=Han}a-z0-9]+$/u;

/** @param text redacted or not; placeholders end a name and are never part of one */
export function organisationsIn(text: string): Organisation[] {
  const read = plain(text);
  const found = new Map<string, Organisation>();
  let from = 0;
  for (const { 0: ending, index } of read.matchAll(ENDING)) {
    const raw = leftOf(read.slice(Math.max(from, index - LONGEST), index));
    const core = coreOf(raw);
    if (core === null) continue;
    from = index + ending.length;
    const kind = KINDS.get(ending) ?? "business";
    const whole = kind === "residence" && ending !== "小区" && ending !== "楼盘" ? core + ending : core;
    const key = `${kind}:${whole}`;
    if (!found.has(key)) found.set(key, { key, core: whole, name: raw.slice(raw.lastIndexOf(core)) + ending });
  }
  return [...found.values()];
}

/** The text without the names: what it says besides. */
export function withoutOrganisations(text: string, organisations: readonly Organisation[]): string {
  return organisations.reduce((left, { name, core }) => left.replaceAll(name, "，").replaceAll(core, "，"), plain(text));
}

/** From the last sign, grammar word or verb on. */
function leftOf(before: string): string {
  const chars = [...before];
  let start = chars.length;
  while (start > 0 && NAMED.test(chars[start - 1]!) && !isEdge(chars, start - 1)) start--;
  return chars.slice(start).join("").replace(EDGE_WORDS, "");
}

/** 和平, 和美 and 李家庄 are names; 和乐动 and 一家乐动 are not. */
function isEdge(chars: readonly string[], at: number): boolean {
  if (!EDGE.test(chars[at]!)) return false;
  const next = chars[at + 1] ?? "";
  return !((chars[at] === "和" && /^[平谐美顺]$/u.test(next)) || (chars[at] === "家" && /^[庄沟湾岗堡屯坝坪寨塘坡]$/u.test(next)));
}

/** The proper part, or null where there is none. */
function coreOf(raw: string): string | null {
  let core = raw;
  for (;;) {
    const place = PLACES.find((name) => core.startsWith(name) && codePoints(core) > codePoints(name));
    const next = (place ? core.slice(place.length) : core)
      .replace(AREA, "")
      .replace(/^[市县区镇省]/u, "")
      .replace(TRADE_END, "");
    if (next === core) break;
    core = next;
  }
  core = properPart(core);
  const length = codePoints(core);
  if (length < 2 || length > LONGEST_CORE || PLACES.includes(core) || /x{2}|某/u.test(core)) return null;
  return /\p{Script=Han}{2}|[a-z]{3}/u.test(core) ? core : null;
}

/** What follows the last word that any question may hold: a proper name is in no dictionary. */
function properPart(core: string): string {
  const parts = segments(core);
  const last = parts.findLastIndex(({ text, kind }) => kind === "word" && codePoints(text) >= 2);
  return parts
    .slice(last + 1)
    .map(({ text }) => text)
    .join("");
}
