/** The language that the page speaks. Every file of corpus/languages/ is one, fetched when it is wanted. */
import type zh from "../../../../corpus/languages/zh-CN.json";

export type Words = typeof zh;

/** The build leaves out what only the server says, and fills a file's gaps with the Chinese (vite.config.ts). */
const files = new Map(
  Object.entries(import.meta.glob<Words>("../../../../corpus/languages/*.json", { import: "default" })).map(([path, load]) => [
    /([^/]+)\.json$/.exec(path)?.[1] ?? "",
    load,
  ]),
);
const FIRST = "zh-CN";

/** Codes as BCP 47 writes them: zh-CN, en, ug. */
export const languages = [...files.keys()].sort((a, b) => Number(b === FIRST) - Number(a === FIRST));

/** In the language that was set last: read them where they are shown, never while a module loads. */
export let words = {} as Words;
export let language = FIRST;

/** @throws Error where the file cannot be fetched; the page then goes on in the language that it has */
export async function speak(code: string): Promise<void> {
  const load = files.get(code);
  if (!load) return;
  words = await load();
  language = code;
  if (typeof document === "undefined") return;
  document.documentElement.lang = code;
  document.documentElement.dir = words.direction;
  document.title = words.frame.page_title;
}

/** The first wish that is spoken here, by its whole code or by its language alone: en-GB is served by en, zh-TW by zh-CN. */
export function bestOf(wishes: readonly string[], spoken: readonly string[] = languages): string {
  const [root, exact] = [(code: string) => code.toLowerCase().split("-")[0], (code: string) => code.toLowerCase()];
  const found = wishes.map(
    (wish) => spoken.find((code) => exact(code) === exact(wish)) ?? spoken.find((code) => root(code) === root(wish)),
  );
  return found.find((code) => code !== undefined) ?? FIRST;
}

/** A language as its own speakers call it; with its script or land only where that tells two apart. */
export function nameOf(code: string): string {
  const [root = code] = code.split("-");
  const alone = languages.filter((one) => one.split("-")[0] === root).length === 1;
  return new Intl.DisplayNames([code], { type: "language" }).of(alone ? root : code) ?? code;
}

/** What people wrote is read aloud in the language it is in. */
export const languageOf = (text: string): string | undefined => (/\p{Script=Han}/u.test(text) ? FIRST : undefined);

/** `{name}` in a text is a place for a value. */
export function say(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** A heading or name, and what belongs to it. */
export const named = (name: string, told: string) => `${name}${words.marks.colon}${told}`;
