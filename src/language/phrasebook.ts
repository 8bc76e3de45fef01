/**
 * What the service itself says, in another language. The Chinese sentence is its own key, as a room says it; a language
 * file holds it with its translation at the same path, and `{name}` stands for what differs from time to time.
 */

export type Texts = { [key: string]: string | number | string[] | Texts };

export type Phrasebook = {
  /** BCP 47. */
  code: string;
  /** The text in this language; as it was given, where any sentence of it is not known. */
  say: (text: string) => string;
};

/** Longer texts are nobody's phrase, and matching them would cost time. */
const LONGEST = 400;

/** @param first the Chinese texts @param other the same tree in another language; gaps stay Chinese */
export function phrasebook(code: string, first: Texts, other: Texts): Phrasebook {
  const pairs = pairsOf(first, other);
  const whole = new Map(pairs.filter(([said]) => !said.includes("{")));
  const open = pairs
    .filter(([said]) => said.includes("{"))
    .sort(([a], [b]) => b.length - a.length)
    .map(([said, told]) => ({ pattern: patternOf(said), told }));

  const find = (text: string): string | null => whole.get(text) ?? dayIn(code, text) ?? fill(text) ?? sentences(text);
  const fill = (text: string): string | null => {
    for (const { pattern, told } of open) {
      const found = pattern.exec(text)?.groups;
      if (found) return told.replace(/\{(\w+)\}/g, (_, name: string) => say(found[name] ?? ""));
    }
    return null;
  };
  const sentences = (text: string): string | null => {
    const parts = text.match(/[^。；\n]+[。；\n]*/g) ?? [];
    if (parts.length < 2) return null;
    const told = parts.map((part) => find(part.trim()));
    return told.every((one) => one !== null) ? told.join(" ") : null;
  };
  const say = (text: string): string => (text.length > LONGEST || !/\p{Script=Han}/u.test(text) ? text : (find(text) ?? text));
  return { code, say };
}

/** The language of the wishes that is spoken, or null where none is. @param wishes as Accept-Language writes them */
export function bestSpoken(wishes: string, spoken: readonly string[]): string | null {
  const asked = wishes.split(",").map((part, at) => {
    const [code = "", ...more] = part.trim().split(";");
    const weight = Number(/q=([\d.]+)/.exec(more.join(";"))?.[1] ?? 1);
    return { code: code.toLowerCase(), weight, at };
  });
  const root = (code: string) => code.toLowerCase().split("-")[0];
  for (const { code } of asked.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight || a.at - b.at)) {
    const found = spoken.find((one) => one.toLowerCase() === code) ?? spoken.find((one) => root(one) === root(code));
    if (found) return found;
  }
  return null;
}

function pairsOf(first: Texts, other: Texts): [said: string, told: string][] {
  return Object.entries(first).flatMap(([key, said]): [string, string][] => {
    const told = other[key];
    if (typeof said === "string") return typeof told === "string" ? [[said, told]] : [];
    if (Array.isArray(said))
      return Array.isArray(told) ? said.flatMap((one, at) => (told[at] ? [[one, told[at]] as [string, string]] : [])) : [];
    if (typeof said === "number" || typeof told !== "object" || Array.isArray(told)) return [];
    return pairsOf(said, told);
  });
}

function patternOf(said: string): RegExp {
  const parts = said.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return name ? `(?<${name}>.+?)` : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`);
}

/** 2026年11月21日, as rooms say a day. */
function dayIn(code: string, text: string): string | null {
  const found = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (!found) return null;
  const [, year, month, day] = found.map(Number);
  const at = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day));
  return new Intl.DateTimeFormat(code, { timeZone: "UTC", year: "numeric", month: "long", day: "numeric" }).format(at);
}
