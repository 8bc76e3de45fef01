/** What a citizen tells of a job: since when, until when, how long. What is vague (三年多, 快四年) is left untold. */
import { type DateFind, findDates } from "#language/dates.ts";
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";
import { plain } from "#language/text.ts";
import { monthsBetween } from "./length-of-service.ts";
import { clauseBefore } from "./told-wage.ts";

/** ISO days; `serviceMonths` where the length was told, or months of the calendar at both ends. */
export type Service = { start?: string; end?: string; serviceMonths?: number };

/** The words of a job, against those of a marriage, a lease or a sale. */
export const JOB =
  /公司|单位|老板|厂|工资|薪|劳动|辞退|开除|解雇|离职|辞职|员工|职工|上班|打工|工地|社保|裁员|被裁|加班|包工头|入职|仲裁|试用期|hr|人事|年假|年休假|工伤|工友|饭店|超市|保安|保洁|不用来|进厂|干了|工作|优化|店|车间|领导|经理|主管|服务员|司机|当老师|园里/;
/** Words that only an employee says; of a company alone one may be a customer. */
export const EMPLOYED = /劳动|工资|薪|上班|入职|进厂|打工|工作(?!室)|干了|干活|辞|离职|社保|员工|试用期|加班|厂里|工地|仲裁/;

const COUNT = `(?:\\d+(?:\\.5)?|[${NUMERAL_CHARS}]{1,3})`;
/** Groups: 1 years, 2 half or months beyond, 3 months alone, 4 their half, 5 half a year. */
const LENGTH = `(?:(${COUNT})(?:周年|整年|年)((?:零|又|加|外)?(?:${COUNT})个半?月|半(?!个))?|(${COUNT})个(半)?月|(半)年)`;
const WORKED =
  "(?:工作|干活|上班|打工|入职|入厂|进厂|进公司|来公司|来厂里?|来这里?|到这里|任职|就职|在职|服务|工龄|司龄|干|做|待|呆|上(?=了)|跟了老板)(?:了|有|已经|已|满|整整|整|刚|刚好|正好|也|都|我|一共|总共|共|的时间|时间|年限|过|是|为|:){0,4}";
const WORKED_FOR = new RegExp(`${WORKED}${LENGTH}`, "g");
const FOR_WORK = new RegExp(
  `(?:从入职到[^,。!?;]{2,10}(?:一共|总共|正好|刚好|共)|(?:公司|单位|厂里?|店里?|工地)(?:已经|都)?)${LENGTH}(?!前|后|来|内|以内|之内|没|不|的|一直)`,
  "g",
);
const OF_WORK = new RegExp(`${LENGTH}(?:的)?(?:工龄|司龄|老员工|班(?!组|主任|次))`, "g");
const VAGUE_BEFORE = /快|将近|近|不到|差不多|大概|大约|约|接近|超过|至少|不满|未满|其中|每|再|还要|要|想|准备|打算|约定|签了?|才能|又$/;
const VAGUE_AFTER = /^(?:多|几|左右|上下|以上|以下|不到|余|[-~—至到][\d一二三四五六七八九十]|前(?!后)|之前|以前|期|合同|后)/;

/** Lengths told as such: 干了三年半 is 42. Null where none is told, or two differ. */
export function toldMonths(words: string): number | null {
  const text = plain(words);
  const told = [WORKED_FOR, FOR_WORK, OF_WORK].flatMap((pattern) => [...text.matchAll(pattern)].flatMap((m) => monthsOf(m, text)));
  const lengths = [...new Set(told)];
  return lengths.length === 1 ? lengths[0]! : null;
}

function monthsOf(match: RegExpExecArray, text: string): number[] {
  const before = clauseBefore(text, match.index);
  const after = text.slice(match.index + match[0].length);
  if (VAGUE_BEFORE.test(before.slice(-4)) || VAGUE_AFTER.test(after)) return [];
  const months = lengthToldIn(match.slice(1));
  return months === null || months <= 0 || months > 720 ? [] : [months];
}

