/**
 * 取件码: eleven digits and a check digit, said in three groups. Digits, since whoever writes Chinese on a telephone has to
 * leave the input method for letters, and since they are heard right; the last one finds a slip before it counts as a guess.
 */
import { type Refusal, refuse } from "#platform/refusal.ts";
import { readDigits } from "./spoken-code.ts";

const DAY = 24 * 60 * 60_000;
const HOUR = 60 * 60_000;
const STANDS_DAYS = 30;
const MOST_WRONG_OF_ONE = 10;
/** Slips are found by the check digit, so citizens are wrong seldom: at 100,000 live codes a guesser waits for months. */
const MOST_WRONG_OF_ALL = 200;

/** From 0 to below this. */
export const PICKUP_CODES = 100_000_000_000n;

/** @param random from 0 to below `PICKUP_CODES` */
export function pickupCode(random: bigint): string {
  const digits = String(random).padStart(11, "0");
  return digits + checkDigit(digits);
}

/** ISO 7064 MOD 11,10: finds every wrong digit, and all but one in a hundred of swapped neighbours. */
function checkDigit(digits: string): string {
  let p = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + p) % 10 || 10;
    p = (sum * 2) % 11;
  }
  return String((11 - p) % 10);
}

/** 123456789012 → 1234 5678 9012 */
export const sayPickupCode = (code: string): string => code.replaceAll(/(\d{4})(?=\d)/g, "$1 ");

/** As typed or dictated: full width, in Chinese numerals, with gaps. @returns null where it is no code, or has a slip */
export function readPickupCode(typed: string): string | null {
  if (!/^[\p{L}\p{N}\s.·-]*$/u.test(typed.normalize("NFKC"))) return null;
  const digits = readDigits(typed);
  return digits.length === 12 && digits.endsWith(checkDigit(digits.slice(0, 11))) ? digits : null;
}

export const codeUntil = (now: Date): Date => new Date(now.getTime() + STANDS_DAYS * DAY);
export const wrongPickupsSince = (now: Date): Date => new Date(now.getTime() - HOUR);

export function mayTryPickup(wrong: { ofOne: number; ofAll: number }): null | Refusal {
  if (wrong.ofOne >= MOST_WRONG_OF_ONE) return refuse("locked", "一小时内取件码输错太多次，请一小时后再试，或者打开保存的链接");
  if (wrong.ofAll >= MOST_WRONG_OF_ALL) return refuse("locked", "取件码暂时停用，请一小时后再试，或者打开保存的链接，着急请拨打 12348");
  return null;
}
