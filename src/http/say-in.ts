/**
 * The citizen's doors speak the citizen's language (Accept-Language). Rooms say what they say in Chinese; here, on its
 * way out, what the service itself says is put into the language asked for. What a person wrote stays as it was written.
 */
import type { MiddlewareHandler } from "hono";
import { regionParts } from "#language/regions.ts";
import { type Phrasebook, type Texts, bestSpoken, phrasebook } from "#language/phrasebook.ts";

/** Every file of corpus/languages/, by its code. */
export type Languages = ReadonlyMap<string, Texts>;

const FIRST = "zh-CN";

/** Words of people, and names by which programs know things. An answer's `body` is its lawyer's. */
const AS_WRITTEN = new Set([
  "told",
  "body",
  "words",
  "reply",
  "text",
  "lawyer",
  "label",
  "id",
  "token",
  "key",
  "code",
  "type",
  "told",
  "file",
]);

/** Languages without a file of their own hear Chinese. */
export function sayIn(languages: Languages): MiddlewareHandler {
  const speakers = speakersOf(languages);
  return async (c, next) => {
    await next();
    c.res.headers.append("vary", "accept-language");
    const code = bestSpoken(c.req.header("accept-language") ?? "", [...languages.keys()]);
    const speaker = code === null ? undefined : speakers.get(code);
    if (!speaker || !/json/.test(c.res.headers.get("content-type") ?? "")) return;
    const { status, headers } = c.res;
    const said = JSON.stringify(inTheir(speaker, await c.res.json()));
    c.res = undefined;
    headers.delete("content-length");
    headers.set("content-language", speaker.book.code);
    c.res = new Response(said, { status, headers });
  };
}

/** `questions`: each fixed question's own book, for 三年以上 is a length in one and a time ago in another. */
type Speaker = { book: Phrasebook; notices: Texts; questions: Map<string, Phrasebook> };

function speakersOf(languages: Languages): Map<string, Speaker> {
  const first = branch(languages.get(FIRST), "service");
  return new Map(
    [...languages].flatMap(([code, texts]): [string, Speaker][] => {
      if (code === FIRST) return [];
      const { notices, ...said } = branch(texts, "service");
      const questions = questionsOf(code, first, said);
      return [[code, { book: phrasebook(code, first, said), notices: (notices ?? {}) as Texts, questions }]];
    }),
  );
}

function questionsOf(code: string, first: Texts, said: Texts): Map<string, Phrasebook> {
  const [asked, told] = [branch(first, "questions"), branch(said, "questions")];
  return new Map(
    Object.keys(asked).map((key) => [textOf(branch(asked, key)["ask"]), phrasebook(code, branch(asked, key), branch(told, key))]),
  );
}

/** What a door would send as JSON, in the language asked for. */
export type Tell = <T>(told: T) => T;

/** The same for pages that are written by the server. */
export function tellIn(languages: Languages): (code: string) => Tell {
  const speakers = speakersOf(languages);
  return (code) => (told) => {
    const speaker = speakers.get(code);
    return speaker ? (inTheir(speaker, told as Json) as typeof told) : told;
  };
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function inTheir(speaker: Speaker, told: Json): Json {
  if (typeof told === "string") return speaker.book.say(told);
  if (Array.isArray(told)) return told.map((one) => inTheir(speaker, one));
  if (told === null || typeof told !== "object") return told;
  const { from, version } = told;
  if (from === "citizen" || from === "lawyer") return withQuestions(speaker, told);
  if (typeof told["code"] === "string" && typeof version === "number" && Array.isArray(told["calls"])) return noticeIn(speaker, told);
  if (Array.isArray(told["options"]) && typeof told["ask"] === "string") return questionIn(speaker, told);
  // A place is told to triage by its Chinese name.
  if ("parent" in told && typeof told["name"] === "string") return { ...told, shown: speaker.book.say(told["name"]) };
  const place = placeIn(speaker, told);
  if (place !== null) return place;
  // What the service wrote into the thread is its own word, whatever else is called text.
  const own: { [key: string]: Json } =
    from === "service" && typeof told["text"] === "string" ? { text: speaker.book.say(told["text"]) } : {};
  const rest = Object.entries(told).map(([key, value]) => [key, AS_WRITTEN.has(key) ? value : inTheir(speaker, value)]);
  // 案由 is a help to be checked at a glance: in signs that the reader cannot read it is none.
  if (typeof told["cause"] === "string" && speaker.book.say(told["cause"]) === told["cause"]) own.cause = null;
  return { ...Object.fromEntries(rest), ...own };
}

/** A lawyer's words are the lawyer's; the fixed questions beside them are the service's. */
function withQuestions(speaker: Speaker, told: { [key: string]: Json }): Json {
  return Array.isArray(told["questions"]) ? { ...told, questions: inTheir(speaker, told["questions"]) } : told;
}

/** Asked in Chinese, for triage reads the answer with its question; what is shown stands beside it. */
function questionIn({ book, questions }: Speaker, told: { [key: string]: Json }): Json {
  const ask = told["ask"] as string;
  const own = questions.get(ask) ?? book;
  return { ...told, shown: { ask: own.say(ask), options: (told["options"] as string[]).map((option) => own.say(option)) } };
}

/** 广东省深圳市, the place of a matter: the nearer name first, as long as every name of it is known. */
function placeIn({ book }: Speaker, told: { [key: string]: Json }): Json | null {
  const { code, name, ...more } = told;
  if (typeof code !== "string" || typeof name !== "string" || Object.keys(more).length > 0) return null;
  const names = regionParts(code).map((part) => book.say(part));
  const known = names.length > 0 && names.every((part) => !/\p{Script=Han}/u.test(part));
  return { code, name: known ? [...new Set(names.toReversed())].join(", ") : name };
}

/** A safety text is translated version by version: one that has changed since is shown in Chinese. */
function noticeIn({ notices, book }: Speaker, told: { [key: string]: Json }): Json {
  const own = notices[told["code"] as string];
  if (typeof own !== "object" || Array.isArray(own) || own["version"] !== told["version"]) return told;
  const labels = branch(own, "calls");
  const calls = (told["calls"] as { label: string; number: string }[]).map(({ label, number }) => ({
    number,
    label: typeof labels[number] === "string" ? labels[number] : label,
  }));
  const body = inTerms(book, textOf(own["body"]), told["terms"]);
  return { ...told, title: textOf(own["title"]), body, calls };
}

/** The privacy text says periods, which the bureau may change: {answered} is 12 个月 today. */
function inTerms(book: Phrasebook, body: string, terms: Json | undefined): string {
  if (typeof terms !== "object" || terms === null || Array.isArray(terms)) return body;
  return body.replaceAll(/\{([a-z-]+)\}/g, (slot, kind: string) => (typeof terms[kind] === "string" ? book.say(terms[kind]) : slot));
}

const textOf = (text: Texts[string] | undefined): string => (typeof text === "string" ? text : "");

function branch(texts: Texts | undefined, key: string): Texts {
  const found = texts?.[key];
  return typeof found === "object" && !Array.isArray(found) ? found : {};
}