/** From the groups of LENGTH: three and a half years are 42; 一两年 is no number. */
function lengthToldIn([years, beyond, months, half, halfYear]: readonly (string | undefined)[]): number | null {
  if (halfYear) return 6;
  if (months) {
    const n = countOf(months);
    return n === null ? null : n + (half ? 0.5 : 0);
  }
  const n = countOf(years!);
  if (n === null || n > 60) return null;
  if (!beyond) return Math.round(n * 12);
  if (beyond === "半") return n * 12 + 6;
  const extra = countOf(beyond.replace(/^[零又加外]/, "").replace(/个半?月$/, ""));
  return extra === null || extra > 11 ? null : n * 12 + extra + (beyond.includes("半月") ? 0.5 : 0);
}

/** 两三 and 三五 are no count: two digits side by side name a range. */
function countOf(text: string): number | null {
  return /^[一二两三四五六七八九]{2,}$/.test(text) ? null : parseNumeral(text);
}

const STARTED_AFTER =
  /^(?:的时候|份|左右|初|底|号|那天|就|才|我|他|她|,|开始|正式|应聘|被|在这){0,3}(?:入职|入厂|入司|进厂|进(?:入|了|到|的|这|本|该|一家|某|公司|单位|工厂)|到[^,。!?;]{1,12}(?:上班|工作|打工|干活|做工|任职)|来[^,。!?;]{0,12}(?:上班|工作|打工|干活|公司|厂|单位)|去[^,。!?;]{1,10}(?:上班|工作|打工)|在[^,。!?;]{1,12}(?:上班|工作|打工|干活|任职)|开始(?:上班|工作|干|做|在)|上的?班|到岗|报到|报道|(?:进|来|到)(?:去|来)?的|参加工作(?!的)|就职|建立劳动关系|至今)/;
const STARTED_BEFORE = /(?:入职(?:时间|日期|日)?|进厂|进公司|上班时间|开始上班|参加工作)(?:是|为|在|于|的|:|,)*$/;
const SINCE_BEFORE = /(?:从|自|自从)$/;
const SINCE_AFTER =
  /^(?:份|初|底)?(?:起|开始|入职|到现在|至今|以来)?[^,。!?;]{0,6}(?:入职|上班|工作|打工|在[^,。!?;]{1,10}(?:干|做|上班|工作)|干到|做到|干起|做起)/;
const ENDED_AFTER =
  /^(?:的时候|份|左右|初|底|那天|号|就|才|我|他|她|,|公司|单位|老板|厂里?|人事|hr|店长|领导|经理|主管|突然|正式|口头|书面|以[^,。!?;]{1,14}|因[^,。!?;]{1,14}|从(?:公司|单位|厂|店|这|该|本)[^,。!?;]{0,6}|无故|发|给我|把我|通知我?|跟我|和我|说|被[^,。!?;]{0,6}?|(?:让|叫|喊)(?:我|她|他)){0,6}(?:辞退|开除|解雇|解聘|裁员|裁掉|裁了|炒|劝退|解除|离职|辞职|离开(?:公司|单位)|走人|终止|合同到期|合同期满|到期(?:不|没|公司|单位)|不用来|不让[^,。!?;]{0,3}上班|被裁|辞掉|辞了|不干了)/;
const ENDED_BEFORE =
  /(?:离职(?:时间|日期|日)?|干到|做到|工作到|上班到|上到|最后(?:一个|一天)?(?:工作日|上班|工作)|辞退(?:时间|日期)?|解除(?:时间|日期))(?:是|为|在|于|了|:)*$/;
/** A contract signed, wages owed or a wedding on that day says nothing of the first or last day of work. */
const FUTURE_OF_WORK = /^[^,。!?;]{0,4}(?:签|续签|结婚|怀孕|受伤|出差|调岗|没发|欠)/;
const NOW_AFTER = /^(?:份|起|开始|入职|上班|工作|进厂|就|在[^,。!?;]{1,10}(?:上班|工作|干|做))*(?:到|至)(?:现在|今天|目前|今)/;
const STILL_NOW =
  /(?:入职|上班|工作|进厂|干|做)(?:了|以来|后|之后)?[,]?(?:一直)?(?:到|至)(?:现在|今天|目前|今)|现在还在(?:职|上班|干)|至今(?:仍|还)?在/;

