/** In which language a page without script speaks, and its words, days and citations. */
import type { Context } from "hono";
import type { Citation } from "../contract.ts";
import type { Words } from "../shipped-languages.ts";
import { type Texts, bestSpoken } from "#language/phrasebook.ts";
import { type Languages, type Tell, tellIn } from "./say-in.ts";

export type Speech = {
  /** BCP 47. */
  code: string;
  words: Words;
  /** Other languages to choose, each by its own name. */
  others: { code: string; name: string }[];
  /** What the rooms said in Chinese, a view or a sentence, in this language. */
  tell: Tell;
  say: (text: string, values: Record<string, string | number>) => string;
  /** @param iso an instant */
  time: (iso: string) => string;
  /** The day in China. @param iso an instant */
  dayOf: (iso: string) => string;
  /** @param iso a day without a time */
  day: (iso: string) => string;
  citation: (citation: Omit<Citation, "quote">) => string;
};

const FIRST = "zh-CN";
const ZONE = { timeZone: "Asia/Shanghai" } as const;

/** Chosen by a link or kept in the form; else as the browser wishes. */
export function openSpeech(languages: Languages): (c: Context, chosen: string | undefined) => Speech {
  const codes = [...languages.keys()];
  const telling = tellIn(languages);
  const first = languages.get(FIRST) ?? {};
  const speeches = new Map(
    codes.map((code) => [code, speechOf(code, codes, filled(first, languages.get(code) ?? {}) as unknown as Words, telling(code))]),
  );
  return (c, chosen) => {
    const code = codes.find((one) => one === chosen) ?? bestSpoken(c.req.header("accept-language") ?? "", codes) ?? FIRST;
    const speech = speeches.get(code) ?? speeches.get(FIRST);
    if (!speech) throw new Error("corpus/languages/zh-CN.json is missing");
    return speech;
  };
}

/** What a language has not said yet is said in Chinese. */
function filled(first: Texts, own: Texts): Texts {
  const branch = (text: unknown): text is Texts => typeof text === "object" && text !== null && !Array.isArray(text);
  return Object.fromEntries(
    Object.entries(first).map(([key, text]) => {
      const said = own[key];
      return [key, branch(text) && branch(said) ? filled(text, said) : (said ?? text)];
    }),
  );
}

function speechOf(code: string, codes: string[], words: Words, tell: Tell): Speech {
  const format = (at: Date, how: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(code, { ...ZONE, ...how }).format(at);
  const dayOf = (at: Date) => format(at, { year: "numeric", month: "long", day: "numeric" });
  const day = (iso: string) => dayOf(new Date(`${iso}T12:00:00+08:00`));
  return {
    code,
    words,
    others: codes.filter((other) => other !== code).map((other) => ({ code: other, name: nameOf(other, codes) })),
    tell,
    say,
    day,
    dayOf: (iso) => dayOf(new Date(iso)),
    time: (iso) => `${dayOf(new Date(iso))} ${format(new Date(iso), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}`,
    citation: (citation) => sayCitation(words, day, citation),
  };
}

const say: Speech["say"] = (text, values) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));

/** As its own speakers call it; with its land only where that tells two apart. */
function nameOf(code: string, codes: string[]): string {
  const [root = code] = code.split("-");
  const alone = codes.filter((one) => one.split("-")[0] === root).length === 1;
  return new Intl.DisplayNames([code], { type: "language" }).of(alone ? root : code) ?? code;
}

/** 《中华人民共和国劳动合同法》第三十九条第一款第（二）项, as the widget says it (web/widget/frame/say-time.ts). */
function sayCitation({ answer, marks }: Words, day: (iso: string) => string, citation: Omit<Citation, "quote">): string {
  const { law, articleNo, paragraph, item, local } = citation;
  const named = law.startsWith("《") ? law : say(answer.law_name, { law });
  const part = (text: string, n: number | null) => (n === null ? "" : say(text, { n: numeral(marks.numerals, n) }));
  const rule = local === null ? "" : say(marks.brackets, { text: say(answer.local_rule, { day: day(local.issued) }) });
  return `${named}${articleNo}${part(answer.paragraph, paragraph)}${part(answer.item, item)}${rule}`;
}

/** 1 to 99; a language that writes them in digits has no numerals of its own. */
function numeral(digits: string, n: number): string {
  if (digits === "") return String(n);
  const tens = Math.floor(n / 10);
  const ones = n % 10 === 0 ? "" : digits.charAt(n % 10);
  return tens === 0 ? ones : `${tens === 1 ? "" : digits.charAt(tens)}${digits.charAt(10)}${ones}`;
}
