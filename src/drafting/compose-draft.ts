/** Writes the one live draft of an inquiry: by the configured model, else by composing from cards. */
import type { WrittenBy } from "../contract.ts";
import type { Found } from "#law/law.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import type { Log } from "#platform/log.ts";
import { TriageRecord } from "#triage/triage.ts";
import { sealBody } from "./body.ts";
import type { DraftingModel, DraftingOutcome, Guidance, Matter, Written } from "./draft.ts";
import { type FoundRefs, enterReview, insertBody, insertDraft, matterOf, retrievalOf } from "./draft.sql.ts";
import { type Prompt, fillPrompt } from "./prompt.ts";
import { mayCite } from "./rules/cite.ts";
import { EXTRACTOR, type Sources, composeExtract, limitCards } from "./rules/compose-extract.ts";
import { fenced, numberedSources, resolveModelDraft } from "./rules/model-draft.ts";

export type ComposeDeps = {
  database: Database;
  clock: Clock;
  keyring: Keyring;
  log: Log;
  recall: (refs: FoundRefs) => Promise<Found>;
  articlesOfCards: (ids: string[]) => Promise<Found["articles"]>;
  guidance: (category: string) => Guidance;
  model: DraftingModel | null;
  prompt: Prompt;
  next: (tx: Tx, outcome: DraftingOutcome) => Promise<void>;
};

/** Safe to run twice: only the run that moves the inquiry out of this round of drafting leaves a draft. */
export async function composeDraft(deps: ComposeDeps, inquiryId: string): Promise<void> {
  const matter = await matterOf(deps.database.db, inquiryId);
  if (matter?.state !== "drafting" || matter.dataKey === null) return;
  const refs = await retrievalOf(deps.database.db, inquiryId, matter.round);
  if (!refs) throw new Error("nothing was retrieved for this round");
  const guidance = deps.guidance(matter.category);
  const { articles, cases } = await deps.recall(refs);
  const limits = await deps.articlesOfCards(limitCards(matter.words, guidance));
  const sources = { articles: articles.filter(mayCite), cases, limits };
  const written = await write(deps, matter, sources, guidance);
  await keep(deps, matter, matter.dataKey, written);
}

async function write(deps: ComposeDeps, matter: Matter, sources: Sources, guidance: Guidance): Promise<Written> {
  const { model } = deps;
  if (!model) return extract(matter, sources, guidance, "没有配置语言模型");
  for (let attempt = 1; attempt <= 2; attempt++) {
    try {
      return await ask(deps, model, matter, sources, guidance);
    } catch (error) {
      deps.log("warn", "model-failed", { inquiry: matter.inquiryId, attempt, error: error instanceof Error ? error.name : "unknown" });
    }
  }
  return extract(matter, sources, guidance, "语言模型没有给出可用的草稿");
}

function extract(matter: Matter, sources: Sources, guidance: Guidance, because: string): Written {
  const by: WrittenBy = { kind: "extractive", name: EXTRACTOR, because };
  return { body: composeExtract(matter.words, TriageRecord.parse(matter.triage), sources, guidance), by };
}

async function ask(deps: ComposeDeps, model: DraftingModel, matter: Matter, sources: Sources, guidance: Guidance): Promise<Written> {
  const articles = [...new Map([...sources.articles, ...sources.limits].map((a) => [a.articleId, a])).values()];
  const filled = fillPrompt(deps.prompt, {
    question: fenced(matter.words.join("\n")),
    category: guidance.name,
    sources: numberedSources({ articles, cases: sources.cases }),
  });
  const body = resolveModelDraft(await model.draft(filled), articles);
  return { body, by: { kind: "model", name: model.name, because: null, prompt: `${deps.prompt.name}@${deps.prompt.hash.slice(0, 12)}` } };
}

async function keep(deps: ComposeDeps, matter: Matter, dataKey: Uint8Array, { body, by }: Written): Promise<void> {
  const vault = await openVault(deps.keyring, matter.citizenId, dataKey);
  const draftId = crypto.randomUUID();
  const bytes = await sealBody(vault, draftId, body);
  const at = deps.clock();
  await deps.database.transact("system:drafting", async (tx) => {
    if (!(await enterReview(tx, matter, at))) return stillDrafting(tx, matter);
    await insertDraft(tx, draftId, matter, by, at);
    await insertBody(tx, { id: crypto.randomUUID(), draftId, version: 1, ...bytes, author: by.kind, at });
    await deps.next(tx, { kind: "drafted", inquiryId: matter.inquiryId, draftId });
  });
}

/** What was said while we wrote must be in the draft: the job fails, and is run again with it. */
async function stillDrafting(tx: Tx, matter: Matter): Promise<void> {
  const now = await matterOf(tx, matter.inquiryId);
  if (now?.state === "drafting" && now.round === matter.round) throw new Error("the citizen added something while the draft was written");
}
