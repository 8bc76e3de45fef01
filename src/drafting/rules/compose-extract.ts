/**
 * Extractive drafting: the answer's sections are composed from the articles found, their cards and the category's
 * practical guidance. It says nothing that is not in them, and says so where nothing was found.
 */
import type { AnswerBody } from "#contract.ts";
import type { Found, FoundArticle, TimeLimit } from "#law/law.ts";
import type { Triage } from "#triage/triage.ts";
import type { Guidance } from "../draft.ts";
import { citeArticle, mayCite, nameArticle, sayArticle } from "./cite.ts";

export const EXTRACTOR = "摘编 1";

const MOST_CLAIMS = 5;
/** The contract's bound for a claim, less room for the last sentence's stop. */
const LONGEST_CLAIM = 1900;
/**
 * Scores are logits (only their differences mean anything, and all may be negative): the odds of an article against the
 * best one. Below a tenth it is about something else.
 */
const KEEP_ODDS = 0.1;
/**
 * Support is a probability, learned to be right (finding/rules/ranker.ts): of articles put first with less than 0.1,
 * 37 in 100 were the answer, of those with more than 0.7, 71. Less than this is a guess: rather no claim.
 */
const LEAST_SUPPORT = 0.08;
/** An article of another field must be borne out better. */
const LEAST_FROM_AFAR = 0.2;
/** Where no field was recognised there may be no legal question at all: of ten such bundled ones, two were. */
const LEAST_WITHOUT_FIELD = 0.5;

type Topic = Guidance["topics"][number];

/** What was found for the question, and the articles whose time limits matter in its category. */
export type Sources = Found & { limits: FoundArticle[] };

/** Which cards' time limits belong in the answer. */
export function limitCards(words: string[], guidance: Guidance): string[] {
  return [...new Set([...topicsOf(guidance, words.join("\n")).flatMap((topic) => topic.limits), ...guidance.limits])];
}

export function composeExtract(words: string[], triage: Triage, found: Sources, guidance: Guidance): AnswerBody {
  const text = words.join("\n");
  const topics = topicsOf(guidance, text);
  const articles = articlesToCite(found.articles, triage);
  const best = articles[0];
  return {
    understood: understood(text, topics, guidance),
    shortAnswer: best
      ? shortAnswer(best)
      : "按您现在说的情况，还没有找到足以作答的法律依据。请补充具体情况，也可以拨打 12348 直接问值班律师。",
    law: articles.map((article) => ({
      claim: sayArticle(article, firstSentences(article.text, LONGEST_CLAIM)),
      citations: [citeArticle(article)],
    })),
    steps: distinct([...topics.flatMap((t) => t.steps), ...guidance.steps], (s) => s.do).slice(0, 7),
    timeLimits: timeLimits([...found.limits.filter((a) => a.inForce), ...articles]),
    help: distinct([...aidHelp(triage), ...topics.flatMap((t) => t.help), ...guidance.help], (h) => h.who).slice(0, 6),
    unknowns: distinct([...triage.missing.map((q) => q.ask), ...topics.flatMap((t) => t.unknowns), ...guidance.unknowns], (u) => u).slice(
      0,
      6,
    ),
  };
}

/** The topics whose trigger words occur, most words first; two at most, so that the answer stays on its matter. */
function topicsOf(guidance: Guidance, text: string): Topic[] {
  return guidance.topics
    .map((topic) => ({ topic, hits: topic.when.filter((word) => says(text, word)).length }))
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits)
    .slice(0, 2)
    .map(({ topic }) => topic);
}

/** 拖欠工资 is also said in 拖欠我三个月工资: of a trigger of four characters, both halves in their order will do. */
function says(text: string, trigger: string): boolean {
  if (text.includes(trigger)) return true;
  if (trigger.length !== 4) return false;
  const first = text.indexOf(trigger.slice(0, 2));
  return first >= 0 && text.indexOf(trigger.slice(2), first + 2) >= 0;
}

/** In force, borne out well enough by the question, and near enough to the best. */
function articlesToCite(articles: FoundArticle[], triage: Triage): FoundArticle[] {
  // An article without a card of ours is "other" as well: no field is shared there, it is only unknown on both sides.
  const near = (a: FoundArticle) => a.category !== "other" && (a.category === triage.category || a.category === triage.second);
  const fromAfar = triage.category === "other" ? LEAST_WITHOUT_FIELD : LEAST_FROM_AFAR;
  const usable = articles.filter((a) => mayCite(a) && a.support >= (near(a) ? LEAST_SUPPORT : fromAfar));
  const best = usable[0]?.score ?? 0;
  return usable.filter((a) => Math.exp(a.score - best) >= KEEP_ODDS).slice(0, MOST_CLAIMS);
}

function understood(text: string, topics: Topic[], guidance: Guidance): string {
  const about = topics.length > 0 ? topics.map((t) => t.understood).join("") : `您咨询的是${guidance.name}方面的问题。`;
  const quoted = excerpt(text, 80);
  return `${about}您的原话是：“${quoted}”`;
}

function shortAnswer(best: FoundArticle): string {
  const basis = `${best.short}${best.articleNo}${best.official ? "" : "（要旨）"}`;
  return `您的情况主要看${basis}：${firstSentences(best.text, 160)}其他相关规定和下一步怎么办，见下面各条。`;
}

/** Clocks that run against the organ or the other party are no limit of the citizen's. */
function citizensLimits(article: FoundArticle): TimeLimit[] {
  return article.timeLimits.filter((limit) => limit.kind !== "authority");
}

const UNITS: Record<TimeLimit["unit"], string> = { year: "年", month: "个月", day: "日", workday: "个工作日", hour: "小时" };

function timeLimits(articles: FoundArticle[]): AnswerBody["timeLimits"] {
  const all = articles.flatMap((article) => citizensLimits(article).map((limit) => timeLimit(article, limit)));
  return distinct(all, (limit) => limit.what).slice(0, 5);
}

function timeLimit(article: FoundArticle, limit: TimeLimit): AnswerBody["timeLimits"][number] {
  return {
    what: limit.right,
    limit: `${limit.amount}${UNITS[limit.unit]}内，从${limit.from}起算`,
    citation: nameArticle(article),
  };
}

function aidHelp(triage: Triage): AnswerBody["help"] {
  return triage.aid ? [{ who: "法律援助机构", why: "您的情况可能属于法律援助的范围，可以申请免费的律师帮助" }] : [];
}

/** What comes again is left out: the first of its kind stands, in its place. */
function distinct<T>(items: T[], key: (item: T) => string): T[] {
  const first = new Map(items.toReversed().map((item) => [key(item), item]));
  return items.filter((item) => first.get(key(item)) === item);
}

function excerpt(text: string, most: number): string {
  const characters = [...text.replace(/\s+/g, " ").trim()];
  return characters.length > most ? `${characters.slice(0, most).join("")}…` : characters.join("");
}

function firstSentences(text: string, most: number): string {
  let out = "";
  for (const sentence of text.split(/(?<=[。；])/)) {
    if (out.length > 0 && out.length + sentence.length > most) break;
    out += sentence;
  }
  // A table imported as text is one sentence of thousands; no answer may be longer than its contract says.
  if (out.length > LONGEST_CLAIM) return `${out.slice(0, LONGEST_CLAIM)}……`;
  return /[。；]$/.test(out) ? out : `${out}。`;
}
