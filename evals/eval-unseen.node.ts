/** `npm run eval -- unseen`: what drafts cite of questions that no weights have seen, by the source of each citation. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CannotStart, validated } from "#cli/command.node.ts";
import { table } from "#cli/table.ts";
import { SETTINGS } from "#cli/train-second.node.ts";
import { mayCite } from "#drafting/rules/cite.ts";
import { articlesToCite, chanceNumbers } from "#drafting/rules/extract/articles-to-cite.ts";
import { type Material, composeMatters } from "#drafting/rules/extract/compose-matters.ts";
import type { Guidance } from "#drafting/draft.ts";
import { type Ranker, readRanker, scoreRows, supportOf, writeRanker } from "#finding/rules/ranker.ts";
import { SECOND_NAMES } from "#finding/rules/second-look.ts";
import type { FoundArticle } from "#law/law.ts";
import { FOLDS } from "#training/folds.ts";
import { type Group, learnRanker } from "#training/learn-ranker.ts";
import { readSources } from "#training/sources.node.ts";
import { type CitedBy, type SourceScore, bySource, leads } from "./cited-by-source.ts";
import { type ChanceRow, calibration, learnChance } from "./learn-chance.ts";
import { KINDS, type Kept, type KeptFold, type KeptPart, type Kind, WORK, keptFold, shippedGuidance } from "./kept-material.node.ts";

const Settings = z.object({
  folds: z.string().regex(/^[0-4](,[0-4])*$/u, "folds are numbers from 0 to 4, as 0,1"),
  learn: z.boolean().default(false),
});

/** Asks are a line of ours each, about one card: what is said of them says nothing of drafts. */
const DRAFTED: readonly Kind[] = ["questions", "stories"];
const SOURCES = ["found", "of a cause alone", "time limits", "sums"];
/** What the figures of `drafts` count: the law section. */
const LAW = ["found", "of a cause alone"];

/** @returns the exit code. @throws CannotStart without WENFA_DATA or the folds' words */
export async function evalUnseen(values: unknown): Promise<number> {
  const settings = validated(Settings, values);
  const dataDir = process.env["WENFA_DATA"];
  if (!dataDir) throw new CannotStart("WENFA_DATA names no data folder");
  let read: ReturnType<typeof readSources> | undefined;
  const sources = () => (read ??= readSources(dataDir));
  const scored = settings.folds.split(",").map(Number);
  const folds = new Map<number, KeptFold>();
  for (let fold = 0; fold < FOLDS; fold++)
    if (scored.includes(fold) || existsSync(join(WORK, `words-128-1-without-${fold}.bin`)))
      folds.set(fold, await keptFold(dataDir, sources, fold));
  if (settings.learn) {
    const rows = scored.flatMap((fold) => DRAFTED.flatMap((kind) => rowsOf(folds.get(fold)!, kind, secondWithout(fold, folds))));
    console.log(learned(rows).join("\n"));
    return 0;
  }
  for (const kind of DRAFTED) {
    const drafts = scored.flatMap((fold) => draftsOf(folds.get(fold)![kind], secondWithout(fold, folds), shippedGuidance()));
    const { right, none } = leads(drafts);
    console.log([`${drafts.length} ${kind} of folds ${settings.folds}`, "", ...shown(bySource(drafts, SOURCES, LAW))].join("\n"));
    console.log(`\nthe first article cited is right: ${said(right)}; nothing cited: ${said(none)}\n`);
  }
  return 0;
}

/** A second look that has seen neither this fold nor a finder that has; learned once. */
function secondWithout(fold: number, folds: ReadonlyMap<number, KeptFold>): Ranker {
  const others = [...folds.keys()].filter((other) => other !== fold);
  const file = join(WORK, `second-without-${fold}-from-${others.join("")}.json`);
  if (!existsSync(file)) {
    console.error(`learning a second look from folds ${others.join(", ")}…`);
    const groups = others.flatMap((other) => KINDS.flatMap((kind) => folds.get(other)![kind].kept.flatMap(groupsOf)));
    writeFileSync(file, JSON.stringify(writeRanker(learnRanker(groups, SECOND_NAMES, SETTINGS))));
  }
  return readRanker(JSON.parse(readFileSync(file, "utf8")), SECOND_NAMES);
}

