/** One draft from its material: by the configured model, else composed from cards, sums, the radar and released answers. */
import type { WrittenBy } from "../contract.ts";
import type { Log } from "#platform/log.ts";
import type { Matter, Written } from "./draft.ts";
import { EXTRACTOR } from "./rules/extract/compose-extract.ts";
import { type Material, composeMatters } from "./rules/extract/compose-matters.ts";
import type { Earlier } from "./recall-earlier.ts";
import { type ModelDeps, writeWithModel } from "./write-with-model.ts";

/** `model` is null where none is configured. */
export type WriteDeps = { model: Omit<ModelDeps, "log"> | null; log: Log };

/** Without the citizen's consent words stay inside the house. */
const KEPT_IN = "群众还没有同意，没有交给语言模型";

export async function writeDraft(
  { model, log }: WriteDeps,
  matter: Pick<Matter, "inquiryId" | "category" | "urgency" | "words">,
  parts: readonly Material[],
  earlier: Earlier | null,
  mayLeave = true,
): Promise<Written> {
  if (!model) return extract(parts, "没有配置语言模型");
  if (!mayLeave) return extract(parts, KEPT_IN);
  const articles = parts.flatMap(({ sources }) => [...sources.articles, ...sources.limits]);
  const said = await writeWithModel({ ...model, log }, matter, {
    found: {
      articles: [...new Map(articles.map((article) => [article.articleId, article])).values()],
      cases: parts.flatMap(({ sources }) => sources.cases),
    },
    field: parts.map(({ guidance }) => guidance.name).join("、"),
    earlier,
    sums: parts.flatMap(({ sources }) => sources.sums),
    matters: parts.map(({ words }) => words.join("\n")),
  });
  return "body" in said ? said : extract(parts, said.because);
}

function extract(parts: readonly Material[], because: string): Written {
  const by: WrittenBy = { kind: "extractive", name: EXTRACTOR, because };
  return { body: composeMatters(parts), by };
}
