/** 未休年休假工资: 职工带薪年休假条例 3, 5; 企业职工带薪年休假实施办法 5, 10–12. */
import { chineseDay, dayOf, ymd } from "#language/dates-calendar.ts";
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";
import { plain } from "#language/text.ts";
import type { Basis, Calculator, Field, Inputs, Worked } from "#drafting/calculation.ts";
import { dayGiven, numberOf } from "./given-inputs.ts";
import { plainNumber, toFen, yuan } from "./money.ts";
import { toldMonths, toldService } from "./told-work.ts";
import { toldMonthlyWage } from "./told-wage.ts";
import { PAID_DAYS } from "./wage-rates.ts";

const WAGE: Field = {
  key: "monthlyWage",
  ask: "前十二个月平均每月工资（去掉加班费）是多少元？",
  kind: "amount",
  least: 1,
  most: 1_000_000,
};
const YEARS: Field = {
  key: "workYears",
  ask: "参加工作以来累计工作满多少年（在别的单位的也算）？",
  kind: "number",
  least: 0,
  most: 60,
};
const TAKEN: Field = { key: "daysTaken", ask: "当年已经休了多少天年休假？", kind: "number", least: 0, most: 60 };
const UNUSED: Field = { key: "daysUnused", ask: "知道没休天数的，还有多少天没休？", kind: "number", least: 0, most: 300, optional: true };
const JOINED: Field = { key: "joined", ask: "当年才进这家单位的，哪一天进的？", kind: "day", optional: true };
const LEFT: Field = { key: "left", ask: "当年离职的，哪一天离职？", kind: "day", optional: true };

const REGULATION = "职工带薪年休假条例";
const MEASURES = "企业职工带薪年休假实施办法";
/** The formula of the ministry divides by 365, in leap years too (实施办法 5, 12). */
const YEAR_DAYS = 365;

export const annualLeave: Calculator = {
  name: "annual-leave",
  title: "未休年休假工资",
  categories: ["labor"],
  fields: [WAGE, YEARS, TAKEN, UNUSED, JOINED, LEFT],
  read,
  work,
};

/** Days not taken, the steps to them and their articles; `none` where the law gives no leave. */
type Days = { unused: number; steps: string[]; bases: Basis[] };

function work(inputs: Inputs): Worked | { missing: readonly Field[] } {
  const years = numberOf(inputs, YEARS);
  if (years !== null && years < 1) return notYet();
  const days = daysOf(inputs, years);
  const wage = numberOf(inputs, WAGE);
  const missing = [...(wage === null ? [WAGE] : []), ...("missing" in days ? days.missing : [])];
  if (wage === null || "missing" in days) return { missing };
  return worked(wage, days);
}

function notYet(): Worked {
  return {
    result: "还没有年休假，没有未休年休假工资",
    how: "连续工作满一年（十二个月）以上的，才享受带薪年休假；在别的单位连续工作的时间也算。",
    bases: [
      { law: REGULATION, articleNo: "第二条", paragraph: 1 },
      { law: MEASURES, articleNo: "第三条" },
    ],
  };
}

function daysOf(inputs: Inputs, years: number | null): Days | { missing: Field[] } {
  const unused = numberOf(inputs, UNUSED);
  if (unused !== null) return { unused, steps: [`没有休的年休假${unused}天`], bases: [] };
  const taken = numberOf(inputs, TAKEN);
  if (years === null || taken === null) return { missing: [...(years === null ? [YEARS] : []), ...(taken === null ? [TAKEN] : [])] };
  const due = years < 10 ? 5 : years < 20 ? 10 : 15;
  const share = shareOfYear(inputs, due);
  if ("missing" in share) return share;
  const left = Math.max(0, Math.floor(share.due - taken));
  const tail = share.due === due ? "" : "，不足一整天的不算";
  return {
    unused: left,
    steps: [
      `累计工作${years}年，每年有${due}天年休假`,
      ...share.steps,
      `已经休了${taken}天，还有${plainNumber(Math.max(0, share.due - taken))}天${tail}，按${left}天算`,
    ],
    bases: [{ law: REGULATION, articleNo: "第三条", paragraph: 1 }, ...share.bases],
  };
}

/** What of the year's leave falls to this employer; days of joining and leaving must lie in one year. */
function shareOfYear(inputs: Inputs, due: number): { due: number; steps: string[]; bases: Basis[] } | { missing: Field[] } {
  const [joined, left] = [dayGiven(inputs, JOINED), dayGiven(inputs, LEFT)];
  if (!joined && !left) return { due, steps: [], bases: [] };
  const year = ymd((left ?? joined)!.day).y;
  if (joined && left && (ymd(joined.day).y !== year || left.day < joined.day)) return { missing: [JOINED, LEFT] };
  const from = joined?.day ?? dayOf(`${year}-01-01`);
  const to = left?.day ?? dayOf(`${year}-12-31`);
  const days = to - from + 1;
  // 366 of a leap year's days are still one year's leave.
  const share = Math.min(due, (days * due) / YEAR_DAYS);
  // 第五条 rounds what a newcomer is due before anything is taken off it, 第十二条 only what is left.
  const whole = left ? share : Math.floor(share);
  const stretch = `${chineseDay(from)}到${chineseDay(to)}共${days}天`;
  return {
    due: whole,
    steps: [
      `当年在这家单位只有${stretch}：${days} ÷ ${YEAR_DAYS} × ${due}天 = ${plainNumber(share)}天${left ? "" : `，不足一整天的不算，是${whole}天`}`,
    ],
    bases: [
      left ? { law: MEASURES, articleNo: "第十二条", paragraph: 2 } : { law: MEASURES, articleNo: "第五条", paragraph: 2 },
      ...(left && joined ? [{ law: MEASURES, articleNo: "第五条", paragraph: 2 }] : []),
    ],
  };
}

