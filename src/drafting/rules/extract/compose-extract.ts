/**
 * Extractive drafting: the answer's sections are composed from the articles found, their cards, what can be worked out,
 * the radar, what lawyers released before and the category's practical guidance. It says nothing that is not in them,
 * and says so where nothing was found.
 */
import type { AnswerBody, Calculation } from "#contract.ts";
import type { Found, FoundArticle } from "#law/law.ts";
import type { Triage } from "#triage/triage.ts";
import type { Guidance, RememberedPart } from "#drafting/draft.ts";
import { citeArticle, sayArticle } from "#drafting/rules/cite.ts";
import { type KnownAnswer, answersToGive, articlesToCite, withKnown } from "./articles-to-cite.ts";
import { type NotPlain, notPlain } from "./not-a-plain-question.ts";
import { LONGEST_CLAIM, firstSentences, plainText, shortAnswer } from "./short-answer.ts";
import { distinct, timeLimits } from "./time-limits.ts";
import { type Topic, topicsOf } from "./topics.ts";

export const EXTRACTOR = "摘编 3";

/** What was found for the question, the articles whose time limits matter in its category, and what code knows besides. */
export type Sources = Found & {
  limits: FoundArticle[];
  sums: Calculation[];
  /** What is still missing for a sum. */
  asks: string[];
  remembered: RememberedPart[];
  /** What the causes that were recognised are answered with, most words first. */
  known: KnownAnswer[];
};

const MOST_STEPS = 6;
const MOST_HELP = 5;
const MOST_UNKNOWNS = 5;
/** Fewer than so many of a topic's own are filled up with what fits the whole field. */
const FEW = 3;
const MOST_CLAIMS = 8;
/** The contract's bounds. */
const LONGEST_SHORT = 2000;
const MOST_SUMS = 12;

export function composeExtract(words: readonly string[], triage: Triage, sources: Sources, guidance: Guidance): AnswerBody {
  const text = words.join("\n");
  const topics = topicsOf(guidance, text);
  const odd = notPlain(text);
  if (odd) return withoutLaw(odd, text, guidance);
  const found = articlesToCite(sources.articles, triage);
  const given = answersToGive(sources.known, found, sources.articles, text);
  const articles = withKnown(found, given, text);
  const steps = stepsOf(sources.remembered, topics, guidance);
  return {
    understood: understood(text, topics, guidance),
    shortAnswer: spoken(text, sources, given, articles, steps[0], topics[0]?.unknowns[0]).slice(0, LONGEST_SHORT),
    law: lawOf(sources.remembered, articles),
    calculations: sources.sums.slice(0, MOST_SUMS),
    steps,
    timeLimits: timeLimits(triage.deadlines, [...sources.limits.filter((a) => a.inForce), ...articles]),
    help: distinct([...aidHelp(triage), ...topics.flatMap((t) => t.help), ...guidance.help], (h) => h.who).slice(0, MOST_HELP),
    unknowns: unknownsOf(triage, sources.asks, topics, guidance),
    governingDay: null,
    plain: null,
  };
}

/** What a lawyer released stands before what is composed. */
function spoken(
  text: string,
  { remembered, sums }: Sources,
  given: readonly KnownAnswer[],
  articles: readonly FoundArticle[],
  first: AnswerBody["steps"][number] | undefined,
  ask: string | undefined,
): string {
  const released = remembered.find((part) => part.kind === "short");
  return released ? released.text : shortAnswer(text, given, articles, sums, first, ask);
}

/** What a topic turns on comes before what triage asks of the whole field; what a sum still needs is as decisive. */
function unknownsOf(triage: Triage, asks: readonly string[], topics: readonly Topic[], guidance: Guidance): string[] {
  const missing = triage.missing.map((q) => q.ask);
  const own = evenly(topics.map((t) => t.unknowns));
  const all = own.length > 0 ? [...asks.slice(0, 2), ...own, ...missing] : [...missing, ...asks, ...guidance.unknowns];
  return distinct(all.length < FEW ? [...all, ...guidance.unknowns] : all, (u) => u).slice(0, MOST_UNKNOWNS);
}

