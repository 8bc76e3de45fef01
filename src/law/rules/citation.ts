/** One citation as people write it: 《劳动合同法》第47条, 民法典1079, 刑法133-1, 劳动合同法四十七条第二款第一项. */
import { LAST_ARTICLE, NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";
import type { CitedPlace } from "../law.ts";

const N = `[0-9${NUMERAL_CHARS}]+`;
const SUB = `(?:\\s*(?:之|-|—|_)\\s*(${N}))?`;
const PARAGRAPH = `(?:[,、\\s]*第?\\s*(${N})\\s*款)?`;
const ITEM = `(?:[,、\\s]*第?\\s*\\(?\\s*(${N})\\s*\\)?\\s*项)?`;
const TAIL = "(?:之规定|的规定|规定)?[。.;,]?$";
const WITH_ARTICLE = new RegExp(`^(.+?)[,、\\s]*(?:第\\s*)?(${N})\\s*条${SUB}${PARAGRAPH}${ITEM}${TAIL}`, "u");
const BARE = new RegExp(`^(.+?)[\\s,第]*(\\d+)${SUB}${PARAGRAPH}${ITEM}${TAIL}`, "u");
// 〔2012修正〕 behind a name says which version its writer meant; the day asked about decides that here.
const VERSION_MARK = /\((?:19|20)\d{2}[^()]{0,12}\)/gu;
const LONGEST = 200;
/** 第47条、第48条: two articles are two citations. */
const SEVERAL = new RegExp(`${N}\\s*(?:条\\s*)?[、,和及与至到]\\s*第?\\s*${N}\\s*条`, "u");

/**
 * @returns null where the text names no law or is too long to be a citation; `article` is null where only a law is
 *   named. 第0条 is no article,
 *   and several articles are several citations.
 */
export function parseCitation(text: string): CitedPlace | null {
  const plain = tidy(text);
  if (plain.length === 0 || plain.length > LONGEST || SEVERAL.test(plain)) return null;
  const found = WITH_ARTICLE.exec(plain) ?? BARE.exec(plain);
  if (!found) return named(plain) ? { name: cleanName(plain), article: null, paragraph: null, item: null } : null;
  const [, name = "", no = "", sub, paragraph, item] = found;
  const number = parseNumeral(no);
  if (!number || number > LAST_ARTICLE || !named(name)) return null;
  return {
    name: cleanName(name),
    article: { no: number, sub: sub === undefined ? 0 : (parseNumeral(sub) ?? 0) },
    paragraph: paragraph === undefined ? null : parseNumeral(paragraph),
    item: item === undefined ? null : parseNumeral(item),
  };
}

function tidy(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[〔［【]/gu, "(")
    .replace(/[〕］】]/gu, ")")
    .replace(VERSION_MARK, "")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/^(?:根据|依据|依照|按照|参照|参见|见)\s*/u, "")
    .trim();
}

function named(name: string): boolean {
  return /\p{Script=Han}{2}/u.test(name);
}

function cleanName(name: string): string {
  const bare = name.replace(/[\s,、]+$/u, "").trim();
  const quoted = /^《(.+)》$/u.exec(bare);
  return quoted?.[1] ?? bare;
}