/** First and last day of work as far as they are told to the day, else the months between where these give one result. */
export function toldService(words: string, today: string): Service {
  const text = plain(words);
  const finds = findDates(text, today).filter((find) => find.from <= today);
  const start = one(finds.filter((find, i) => !isSpan(text, finds[i - 1], find) && starts(text, find, finds[i + 1])));
  const still = STILL_NOW.test(text) || finds.some((find) => NOW_AFTER.test(text.slice(find.end)));
  const end =
    one(finds.filter((find, i) => find !== start && ends(text, find, finds[i - 1]))) ?? (still ? { from: today, to: today } : null);
  const months = toldMonths(words);
  const days = { ...dayAs("start", start), ...dayAs("end", end) };
  if (days.start && days.end) return days.start <= days.end ? days : {};
  const between = months ?? (start && end ? spanOfMonths(start, end) : null);
  return { ...days, ...(between === null ? {} : { serviceMonths: between }) };
}

type Days = { from: string; to: string };

/** Only where each end is known to the month: of a year alone nothing follows. */
function spanOfMonths(start: Days, end: Days): number | null {
  return [start, end].every(({ from, to }) => from.slice(0, 7) === to.slice(0, 7)) ? monthsBetween(start, end) : null;
}

function dayAs(key: "start" | "end", days: Days | null): Service {
  return days && days.from === days.to ? { [key]: days.from } : {};
}

function one(finds: readonly DateFind[]): DateFind | null {
  return finds.length > 0 && finds.every((find) => find.from === finds[0]!.from && find.to === finds[0]!.to) ? finds[0]! : null;
}

function starts(text: string, find: DateFind, next: DateFind | undefined): boolean {
  const before = clauseBefore(text, find.start);
  const after = text.slice(find.end, find.end + 24);
  if (FUTURE_OF_WORK.test(after) || (find.how !== "date" && find.how !== "ago")) return false;
  if (STARTED_BEFORE.test(before) || STARTED_AFTER.test(after)) return true;
  if (!SINCE_BEFORE.test(before)) return isSpan(text, find, next) && (worksAfter(text, next!) || worksBefore(text, find));
  return SINCE_AFTER.test(after) || (isSpan(text, find, next) && worksAfter(text, next!));
}

function ends(text: string, find: DateFind, previous: DateFind | undefined): boolean {
  const after = text.slice(find.end, find.end + 40);
  if (ENDED_BEFORE.test(clauseBefore(text, find.start)) || ENDED_AFTER.test(after)) return true;
  return isSpan(text, previous, find) && (worksAfter(text, find) || worksBefore(text, previous!));
}

/** 2019年3月到2023年5月在某厂上班. */
function isSpan(text: string, find: DateFind | undefined, next: DateFind | undefined): boolean {
  return (
    find !== undefined &&
    next !== undefined &&
    /^(?:份|起|入职|开始|干|做|工作|上班)*(?:到|至|-|~|—){1,2}$/.test(text.slice(find.end, next.start))
  );
}

function worksAfter(text: string, find: DateFind): boolean {
  return /^(?:份|底|初|为?止|期间|,|我|一直){0,3}(?:在|给)?[^。!?;]{0,14}(?:上班|工作|打工|干活|任职|就职|做事|离职|辞退|被裁)/.test(
    text.slice(find.end),
  );
}

/** 在幼儿园当老师,2020年9月1日到2026年8月31日. */
function worksBefore(text: string, find: DateFind): boolean {
  return /(?:当|做|干|上班|工作|打工|任职)[^。!?;,]{0,8},?$/.test(text.slice(Math.max(0, find.start - 14), find.start));
}