function lawOf(remembered: readonly RememberedPart[], articles: readonly FoundArticle[]): AnswerBody["law"] {
  const released = remembered.flatMap(({ kind, text, citations }) =>
    kind === "claim" ? [{ claim: text, citations, cases: [], about: null }] : [],
  );
  const said = new Set(released.flatMap(({ citations }) => citations.map((c) => `${c.law} ${c.articleNo}`)));
  const found = articles
    .filter((article) => !said.has(`${article.law} ${article.articleNo}`))
    .map((article) => ({
      claim: sayArticle(article, firstSentences(plainText(article), LONGEST_CLAIM)),
      citations: [citeArticle(article)],
      cases: [],
      about: null,
    }));
  return [...released, ...found].slice(0, MOST_CLAIMS);
}

function stepsOf(remembered: readonly RememberedPart[], topics: readonly Topic[], guidance: Guidance): AnswerBody["steps"] {
  const released = remembered.flatMap(({ kind, text, where, papers }) => (kind === "step" ? [{ do: text, where, papers }] : []));
  const own = evenly(topics.map((t) => t.steps));
  return distinct([...released, ...(own.length < FEW ? [...own, ...guidance.steps] : own)], (s) => s.do).slice(0, MOST_STEPS);
}

/** The better topic's first three, then the other's: neither crowds the other out. */
function evenly<T>(lists: readonly (readonly T[])[]): T[] {
  const [best = [], ...others] = lists;
  const room = others.length > 0 ? FEW : best.length;
  return [...best.slice(0, room), ...others.flat(), ...best.slice(room)];
}

function understood(text: string, topics: readonly Topic[], guidance: Guidance): string {
  const about = topics.length > 0 ? topics.map((t) => t.understood).join("") : `您咨询的是${guidance.name}方面的问题。`;
  return `${about}您的原话是：“${excerpt(text, 80)}”`;
}

const ODD: Record<NotPlain, { short: string; unknowns: string[] }> = {
  "other-language": {
    short: "这段话不是用中文写的，系统不能据此起草。请能看懂这种文字的律师或者翻译看过原话再答复。",
    unknowns: ["这段话是什么文字，能不能请群众换成中文再说一遍"],
  },
  distress: {
    short: "听得出您现在心里很难受。这里一直有人听您说。还看不出是哪一件事：请说说发生了什么、什么时候、对方是谁，律师会接着答复您。",
    unknowns: ["发生了什么事", "什么时候、在哪里发生的", "对方是谁，您希望得到什么结果"],
  },
  forgery: {
    short: "造假的材料不能帮您做：用了假材料，对您自己最不利。请说说您想证明什么事，律师会告诉您有哪些合法的证明办法。",
    unknowns: ["您想用这份材料证明什么", "手里已经有哪些真实的材料"],
  },
};

/** No law is looked for: it would answer a question that was not asked. */
function withoutLaw(odd: NotPlain, text: string, guidance: Guidance): AnswerBody {
  const { short, unknowns } = ODD[odd];
  return {
    understood: `您的原话是：“${excerpt(text, 80)}”`,
    shortAnswer: short,
    law: [],
    calculations: [],
    steps: [],
    timeLimits: [],
    help: guidance.help.slice(0, MOST_HELP),
    unknowns,
    governingDay: null,
    plain: null,
  };
}

function aidHelp(triage: Triage): AnswerBody["help"] {
  return triage.aid ? [{ who: "法律援助中心（12348）", why: "您的情况可能属于法律援助的范围，可以申请免费的律师帮助" }] : [];
}

function excerpt(text: string, most: number): string {
  const characters = [...text.replace(/\s+/g, " ").trim()];
  return characters.length > most ? `${characters.slice(0, most).join("")}…` : characters.join("");
}
