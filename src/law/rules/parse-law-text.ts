/**
 * Official text as paragraphs, from Word files as the national law database serves them (title, history in brackets,
 * 目录, 编章节, 第X条, 附件) or from Markdown. What does not fit is reported, never dropped in silence.
 */
import { type ArticleNumber, NUMERAL_CHARS, formatArticleNumber, parseNumeral } from "#language/numerals.ts";
import type { LawDocument, OfficialArticle, Unread } from "../law.ts";
import { daysIn } from "./law-dates.ts";

const N = `[0-9${NUMERAL_CHARS}]+`;
const HEADING = new RegExp(`^第\\s*(${N})\\s*(编|分编|章|节)(?:\\s+|$)(.*)$|^第(${N})(编|分编|章|节)([^，。；、的]{0,30})$`, "u");
const ARTICLE = new RegExp(`^第\\s*(${N})\\s*条(?:\\s*之\\s*(${N})(?![${NUMERAL_CHARS}款项]))?([\\s:：】\\]]*)(.*)$`, "su");
const LEVELS = ["编", "分编", "章", "节"];
const ANNEX = /^(?:附件|附表|附录|附)(?:[一二三四五六七八九十\d]*)(?:[\s:：].*)?$/u;
const CONTENTS = /^目\s*录$/u;
/** Longest in the laws at hand: 9,502 characters. */
const LONGEST = 20_000;

export type LawText = { document: LawDocument | null; unread: Unread[] };
export type TextSource = { at: string; source: string };

/** @param lines paragraphs without empty ones; Markdown marks may stand in them */
export function parseLawText(lines: readonly string[], { at, source }: TextSource): LawText {
  const plain = lines.map(unmarked).filter((line) => line !== "");
  const head = readHead(plain);
  const body = readBody(plain.slice(head.length));
  const unread = body.unread.map((says) => ({ at, says }));
  if (body.articles.every((article) => article.no === 0)) return { document: null, unread: [...unread, { at, says: "holds no 第X条" }] };
  const days = datesOf(head.history, body.articles);
  if (!head.title) return { document: null, unread: [...unread, { at, says: "has no title before its first article" }] };
  if (!days) return { document: null, unread: [...unread, { at, says: `${head.title}: no day on which it was passed or amended` }] };
  const document: LawDocument = {
    law: head.title,
    short: head.title.replace(/^中华人民共和国/u, ""),
    kind: kindOf(head.title, head.history),
    ...days,
    standing: { status: "in-force", endedOn: null, endedBy: null, vouchedUntil: null },
    source,
    articles: body.articles,
  };
  return { document, unread };
}

