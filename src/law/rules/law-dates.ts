/** Days as legal documents write them: 2021年1月1日, 二〇二一年一月一日, 1957年12月四日. */
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";

const N = `[0-9${NUMERAL_CHARS}]`;
const DAY = new RegExp(`(${N}{4})\\s*年\\s*(${N}{1,3})\\s*月\\s*(${N}{1,3})\\s*日`, "gu");

/** @returns every real day in the text, as ISO, in its order */
export function daysIn(text: string): string[] {
  return Array.from(text.normalize("NFKC").matchAll(DAY)).flatMap(([, year = "", month = "", day = ""]) => {
    const [y, m, d] = [parseNumeral(year) ?? 0, parseNumeral(month) ?? 0, parseNumeral(day) ?? 0];
    const iso = `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
    const real = y > 1900 && y < 2200 && m >= 1 && m <= 12 && new Date(`${iso}T00:00:00Z`).getUTCDate() === d;
    return real ? [iso] : [];
  });
}
