/**
 * The one form in which rules read text. Rules must not read raw input: a phone in full-width digits or a word
 * broken by a line end would escape them.
 */

/** NFKC (full-width forms become plain), control and invisible characters dropped, whitespace runs become one space. */
export function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\p{Cf}\uFE0E\uFE0F]+/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * Without what hides in a text: zero-width characters that would carry a telephone number past redaction, and controls that
 * turn the line round, so that another sentence is read than was written. What joins letters of a script, or an emoji, stays.
 */
export function inTheOpen(text: string): string {
  return text.replace(/[\u00AD\u200B\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu, "");
}

/** The same in lower case and without the spaces that phone keyboards leave between Chinese characters. */
export function plain(text: string): string {
  return normalise(text)
    .toLowerCase()
    .replace(/(?<=[\p{Script=Han}，。！？、,!?:;]) (?=[\p{Script=Han}\d])|(?<=\d) (?=\p{Script=Han})/gu, "");
}

/** Length as a person counts characters. */
export function codePoints(text: string): number {
  let n = 0;
  for (const _ of text) n++;
  return n;
}

export function isHan(char: string): boolean {
  return /^\p{Script=Han}$/u.test(char);
}