/** Markdown's marks, and the spaces of Word; comments (<!-- INFO END -->) are no text. */
function unmarked(line: string): string {
  return line
    .replace(/<!--.*?-->/gsu, "")
    .replace(/^\s*(?:#{1,6}|>|[-*+])\s+/u, "")
    .replace(/\*\*|__/gu, "")
    .replace(/[\u00a0\u3000\t ]+/gu, " ")
    .trim();
}

type Head = { title: string; history: string; length: number };

/** The title may run over lines; the history is what stands in brackets behind it, or on lines that say 通过 and the like. */
function readHead(lines: readonly string[]): Head {
  let title = "";
  let history = "";
  let i = 0;
  for (; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (CONTENTS.test(line) || HEADING.test(line) || ARTICLE.test(line)) break;
    const open = bracketsOpen(history);
    if (open || /^[（(]/u.test(line) || NUMBERED.test(line) || (daysIn(line).length > 0 && HISTORY.test(line))) history += `${line}\n`;
    else if (history === "" && title.length + line.length <= 120 && !/[。；]$/u.test(line)) title += line.replace(/\s/gu, "");
    else break;
  }
  return { title: title.replace(/^《(.+)》$/u, "$1"), history, length: i };
}

/** 法释〔2020〕26号, 中华人民共和国主席令第七十三号 */
const NUMBERED = /^.{0,30}(?:第[^第条章节编]{1,12}号|〔\d{4}〕\d+号|令)$/u;
const HISTORY = /通过|公布|发布|修订|修正|施行|批准|颁布/u;

function bracketsOpen(text: string): boolean {
  return (text.match(/[（(]/gu)?.length ?? 0) > (text.match(/[）)]/gu)?.length ?? 0);
}

type Body = { articles: OfficialArticle[]; unread: string[] };
type Reader = Body & { path: string[]; last: ArticleNumber; open: OfficialArticle | null; annex: boolean };

function readBody(lines: readonly string[]): Body {
  const reader: Reader = { articles: [], unread: [], path: ["", "", "", ""], last: { no: 0, sub: 0 }, open: null, annex: false };
  for (const line of afterContents(lines)) readLine(reader, line);
  const unread = [...reader.unread];
  const articles = reader.articles.filter(({ label, text }) => {
    if (text.trim() === "") unread.push(`${label} is empty`);
    else if (text.length > LONGEST) unread.push(`${label} is longer than ${LONGEST} characters`);
    return text.trim() !== "" && text.length <= LONGEST;
  });
  return { articles, unread };
}

/** The contents repeat every heading; they end where the first of them comes again, or with the first article. */
function afterContents(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => CONTENTS.test(line));
  if (start < 0) return lines;
  const first = squeezed(lines[start + 1] ?? "");
  const end = lines.findIndex((line, i) => i > start + 1 && (squeezed(line) === first || ARTICLE.test(line)));
  return end < 0 ? lines.slice(start + 1) : [...lines.slice(0, start), ...lines.slice(end)];
}

/** Contents in Word carry a page number behind the heading. */
function squeezed(line: string): string {
  return line.replace(/[\s.…·]+\d*$/u, "").replace(/\s/gu, "");
}

function readLine(reader: Reader, line: string): void {
  const heading = reader.annex ? null : HEADING.exec(line);
  const article = reader.annex ? null : startOfArticle(reader, line);
  if (heading) {
    const level = LEVELS.indexOf(heading[2] ?? heading[5] ?? "");
    reader.path = [...reader.path.slice(0, level), line, ...LEVELS.slice(level + 1).map(() => "")];
    reader.open = null;
  } else if (article) begin(reader, article.number, article.text);
  else if (ANNEX.test(line) && reader.last.no > 0) {
    reader.annex = true;
    beginPart(reader, line);
  } else if (reader.open) reader.open.text += `${reader.open.text === "" ? "" : "\n"}${line}`;
  else if (/^附\s*则$/u.test(line)) reader.path = [line, "", "", ""];
  else beginPart(reader, line.length <= 12 ? line : "正文", line.length <= 12 ? "" : line);
}

/** A paragraph may itself begin with 第X条 (第二条规定的……): only the number that is next, or one set off by a space, begins an article. */
function startOfArticle({ last }: Reader, line: string): { number: ArticleNumber; text: string } | null {
  const found = ARTICLE.exec(line);
  const no = found && parseNumeral(found[1] ?? "");
  if (!found || !no) return null;
  const number = { no, sub: found[2] ? (parseNumeral(found[2]) ?? 0) : 0 };
  const next = (number.no === last.no + 1 && number.sub === 0) || (number.no === last.no && number.sub === last.sub + 1);
  const text = found[4] ?? "";
  const setOff = (found[3] ?? "") !== "" || text === "";
  if (next && (setOff || !/^(?:第|和|、|至|或|规定|的|所)/u.test(text))) return { number, text };
  return setOff && !/^(?:第|和|、|至|或|规定|的|所)/u.test(text) ? { number, text } : null;
}

function begin(reader: Reader, number: ArticleNumber, text: string): void {
  const { last } = reader;
  const label = formatArticleNumber(number);
  if (reader.articles.some((held) => held.no === number.no && held.sub === number.sub)) {
    reader.unread.push(`${label} stands twice`);
    reader.open = { ...number, label, path: "", text: "" }; // read on, into nothing
    return;
  }
  if (number.no > last.no + 1)
    reader.unread.push(`between ${last.no ? formatArticleNumber(last) : "the title"} and ${label} articles are missing`);
  if (number.no < last.no) reader.unread.push(`${label} stands after ${formatArticleNumber(last)}`);
  reader.last = number;
  reader.open = { ...number, label, path: reader.path.filter(Boolean).join(" / "), text };
  reader.articles.push(reader.open);
}

/** 序言, 附件 and whatever else has no number. */
function beginPart(reader: Reader, label: string, text = ""): void {
  const sub = reader.articles.filter((article) => article.no === 0).length + 1;
  reader.open = { no: 0, sub, label: label.slice(0, 60), path: reader.path.filter(Boolean).join(" / "), text };
  reader.articles.push(reader.open);
}

type Days = Pick<LawDocument, "version" | "effective" | "inForceFrom">;

/** @returns null where the history names no day; the version is the last day on which something was passed */
function datesOf(history: string, articles: readonly OfficialArticle[]): Days | null {
  const clauses = history.normalize("NFKC").split(/[\n;。]|(?<=通过|修正|修订|公布|发布|批准)[,\s]/u);
  const passed = clauses.flatMap((clause) => daysIn(clause.replace(STARTS, "")));
  const version = passed.toSorted().at(-1);
  if (!version) return null;
  const closing = articles.filter((article) => article.no > 0).slice(-6);
  const said = [history.normalize("NFKC"), ...closing.map(({ text }) => text.normalize("NFKC"))].flatMap((text) =>
    Array.from(text.matchAll(STARTS)).flatMap(([day]) => daysIn(day)),
  );
  const later = said.filter((day) => day >= version).toSorted();
  const effective = later[0] ?? said.toSorted().at(-1) ?? null;
  const once = new Set(passed).size === 1 && !/修正|修订|修改/u.test(history);
  // A law is promulgated on the day it is passed; of anything else only a 公布 in its history tells that day.
  const promulgated = /全国人民代表大会|公布|发布/u.test(history);
  const atOnce = once && promulgated && closing.some(({ text }) => /自(?:公布|发布|颁布)之日起(?:施行|实施|生效)/u.test(text));
  if (effective === null && atOnce) return { version, effective: version, inForceFrom: version };
  return { version, effective, inForceFrom: effective !== null && effective >= version ? effective : null };
}

const STARTS =
  /自?\s*(?:[0-9零〇○一二三四五六七八九十]+\s*年\s*[0-9零〇○一二三四五六七八九十]+\s*月\s*[0-9零〇○一二三四五六七八九十]+\s*日)\s*起(?:正式)?(?:施行|实施|生效|执行)/gu;

function kindOf(title: string, history: string): string {
  if (/^(?:最高人民法院|最高人民检察院)/u.test(title)) return "司法解释";
  if (title.endsWith("宪法")) return "宪法";
  if (/国务院/u.test(history) && !/全国人民代表大会/u.test(history)) return "行政法规";
  if (/(?:部|委员会|总局|银行|署)(?:令|第)/u.test(history) && !/全国人民代表大会/u.test(history)) return "部门规章";
  return /法$|法典$|全国人民代表大会/u.test(title) || /全国人民代表大会/u.test(history) ? "法律" : "行政法规";
}
