/** Between our sources and a model's words: sources go out numbered, citations come back as those numbers. */
import type { AnswerBody, Calculation, CaseCitation, Citation } from "#contract.ts";
import { AnswerBody as AnswerBodyShape } from "#contract.ts";
import type { Found, FoundArticle, FoundCase } from "#law/law.ts";
import type { ModelDraft } from "../draft.ts";
import { citeArticle, nameArticle } from "./cite.ts";

type ModelSource = ModelDraft["timeLimits"][number]["source"];

const NONE = "（没有）";
/** The contract's bound for sums. */
const MOST_SUMS = 12;
/** The contract's bound for what a case holds. */
const LONGEST_HOLDING = 1000;

/** The citizen's words as evidence; they cannot close the fence they stand in. */
export function fenced(words: string): string {
  return `<群众原话>\n${unfenced(words)}\n</群众原话>`;
}

/** Several matters, each in the citizen's own words, in one fence. */
export function fencedMatters(matters: readonly string[]): string {
  return fenced(matters.map((matter, i) => `${i + 1}. ${matter}`).join("\n"));
}

export function numberedSources({ articles, cases }: Found): string {
  const law = articles.map((a, i) => `[${i + 1}] ${a.law}${a.articleNo}（${a.official ? "原文" : "要旨"}）：${a.text}`);
  const digests = cases.map((c, i) => `［案${i + 1}］${c.title}：${c.holding}`);
  return [...law, ...digests].join("\n") || NONE;
}

/** What code worked out, as facts: what the citizen told is in it, so it cannot leave the fence either. */
export function numberedSums(sums: readonly Calculation[]): string {
  return sums.map(({ what, result, how }, i) => unfenced(`［算${i + 1}］${what}：${result}（${how}）`)).join("\n") || NONE;
}

/** @returns what of the draft cannot be used, in words that the model is told; empty where all of it can */
export function faultsOf(draft: ModelDraft, { articles, cases }: Found): string[] {
  const sources = [...draft.law.flatMap((claim) => claim.sources), ...draft.timeLimits.map(({ source }) => source)];
  const wrong = distinct(sources.map(({ number }) => number).filter((n) => !articles[n - 1]));
  const wrongCases = distinct(draft.law.flatMap((claim) => claim.cases).filter((n) => !cases[n - 1]));
  const faults = [
    ...wrong.map((n) => `依据编号 ${n} 不存在，只有 1 到 ${articles.length}`),
    ...wrongCases.map((n) => `案例编号 ${n} 不存在，只有 1 到 ${cases.length}`),
  ];
  if (faults.length > 0) return faults;
  const shaped = AnswerBodyShape.safeParse(bodyOf(draft, { articles, cases }, []));
  return shaped.success ? [] : shaped.error.issues.map(({ path, message }) => `${path.join(".")}：${message}`);
}

/**
 * Official text is quoted beside the model's claim as it stands in the library; the model itself quotes nothing, and sums
 * stand in the answer as code worked them out, whatever the model made of them.
 * @throws RangeError when the draft cites a number it was not given
 * @throws ZodError when the draft breaks the answer's bounds
 */
export function resolveModelDraft(draft: ModelDraft, found: Found, sums: readonly Calculation[]): AnswerBody {
  return AnswerBodyShape.parse(bodyOf(draft, found, sums));
}

function bodyOf(draft: ModelDraft, { articles, cases }: Found, sums: readonly Calculation[]) {
  return {
    ...draft,
    law: draft.law.map(({ claim, sources, cases: numbers, about }) => ({
      claim,
      citations: distinctBy(
        sources.map((source) => cited(source, articles, citeArticle)),
        placeOf,
      ),
      cases: distinct(numbers).map((n) => holds(given(cases, n, "case"))),
      about: about === null || about.trim() === "" ? null : about.trim(),
    })),
    calculations: sums.slice(0, MOST_SUMS),
    timeLimits: draft.timeLimits.map(({ what, limit, source }) => ({ what, limit, citation: cited(source, articles, nameArticle) })),
  };
}

/** Models write 0 where they mean none. Of our own words no 款 can be counted, so none is named. */
function cited({ number, paragraph, item }: ModelSource, articles: FoundArticle[], cite: (article: FoundArticle) => Citation): Citation {
  const article = given(articles, number, "source");
  return article.official ? { ...cite(article), paragraph: paragraph || null, item: item || null } : cite(article);
}

function holds({ caseId, title, holding }: FoundCase): CaseCitation {
  return { caseId, title, holds: holding.slice(0, LONGEST_HOLDING) };
}

function given<T>(all: readonly T[], number: number, what: string): T {
  const one = all[number - 1];
  if (!one) throw new RangeError(`the draft cites ${what} ${number} of ${all.length}`);
  return one;
}

const unfenced = (words: string) => words.replaceAll("<", "＜").replaceAll(">", "＞");
const distinct = (numbers: number[]) => [...new Set(numbers)];
const distinctBy = <T>(all: T[], key: (one: T) => string) =>
  all.filter((one, i) => all.findIndex((first) => key(first) === key(one)) === i);
const placeOf = ({ law, articleNo, paragraph, item }: Citation) => [law, articleNo, paragraph, item].join("/");
