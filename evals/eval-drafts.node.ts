/** `npm run eval -- drafts`: a draft for each question, its citations against the articles that answer it, and the gate's word. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseConfig } from "../src/config.ts";
import { CannotStart, validated } from "#cli/command.node.ts";
import { count, table } from "#cli/table.ts";
import { articleNumber, formatArticleNumber } from "#language/numerals.ts";
import { lawKey } from "#law/rules/law-name.ts";
import { readJsonlFile } from "#platform/shipped.node.ts";
import { type DraftingBench, TODAY, openDraftingBench } from "./drafting-bench.node.ts";
import { type Drafter, drafterOf } from "./drafter.node.ts";
import { existingFile, outFile } from "./pool-files.node.ts";
import { type DraftCase, type DraftJudged, type DraftScores, blockingByKind, keyOf, scoreDrafts } from "./score-drafts.ts";
import { type Place, stardCases } from "./stard-cases.node.ts";

const Case = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  question: z.string().min(1).max(20_000),
  articles: z.array(z.object({ law: z.string().min(1), article_no: z.string().min(1) })),
});

const Settings = z.object({
  cases: z.string("name a file, or stard").min(1),
  law: z.array(z.string().min(1)).default([]),
  json: z.string().min(1).optional(),
});

/** @param more further paths of official text. @returns the exit code. @throws CannotStart for wrong usage, a missing file or a broken line */
export async function evalDrafts(values: unknown, more: readonly string[]): Promise<number> {
  const settings = validated(Settings, values);
  const out = settings.json === undefined ? null : outFile(settings.json);
  const given = settings.cases === "stard" ? null : readCases(existingFile(settings.cases));
  const bench = await openDraftingBench([...settings.law, ...more]);
  try {
    const cases = given ?? (await ofStard(bench));
    const drafter = await drafterOf(bench, parseConfig(process.env));
    for (const asked of cases.slice(0, 20)) await drafter.draft(asked.question); // warm
    const judged: DraftJudged[] = [];
    for (const asked of cases) judged.push(await judge(bench, drafter, asked));
    const scores = scoreDrafts(judged);
    console.log(shown(drafter.name, judged, scores).join("\n"));
    if (out !== null) writeFileSync(out, `${JSON.stringify(scores, null, 2)}\n`);
  } finally {
    await bench.close();
  }
  return 0;
}

async function judge(bench: DraftingBench, drafter: Drafter, asked: DraftCase): Promise<DraftJudged> {
  const started = performance.now();
  const body = await drafter.draft(asked.question);
  const ms = performance.now() - started;
  const { findings } = await bench.check(body);
  const named = body.law.flatMap(({ citations }) => citations.map(({ law, articleNo }) => keyOf(lawKey(law), normal(articleNo))));
  return {
    asked: { ...asked, articles: asked.articles.map(({ law, article_no }) => ({ law: lawKey(law), article_no: normal(article_no) })) },
    cited: [...new Set(named)],
    claims: body.law.length,
    citing: body.law.filter(({ citations, cases }) => citations.length + cases.length > 0).length,
    findings,
    abstained: body.law.length === 0,
    ms,
  };
}

/** 47, 第47条 and 第四十七条 are one article. */
function normal(articleNo: string): string {
  const number = articleNumber(articleNo);
  return number ? formatArticleNumber(number) : articleNo;
}

function readCases(file: string): DraftCase[] {
  try {
    const cases = readJsonlFile(file, Case);
    if (cases.length === 0) throw new CannotStart(`${file}: holds no case`);
    return cases;
  } catch (error) {
    throw error instanceof CannotStart ? error : new CannotStart(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function ofStard({ database }: DraftingBench): Promise<DraftCase[]> {
  const data = process.env["WENFA_DATA"];
  if (!data || !existsSync(join(data, "stard"))) throw new CannotStart("WENFA_DATA names no folder with stard/");
  const { rows } = await database.pool.query<Place & { no: number; sub: number }>(
    `select v.law, a.no, a.sub, coalesce(a.official, c.gist) as text
     from article a join law_version v on v.id = a.version_id join law_days d on d.id = v.id left join card c on c.article_id = a.id
     where d.from_day <= $1 and not coalesce(d.until_day <= $1, false) and coalesce(a.official, c.gist) is not null and a.no > 0`,
    [TODAY],
  );
  const today = Map.groupBy(
    rows.map(({ law, no, sub, text }) => ({ law, articleNo: formatArticleNumber({ no, sub }), text })),
    ({ law }) => lawKey(law),
  );
  const { cases, same, moved, lost } = stardCases(data, today);
  console.error(`articles of mid-2023: ${same} stand where they stood, ${moved} moved, ${lost} could not be found today`);
  return cases;
}

function shown(name: string, judged: readonly DraftJudged[], scores: DraftScores): string[] {
  const said = (value: number | null) => (value === null ? "–" : value.toFixed(3));
  const total = (of: (one: DraftJudged) => number) => judged.reduce((n, one) => n + of(one), 0);
  const times = judged.map(({ ms }) => ms).sort((a, b) => a - b);
  return [
    `${count(judged.length)} questions, drafted by ${name}`,
    "",
    ...table(
      [
        ["citations, precision", said(scores.precision)],
        ["citations, recall", said(scores.recall)],
        ["citations, F1 (micro)", said(scores.f1)],
        ["citations a draft", (total(({ cited }) => cited.length) / judged.length).toFixed(2)],
        ["claims with a citation", `${total(({ citing }) => citing)} of ${total(({ claims }) => claims)}`],
        ["law said without a citation", String(scores.uncitedClaims)],
        ["not law today, or not there", String(scores.invalidCitations)],
        ["abstained", said(scores.abstained)],
        ["drafts with nothing blocking", String(judged.filter(({ findings }) => findings.every((f) => !f.blocking)).length)],
        ["ms a draft, mean · p50 · p99", [scores.msPerDraft, at(times, 0.5), at(times, 0.99)].map((ms) => ms.toFixed(0)).join(" · ")],
      ],
      "lr",
    ),
    "",
    ...table([["blocking findings", ""], ...blockingByKind(judged).map(([kind, n]) => [kind, String(n)])], "lr"),
  ];
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
