/** Which periods stand on a day, how they are told, and when they may be changed (个人信息保护法 19, 47). */
import type { RetentionKind } from "#contract/retention.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Kept, ShippedTerm, Term } from "../retention.ts";

type Dated = Pick<Term, "kind" | "fromDay" | "unit" | "amount">;

/** @returns the latest period of the kind that began by `day`; before the first, the first */
export function termOn<T extends Dated>(terms: readonly T[], kind: RetentionKind, day: string): T | null {
  const own = terms.filter((term) => term.kind === kind).toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
  return own.findLast(({ fromDay }) => fromDay <= day) ?? own[0] ?? null;
}

/** The period that somebody set and that has not begun. */
export function comingTerm<T extends Dated>(terms: readonly T[], kind: RetentionKind, day: string): T | null {
  return terms.find((term) => term.kind === kind && term.fromDay > day && terms.some((t) => t.kind === kind && t.fromDay <= day)) ?? null;
}

/** As rooms say it; the languages hold the two forms. */
const sayTerm = ({ unit, amount }: Pick<Dated, "unit" | "amount">): string => (unit === "month" ? `${amount} 个月` : `${amount} 天`);

/** @param shipped every kind once, told where no row of it is loaded yet */
export function keptOn(shipped: readonly ShippedTerm[], terms: readonly Dated[], day: string): Kept {
  const says = Object.fromEntries(shipped.map((term) => [term.kind, sayTerm(termOn(terms, term.kind, day) ?? term)]));
  const days = new Set(terms.filter(({ fromDay }) => fromDay <= day).map(({ fromDay }) => fromDay));
  return { edition: Math.max(1, days.size), says: says as Kept["says"] };
}

/** The notice's slots: {answered} becomes 12 个月. */
export const fillTerms = (body: string, says: Record<string, string>): string =>
  body.replaceAll(/\{([a-z-]+)\}/g, (slot, kind: string) => says[kind] ?? slot);

/** @param stands the period of today @param editions on how many days periods changed so far */
export function mayChangeTerm(
  shipped: Pick<ShippedTerm, "unit" | "least" | "most">,
  stands: number,
  wanted: number,
  editions: number,
): null | Refusal {
  const { unit, least, most } = shipped;
  if (wanted < least || wanted > most) {
    return refuse("invalid", `只能在 ${sayTerm({ unit, amount: least })}到 ${sayTerm({ unit, amount: most })}之间`);
  }
  if (wanted === stands) return refuse("wrong-state", "和现在的期限一样，没有改动");
  return editions < MOST_EDITIONS ? null : refuse("wrong-state", "期限改动的次数已经到了上限");
}

/** The version of the privacy text has three digits for it. */
const MOST_EDITIONS = 900;
const FROM_HOUR = 2;

/** @returns the day in China whose night is to be worked now; null before two in the morning */
export function nightDue(now: Date): string | null {
  const china = new Date(now.getTime() + 8 * 3_600_000);
  return china.getUTCHours() < FROM_HOUR ? null : china.toISOString().slice(0, 10);
}

/** @returns the day after, YYYY-MM-DD */
export const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
