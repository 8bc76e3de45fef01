/** 算一算: sums that code works out from what a citizen told. Pure; every figure that changes comes in with its day. */
import type { CategoryCode } from "../contract.ts";

/** What was told, by field: amounts in 元, days ISO, choices in the field's own words. */
export type Inputs = Record<string, number | string>;

/** One thing that must be known. `ask` is put to the citizen, or to the lawyer, as it stands. */
export type Field = {
  key: string;
  ask: string;
  kind: "amount" | "number" | "day" | "choice";
  options?: readonly string[];
  least?: number;
  most?: number;
  /** The sum can be worked out without it; then `how` says what was left open. */
  optional?: true;
};

/** One article that a sum rests on; 款 and 项 count from 1. */
export type Basis = { law: string; articleNo: string; paragraph?: number; item?: number };

/** A worked sum in plain Chinese. `how` shows every step, so that it can be checked by hand. */
export type Worked = { result: string; how: string; bases: readonly Basis[] };

/** A published figure: in force from `from` on, until the next one of its region. `checked` by a person against `source`. */
export type Figure = { region: string; from: string; amount: number; source: string; checked: boolean };

/** 公布的数字: dated tables, see corpus/figures/README.md. LPR in percent a year; wages in 元 a month; income in 元 a year. */
export type Figures = {
  lprOneYear: readonly Figure[];
  averageWage: readonly Figure[];
  minimumWage: readonly Figure[];
  urbanIncome: readonly Figure[];
};

export type Calculator = {
  /** Stored in the answer: never renamed. */
  name: string;
  title: string;
  categories: readonly CategoryCode[];
  fields: readonly Field[];
  /**
   * What the words tell of it, by field; null where they are not about this sum. Nothing is assumed: what is not told is
   * not in it.
   * @param today ISO day, for 三年前 and the like
   */
  read: (words: string, today: string) => Inputs | null;
  /** @returns the sum, or the fields without which it cannot be worked out */
  work: (inputs: Inputs, figures: Figures) => Worked | { missing: readonly Field[] };
};