const groupsOf = ({ right, parts }: Kept): Group[] =>
  parts.map(({ rows, numbers }) => ({
    numbers: Float32Array.from(numbers),
    right: Uint8Array.from(rows, (id) => (right.includes(id) ? 1 : 0)),
  }));

function draftsOf({ articles, kept }: KeptFold[Kind], second: Ranker, guidance: ReadonlyMap<string, Guidance>): CitedBy[] {
  return kept.map(({ right, answers, parts }) => {
    const matters = parts.map((part) => materialOf(part, articles, second, guidance));
    return { right, answers, ...citedIn(matters) };
  });
}

/** A story is one of many of its kind, a question of somebody's is one in ten. */
const COUNTS: Record<Kind, number> = { questions: 3, stories: 1, asks: 0 };
/** Those further down are cited by nobody. */
const FIRST = 8;

function rowsOf(fold: KeptFold, kind: Kind, second: Ranker): ChanceRow[] {
  return fold[kind].kept.flatMap(({ right, parts }) =>
    parts.flatMap((part) => {
      const found = foundOf(part, fold[kind].articles, second).filter(mayCite);
      const numbers = chanceNumbers(found);
      return found
        .slice(0, FIRST)
        .map((article) => ({ numbers: numbers(article), right: right.includes(article.articleId), weight: COUNTS[kind] }));
    }),
  );
}

function learned(rows: readonly ChanceRow[]): string[] {
  const weights = learnChance(rows);
  const bands = calibration(rows, weights).map(({ from, rows: n, said: told, right }) => [
    `from ${from}`,
    n,
    told.toFixed(3),
    right.toFixed(3),
  ]);
  return [
    `CHANCE = [${weights.map((weight) => weight.toFixed(2)).join(", ")}]`,
    "",
    ...table([["chance", "articles", "said", "right"], ...bands], "lrrr"),
  ];
}

/** How many a finder gives the drafter (finding/find-law.ts). */
const FOUND = 10;

function materialOf(
  kept: KeptPart,
  articles: Record<string, FoundArticle>,
  second: Ranker,
  guidance: ReadonlyMap<string, Guidance>,
): Material {
  const { rows: _, numbers: __, category, ...part } = kept;
  return { ...part, guidance: guidance.get(category)!, sources: { ...part.sources, articles: foundOf(kept, articles, second) } };
}

function foundOf({ rows, numbers }: KeptPart, articles: Record<string, FoundArticle>, second: Ranker): FoundArticle[] {
  const seen = Float32Array.from(numbers);
  const scores = scoreRows(second, seen);
  return [...scores.keys()]
    .sort((a, b) => scores[b]! - scores[a]!)
    .slice(0, FOUND)
    .flatMap((row) => {
      const article = articles[rows[row]!];
      return article ? [{ ...article, score: scores[row]!, support: supportOf(second, seen, row) }] : [];
    });
}

function citedIn(matters: readonly Material[]): Pick<CitedBy, "cited" | "lead"> {
  const body = composeMatters(matters);
  const held = new Map(
    matters.flatMap(({ sources: { articles, known, limits } }) =>
      [...articles, ...known.flatMap((answer) => answer.articles), ...limits].map((a) => [`${a.law}#${a.articleNo}`, a.articleId] as const),
    ),
  );
  const ids = (citations: readonly { law: string; articleNo: string }[]) =>
    citations.map(({ law, articleNo }) => held.get(`${law}#${articleNo}`) ?? `${law}#${articleNo}`);
  const found = new Set(
    matters.flatMap(({ sources, triage }) => articlesToCite(sources.articles, triage).map(({ articleId }) => articleId)),
  );
  const law = body.law.flatMap(({ citations }) => ids(citations));
  const cited = {
    found: law.filter((id) => found.has(id)),
    "of a cause alone": law.filter((id) => !found.has(id)),
    "time limits": ids(body.timeLimits.map(({ citation }) => citation)),
    sums: ids(body.calculations.flatMap(({ citations }) => citations)),
  };
  return { cited, lead: law[0] ?? null };
}

function shown(scores: readonly SourceScore[]): string[] {
  return table(
    [
      ["cited from", "precision", "recall", "F1", "a draft"],
      ...scores.map((one) => [one.source, said(one.precision), said(one.recall), said(one.f1), one.each.toFixed(2)]),
    ],
    "lrrrr",
  );
}

const said = (value: number | null) => (value === null ? "–" : value.toFixed(3));
