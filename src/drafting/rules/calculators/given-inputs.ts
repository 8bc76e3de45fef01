/** What was given for a sum, held to its fields: what is absent, absurd or no choice of the field counts as not told. */
import { dayOf } from "#language/dates-calendar.ts";
import type { Field, Inputs } from "#drafting/calculation.ts";

/** A finite number within the field's bounds, else null. */
export function numberOf(inputs: Inputs, { key, least = 0, most = 1e12 }: Field): number | null {
  const value = inputs[key];
  return typeof value === "number" && Number.isFinite(value) && value >= least && value <= most ? value : null;
}

/** A day of the calendar, as day number and ISO, else null. */
export function dayGiven(inputs: Inputs, { key }: Field): { iso: string; day: number } | null {
  const iso = inputs[key];
  if (typeof iso !== "string") return null;
  try {
    return { iso, day: dayOf(iso) };
  } catch {
    return null;
  }
}

/** One of the field's own options, else null. */
export function choiceOf<const O extends string>(inputs: Inputs, { key, options }: { key: string; options: readonly O[] }): O | null {
  return options.find((option) => option === inputs[key]) ?? null;
}
