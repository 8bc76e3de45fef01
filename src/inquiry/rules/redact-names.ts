/**
 * Names of private persons, by what stands around them and by how much they look like names: 我叫…, 老板王建国,
 * 被张三打. A surname alone proves nothing (高利贷, 张家口, 许可证): the weaker the context, the more the name itself
 * must look like one. Points for and against are added up; they were set on sentences of our own and on 7,000 real
 * questions, in which nearly nobody is named.
 */
import { followsPersons, isEverydayPair } from "#language/everyday-pairs.ts";
import { LEXICON } from "#language/lexicon.ts";
import { ROLES } from "#language/roles.ts";
import {
  ACTS,
  MONEY_AFTER,
  type Before,
  ORGANISATION_AFTER,
  PLACE_AFTER,
  TOLD_OF_A_PERSON,
  WITHIN_ORGANISATION,
  isPlaceName,
  tellsOfAName,
} from "./name-context.ts";
import {
  COMPOUND_SURNAMES,
  DOUBTFUL_SURNAMES,
  FORMAL_SURNAMES,
  GIVEN,
  GIVEN_FIRST,
  GIVEN_WORDS,
  NOT_GIVEN,
  NOT_NAMES,
  SURNAMES,
  TITLES,
} from "./name-lists.ts";
import { everymen, familiarNames, introducedNames, minorityNames, nicknames, spacedNames } from "./name-shapes.ts";
import type { Span } from "./redaction.ts";

const surnames = new Set(SURNAMES);
const doubtfulSurnames = new Set(DOUBTFUL_SURNAMES);
const formalSurnames = new Set(FORMAL_SURNAMES);
const given = new Set(GIVEN);
const notGiven = new Set(NOT_GIVEN);
const titles = new Set(TITLES);
const notNames = new Set(NOT_NAMES);
const roles = new Set(ROLES);
const givenWords = new Set(GIVEN_WORDS);
const compounds = new Set(COMPOUND_SURNAMES);

/** Else a redacted text would be redacted again. */
const PLACEHOLDER = /[甲乙丙丁戊己庚辛壬癸]/;
/** 王某, 李XX and 刘** are masked already. */
const MASKED = /^[某XxＸｘ×*＊✕氏姓]/;
const NUMBER_BEFORE = /[0-9０-９一二三四五六七八九十百两几多这那每半第整数千]\s?$/;
const MEASURES = "张万项段支包单席成周年路车房钱国时木";
const HAN = /^[\u4e00-\u9fa5]+$/;

/** 抓走, 承担: words that a name does not end within. */
const NO_CUT = /^(?:[抓带拿跑逃骗搬接叫赶][走去来回到]|出[去来轨]|承[担认诺])/;

/** 于欣，尤佳，单宏都是: the commas of a row hold a name and nothing else. */
const LIST_ENDS = /^(?:$|[，,、。；]|都|等|和|均|全|三|两|四|几)/;

/** Of the surnames that are grammar too, those that are so seldom enough. */
const MAY_BE_SURNAME = "连楼";

const ENOUGH = 3.75;
const BEFORE: Record<Before, number> = { formal: 5, role: 3.5, weak: 2, wide: 1, bare: 0 };

export function nameSpans(text: string): Span[] {
  const shaped = [
    ...everymen(text),
    ...nicknames(text),
    ...minorityNames(text),
    ...spacedNames(text, isSurname),
    ...familiarNames(text, (char) => surnames.has(char)),
    ...introducedNames(text),
  ];
  const found: Span[] = [];
  for (let at = 0; at < text.length - 1; at++) {
    const end = shaped.some((span) => span.start === at) ? null : nameEnd(text, at, tellsOfAName(text.slice(Math.max(0, at - 14), at)));
    if (end === null) continue;
    found.push({ kind: "name", start: at, end });
    at = end - 1;
  }
  return [...shaped, ...found, ...companions(text, [...shaped, ...found])];
}

