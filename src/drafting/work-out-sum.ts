/** 算一算: what can be worked out, and one sum worked out from its inputs. */
import type { Calculation, CalculatorView, CategoryCode, Citation } from "../contract.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Basis, Calculator, Figures, Inputs } from "./calculation.ts";
import { CALCULATORS } from "./rules/calculators/all.ts";

export function listCalculators(): CalculatorView[] {
  return CALCULATORS.map(({ name, title, fields }) => ({ name, title, fields: [...fields] }));
}

/** @returns a refusal naming each field that is missing or out of bounds */
export function workOut(figures: Figures, name: string, inputs: Inputs): Calculation | Refusal {
  const calculator = CALCULATORS.find((each) => each.name === name);
  if (!calculator) return refuse("not-found", "没有这种计算");
  const wrong = calculator.fields.filter((field) => inputs[field.key] !== undefined && !fits(field, inputs[field.key]!));
  if (wrong.length > 0) return missing(wrong, "这些数字不对，请核对");
  const worked = calculator.work(inputs, figures);
  return "missing" in worked ? missing(worked.missing, "还差这些才能算") : asCalculation(calculator, inputs, worked);
}

export type Told = { words: string; today: string; categories: readonly CategoryCode[]; region: string | null };

/**
 * What the words tell of every sum that they are about: those that can be worked out, and what the others still need.
 * @param told `region`: GB/T 2260 code of where the matter happened, for figures that are set by place
 */
export function sumsTold(figures: Figures, { words, today, categories, region }: Told): { sums: Calculation[]; asks: string[] } {
  const told = CALCULATORS.filter((calculator) => calculator.categories.some((category) => categories.includes(category))).flatMap(
    (calculator) => {
      const read = calculator.read(words, today);
      if (!read) return [];
      const inputs = { ...read, ...placeOf(calculator, region) };
      return [{ calculator, inputs, worked: calculator.work(inputs, figures) }];
    },
  );
  return {
    sums: told.flatMap(({ calculator, inputs, worked }) => ("missing" in worked ? [] : [asCalculation(calculator, inputs, worked)])),
    asks: told.flatMap(({ calculator, worked }) =>
      "missing" in worked ? worked.missing.map(({ ask }) => `算${calculator.title}还要知道：${ask}`) : [],
    ),
  };
}

function placeOf({ fields }: Calculator, region: string | null): Inputs {
  return region !== null && /^\d{6}/.test(region) && fields.some(({ key }) => key === "region")
    ? { region: Number(region.slice(0, 6)) }
    : {};
}

function asCalculation(
  { name, title }: Calculator,
  inputs: Inputs,
  worked: { result: string; how: string; bases: readonly Basis[] },
): Calculation {
  return { calculator: name, inputs, what: title, result: worked.result, how: worked.how, citations: worked.bases.map(cite) };
}

function cite({ law, articleNo, paragraph, item }: Basis): Citation {
  return { law, articleNo, paragraph: paragraph ?? null, item: item ?? null, quote: null, local: null };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function fits({ kind, options, least, most }: Calculator["fields"][number], value: number | string): boolean {
  switch (kind) {
    case "amount":
    case "number":
      return typeof value === "number" && Number.isFinite(value) && value >= (least ?? 0) && value <= (most ?? 1e12);
    case "day":
      return typeof value === "string" && DAY.test(value);
    case "choice":
      return typeof value === "string" && (options ?? []).includes(value);
  }
}

function missing(fields: readonly { key: string; ask: string }[], says: string): Refusal {
  return refuse("invalid", says, { errors: fields.map(({ key, ask }) => ({ field: `inputs.${key}`, message: ask })) });
}
