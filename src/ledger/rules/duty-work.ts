/** 值班: minutes on duty day by day, and nights, from the spells in which somebody was there. */
import { daysOfMonth } from "#language/month.ts";
import type { Spell, Work } from "../ledger.ts";

const HOUR_MS = 3_600_000;
/** A night is from 22:00 to 6:00, and belongs to the day on which it begins. */
const NIGHT_BEGINS = 22 * HOUR_MS;
const NIGHT_ENDS = 30 * HOUR_MS;
/** Less of a night than an hour is no night. */
const NIGHT_LEAST = HOUR_MS;

/** @param month YYYY-MM; what of a spell lies outside is left out, but a last night runs on into the next morning */
export function dutyWork(spells: readonly Spell[], month: string): Work[] {
  return [...Map.groupBy(spells, ({ lawyerId }) => lawyerId)].flatMap(([lawyerId, own]) =>
    daysOfMonth(month).flatMap(({ day, from, until }) => {
      const minutes = Math.round(overlap(own, from.getTime(), until.getTime()) / 60_000);
      const night = overlap(own, from.getTime() + NIGHT_BEGINS, from.getTime() + NIGHT_ENDS) >= NIGHT_LEAST;
      return [
        ...(minutes > 0 ? [{ lawyerId, day, code: "duty-hour" as const, amount: minutes }] : []),
        ...(night ? [{ lawyerId, day, code: "night" as const, amount: 1 }] : []),
      ];
    }),
  );
}

const overlap = (spells: readonly Spell[], from: number, until: number): number =>
  spells.reduce((sum, spell) => sum + Math.max(0, Math.min(spell.until.getTime(), until) - Math.max(spell.from.getTime(), from)), 0);