/** 证人有谷满仓、车晓光以及包大鹏: who stands in a row with a name is named too. */
function companions(text: string, known: readonly Span[]): Span[] {
  const found: Span[] = [];
  const queue = [...known];
  const free = (start: number, end: number) => ![...known, ...found].some((other) => start < other.end && other.start < end);
  const add = (start: number, end: number) => {
    if (!free(start, end)) return;
    const next = { kind: "name" as const, start, end };
    found.push(next);
    queue.push(next);
  };
  for (let span = queue.shift(); span; span = queue.shift()) {
    const join = /^(?:以及|[、和与跟及])/.exec(text.slice(span.end, span.end + 2))?.[0];
    const next = join ? nameEnd(text, span.end + join.length, "role") : null;
    if (join && next !== null) add(span.end + join.length, next);
    const listed = /^[，,]/.test(text.slice(span.end)) ? nameEnd(text, span.end + 1, "role") : null;
    if (listed !== null && LIST_ENDS.test(text.slice(listed))) add(span.end + 1, listed);
    const before = /(?:以及|[、，,和与跟及])$/.exec(text.slice(Math.max(0, span.start - 2), span.start))?.[0];
    if (!before) continue;
    const end = span.start - before.length;
    for (const start of [end - 4, end - 3, end - 2]) {
      const alone = start === 0 || /[^\u4e00-\u9fa5]/.test(text[start - 1] ?? "-");
      if (start < 0 || (/[，,]/.test(before) && !alone)) continue;
      if (nameEnd(text, start, alone ? "role" : "weak") === end) add(start, end);
    }
  }
  return found;
}

function isSurname(word: string): boolean {
  return compounds.has(word) || surnames.has(word) || doubtfulSurnames.has(word) || formalSurnames.has(word);
}

/** @returns where the name that begins here ends, or null where none does */
function nameEnd(text: string, at: number, before: Before): number | null {
  const two = text.slice(at, at + 2);
  const surname = compounds.has(two) ? two : isSurname(text[at]!) ? text[at]! : null;
  if (!surname || MASKED.test(text.slice(at + surname.length))) return null;
  if (before !== "formal" && partOfAWord(text, at, before)) return null;
  if ([2, 3].some((length) => titles.has(text.slice(at + surname.length, at + surname.length + length)))) return null;
  // 于张三: the preposition before another name.
  if (surname === "于" && before !== "formal" && surnames.has(text[at + 1] ?? "")) return null;
  const grammar = notGiven.has(surname) && formalSurnames.has(surname);
  if (grammar && before !== "formal" && !(MAY_BE_SURNAME.includes(surname) && (before === "role" || before === "weak"))) return null;
  const told = BEFORE[before] + surnameScore(text, at, surname, before);
  let best: { end: number; score: number } | null = null;
  for (const length of [2, 1]) {
    const from = at + surname.length;
    const name = text.slice(from, from + length);
    if (grammar && length === 1 && before !== "formal") continue;
    if (!mayBeGiven(name, length, before)) continue;
    const rest = text.slice(from + length, from + length + 12);
    if (before !== "formal" && formalSurnames.has(surname) && !fullyGiven(name, rest, before)) continue;
    const score = told + givenScore(surname, name, before) + restScore(name, rest, before);
    if (score >= ENOUGH && (!best || score > best.score)) best = { end: from + length, score };
  }
  return best?.end ?? null;
}

/** 主张三倍, 一张照片, 高利贷, 张家口, 老师: the surname belongs to another word. */
function partOfAWord(text: string, at: number, before: Before): boolean {
  if (at > 0 && LEXICON.has(text.slice(at - 1, at + 1))) return true;
  if (MEASURES.includes(text[at]!) && before !== "role" && NUMBER_BEFORE.test(text.slice(Math.max(0, at - 2), at))) return true;
  for (let length = 2; length <= 5; length++) {
    const word = text.slice(at, at + length);
    if (length === 2 && before === "role" && longerName(text, at)) continue;
    if (roles.has(word) || notNames.has(word) || (LEXICON.has(word) && !compounds.has(word))) return true;
    // 妻子黄梅 is a person, 客户黄梅的 may be a place.
    if (
      isPlaceName(word) &&
      (before !== "role" || /^(?:[人的市县区]|[\u4e00-\u9fa5]{1,3}[镇乡村])/.test(text.slice(at + length))) &&
      !tellsOfOneAfter(text.slice(at + length + 1))
    )
      return true;
  }
  return false;
}

/** 儿子黎明辉和: a word and one character more that only names end in, and then the end. */
function longerName(text: string, at: number): boolean {
  const [second, third, next] = [text[at + 1], text[at + 2], text[at + 3]];
  if (
    !surnames.has(text[at]!) ||
    !second ||
    !third ||
    !given.has(second) ||
    !given.has(third) ||
    notGiven.has(third) ||
    isEverydayPair(second, third)
  )
    return false;
  return !next || !HAN.test(next) || (notGiven.has(next) && !isEverydayPair(third, next));
}

/** 从龙海生手里: 龙海 is a city, and nobody is ever in a city's hands. */
function tellsOfOneAfter(rest: string): boolean {
  return TOLD_OF_A_PERSON.test(rest) || ACTS.test(rest);
}

