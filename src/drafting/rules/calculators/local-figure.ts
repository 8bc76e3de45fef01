/** 当地公布的数字: the figure of the employer's place on a day, or what was given instead of it. */
import type { Field, Figure, Inputs } from "#drafting/calculation.ts";
import { figureOn } from "./figures.ts";
import { numberOf } from "./given-inputs.ts";
import { yuan } from "./money.ts";

export const REGION: Field = {
  key: "region",
  ask: "用人单位在哪里？",
  kind: "number",
  least: 110_000,
  most: 829_999,
  optional: true,
};

export const AVERAGE_WAGE: Field = {
  key: "averageWage",
  ask: "用人单位所在市公布的上年度职工月平均工资是多少元？",
  kind: "amount",
  least: 500,
  most: 200_000,
  optional: true,
};

/** `from` says where it is from, in brackets, for the reader to check. */
export type Local = { amount: number; from: string };

/** The average wage as given, else of the table; null where neither says. @param day ISO day, null where no day is known */
export function averageWageOf(inputs: Inputs, table: readonly Figure[], day: string | null): Local | null {
  const given = numberOf(inputs, AVERAGE_WAGE);
  return given === null ? localFigure(inputs, table, day) : { amount: given, from: `（${yuan(given)}，按所填的数字）` };
}

export function localFigure(inputs: Inputs, table: readonly Figure[], day: string | null): Local | null {
  const region = String(inputs[REGION.key] ?? "");
  if (day === null || !/^\d{6,12}$/.test(region)) return null;
  const figure = figureOn(table, region, day);
  return figure && { amount: figure.amount, from: sayFigure(figure) };
}

/** （6,000元，2025年7月1日起，来源：…，未核对）. */
export function sayFigure({ amount, from, source, checked }: Figure): string {
  const [y, m, d] = from.split("-").map(Number);
  return `（${yuan(amount)}，${y}年${m}月${d}日起，来源：${source}${checked ? "" : "，未核对，请核对"}）`;
}
