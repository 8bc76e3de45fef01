/**
 * 演练: one planted error in a body that was right. Each way makes what studies of machine drafts find: an article beside
 * the right one, repealed law, another number, a claim too wide, a case that is none.
 */
import type { AnswerBody } from "#contract.ts";
import type { PracticeKind } from "#contract/quality.ts";
import { articleNumber, formatArticleNumber, formatNumeral, parseNumeral } from "#language/numerals.ts";

export type Planted = { kind: PracticeKind; place: string; was: string; now: string };
export type Plant = { planted: Planted; body: AnswerBody };

/** @param draw 0…1, anew at each call; @returns one plant for every way that this body allows */
export function plantErrors(body: AnswerBody, draw: () => number): Plant[] {
  return [wrongArticle, repealedLaw, wrongNumber, unsupportedClaim, inventedCase].flatMap((way) => way(body, draw) ?? []);
}

/** Whether the planted words are gone from the body that a lawyer made of it. */
export function isGone({ kind, now }: Planted, body: AnswerBody): boolean {
  if (kind === "wrong-article" || kind === "repealed-law") return !namesOf(body).includes(now);
  return !JSON.stringify(body).includes(JSON.stringify(now).slice(1, -1));
}

const nameOf = ({ law, articleNo }: { law: string; articleNo: string }) => `《${law}》${articleNo}`;
const namesOf = (body: AnswerBody) =>
  [
    ...body.law.flatMap((l) => l.citations),
    ...body.timeLimits.map((t) => t.citation),
    ...body.calculations.flatMap((s) => s.citations),
  ].map(nameOf);

function pick<T>(list: readonly T[], draw: () => number): T | undefined {
  return list[Math.min(list.length - 1, Math.floor(draw() * list.length))];
}

type Cited = { at: number; n: number };
const citedIn = (body: AnswerBody): Cited[] =>
  body.law.flatMap(({ citations }, at) => citations.flatMap(({ local }, n) => (local === null ? [{ at, n }] : [])));

/** The claim goes on to name whatever it now cites: a slip of the pen is no test of reading. */
function citing(body: AnswerBody, { at, n }: Cited, to: { law: string; articleNo: string }): AnswerBody {
  return {
    ...body,
    law: body.law.map((claim, i) => {
      const old = claim.citations[n];
      if (i !== at || !old) return claim;
      const citations = claim.citations.map((citation, j) =>
        j === n ? { ...citation, ...to, paragraph: null, item: null, quote: null } : citation,
      );
      return { ...claim, claim: claim.claim.replaceAll(old.articleNo, to.articleNo), citations };
    }),
  };
}

const STEPS = [-2, -1, 1, 2];

function wrongArticle(body: AnswerBody, draw: () => number): Plant | null {
  const chosen = pick(citedIn(body), draw);
  const old = chosen && body.law[chosen.at]?.citations[chosen.n];
  const number = old && articleNumber(old.articleNo);
  if (!chosen || !old || !number) return null;
  const no = number.no + (pick(STEPS, draw) ?? 1);
  const to = { law: old.law, articleNo: formatArticleNumber({ no: no < 1 ? number.no + 1 : no, sub: 0 }) };
  if (namesOf(body).includes(nameOf(to))) return null;
  return {
    planted: { kind: "wrong-article", place: `law[${chosen.at}]`, was: nameOf(old), now: nameOf(to) },
    body: citing(body, chosen, to),
  };
}

/** 合同法 went with the others on 2021年1月1日 (民法典第一千二百六十条); models cite it still. */
const REPEALED = { law: "中华人民共和国合同法", articleNo: "第六十条" };

function repealedLaw(body: AnswerBody, draw: () => number): Plant | null {
  const code = citedIn(body).filter(({ at, n }) => body.law[at]?.citations[n]?.law.endsWith("民法典"));
  const chosen = pick(code, draw);
  const old = chosen && body.law[chosen.at]?.citations[chosen.n];
  if (!chosen || !old || old.law.includes("合同法")) return null;
  const planted = { kind: "repealed-law" as const, place: `law[${chosen.at}]`, was: nameOf(old), now: nameOf(REPEALED) };
  return { planted, body: citing(body, chosen, REPEALED) };
}

/** A period or a multiple, not a day of the calendar, an article or an age. */
const NUMBER = /(?<![第零〇一二三四五六七八九十百千万\d.年月])(\d{1,3}|[一二两三四五六七八九十]{1,3})(年|个月|日|天|倍)(?![月日以]?\d)/g;
const AROUND = 5;

type Text = { place: string; text: string; put: (text: string) => AnswerBody };

/** Where a number decides something: the time limits first, then what is claimed, then the short answer. */
function textsOf(body: AnswerBody): Text[] {
  return [
    ...body.timeLimits.map((limit, i) => ({
      place: `timeLimits[${i}]`,
      text: limit.limit,
      put: (text: string) => ({ ...body, timeLimits: body.timeLimits.map((each, j) => (j === i ? { ...each, limit: text } : each)) }),
    })),
    ...body.law.map((claim, i) => ({
      place: `law[${i}]`,
      text: claim.claim,
      put: (text: string) => ({ ...body, law: body.law.map((each, j) => (j === i ? { ...each, claim: text } : each)) }),
    })),
    { place: "shortAnswer", text: body.shortAnswer, put: (text) => ({ ...body, shortAnswer: text }) },
  ];
}

function wrongNumber(body: AnswerBody, draw: () => number): Plant | null {
  const places = textsOf(body).flatMap((at) => [...at.text.matchAll(NUMBER)].map((found) => ({ at, found })));
  const chosen = pick(places, draw);
  const n = chosen && parseNumeral(chosen.found[1] ?? "");
  if (!chosen || !n) return null;
  const { at, found } = chosen;
  const [whole, digits = "", unit = ""] = found;
  const other = n <= 3 ? n + 1 : n * 2;
  const changed = `${/^\d/.test(digits) ? other : formatNumeral(other)}${unit}`;
  const [from, to] = [Math.max(0, found.index - AROUND), found.index + whole.length + AROUND];
  const text = at.text.slice(0, found.index) + changed + at.text.slice(found.index + whole.length);
  const was = at.text.slice(from, to);
  const now = text.slice(from, to + changed.length - whole.length);
  return { planted: { kind: "wrong-number", place: at.place, was, now }, body: at.put(text) };
}

/** Wider than any article: true of nobody, and easy to read over. */
const TOO_WIDE = [
  "无论什么情况，对方都必须承担全部责任。",
  "这种情况下您不需要再提供任何证据。",
  "而且这项权利没有任何时间限制，随时可以主张。",
  "对方即使有正当理由，也一律不能免除责任。",
];

function unsupportedClaim(body: AnswerBody, draw: () => number): Plant | null {
  const [i, wide] = [Math.floor(draw() * body.law.length), pick(TOO_WIDE, draw)];
  if (body.law.length === 0 || wide === undefined) return null;
  const law = body.law.map((each, j) => (j === i ? { ...each, claim: `${each.claim}${wide}` } : each));
  return { planted: { kind: "unsupported-claim", place: `law[${i}]`, was: "", now: wide }, body: { ...body, law } };
}

/** The Supreme Court decides some hundred retrials a year: no case has such a number. */
const NO_CASE = "最高人民法院在（2021）最高法民再9731号案中也是这样认定的。";

function inventedCase(body: AnswerBody): Plant {
  const planted = { kind: "invented-case" as const, place: "shortAnswer", was: "", now: NO_CASE };
  return { planted, body: { ...body, shortAnswer: `${body.shortAnswer}${NO_CASE}` } };
}