function worked(wage: number, { unused, steps, bases }: Days): Worked {
  const more = toFen((wage / PAID_DAYS) * unused * 2);
  const how = [
    ...steps,
    `每天工资是${plainNumber(wage)} ÷ ${PAID_DAYS}，约${yuan(wage / PAID_DAYS)}`,
    `应休没休的，每天按300%付，其中100%是已经发过的正常工资，还要另付200%：${plainNumber(wage)} ÷ ${PAID_DAYS} × ${unused}天 × 200% = ${yuan(more)}`,
    "单位安排了、您自己书面提出不休的，单位可以只付正常工资。合同或者单位制度规定得更多的，按更多的算",
  ];
  return {
    result: unused === 0 ? "没有应付的未休年休假工资" : `另付 ${yuan(more)}（不含已经发过的正常工资）`,
    how: `${how.join("。")}。`,
    bases: [
      { law: REGULATION, articleNo: "第五条", paragraph: 3 },
      { law: MEASURES, articleNo: "第十条" },
      { law: MEASURES, articleNo: "第十一条", paragraph: 1 },
      ...bases,
    ],
  };
}

const N = `(\\d{1,3}|[${NUMERAL_CHARS}]{1,3})`;
const ABOUT = /年休假|年假|带薪(?:休)?假/;
const NOT_UNUSED = /产假|婚假|病假|丧假|探亲假/;
const UNUSED_TOLD = [
  new RegExp(`(?:还有|剩余?下?|还剩|有|欠我?)${N}天(?:的)?(?:带薪)?(?:年休假|年假|假)?(?:都)?(?:没|未)(?:有)?(?:休|用|请)`, "g"),
  new RegExp(`(?:还有|剩余?下?|还剩|未休的?)(?:的)?${N}天(?:的)?(?:带薪)?(?:年休假|年假)`, "g"),
  new RegExp(`(?:年休假|年假)(?:还)?(?:有|剩下?|剩余)${N}天(?:没|未|$|[,。!?])`, "g"),
  new RegExp(`${N}天(?:的)?(?:带薪)?(?:年休假|年假)(?:都|一直|还)?(?:没|未)(?:有)?(?:让我?|给我?|安排)?(?:休|用)`, "g"),
  new RegExp(`(?:没|未)休(?:的)?(?:年休假|年假)(?:有|是|共|一共|为)?${N}天`, "g"),
];
const NONE_TAKEN =
  /(?:一天|1天|从来|从没|一直|全|都)(?:年休假|年假|也|都)?(?:没|没有|未|不让|不给)(?:有|让我|给我|安排)?(?:我)?(?:休|用)(?:过)?|(?:年休假|年假)[^,。!?;]{0,6}(?:一天|1天)(?:也|都)?(?:没|未)/;
const TAKEN_TOLD = new RegExp(`(?:已经|已|只|才|就)?(?:休|用|请|安排)(?:了|过)${N}天(?:的)?(?:年休假|年假|$|[,。!?;])`);
const CAREER = new RegExp(
  `(?:累计|总共|一共|总)?(?:工龄|工作年限|社会工龄|参加工作|累计工作|总共工作)(?:已经|已|都|有|满|了|时间|是|为|:|累计|一共){0,3}(\\d{1,2}|[${NUMERAL_CHARS}]{1,3})年(?!多|左右|前|入|进|\\d|[一二三四五六七八九十]月)`,
);

function read(words: string, today: string): Inputs | null {
  const text = plain(words);
  if (!ABOUT.test(text)) return null;
  const wage = toldMonthlyWage(text);
  const years = yearsTold(text);
  const unused = NOT_UNUSED.test(text) ? null : unusedTold(text);
  const taken = takenTold(text);
  const { start, end } = toldService(text, today);
  const year = today.slice(0, 4);
  return {
    ...(wage === null ? {} : { monthlyWage: wage }),
    ...(years === null ? {} : { workYears: years }),
    ...(taken === null ? {} : { daysTaken: taken }),
    ...(unused === null ? {} : { daysUnused: unused }),
    ...(end && end !== today && end.startsWith(year) ? { left: end } : {}),
    ...(start && start.startsWith(year) && (!end || end.startsWith(year)) ? { joined: start } : {}),
  };
}

/** 累计工龄 as told; of one employer alone only where it decides: twenty years there are twenty in all. */
function yearsTold(text: string): number | null {
  const career = CAREER.exec(text);
  if (career) return parseNumeral(career[1]!);
  const here = toldMonths(text);
  return here !== null && here >= 240 ? Math.floor(here / 12) : null;
}

function unusedTold(text: string): number | null {
  const found = UNUSED_TOLD.flatMap((pattern) =>
    [...text.matchAll(pattern)].filter((m) => !/[每一]年[^,。!?;]{0,4}$/.test(text.slice(0, m.index))).map((m) => parseNumeral(m[1]!)),
  );
  const days = [...new Set(found)];
  return days.length === 1 ? days[0]! : null;
}

function takenTold(text: string): number | null {
  const taken = TAKEN_TOLD.exec(text);
  if (taken) return parseNumeral(taken[1]!);
  return NONE_TAKEN.test(text) ? 0 : null;
}
