/** 主体: who does what, and to whom. A claim that gives one party what its article gives the other. */
import { clausesOf, stancesIn } from "./clauses.ts";
import type { Against } from "./turned-clauses.ts";

/** Names that people and laws have for one party. */
const ALIASES: [string, RegExp][] = [
  ["用人单位", /用人单位|雇主|老板|公司|企业|厂里|(?<!用工|有关|保管)单位/u],
  ["劳动者", /劳动者|职工|员工|工人|工作人员|雇员|快递员/u],
  ["出租人", /出租人|房东/u],
  ["承租人", /承租人|租客|租户/u],
  ["债权人", /(?<!留置权人|质)债权人|债主|贷款人|出借人/u],
  ["债务人", /债务人|借款人|欠[债钱]的?人/u],
  ["经营者", /经营者|商家|店家|卖家|销售者|网店/u],
  ["消费者", /消费者|买家|顾客/u],
  ["保险人", /(?<!被)保险人|保险公司/u],
  ["投保人", /投保人/u],
  ["被保险人", /被保险人/u],
  ["医疗机构", /医疗机构|医院/u],
  ["患者", /患者|病人/u],
  ["人民法院", /人民法院|法院/u],
  ["人民检察院", /人民检察院|检察院/u],
  ["公安机关", /公安机关|公安|警察|派出所|民警|交警/u],
  ["保证人", /(?<!被)保证人/u],
  ["出卖人", /出卖人|卖方/u],
  ["买受人", /买受人|买方/u],
  ["监护人", /(?<!被)监护人/u],
  ["被监护人", /被监护人/u],
  ["物业服务人", /物业服务人|物业服务企业|物业公司|物业(?!费|服务|管理)/u],
  ["业主", /业主(?!大会|委员会)/u],
  ["使用人", /使用人|开车的人|驾驶人|驾驶员|司机/u],
  ["所有人", /所有人|车主|房主/u],
];
const OTHER =
  /抵押权人|抵押人|留置权人|质权人|出质人|被代理人|代理人|委托人|受托人|合伙人|清算人|权利人|拾得人|被申请人|申请人|行为人|第三[人者]|受?赠与?人|被?继承人|遗嘱人|受益人|寄存人|保管人|承运人|托运人|旅客|[发承]包[人方]|村民委员会|村委会|居民委员会|居委会|业主大会|业主委员会|村民|旅游者|旅行社|受害人|被[侵害]权?人|犯罪嫌疑人|被告人|原告|被告|行政机关|收养人|送养人|登记机构|仲裁委员会|人民政府|作者|著作权人|专利权人|学校|近亲属|配偶|父母|子女|出资人|股东|董事|法人|代理人|被代理人|平台|网络用户/u;
/** Whoever is meant stands outside the article. */
const SOMEBODY = /[您你他她谁]|自己|对方|双方|一方|本人|当事人/u;
const PARTY = new RegExp(`(?:${[...ALIASES.map(([, words]) => words.source), OTHER.source].join("|")})`, "gu");
/** Two who stand against each other: what one must, the other may ask for. */
const OPPOSED = [
  ["用人单位", "劳动者"],
  ["出租人", "承租人"],
  ["债权人", "债务人"],
  ["经营者", "消费者"],
  ["保险人", "被保险人"],
  ["保险人", "投保人"],
  ["医疗机构", "患者"],
  ["出卖人", "买受人"],
  ["抵押人", "抵押权人"],
  ["代理人", "被代理人"],
  ["寄存人", "保管人"],
  ["发包人", "承包人"],
  ["使用人", "所有人"],
  ["权利人", "拾得人"],
  ["村民委员会", "村民"],
] as const;
const TOWARD = /(?:向|请求|要求|通知|催告)(?:其他|该|原)?$/u;

/** Whoever does a deed, and toward whom where it is said; `by`: 由; `next`: named right beside what is done. */
type Doer = { deed: string; from: string | null; to: string | null; by: boolean; next: boolean; words: string };

