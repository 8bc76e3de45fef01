/** 加班费: 劳动法 44, on the hourly or daily wage that 21.75 paid days a month give. */
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";
import { plain } from "#language/text.ts";
import type { Basis, Calculator, Field, Inputs, Worked } from "#drafting/calculation.ts";
import { choiceOf, numberOf } from "./given-inputs.ts";
import { plainNumber, toFen, yuan } from "./money.ts";
import { toldMonthlyWage } from "./told-wage.ts";
import { HOURS_A_DAY, PAID_DAYS } from "./wage-rates.ts";

const WAGE: Field = { key: "monthlyWage", ask: "正常上班（不算加班费）每月工资是多少元？", kind: "amount", least: 1, most: 1_000_000 };
const PER: Field & { options: readonly ["一共", "每个月"] } = {
  key: "per",
  ask: "下面的加班时间是一共的，还是每个月的？",
  kind: "choice",
  options: ["一共", "每个月"],
  optional: true,
};
const MONTHS: Field = { key: "months", ask: "这样加班一共有几个月？", kind: "number", least: 0.1, most: 720, optional: true };

type Kind = { field: Field; unit: "小时" | "天"; percent: 150 | 200 | 300; item: 1 | 2 | 3; name: string };
const kind = (key: string, ask: string, most: number): Field => ({ key, ask, kind: "number", least: 0, most, optional: true });
const KINDS: readonly Kind[] = [
  {
    field: kind("workdayHours", "平时（工作日）下班后加班多少小时？", 20_000),
    unit: "小时",
    percent: 150,
    item: 1,
    name: "工作日延长",
  },
  {
    field: kind("restDays", "休息日（周末）加班、没有安排补休的有多少天？", 3_000),
    unit: "天",
    percent: 200,
    item: 2,
    name: "休息日",
  },
  {
    field: kind("restHours", "休息日不满一天的加班，另有多少小时？", 20_000),
    unit: "小时",
    percent: 200,
    item: 2,
    name: "休息日",
  },
  {
    field: kind("holidayDays", "法定节假日（如国庆节10月1日至3日）加班多少天？", 400),
    unit: "天",
    percent: 300,
    item: 3,
    name: "法定休假日",
  },
  {
    field: kind("holidayHours", "法定节假日不满一天的加班，另有多少小时？", 4_000),
    unit: "小时",
    percent: 300,
    item: 3,
    name: "法定休假日",
  },
];
/** 劳动法 41: at most so many hours a month. */
const MOST_HOURS_A_MONTH = 36;

export const overtime: Calculator = {
  name: "overtime",
  title: "加班费",
  categories: ["labor"],
  fields: [WAGE, ...KINDS.map(({ field }) => field), PER, MONTHS],
  read,
  work,
};

function work(inputs: Inputs): Worked | { missing: readonly Field[] } {
  const wage = numberOf(inputs, WAGE);
  const given = KINDS.map((k) => ({ ...k, amount: numberOf(inputs, k.field) }));
  const known = given.filter((k): k is Kind & { amount: number } => k.amount !== null);
  // A value out of bounds was meant: the sum without it would be wrong.
  const absurd = given.filter(({ field, amount }) => amount === null && inputs[field.key] !== undefined).map(({ field }) => field);
  const wanting = known.length === 0 ? KINDS.filter(({ unit, item }) => unit === "天" || item === 1).map(({ field }) => field) : [];
  const missing = [...(wage === null ? [WAGE] : []), ...(absurd.length > 0 ? absurd : wanting)];
  if (wage === null || missing.length > 0) return { missing };
  return worked(
    wage,
    known.filter(({ amount }) => amount > 0),
    choiceOf(inputs, PER),
    numberOf(inputs, MONTHS),
  );
}

function worked(wage: number, kinds: readonly (Kind & { amount: number })[], per: "一共" | "每个月" | null, months: number | null): Worked {
  const lines = kinds.map((k) => lineOf(wage, k));
  const once = toFen(lines.reduce((sum, line) => sum + line.sum, 0));
  const monthly = per === "每个月";
  const sum = monthly && months !== null ? toFen(once * months) : once;
  const hours = kinds.reduce((n, { unit, amount, item }) => n + (item === 3 ? 0 : unit === "天" ? amount * HOURS_A_DAY : amount), 0);
  const steps = [
    ...lines.map(({ step }) => step),
    ...(lines.length > 1 ? [`合计${yuan(once)}`] : []),
    ...(monthly ? [months === null ? "这是一个月的，加班了几个月就乘几" : `每月${yuan(once)}，${months}个月共${yuan(sum)}`] : []),
    `一个月按${PAID_DAYS}天、一天按${HOURS_A_DAY}小时折算，是主管部门关于工资折算的规定（2008年的通知已核对，之后的新通知请核对）`,
    "这是法律规定的最低标准；休息日安排了补休的，那部分不另付。经批准实行综合计算工时或者不定时工作制的，算法不同",
    ...(monthly && hours > MOST_HOURS_A_MONTH ? [`法律规定每月加班不得超过${MOST_HOURS_A_MONTH}小时；超过了也要付加班费`] : []),
    "要准备能证明加班的材料（考勤、排班表、聊天记录等），已经付过的加班费要减去",
  ];
  const result = `加班费${monthly && months === null ? "每月" : ""}不低于 ${yuan(sum)}`;
  return { result, how: `${steps.join("。")}。`, bases: basesOf(kinds, monthly && hours > MOST_HOURS_A_MONTH) };
}

