/**
 * Names of private persons, by what stands around them: 我叫…, 老板王建国, 被张三打. A surname alone proves nothing
 * (高利贷, 张家口, 许可证), so the weaker the context, the more the name itself must look like one.
 */
import { LEXICON } from "#language/lexicon.ts";
import {
  COMPOUND_SURNAMES,
  DOUBTFUL_SURNAMES,
  FORMAL_SURNAMES,
  GIVEN,
  GIVEN_FIRST,
  GIVEN_WORDS,
  NOT_GIVEN,
  NOT_NAMES,
  ROLES,
  SURNAMES,
  TITLES,
} from "./name-lists.ts";
import { PLACE_NAMES } from "./place-names.ts";
import type { Span } from "./redaction.ts";

const surnames = new Set(SURNAMES);
const doubtfulSurnames = new Set(DOUBTFUL_SURNAMES);
const formalSurnames = new Set(FORMAL_SURNAMES);
const given = new Set(GIVEN);
const notGiven = new Set(NOT_GIVEN);
const titles = new Set(TITLES);
const notNames = new Set(NOT_NAMES);
const placeNames = new Set(PLACE_NAMES);
const givenWords = new Set(GIVEN_WORDS);
const longest = (a: string, b: string) => b.length - a.length;

const FORMAL =
  /(?:我叫|我名叫|我的名字(?:叫|是)?|名字(?:叫做|叫|是|为)|姓名(?:叫|是|为)?|名叫|叫做|真名(?:叫|是)?|全名(?:叫|是)?|本名(?:叫|是)?|实名是|署名|户名(?:是|为)?|联系人|签字人|他叫|她叫|对方叫|人叫)\s*[:：]?\s*["“「《]?$/;
const SELF = /(?:我是|本人是?|我就是)\s*["“]?$/;
const ROLE = new RegExp(`(?:[个位名]叫|(?:${ROLES.toSorted(longest).join("|")})(?:的?名字叫|名叫|是|叫|为|[:：、])?)\\s*["“（(]?$`);
const OBJECT =
  /(?:起诉|状告|控告|举报|告诉|告|借给|转给|转账给|汇给|打给|付给|交给|卖给|租给|还给|嫁给|送给|打了|骂了|撞了|骗了|欠了|伤了|杀了|告了|找了|打伤|撞伤|找到|找|欠|向|和|与|跟|同|被|把|将|替|给|由|让|请|认识|娶了?|对|叫|以及|及|借了?|帮|通过|关于|包括|以为|陪)\s*["“]?$/;
const BEFORE_MINORITY_NAME = new RegExp(`^.*(?:${ROLES.toSorted(longest).join("|")}|[叫是和与跟被把向对告]|姓名|名字)`);
/** Leads on to a name only where three characters look like one throughout. */
const WIDE =
  /(?:含有|还有|另有|有|至|从|于|案外人|之[父母妻夫子女]|[一长次三幼](?:女|子|男)|护工|公证员|工程师|委托|指定|承载|系|雇佣|签字的|出具人|见证人|介绍人)\s*["“]?$/;
const START =
  /(?:^|[，。；！？、,.;!?\s：:（(“"《〈])(?:但是?|而且?|后来|因为|由于|然后|结果|现在|当时|听说|发现|如果|证明|其中|可是|于是|所以|这时|之后|不料|还有|另外|有个|有一个|是|当天|昨天|前天|今天|去年|今年|上个?月)?$/;
/** Else a redacted text would be redacted again. */
const PLACEHOLDER = /[甲乙丙丁戊己庚辛壬癸]/;
/** 王某, 李XX and 刘** are masked already. */
const MASKED = /^[某XxＸｘ×*＊✕氏姓]/;
const NUMBER_BEFORE = /[0-9０-９一二三四五六七八九十百两几多这那每半第整数千]\s?$/;
const PLACE_AFTER = /^(?:村|庄|镇|乡|县|市|区|省|州|路|街道?|桥|山|河|江|湖|岛|港|沟|口|屯|营|寨|坝|家[村庄屯沟])/;
const ORGANISATION_AFTER =
  /^(?:公司|有限|集团|律师事务所|律所|事务所|工作室|超市|饭店|酒店|诊所|医院|学校|幼儿园|店|厂|中心|银行|大学|中学|小学|法院|派出所|公安|政府|村委|社区|小区|花园|牌|品牌|商标|火锅|面馆|餐饮|食品|药业|科技|贸易|实业|建筑|装饰|物流|传媒|教育|网)/;

type Strength = "formal" | "role" | "weak" | "wide";

export function nameSpans(text: string): Span[] {
  const sure = everymen(text);
  const spans: Span[] = [...minorityNames(text), ...sure];
  for (let at = 0; at < text.length - 1; at++) {
    const end = sure.some((span) => span.start === at) ? null : nameEnd(text, at);
    if (end === null) continue;
    spans.push({ kind: "name", start: at, end });
    at = end - 1;
  }
  return spans;
}

function nameEnd(text: string, at: number): number | null {
  const surname = surnameAt(text, at);
  if (!surname) return null;
  const before = text.slice(Math.max(0, at - 14), at);
  const strength = strengthOf(before);
  if (!strength) return null;
  const after = at + surname.length;
  if (formalSurnames.has(surname) && strength !== "formal") return null;
  if (MASKED.test(text.slice(after))) return null;
  if (strength !== "formal" && partOfAWord(text, at, strength)) return null;
  const length = givenLength(text, after, strength, surname);
  if (length === 0 || (length === 1 && (strength === "wide" || (strength === "weak" && doubtfulSurnames.has(surname))))) return null;
  if (strength === "wide" && doubtfulSurnames.has(surname)) return null;
  const rest = text.slice(after + length);
  if (strength !== "formal" && PLACE_AFTER.test(rest)) return null;
  if ((strength === "weak" || strength === "wide") && ORGANISATION_AFTER.test(rest)) return null;
  return after + length;
}

function surnameAt(text: string, at: number): string | null {
  const two = text.slice(at, at + 2);
  if (COMPOUND_SURNAMES.includes(two)) return two;
  const one = text[at]!;
  return surnames.has(one) || doubtfulSurnames.has(one) || formalSurnames.has(one) ? one : null;
}

function strengthOf(before: string): Strength | null {
  if (FORMAL.test(before)) return "formal";
  if (SELF.test(before) || ROLE.test(before)) return "role";
  if (OBJECT.test(before) || START.test(before)) return "weak";
  return WIDE.test(before) ? "wide" : null;
}

/** 主张三倍, 一张照片, 高利贷, 张家口: the surname belongs to another word. */
function partOfAWord(text: string, at: number, strength: Strength): boolean {
  if (at > 0 && LEXICON.has(text.slice(at - 1, at + 1))) return true;
  if ("张万项段支包单席成周年路车房钱国时木".includes(text[at]!) && NUMBER_BEFORE.test(text.slice(0, at))) return true;
  for (let length = 2; length <= 5; length++) {
    const word = text.slice(at, at + length);
    if (notNames.has(word) || (LEXICON.has(word) && !COMPOUND_SURNAMES.includes(word))) return true;
    // 妻子黄梅 is a person, 客户黄梅的 may be a place.
    if (placeNames.has(word) && (strength !== "role" || /^[人的市县区]/.test(text.slice(at + length)))) return true;
  }
  return false;
}

/** How many characters after the surname are the given name: two, one, or none. */
function givenLength(text: string, at: number, strength: Strength, surname: string): number {
  for (const title of titles) if (title.length > 1 && text.startsWith(title, at)) return 0;
  // 于张三: the preposition before another name.
  if (surname === "于" && strength !== "formal" && surnames.has(text[at] ?? "")) return 0;
  const fits = (length: number) => {
    const rest = text.slice(at + length);
    // 被告：刘备，: a role on one side and a full stop on the other need no list of given names.
    const sure = strength === "role" && length === 1 && /^(?:$|[\s，。！？、；：,.!?;:）)])/.test(rest);
    return isGiven(text.slice(at, at + length), length, sure ? "formal" : strength) && follows(rest);
  };
  if (fits(2)) return 2;
  if (fits(1)) return 1;
  const plain = strength === "formal" || surname.length > 1 || (strength === "role" && surnames.has(surname));
  const two = text.slice(at, at + 2);
  return plain && isGiven(two, 2, strength) && (strength === "formal" || allGiven(two)) ? 2 : 0;
}

function isGiven(name: string, length: number, strength: Strength): boolean {
  if (name.length < length || !/^[\u4e00-\u9fa5]+$/.test(name)) return false;
  if (titles.has(name) || PLACEHOLDER.test(name)) return false;
  const grammar = [...name].map((char, i) => notGiven.has(char) && !(length === 2 && i === 0 && GIVEN_FIRST.includes(char)));
  if (grammar.includes(true)) return false;
  if (length === 2 && notGiven.has(name[0]!)) return (strength === "formal" || strength === "role") && given.has(name[1]!);
  if (strength === "formal") return true;
  if (length > 1 && LEXICON.has(name) && !givenWords.has(name)) return false;
  return (strength === "role" && length === 2) || allGiven(name);
}

function allGiven(name: string): boolean {
  return [...name].every((char) => given.has(char));
}

/** A name ends before punctuation, grammar or a known word. */
function follows(rest: string): boolean {
  if (rest === "" || !/^[\u4e00-\u9fa5]/.test(rest) || /^[才一二三四五六七八九十百千万两几]/.test(rest)) return true;
  if (notGiven.has(rest[0]!) || titles.has(rest.slice(0, 2))) return true;
  for (let length = 2; length <= 4; length++) if (LEXICON.has(rest.slice(0, length))) return true;
  return /^(?:死活|醉酒|上门|带人|纠集|夫妇|二人|两人|三人|等人|拒不|擅自|私下|先后|分别|陆续|酒后|声称|自称|涉嫌|以)/.test(rest);
}

/** 张三 and his kin are names wherever they stand. */
function everymen(text: string): Span[] {
  return [...text.matchAll(/张三(?!丰|[十百千万倍])|李四(?!光|[十百千万倍])|(?<!大)王五(?!一|[十百千万倍])|赵六(?!一|[十百千万倍])/g)].map(
    (match) => ({
      kind: "name" as const,
      start: match.index,
      end: match.index + 2,
    }),
  );
}

/** 买买提·吐尔逊: two parts with a dot between them. */
function minorityNames(text: string): Span[] {
  return [...text.matchAll(/([\u4e00-\u9fa5]{1,10})[·•・]([\u4e00-\u9fa5]{1,6})/g)].flatMap((match) => {
    const left = match[1]!.replace(BEFORE_MINORITY_NAME, "");
    if (left.length < 1 || left.length > 6) return [];
    let length = /^阿[不卜]/.test(match[2]!) ? 3 : 2;
    while (length < match[2]!.length && !follows(match[2]!.slice(length))) length++;
    const start = match.index + match[1]!.length - left.length;
    const end = start + left.length + 1 + Math.min(length, match[2]!.length);
    return [{ kind: "name" as const, start, end }];
  });
}
