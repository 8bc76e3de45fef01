/** Runs the citation gate over a body: loads what it cites and what could be meant instead, then lets the rules decide. */
import type { AnswerBody, Calculation, Citation, Finding, Verdict } from "../contract.ts";
import type { FoundArticle, FoundCase, LawAsOf } from "#law/law.ts";
import type { Cited } from "./draft.ts";
import { checkToldQuotations } from "./rules/gate/check-told.ts";
import { type GateJudge, type Ground, placedCitations } from "./rules/gate/ground.ts";
import { citationsIn, gate, verdictsOf } from "./rules/gate/gate.ts";
import { piecesOf } from "./rules/gate/check-support.ts";

export type CheckDeps = {
  /** ISO day in China. */
  today: () => string;
  findArticle: (law: string, articleNo: string, day: string) => Promise<FoundArticle | null>;
  lawAsOf: (citation: string, day: string) => Promise<LawAsOf>;
  /** Names and short names of every law in the library. */
  lawNames: () => Promise<ReadonlySet<string>>;
  /** Texts of the same law that stand around the article, or are near to what is said. */
  rivals: (articleId: string, said: readonly string[]) => Promise<string[]>;
  cases: () => Promise<Omit<FoundCase, "score">[]>;
  partOf: Ground["partOf"];
  judge: GateJudge;
  workOut: (name: string, inputs: Calculation["inputs"]) => Pick<Calculation, "result" | "how"> | null;
};

export type Checked = { findings: Finding[]; verdicts: Verdict[]; cited: Cited[] };

/** @param told the citizen's redacted words, where what is quoted of them is to be held against them */
export async function checkCitations(deps: CheckDeps, body: AnswerBody, told: readonly string[] | null = null): Promise<Checked> {
  const laws = await deps.lawNames();
  const cited = await lookUp(deps, citationsIn(body, laws), laws, governingDay(body, deps.today()));
  const look: Ground["look"] = (citation) => cited.get(keyOf(citation)) ?? nothing(citation, laws);
  const ground: Ground = {
    look,
    laws,
    partOf: deps.partOf,
    supportOf: await supporting(deps, body, look),
    nearness: deps.judge.nearness,
    turnOf: deps.judge.turnOf,
    ...(await holdings(deps, body)),
    workOut: ({ calculator, inputs }) => (calculator === null ? null : deps.workOut(calculator, inputs)),
  };
  const findings = [...gate(body, ground), ...checkToldQuotations(body, told)];
  return { findings, verdicts: verdictsOf(body, findings), cited: [...cited.values()] };
}

/** A day to come governs nothing yet. */
function governingDay({ governingDay: day }: AnswerBody, today: string): string {
  return day !== null && day < today ? day : today;
}

type Named = Pick<Citation, "law" | "articleNo">;
const keyOf = ({ law, articleNo }: Named) => `${law} ${articleNo}`;

async function lookUp(deps: CheckDeps, citations: Named[], laws: ReadonlySet<string>, day: string): Promise<Map<string, Cited>> {
  const distinct = [...new Map(citations.map((citation) => [keyOf(citation), citation])).values()];
  const found = await Promise.all(distinct.map(async (citation) => [keyOf(citation), await lookAt(deps, citation, laws, day)] as const));
  return new Map(found);
}

async function lookAt(deps: CheckDeps, citation: Named, laws: ReadonlySet<string>, day: string): Promise<Cited> {
  const name = `《${citation.law}》${citation.articleNo}`;
  const then = await deps.lawAsOf(name, day);
  // 消法 is known by its other name.
  const article = await deps.findArticle("law" in then ? then.law : citation.law, citation.articleNo, day);
  const now = day === deps.today() ? then : await deps.lawAsOf(name, deps.today());
  const held = article === null ? {} : { article };
  return { ...nothing(citation, laws), ...held, ...standing(then, now, article) };
}

/** What is said of its force. Where the library itself has no day for it, the article's own dates decide. */
function standing(then: LawAsOf, now: LawAsOf, article: FoundArticle | null): Partial<Cited> {
  const lawKnown = then.kind === "no-such-law" || then.kind === "unreadable" ? {} : { lawKnown: true };
  switch (then.kind) {
    case "article":
      return {
        ...lawKnown,
        displaced: then.displacedBy && then.displacedBy.because,
        repealedSince: now.kind === "repealed" ? now.because : null,
        ...(article && !article.inForce ? { notInForce: "那一天不是现行有效的条文" } : {}),
      };
    case "repealed":
      return { ...lawKnown, notInForce: [then.because, ...then.successors.map((s) => `现见《${s.law}》${s.articleNo}`)].join("；") };
    case "not-yet":
      return { ...lawKnown, notInForce: then.because };
    case "not-held":
      if (article && !article.inForce) return { ...lawKnown, notInForce: then.because };
      return { ...lawKnown, ...(article ? {} : { unheld: then.because }), displaced: then.displacedBy && then.displacedBy.because };
    case "no-such-article":
      return { ...lawKnown, article: null };
    case "no-such-law":
    case "unreadable":
      return article && !article.inForce ? { notInForce: then.because } : {};
  }
}

function nothing({ law, articleNo }: Named, laws: ReadonlySet<string>): Cited {
  return { law, articleNo, lawKnown: laws.has(law), article: null, unheld: null, notInForce: null, repealedSince: null, displaced: null };
}

/** The rivals are loaded once for each article; then every piece that is said can be judged without waiting. */
async function supporting({ rivals, judge }: CheckDeps, body: AnswerBody, look: Ground["look"]): Promise<Ground["supportOf"]> {
  const articles = new Map(placedCitations(body).map(({ citation }) => [keyOf(citation), look(citation).article]));
  const loaded = await Promise.all(
    [...articles].map(async ([key, article]) => [key, article ? await rivals(article.articleId, saidOf(body, key)) : []] as const),
  );
  const beside = new Map(loaded);
  return (claim, citation) => {
    const { article } = look(citation);
    return article ? judge.supportOf(claim, article.text, beside.get(keyOf(citation)) ?? []) : null;
  };
}

/** What is said with this article behind it. */
function saidOf(body: AnswerBody, key: string): string[] {
  return [
    ...body.law.flatMap(({ claim, citations }) => (citations.some((citation) => keyOf(citation) === key) ? piecesOf(claim) : [])),
    ...body.timeLimits.flatMap(({ what, limit, citation }) => (keyOf(citation) === key ? [`${what}，${limit}`] : [])),
  ];
}

async function holdings(deps: CheckDeps, body: AnswerBody): Promise<Pick<Ground, "caseOf" | "caseSupportOf">> {
  const held = body.law.some((claim) => claim.cases.length > 0) ? await deps.cases() : [];
  const texts = new Map(held.map((each) => [each.caseId, `${each.holding}\n${each.facts}`]));
  return {
    caseOf: ({ caseId }) => held.find((each) => each.caseId === caseId) ?? null,
    caseSupportOf: (holds, caseId) => {
      const own = texts.get(caseId);
      return own === undefined ? null : deps.judge.supportOf(holds, own, [...texts.values()]);
    },
  };
}