function lineOf(wage: number, { unit, percent, name, amount }: Kind & { amount: number }): { sum: number; step: string } {
  const rate = unit === "天" ? wage / PAID_DAYS : wage / PAID_DAYS / HOURS_A_DAY;
  const sum = toFen((rate * amount * percent) / 100);
  const divided = unit === "天" ? `${plainNumber(wage)} ÷ ${PAID_DAYS}` : `${plainNumber(wage)} ÷ ${PAID_DAYS} ÷ ${HOURS_A_DAY}`;
  return { sum, step: `${name}加班${amount}${unit}：${divided} × ${amount}${unit} × ${percent}% = ${yuan(sum)}` };
}

function basesOf(kinds: readonly Kind[], tooLong: boolean): Basis[] {
  const items = [...new Set(kinds.map(({ item }) => item))];
  return [
    ...items.map((item) => ({ law: "中华人民共和国劳动法", articleNo: "第四十四条", item })),
    ...(tooLong ? [{ law: "中华人民共和国劳动法", articleNo: "第四十一条" }] : []),
    { law: "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）", articleNo: "第四十二条" },
  ];
}

const N = `(\\d+(?:\\.\\d+)?|[${NUMERAL_CHARS}]{1,4})`;
const ABOUT =
  /加班[^。!?;]{0,30}(?:费|钱|工资|薪|倍|不给|没给|怎么算|补休|调休)|(?:工资|薪|钱|倍)[^。!?;]{0,30}(?:加班|加点)|三倍工资|三薪|延长工作时间/;
const WORKDAY = /工作日|平时|平常|下班后|晚上|每天|天天|周一到周五|周一至周五|延时|延长/;
const REST = /周末|周六|周日|星期六|星期天|星期日|礼拜天|礼拜六|礼拜日|双休|休息日|休息天|公休/;
const HOLIDAY = /法定(?:节假日|假日|假|休假日|节日)/;
/** 国庆 and 春节 hold more days off than statutory ones, so that days told of them may be either. */
const MIXED = /节假日|国庆|春节|过年|五一|劳动节|元旦|清明|端午|中秋|十一|长假/;
const VAGUE = /^(?:多|几|左右|以上|以下|[-~—至到])/;
const SPENT = new RegExp(
  `(?:加班|加了?|上了?|延长)?(?:了|共|一共|总共|有|到|是|达|累计|合计|约|班|时长|时间|的){0,4}${N}(个?小时|个?钟头|个钟|天|日)`,
  "g",
);

function read(words: string): Inputs | null {
  const text = plain(words);
  if (!ABOUT.test(text)) return null;
  const wage = toldMonthlyWage(text);
  const told = clausesOf(text).flatMap((clause) => spentIn(clause));
  const clashing = told.some((a) => told.some((b) => a.key === b.key && (a.amount !== b.amount || a.monthly !== b.monthly)));
  const rates = new Set(told.map(({ monthly }) => monthly));
  const inputs: Inputs = wage === null ? {} : { monthlyWage: wage };
  if (clashing || rates.size > 1) return inputs;
  for (const { key, amount, monthly } of told) {
    inputs[key] = amount;
    inputs["per"] = monthly ? "每个月" : "一共";
  }
  const months = rates.has(true) ? monthsIn(text) : null;
  return months === null ? inputs : { ...inputs, months };
}

type Spent = { key: string; amount: number; monthly: boolean };

/** What one clause tells: which kind of day, how long, in all or a month. 每天两小时 has no number of days, so no sum. */
function spentIn(clause: string): Spent[] {
  const kinds = [HOLIDAY.test(clause), !HOLIDAY.test(clause) && MIXED.test(clause), REST.test(clause), WORKDAY.test(clause)];
  if (kinds[1] || kinds.filter(Boolean).length !== 1) return [];
  const found = [...clause.matchAll(SPENT)].filter((m) => !VAGUE.test(clause.slice(m.index + m[0].length)));
  if (found.length !== 1 || !/加班|加点|上班|加了|延长|值班|上了.*班/.test(clause)) return [];
  const [match] = found as [RegExpExecArray];
  const before = clause.slice(0, match.index);
  const amount = parseNumeral(match[1]!);
  if (
    amount === null ||
    /(?:每|一|大概|大约|差不多|快|近|不到|欠|超过)$/.test(before) ||
    /每(?:天|日|周|星期|次|年)|天天|一周|一天/.test(clause)
  )
    return [];
  const days = /天|日/.test(match[2]!);
  const key = kinds[0]
    ? days
      ? "holidayDays"
      : "holidayHours"
    : kinds[2]
      ? days
        ? "restDays"
        : "restHours"
      : days
        ? null
        : "workdayHours";
  return key === null ? [] : [{ key, amount, monthly: /每个?月|一个月|每月|月均/.test(clause) }];
}

function clausesOf(text: string): string[] {
  return text.split(/[,。!?;，！？；、\n]/).flatMap((clause, i, all) => {
    // 加班费没给,平时60小时,周末8天: the word 加班 holds for the clauses after it.
    const said = all.slice(Math.max(0, i - 2), i).some((c) => /加班/.test(c)) || /加班/.test(all[i + 1] ?? "");
    return /加班/.test(clause) || !said || !new RegExp(N).test(clause) ? [clause] : [`${clause}加班`];
  });
}

function monthsIn(text: string): number | null {
  const found = [
    ...text.matchAll(new RegExp(`(?:一共|共|连续|这样|持续|加了|干了|有|整整)+(?:加班?)?(?:了)?${N}个月(?!的工资|没发)`, "g")),
  ];
  const months = [...new Set(found.map((m) => parseNumeral(m[1]!)))];
  return months.length === 1 ? months[0]! : null;
}
