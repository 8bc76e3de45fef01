/** "……同时废止": which laws a law says it repeals, and from when. */
import type { LawDocument, OfficialArticle, Repeal } from "../law.ts";
import { lawKey } from "./law-name.ts";
import { daysIn } from "./law-dates.ts";

const ENDS = /(?:同时|同日|即行|随之|相应|予以|即|一并|均|也)?废止$/u;
const NOT_REPEALED = /(?:根据|依据|依照|按照|依|关于修改)$/u;
/** Where a closing article stands: repeals elsewhere are about procedure (立法法 64), not about a law. */
const CLOSING = 6;

/**
 * Reads the last articles. Only whole laws named in 《》 count: "《X》第三条同时废止" ends one article of X.
 * @returns none of the law's own name, which a newer version closes by itself
 */
export function repealsIn(document: Pick<LawDocument, "law" | "effective" | "articles">): Repeal[] {
  const own = lawKey(document.law);
  const numbered = document.articles.filter((article) => article.no > 0);
  const found = numbered.slice(-CLOSING).flatMap((article) => {
    const on = sayStart(article) ?? document.effective;
    return clauses(article.text).flatMap((clause) =>
      repealedNames(clause).map((law) => ({ law, on, by: { no: article.no, sub: article.sub } })),
    );
  });
  const first = new Map(found.toReversed().map((repeal) => [lawKey(repeal.law), repeal]));
  first.delete(own);
  return [...first.values()].toReversed();
}

/** 自2021年1月1日起施行, where the closing article says it: an amended law keeps the day it first took effect. */
function sayStart({ text }: OfficialArticle): string | null {
  const sentence = /自(.{6,16}?)起(?:正式)?(?:施行|实施|生效|执行)/u.exec(text.normalize("NFKC"));
  return sentence ? (daysIn(sentence[1] ?? "")[0] ?? null) : null;
}

function clauses(text: string): string[] {
  return text.split(/[。；;\n]/u).map((clause) => clause.trim());
}

function repealedNames(clause: string): string[] {
  if (!ENDS.test(clause)) return [];
  return quotedNames(clause)
    .filter(
      ({ before, after }) =>
        !NOT_REPEALED.test(before) && !/^(?:[(（][^()（）]*[)）])?(?:中)?(?:的)?(?:有关|第[^、，,]*[条款项章])/u.test(after),
    )
    .map(({ name }) => name);
}

/** Outermost 《》 only: interpretations carry the name of a law inside their own. */
function quotedNames(clause: string): { name: string; before: string; after: string }[] {
  const found: { name: string; before: string; after: string }[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < clause.length; i++) {
    if (clause[i] === "《") {
      if (depth === 0) start = i;
      depth += 1;
    } else if (clause[i] === "》" && depth > 0) {
      depth -= 1;
      if (depth === 0) found.push({ name: withIssuer(clause, start, i), before: clause.slice(0, start), after: clause.slice(i + 1) });
    }
  }
  return found;
}

/** 最高人民法院《关于……的解释》: the court stands before the brackets. */
function withIssuer(clause: string, start: number, end: number): string {
  const name = clause.slice(start + 1, end);
  const courts = /((?:最高人民法院|最高人民检察院)[、,，]?)+$/u.exec(clause.slice(0, start));
  return courts && name.startsWith("关于") ? `${courts[0]}${name}` : name;
}