function surnameScore(text: string, at: number, surname: string, before: Before): number {
  let score = surname.length > 1 ? 3 : formalSurnames.has(surname) ? 0 : doubtfulSurnames.has(surname) ? 1 : 2;
  if (notGiven.has(surname) && before !== "formal") score -= before === "role" ? 1 : 2;
  // 张家口 makes 张家 an everyday pair, and 张家明 is a name all the same.
  if (surname.length === 1 && text[at + 1] !== "家" && isEverydayPair(surname, text[at + 1]!))
    score -= formalSurnames.has(surname) && before !== "role" ? 3 : 2;
  const prev = text[at - 1];
  if (prev === undefined || !HAN.test(prev) || before === "formal" || before === "role") return score;
  if (isEverydayPair(prev, surname[0]!)) score -= notGiven.has(prev) ? 0.5 : 2;
  return before === "bare" && !notGiven.has(prev) ? score - 1 : score;
}

function mayBeGiven(name: string, length: number, before: Before): boolean {
  if (name.length < length || !HAN.test(name) || titles.has(name) || PLACEHOLDER.test(name)) return false;
  if (length === 1) return !notGiven.has(name);
  if (before !== "formal" && /^[一二三四五六七八九十两几][十百千万元块]/.test(name)) return false;
  if (notGiven.has(name[0]!)) return GIVEN_FIRST.includes(name[0]!) && given.has(name[1]!) && !notGiven.has(name[1]!);
  return (
    (!notGiven.has(name[1]!) || name[1] === "栋" || givenWords.has(name)) &&
    (before === "formal" || before === "role" || !LEXICON.has(name) || givenWords.has(name))
  );
}

/** A surname that is an everyday character needs a full given name, or one that nothing else can be. */
function fullyGiven(name: string, rest: string, before: Before): boolean {
  if (!givenWords.has(name) && ![...name].every((char) => given.has(char))) return false;
  if (name.length === 2 || (before === "weak" && TOLD_OF_A_PERSON.test(rest))) return true;
  return before === "role" && (tellsOfOneAfter(rest) || followsPersons(rest) >= 1 || /^(?:$|[，。；！？、,])/.test(rest));
}

function givenScore(surname: string, name: string, before: Before): number {
  if (name.length === 1) return given.has(name) ? (formalSurnames.has(surname) ? -0.25 : 0) : -2;
  let score = 0;
  for (const [i, char] of [...name].entries())
    score += given.has(char) || givenWords.has(name) || (i === 0 && GIVEN_FIRST.includes(char)) ? 0.75 : i === 0 ? -0.75 : -1.25;
  if (isEverydayPair(name[0]!, name[1]!) && !givenWords.has(name)) score -= before === "formal" ? 0.5 : 2;
  if (before !== "formal" && LEXICON.has(name) && !givenWords.has(name)) score -= 1;
  if (name[0] === name[1] || /^[小老阿大]/.test(name)) score += 0.75;
  return score;
}

/** A name ends before punctuation, grammar or a known word. */
function restScore(name: string, rest: string, before: Before): number {
  const told = grammarScore(name, rest, before);
  return told <= -4 || told >= 2 ? told : told + 0.5 * followsPersons(rest);
}

function grammarScore(name: string, rest: string, before: Before): number {
  const last = name.at(-1)!;
  if (before !== "formal" && name.length > 1 && ACTS.test(last + rest) && !ACTS.test(rest)) return -2;
  if (before !== "formal" && (PLACE_AFTER.test(rest) || (before !== "role" && name.length > 1 && last === "路"))) return -4;
  if (before !== "formal" && before !== "role" && (ORGANISATION_AFTER.test(rest) || WITHIN_ORGANISATION.test(rest))) return -4;
  if (TOLD_OF_A_PERSON.test(rest)) return 2;
  if (ACTS.test(rest)) return 1.25;
  if (before === "weak" && MONEY_AFTER.test(rest)) return 1.25;
  if (rest === "" || !HAN.test(rest[0]!)) return 1;
  if (titles.has(rest.slice(0, 2))) return 1.5;
  if (/[一二三四五六七八九十]/.test(last) && /^[个次名位人万千百]/.test(rest)) return -2;
  if (LEXICON.has(last + rest[0]!) || NO_CUT.test(last + rest)) return -1.5;
  if (notGiven.has(rest[0]!)) return isEverydayPair(last, rest[0]!) && !given.has(last) ? -0.5 : 0.75;
  const word = [2, 3, 4].some((length) => LEXICON.has(rest.slice(0, length))) || isEverydayPair(rest[0]!, rest[1] ?? "");
  if (isEverydayPair(last, rest[0]!)) return word ? -0.5 : -1.5;
  return word ? 0.75 : -0.5;
}
