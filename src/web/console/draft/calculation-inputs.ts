/** From what is typed into a calculator's fields to what is sent, and back. */
import type { Calculation, CalculatorView } from "../../../contract.ts";

export type Field = CalculatorView["fields"][number];
/** By field; a blank one is left out when it is sent. */
export type Typed = Record<string, string>;

const isNumber = (field: Field): boolean => field.kind === "amount" || field.kind === "number";

/** 12,000 and 12，000 are 12000; null where it is no number. */
function numberIn(text: string): number | null {
  const plain = text.normalize("NFKC").replaceAll(/[,\s]/g, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

type Bounds = Pick<Field, "least" | "most">;
const outside = (n: number, { least, most }: Bounds): boolean => (least !== undefined && n < least) || (most !== undefined && n > most);

/** Fields whose text is no number, or out of bounds. What is missing is for the calculator to say: some need but one of two. */
export const wrongIn = (fields: readonly Field[], typed: Typed): Set<string> =>
  new Set(
    fields.flatMap((field) => {
      const text = (typed[field.key] ?? "").trim();
      if (text === "" || !isNumber(field)) return [];
      const n = numberIn(text);
      return n === null || outside(n, field) ? [field.key] : [];
    }),
  );

/** Only for what has nothing wrong in it. */
export function inputsOf(fields: readonly Field[], typed: Typed): Calculation["inputs"] {
  const told = fields.flatMap((field): [string, number | string][] => {
    const text = (typed[field.key] ?? "").trim();
    if (text === "") return [];
    return [[field.key, isNumber(field) ? (numberIn(text) ?? 0) : text]];
  });
  return Object.fromEntries(told);
}

export const typedFrom = (inputs: Calculation["inputs"]): Typed =>
  Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, String(value)]));
