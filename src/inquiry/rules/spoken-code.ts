/** 查询码: eight digits, since digits are what anybody hears right on a bad line; said in two groups of four. */
const DIGITS = 8;
const SAID: Record<string, string> = {
  零: "0",
  〇: "0",
  一: "1",
  幺: "1",
  二: "2",
  两: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
};

/** @param random from 0 to below 10 to the 8th */
export const codeOf = (random: number): string => String(random).padStart(DIGITS, "0");

/** 12345678 → 1234 5678 */
export const sayCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** As typed or written: full width, in Chinese numerals, with gaps. @returns null where it is no code */
export function readCode(typed: string): string | null {
  const digits = readDigits(typed);
  return digits.length === DIGITS && /^[\p{L}\p{N}\s-]*$/u.test(typed.normalize("NFKC")) ? digits : null;
}

/** The digits of what was typed, Chinese numerals among them. */
export const readDigits = (typed: string): string =>
  [...typed.normalize("NFKC")].map((letter) => SAID[letter] ?? (/\d/.test(letter) ? letter : "")).join("");

/** The last four digits of a telephone number; null where there are not so many to ask for. */
export function tailOf(contact: string): string | null {
  const digits = readDigits(contact);
  return digits.length < 4 ? null : digits.slice(-4);
}
