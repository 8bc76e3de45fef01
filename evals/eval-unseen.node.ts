/** `npm run eval -- unseen`: what drafts cite of questions that no weights have seen, by the source of each citation. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { CannotStart, validated } from "#cli/command.node.ts";
import { table } from "#cli/table.ts";
import { blindTreesFile } from "#cli/train-second.node.ts";
import { mayCite } from "#drafting/rules/cite.ts";
import { articlesToCite } from "#drafting/rules/extract/articles-to-cite.ts";
import { type Material, composeMatters } from "#drafting/rules/extract/compose-matters.ts";
import type { Guidance } from "#drafting/draft.ts";
import { SECOND_NAMES } from "#finding/rules/second-look.ts";
import { type Trees, readTrees, scoreByTrees, supportIn } from "#finding/rules/trees.ts";
import type { FoundArticle } from "#law/law.ts";
import { readSources } from "#training/sources.node.ts";
import { type CitedBy, type SourceScore, bySource, leads } from "./cited-by-source.ts";
import { type SaidChance, calibration } from "./calibration.ts";
import { type KeptFold, type KeptPart, type Kind, WORK, keptFold, shippedGuidance } from "./kept-material.node.ts";

const Settings = z.object({
  folds: z.string().regex(/^[0-4](,[0-4])*$/u, "folds are numbers from 0 to 4, as 0,1"),
  least: z.boolean().default(false),
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
  for (const fold of scored) folds.set(fold, await keptFold(dataDir, sources, fold));
  const seconds = new Map(scored.map((fold) => [fold, secondWithout(fold)]));
  if (settings.least) console.log(byLeast(scored.map((fold) => ({ fold: folds.get(fold)!, second: seconds.get(fold)! }))).join("\n"));
  for (const kind of DRAFTED) {
    const drafts = scored.flatMap((fold) => draftsOf(folds.get(fold)![kind], seconds.get(fold)!, shippedGuidance()));
    const { right, none } = leads(drafts);
    console.log([`${drafts.length} ${kind} of folds ${settings.folds}`, "", ...shown(bySource(drafts, SOURCES, LAW))].join("\n"));
    console.log(`\nthe first article cited is right: ${said(right)}; nothing cited: ${said(none)}\n`);
  }
  return 0;
}

/** A second look that has seen neither this fold nor a finder that has. */
function secondWithout(fold: number): Trees {
  const file = blindTreesFile(WORK, fold);
  if (!existsSync(file)) throw new CannotStart(`${file} is not there: npm run train -- second comes first`);
  return readTrees(JSON.parse(readFileSync(file, "utf8")), SECOND_NAMES);
}

function draftsOf({ articles, kept }: KeptFold[Kind], second: Trees, guidance: ReadonlyMap<string, Guidance>): CitedBy[] {
  return kept.map(({ right, answers, parts }) => {
    const matters = parts.map((part) => materialOf(part, articles, second, guidance));
    return { right, answers, ...citedIn(matters) };
  });
}

/** What the least chance of an article beside the best one would give, of what is found alone; and whether supports come true. */
function byLeast(scored: readonly { fold: KeptFold; second: Trees }[]): string[] {
  const parts = DRAFTED.map((kind) =>
    scored.flatMap(({ fold, second }) =>
      fold[kind].kept.map(({ right, answers, parts: own }) => ({
        right,
        answers,
        found: own.map((part) => ({ triage: part.triage, articles: foundOf(part, fold[kind].articles, second).filter(mayCite) })),
      })),
    ),
  );
  const rows = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5].map((least) => [
    least.toFixed(2),
    ...parts.flatMap((kept) => {
      const cited = kept.map(
        ({ found }) => new Set(found.flatMap(({ articles, triage }) => articlesToCite(articles, triage, least).map((a) => a.articleId))),
      );
      const all = cited.reduce((sum, { size }) => sum + size, 0);
      const rightly = cited.reduce((sum, ids, i) => sum + kept[i]!.right.filter((id) => ids.has(id)).length, 0);
      const answers = kept.reduce((sum, one) => sum + one.answers, 0);
      return [said(rightly / all), said(rightly / answers), said((2 * rightly) / (all + answers)), (all / kept.length).toFixed(2)];
    }),
  ]);
  const told: SaidChance[] = parts
    .flat()
    .flatMap(({ right, found }) =>
      found.flatMap(({ articles }) => articles.map(({ articleId, support }) => ({ said: support, right: right.includes(articleId) }))),
    );
  const bands = calibration(told).map((band) => [`from ${band.from}`, band.rows, band.said.toFixed(3), band.right.toFixed(3)]);
  return [
    ...table([["least", ...DRAFTED.flatMap((kind) => [`${kind}: precision`, "recall", "F1", "a draft"])], ...rows], "lrrrrrrrr"),
    "",
    ...table([["support", "articles", "said", "right"], ...bands], "lrrr"),
    "",
  ];
}

/** How many a finder gives the drafter (finding/find-law.ts). */
const FOUND = 10;

function materialOf(
  kept: KeptPart,
  articles: Record<string, FoundArticle>,
  second: Trees,
  guidance: ReadonlyMap<string, Guidance>,
): Material {
  const { rows: _, numbers: __, category, ...part } = kept;
  return { ...part, guidance: guidance.get(category)!, sources: { ...part.sources, articles: foundOf(kept, articles, second) } };
}

function foundOf({ rows, numbers }: KeptPart, articles: Record<string, FoundArticle>, second: Trees): FoundArticle[] {
  const seen = Float32Array.from(numbers);
  const scores = scoreByTrees(second, seen);
  return [...scores.keys()]
    .sort((a, b) => scores[b]! - scores[a]!)
    .slice(0, FOUND)
    .flatMap((row) => {
      const article = articles[rows[row]!];
      return article ? [{ ...article, score: scores[row]!, support: supportIn(scores[row]!) }] : [];
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
