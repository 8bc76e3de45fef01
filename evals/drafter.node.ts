/** The service's drafter on one question, without an inquiry around it: the configured model, else the extractive one. */
import { join } from "node:path";
import type { Config } from "../src/config.ts";
import { DRAFTING } from "../src/compose/for-jobs.ts";
import type { AnswerBody, CategoryCode } from "../src/contract.ts";
import { shippedDraftPrompts } from "../src/shipped-prompts.node.ts";
import { Guidance } from "#drafting/draft.ts";
import { gatherMaterial, mattersIn } from "#drafting/gather-material.ts";
import { EXTRACTOR } from "#drafting/rules/extract/compose-extract.ts";
import { sumsTold } from "#drafting/work-out-sum.ts";
import { writeDraft } from "#drafting/write-draft.ts";
import { openWriting } from "#drafting/writing.ts";
import { articlesOfCards, recallFound } from "#law/search-law.ts";
import { openModel } from "#platform/model.ts";
import { openModelUse } from "#platform/model-use.ts";
import { readJsonFiles } from "#platform/shipped.node.ts";
import { openLedger } from "#platform/spending.ts";
import { type DraftingBench, TODAY, clock } from "./drafting-bench.node.ts";

const ROOT = join(import.meta.dirname, "..");

export type Drafter = { name: string; draft: (question: string) => Promise<AnswerBody> };

export async function drafterOf({ database, finder, triage, figures }: DraftingBench, { llm }: Pick<Config, "llm">): Promise<Drafter> {
  const guidance = new Map(readJsonFiles(join(ROOT, "corpus/guidance"), Guidance).map((each) => [each.category, each]));
  const law = { database, clock };
  const read = (text: string) => triage(text, TODAY);
  const material = {
    recall: (refs: Parameters<typeof recallFound>[1]) => recallFound(law, refs),
    articlesOfCards: (ids: string[]) => articlesOfCards(law, ids),
    remembered: () => Promise.resolve([]),
    guidance: (category: string) => guidance.get(category) ?? guidance.get("other")!,
    triage: read,
    sums: (words: string, categories: CategoryCode[]) => sumsTold(figures, { words, today: TODAY, categories, region: null }),
  };
  const use = llm && openModelUse({ ledger: openLedger(database, clock), clock }, llm);
  const opened = use && llm && openModel(llm, use, DRAFTING);
  const model = opened && {
    model: { name: opened.name, draft: opened.ask },
    prompts: await shippedDraftPrompts(ROOT),
    writing: openWriting(clock),
  };
  const draft = async (question: string) => {
    const triaged = read(question);
    const texts = mattersIn([question], read);
    const found = await Promise.all(
      texts.map((text) => finder.find({ text, category: texts.length > 1 ? read(text).category : triaged.category })),
    );
    const refs = {
      articles: found.flatMap(({ articles }, matter) => articles.map((ref) => ({ ...ref, matter }))),
      cases: found.flatMap(({ cases }, matter) => cases.map((ref) => ({ ...ref, matter }))),
    };
    const parts = await gatherMaterial(
      material,
      { words: [question], triage: triaged, category: triaged.category, matterRegion: null },
      refs,
    );
    const matter = { inquiryId: crypto.randomUUID(), words: [question], category: triaged.category, urgency: triaged.urgency };
    return (await writeDraft({ model, log: () => {} }, matter, parts, null)).body;
  };
  return { name: opened?.name ?? EXTRACTOR, draft };
}
