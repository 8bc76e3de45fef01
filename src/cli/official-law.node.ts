/** Reads official texts and the lists of causes from the folder in WENFA_DATA. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { articleNumber } from "#language/numerals.ts";
import { workdaysOf } from "#law/rules/card-numbers.ts";
import { type OfficialLaw, articleKey } from "#law/rules/check-card.ts";
import type { Reference } from "#law/rules/check-corpus.ts";
import { readFolder } from "#platform/shipped.node.ts";

const Article = z.object({
  law: z.string(),
  unit: z.string(),
  article_no: z.string().optional(),
  text: z.string(),
  status: z.string(),
  version_date: z
    .string()
    .nullable()
    .transform((day) => day ?? ""),
  effective_date: z.string().nullish(),
});
const Cause = z.object({ name: z.string() });

type Filling = Omit<OfficialLaw, "articles"> & { articles: Map<string, { label: string; text: string }> };

/** @param names only these laws are kept */
export function readReference(dataDir: string, names: ReadonlySet<string>): Reference {
  const laws = new Map<string, Filling>();
  for (const { text } of readFolder(join(dataDir, "laws"), ".jsonl")) {
    for (const line of text.split("\n")) if (line.trim()) take(laws, names, Article.parse(JSON.parse(line)));
  }
  for (const law of laws.values()) law.workdays = workdaysOf([...law.articles.values()].map((article) => article.text));
  const lists = existsSync(join(dataDir, "causes")) ? readFolder(join(dataDir, "causes"), ".jsonl") : [];
  const causes = new Set(lists.flatMap(({ text }) => text.split("\n").filter(Boolean)).map((line) => Cause.parse(JSON.parse(line)).name));
  return { laws, causes };
}

/** The newest version that the data calls in force; superseded, repealed and future ones are none. */
function take(laws: Map<string, Filling>, names: ReadonlySet<string>, row: z.infer<typeof Article>): void {
  if (!names.has(row.law) || !row.status.startsWith("in_force") || row.unit !== "article") return;
  const number = articleNumber(row.article_no ?? "");
  if (!number) return;
  let law = laws.get(row.law);
  if (!law || law.version < row.version_date) {
    law = { version: row.version_date, effective: row.effective_date ?? null, articles: new Map(), workdays: [] };
    laws.set(row.law, law);
  }
  if (law.version === row.version_date) law.articles.set(articleKey(number), { label: row.article_no ?? "", text: row.text });
}

/** @throws where WENFA_DATA is set and holds no laws: a check that silently skips its larger half is none */
export function dataFolder(): string | null {
  const folder = process.env["WENFA_DATA"];
  if (!folder) return null;
  if (!existsSync(join(folder, "laws"))) throw new Error(`configuration: WENFA_DATA=${folder} has no laws/`);
  return folder;
}