/** @returns what the claim gives another party than the article does, or null */
export function changesParties(said: string, texts: readonly string[], ours: readonly string[]): Against | null {
  const there = texts.flatMap(doersIn);
  const own = ours.flatMap(doersIn);
  const named = new Set(texts.flatMap((text) => partiesOf(text).map(({ name }) => name)));
  const told = doersIn(said);
  for (const { deed, from, to, by, next, words } of told) {
    // A name that the article does not use may be another for whom it means; 请法院撤销 is done by the court.
    if (!next || from === null || !named.has(from) || own.some((each) => each.deed === deed && each.from === from)) continue;
    const back = there.find((each) => each.from === to && each.to === from);
    if (to !== null && back && !there.some((each) => each.from === from && each.to === to)) return { said: words, text: back.words };
    const toward = there.find((each) => each.deed === deed && each.to === from);
    if (toward && !there.some((each) => each.deed === deed && each.from === from)) return { said: words, text: toward.words };
    const of = there.filter((each) => each.deed === deed && each.from !== null);
    if (to !== null || of.length === 0 || of.some((each) => each.from === from)) continue;
    // 甲和乙应当: whoever is named beside the right one may be meant with it.
    if (told.some((other) => other.words === words && other.deed === deed && of.some((each) => each.from === other.from))) continue;
    const borne = of.find((each) => each.by);
    if (by && borne) return { said: words, text: borne.words };
    if (of.every((each) => OPPOSED.some(([a, b]) => (a === from && b === each.from) || (b === from && a === each.from))))
      return { said: words, text: of[0]!.words };
    if (!by && !texts.some((text) => begins(text, from))) return { said: words, text: of[0]!.words };
  }
  return null;
}

/** Whatever is borne, it is a party that bears it. */
const BORNE = /^(?:支付|补偿|返还)$/u;

function doersIn(text: string): Doer[] {
  let last: { name: string; sentence: number }[] = [];
  return stancesIn(text).flatMap(({ deed, is, clause, mark, at }): Doer[] => {
    if (!is) return [];
    const parties = partiesOf(clause.text);
    const by = mark !== null && clause.text[mark.at] === "由";
    const [start, end] = mark === null ? [0, 0] : [mark.at, mark.end];
    const between = clause.text.slice(end, at);
    const to =
      parties.find(
        (party) =>
          party.at >= end &&
          party.at < at &&
          TOWARD.test(clause.text.slice(0, party.at)) &&
          !/^(?:所在|住所|的)/u.test(clause.text.slice(party.end)),
      )?.name ?? null;
    const before = parties.filter((party) => (by ? party.at === end : party.end <= start));
    const goesOn = /^[也并且]/u.test(clause.text) || last[0]?.sentence === clause.sentence;
    const carried = SOMEBODY.test(clause.text.slice(0, start)) || !goesOn ? [] : last;
    const doers = before.length > 0 ? before : carried;
    if (doers.length === 0 && to !== null)
      return [{ deed: deed.replace(BORNE, "承担"), from: null, to, by, next: false, words: clause.text }];
    if (before.length > 0) last = before.map(({ name }) => ({ name, sentence: clause.sentence }));
    return doers.map((doer) => {
      const beside = by || ("end" in doer && doer.end === start && mark !== null) || to !== null;
      const next = beside && (to !== null || !/[请找让叫]|要求|向/u.test(between));
      return { deed: deed.replace(BORNE, "承担"), from: doer.name, to, by, next, words: clause.text };
    });
  });
}

/** Somebody that a clause begins with acts there. */
function begins(text: string, name: string): boolean {
  return clausesOf(text).some((clause) => partiesOf(clause.text).some((party) => party.name === name && party.at === 0));
}

type Named = { name: string; at: number; end: number };

function partiesOf(text: string): Named[] {
  return Array.from(text.matchAll(PARTY), (found) => ({ name: nameOf(found[0]), at: found.index, end: found.index + found[0].length }));
}

function nameOf(party: string): string {
  return ALIASES.find(([, words]) => new RegExp(`^(?:${words.source})$`, "u").test(party))?.[0] ?? party;
}
