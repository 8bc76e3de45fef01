/** Names of texts are for whoever writes them: what a phone downloads has their places instead. About a tenth of the page. */
import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";

export type Texts = { [key: string]: string | string[] | Texts };

/** By the path of a group of texts, the names in it that the widget asks for. */
type Places = Map<string, string[]>;

/** A group that is read in any other way than by a name written out (`words.states[state]`) is left as it is. */
export function placesOf(widget: string, first: Texts): Places {
  const source = filesIn(widget)
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const places: Places = new Map();
  const look = (path: string, texts: Texts) => {
    const said = path.replaceAll(".", "\\.");
    const byName = path === "words" || !new RegExp(`\\b${said}\\b(?!\\.\\w)`).test(source);
    if (byName && path !== "words")
      places.set(
        path,
        Object.keys(texts).filter((key) => new RegExp(`\\b${said}\\.${key}\\b`).test(source)),
      );
    if (byName) for (const [key, inner] of groupsIn(texts)) look(`${path}.${key}`, inner);
  };
  look("words", first);
  return places;
}

const isGroup = (said: Texts[string] | undefined): said is Texts => typeof said === "object" && !Array.isArray(said);
const groupsIn = (texts: Texts) => Object.entries(texts).filter((entry): entry is [string, Texts] => isGroup(entry[1]));

/** Groups of the first rank stand in one list, `words.a`, one after the other. */
export function placed(texts: Texts, places: Places): object {
  const entries = Object.entries(texts).map(([key, said]) => [key, isGroup(said) ? inPlace(said, places, `words.${key}`) : said] as const);
  const listed = entries.filter(([key]) => places.has(`words.${key}`));
  return { ...Object.fromEntries(entries.filter((entry) => !listed.includes(entry))), a: listed.flatMap(([, group]) => group) };
}

function inPlace(texts: Texts, places: Places, path: string): unknown {
  const inner = (key: string) => {
    const said = texts[key];
    return isGroup(said) ? inPlace(said, places, `${path}.${key}`) : said;
  };
  return places.get(path)?.map(inner) ?? Object.fromEntries(Object.keys(texts).map((key) => [key, inner(key)]));
}

/** `words.waiting.received` becomes its place. */
export function byPlace(code: string, places: Places): string {
  return code.replaceAll(/\bwords(?:\.\w+)+/g, (whole) => {
    let path = "";
    const said = whole.split(".").reduce((before, key) => {
      const at = places.get(path)?.indexOf(key) ?? -1;
      path = path ? `${path}.${key}` : key;
      return before === "" ? key : at < 0 ? `${before}.${key}` : `${before}[${at}]`;
    }, "");
    return said.replace(/^words\.(\w+)\[(\d+)\]/, (_, group: string, at: string) => `words.a[${begins(group, places) + Number(at)}]`);
  });
}

function begins(group: string, places: Places): number {
  const ranks = [...places].filter(([path]) => path.split(".").length === 2);
  return ranks
    .slice(
      0,
      ranks.findIndex(([path]) => path === `words.${group}`),
    )
    .reduce((sum, [, keys]) => sum + keys.length, 0);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => resolve(folder, name));
}
