/** Reads the whole corpus, keeps on where a record is broken, and holds every rule against what it read. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { readReference } from "./official-law.node.ts";
import { Guidance } from "#drafting/draft.ts";
import { checkGuidance } from "#drafting/rules/check-guidance.ts";
import { numbersIn } from "#drafting/rules/numbers.ts";
import { StandingNotice } from "#drafting/standing-notice.ts";
import { ArticleQuestion, CaseDigest, StatuteCard, Story, TaughtClaim } from "#law/law.ts";
import {
  type Fault,
  type Placed,
  checkArticleQuestions,
  checkCards,
  checkCases,
  checkClaims,
  checkNotices,
  checkRare,
  checkStories,
  withoutCard,
} from "#law/rules/check-corpus.ts";
import { readFolder } from "#platform/shipped.node.ts";

type Read = {
  cards: Placed<StatuteCard>[];
  cases: Placed<CaseDigest>[];
  stories: Placed<Story>[];
  ordinary: Placed<Story>[];
  rare: Placed<ArticleQuestion>[];
  exact: Placed<ArticleQuestion>[];
  claims: Placed<TaughtClaim>[];
  guidance: Placed<Guidance>[];
  notices: Placed<StandingNotice>[];
};

export type Inspection = Read & {
  faults: Fault[];
  /** Whether official texts were at hand. */
  official: boolean;
  /** References of cases and notices to articles without a card; held only against official texts. */
  withoutCard: number;
};

/**
 * @param root folder that holds `corpus/`
 * @param dataDir folder with `laws/*.jsonl` and `causes/*.jsonl`, or null
 */
export function inspectCorpus(root: string, dataDir: string | null): Inspection {
  const faults: Fault[] = [];
  const read: Read = {
    cards: readRecords(root, "corpus/statutes", StatuteCard, faults),
    cases: readRecords(root, "corpus/cases", CaseDigest, faults),
    stories: readRecords(root, "corpus/stories", Story, faults),
    ordinary: readRecords(root, "corpus/ordinary", Story, faults),
    rare: readRecords(root, "corpus/rare", ArticleQuestion, faults),
    exact: readRecords(root, "corpus/exact", ArticleQuestion, faults),
    claims: readRecords(root, "corpus/claims", TaughtClaim, faults),
    guidance: readDocuments(root, "corpus/guidance", Guidance, faults),
    notices: readDocuments(root, "corpus/notices", StandingNotice, faults),
  };
  const citing = [...read.cases, ...read.notices];
  const named = [
    ...read.cards.map(({ value }) => value.law),
    ...citing.flatMap(({ value }) => value.articles.map((article) => article.law)),
  ];
  const reference = dataDir === null ? null : readReference(dataDir, new Set(named));
  faults.push(
    ...checkCards(read.cards, reference, numbersIn),
    ...checkCases(read.cases, read.cards, reference),
    ...checkNotices(read.notices, read.cards, reference, numbersIn),
    // A card that could not be read is missed by every story of it.
    ...(faults.length === 0 ? checkStories([...read.stories, ...read.ordinary], read.cards) : []),
    ...checkRare(read.rare, read.cards),
    ...checkArticleQuestions([...read.rare, ...read.exact], read.cards, reference),
    ...checkClaims(read.claims, read.cards, reference),
    ...doubled(read.notices, ({ code }) => code),
    ...doubled(read.guidance, ({ category }) => category),
    ...guidanceFaults(root, read),
  );
  return { ...read, faults: faults.toSorted(byPlace), official: reference !== null, withoutCard: withoutCard(citing, read.cards) };
}

function guidanceFaults(root: string, { guidance, cards }: Read): Fault[] {
  const limitCards = new Set(cards.filter(({ value }) => value.timeLimits.length > 0).map(({ value }) => value.id));
  const all = new Set(cards.map(({ value }) => value.id));
  return guidance.flatMap(({ at, value }) => {
    const file = at.slice(0, at.lastIndexOf(":"));
    const raw = readFileSync(join(root, file), "utf8");
    return checkGuidance(value, limitCards, all).map(({ says, quote }) => ({ at: `${file}:${lineOf(raw, quote)}`, says }));
  });
}

function lineOf(raw: string, quote: string): number {
  const index = raw.indexOf(JSON.stringify(quote));
  return raw.slice(0, Math.max(0, index)).split("\n").length;
}

function doubled<T>(records: Placed<T>[], key: (value: T) => string): Fault[] {
  return records
    .filter(({ value }, i) => records.findIndex((other) => key(other.value) === key(value)) !== i)
    .map(({ at, value }) => ({ at, says: `${key(value)} has a file of its own already` }));
}

function readRecords<S extends z.ZodType>(root: string, folder: string, schema: S, faults: Fault[]): Placed<z.output<S>>[] {
  return readFolder(join(root, folder), ".jsonl").flatMap(({ name, text }) =>
    text.split("\n").flatMap((line, i) => (line.trim() ? parse(schema, line, `${folder}/${name}:${i + 1}`, faults) : [])),
  );
}

function readDocuments<S extends z.ZodType>(root: string, folder: string, schema: S, faults: Fault[]): Placed<z.output<S>>[] {
  return readFolder(join(root, folder), ".json").flatMap(({ name, text }) => parse(schema, text, `${folder}/${name}:1`, faults));
}

function parse<S extends z.ZodType>(schema: S, text: string, at: string, faults: Fault[]): Placed<z.output<S>>[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    faults.push({ at, says: `is not JSON: ${error instanceof Error ? error.message : String(error)}` });
    return [];
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return [{ at, value: parsed.data }];
  faults.push(...parsed.error.issues.map((issue) => ({ at, says: `${issue.path.join(".") || "record"}: ${issue.message}` })));
  return [];
}

function byPlace(a: Fault, b: Fault): number {
  const [fileA, lineA] = place(a);
  const [fileB, lineB] = place(b);
  return fileA === fileB ? lineA - lineB : fileA < fileB ? -1 : 1;
}

function place({ at }: Fault): [string, number] {
  const colon = at.lastIndexOf(":");
  return [at.slice(0, colon), Number(at.slice(colon + 1))];
}
