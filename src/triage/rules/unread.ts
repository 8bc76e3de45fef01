/** Text that no rule here can read: other languages and scripts. Nothing is drafted as if it had been understood. */
import { normalise } from "#language/text.ts";

const ADDRESSES = /(?:https?:\/\/|www\.)[!-~]+|[\w.+-]+@[\w-]+\.[\w.]+/giu;
const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
const HAN = /\p{Script=Han}/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** Scripts that write words without a space between them: so many letters make about one word. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LETTERS_A_WORD = 4;
const SEVERAL = 3;
/** Below this share of what is written, Chinese is only strewn in. */
const CHINESE = 1 / 3;
/** So many kana, and not far fewer than Chinese characters, are Japanese rather than a shop's name. */
const SOME_KANA = 4;

/** @param text a question as written. @returns why a person must read it at once, or null where it is Chinese or too short to tell */
export function whyUnread(text: string): string | null {
  const written = normalise(text).replace(ADDRESSES, " ");
  const han = count(written, HAN);
  const kana = count(written, KANA);
  const japanese = kana >= SOME_KANA && kana * 3 >= han;
  const foreign = foreignWords(written);
  const unknown = foreign >= SEVERAL && han / (han + foreign) < CHINESE;
  return japanese || unknown ? "没有读懂（可能是其他语言文字），请人马上看" : null;
}

function foreignWords(written: string): number {
  const words = written.replace(HAN, " ").replace(KANA, " ").match(WORD) ?? [];
  return words.reduce((sum, word) => sum + (UNSPACED.test(word) ? Math.ceil(word.length / LETTERS_A_WORD) : 1), 0);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
