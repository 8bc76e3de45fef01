/** `npm run eval -- gate`: the citation gate on our own test drafts, clean ones and ones with one error planted. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CannotStart, validated } from "#cli/command.node.ts";
import { table } from "#cli/table.ts";
import type { Finding } from "../src/contract.ts";
import { paragraphsOf } from "#law/rules/part-of-article.ts";
import { type DraftingBench, TODAY, openDraftingBench } from "./drafting-bench.node.ts";
import { type GateCase, PLANTED, SPLITS, gateCases, quoted } from "./gate-cases.node.ts";
import { outFile } from "./pool-files.node.ts";

const Settings = z.object({ json: z.string().min(1).optional(), show: z.enum(["dev", "test", "dev2", "dev3"]).optional() });

export type GateJudged = { asked: GateCase; blocking: Finding[]; caught: boolean };
type Split = GateCase["split"];

/** @returns the exit code. @throws CannotStart where there is no official text to hold the drafts against */
export async function evalGate(values: unknown): Promise<number> {
  const settings = validated(Settings, values);
  const out = settings.json === undefined ? null : outFile(settings.json);
  const data = process.env["WENFA_DATA"];
  if (!data || !existsSync(join(data, "laws"))) throw new CannotStart("WENFA_DATA names no folder with laws/");
  const cases = gateCases();
  const cited = new Set(
    cases.flatMap(({ body }) => [...body.law.flatMap((c) => c.citations), ...body.timeLimits.map((t) => t.citation)]).map((c) => c.law),
  );
  const bench = await openDraftingBench([join(data, "laws")], cited);
  try {
    const started = performance.now();
    const judged = [];
    for (const asked of cases) judged.push(await judge(bench, asked));
    const ms = (performance.now() - started) / cases.length;
    console.log([...report(judged), "", `${ms.toFixed(0)} ms a draft, as on ${TODAY}`].join("\n"));
    if (settings.show) console.log(["", ...missed(judged, settings.show)].join("\n"));
    if (out !== null) writeFileSync(out, `${JSON.stringify(figures(judged), null, 2)}\n`);
  } finally {
    await bench.close();
  }
  return 0;
}

/** What the citizen told is what the draft understood: their own numbers are theirs. */
export async function judge(bench: DraftingBench, asked: GateCase): Promise<GateJudged> {
  const texts = new Map<string, string>();
  for (const { law, articleNo, quote } of [
    ...asked.body.law.flatMap((c) => c.citations),
    ...asked.body.timeLimits.map((t) => t.citation),
  ]) {
    if (!quote?.startsWith("@official")) continue;
    texts.set(`${law} ${articleNo}`, (await bench.gate.findArticle(law, articleNo, TODAY))?.text ?? "");
  }
  const body = quoted(
    { ...asked.body, understood: asked.question.slice(0, 2000) },
    ({ law, articleNo }) => texts.get(`${law} ${articleNo}`) ?? null,
    (text, n) => paragraphsOf(text)[n - 1]?.text ?? "",
  );
  const blocking = (await bench.check(body)).findings.filter((finding) => finding.blocking);
  const at = /^\w+(?:\[\d+\])?/.exec(asked.planted?.place ?? "")?.[0] ?? "";
  return { asked, blocking, caught: asked.planted !== null && blocking.some(({ place }) => place === at || place.startsWith(`${at}.`)) };
}

function report(judged: readonly GateJudged[]): string[] {
  const cell = (some: readonly GateJudged[], hit: (one: GateJudged) => boolean) => {
    const n = some.filter(hit).length;
    return some.length === 0 ? "–" : `${n}/${some.length} (${((100 * n) / some.length).toFixed(0)} %)`;
  };
  const rows = PLANTED.map((kind) => {
    const of = judged.filter(({ asked }) => asked.planted?.kind === kind);
    return [
      kind,
      ...SPLITS.map((split) =>
        cell(
          of.filter(({ asked }) => asked.split === split),
          ({ caught }) => caught,
        ),
      ),
    ];
  });
  const clean = judged.filter(({ asked }) => asked.planted === null);
  return table(
    [
      ["planted, and blocked there", ...SPLITS],
      ...rows,
      [
        "clean, and blocked all the same",
        ...SPLITS.map((split) =>
          cell(
            clean.filter(({ asked }) => asked.split === split),
            (one) => one.blocking.length > 0,
          ),
        ),
      ],
    ],
    "lrrrr",
  );
}

/** For whoever mends the rules: look at dev only. */
function missed(judged: readonly GateJudged[], split: Split): string[] {
  return judged
    .filter(({ asked, blocking, caught }) => asked.split === split && (asked.planted === null ? blocking.length > 0 : !caught))
    .map(({ asked, blocking }) =>
      [
        `${asked.id} ${asked.planted?.kind ?? "clean"} ${asked.planted?.place ?? ""} ${asked.planted?.note ?? ""}`,
        ...blocking.map(({ kind, place, because }) => `    ${kind} ${place}: ${because}`),
      ].join("\n"),
    );
}

export type GateFigures = { split: Split; kind: string; cases: number; blocked: number }[];

export function figures(judged: readonly GateJudged[]): GateFigures {
  return SPLITS.flatMap((split) =>
    ["clean", ...PLANTED].map((kind) => {
      const of = judged.filter(({ asked }) => asked.split === split && (asked.planted?.kind ?? "clean") === kind);
      const blocked = of.filter(({ asked, blocking, caught }) => (asked.planted === null ? blocking.length > 0 : caught));
      return { split, kind, cases: of.length, blocked: blocked.length };
    }),
  );
}
