/** 台账 and statistics as tables for a spreadsheet, in Chinese: they go to the bureau's superiors. */
import type { MatterFigures, Statistics } from "#contract/ledger.ts";
import { regionName } from "#language/regions.ts";
import type { LedgerRow } from "../ledger.ts";
import { minutesTo } from "./add-up.ts";

type Cell = string | number | null;
export type Sheet = { name: string; heads: string[]; rows: Cell[][] };

/** How the trade calls its codes; handed in, because pages say the same. */
export type Names = {
  channel: Record<string, string>;
  category: Record<string, string>;
  urgency: Record<string, string>;
  seatClass: Record<string, string>;
  state: Record<string, string>;
  decision: Record<string, string>;
};

const HEADS = [
  "序号",
  "受理时间",
  "渠道",
  "地区",
  "领域",
  "案由",
  "紧急程度",
  "坐席",
  "状态",
  "答复编号",
  "承办律师",
  "答复时间",
  "用时（分钟）",
  "处理",
  "口头答复",
  "承诺时限内",
  "评价",
];

/** @param first the number of the first row within its month */
export function ledgerSheet(
  rows: readonly LedgerRow[],
  first: number,
  names: Names,
  sayNumber: (n: { year: number; seq: number }) => string,
): Sheet {
  const line = (row: LedgerRow, i: number): Cell[] => [
    first + i,
    minute(row.receivedAt),
    named(names.channel, row.channel),
    row.region ? regionName(row.region) : null,
    named(names.category, row.category),
    row.cause,
    named(names.urgency, row.urgency),
    named(names.seatClass, row.seatClass),
    named(names.state, row.state),
    row.answer && sayNumber(row.answer.number),
    row.answer && row.answer.lawyer,
    row.answer && minute(row.answer.at),
    minutesTo(row),
    row.answer && named(names.decision, row.answer.decision),
    row.told && TOLD[row.told],
    row.kept === null ? null : row.kept ? "是" : "否",
    row.stars,
  ];
  return { name: "台账", heads: HEADS, rows: rows.map(line) };
}

const TOLD: Record<NonNullable<LedgerRow["told"]>, string> = {
  phone: "律师电话口述",
  counter: "律师窗口口述",
  "read-out": "凭查询码代读",
  called: "打电话代读",
};

const TITLES: Record<keyof Statistics["by"], string> = {
  district: "按地区",
  seatClass: "按坐席",
  channel: "按渠道",
  category: "按领域",
  urgency: "按紧急程度",
  lawyer: "按律师",
};

const COUNTS: readonly (readonly [string, (f: MatterFigures) => Cell])[] = [
  ["受理", (f) => f.received],
  ["答复", (f) => f.answered],
  ["口头答复", (f) => f.told],
  ["撤回", (f) => f.withdrawn],
  ["用时中位数（分钟）", (f) => rounded(f.medianMinutes)],
  ["九成在此以内（分钟）", (f) => rounded(f.p90Minutes)],
  ["有承诺时限", (f) => f.promised],
  ["时限内", (f) => f.kept],
  ["已评价", (f) => f.rated],
  ["满意", (f) => f.satisfied],
  ["转办", (f) => f.referrals],
  ["法援受理", (f) => f.legalAid],
  ["危险警报", (f) => f.alerts],
  ["更正", (f) => f.corrections],
  ["投诉", (f) => f.complaints],
];

export function statisticsSheet({ total, by }: Pick<Statistics, "total" | "by">, names: Names): Sheet {
  const counts = (figures: MatterFigures): Cell[] => COUNTS.map(([, count]) => count(figures));
  const rows = (Object.keys(TITLES) as (keyof typeof TITLES)[]).flatMap((dimension) =>
    by[dimension].map(({ key, name, figures }): Cell[] => [
      TITLES[dimension],
      name ?? (dimension in names ? named(names[dimension as keyof Names], key) : key || "未说明"),
      ...counts(figures),
    ]),
  );
  return { name: "统计", heads: ["分类", "项目", ...COUNTS.map(([head]) => head)], rows: [["合计", "", ...counts(total)], ...rows] };
}

const named = (of: Record<string, string>, code: string): string => of[code] ?? (code || "未答复");
const rounded = (n: number | null): number | null => (n === null ? null : Math.round(n * 10) / 10);
/** 2026-11-21 09:00 in China. */
const minute = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
