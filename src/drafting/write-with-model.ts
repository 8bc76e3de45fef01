/** A draft by the configured model: the situation chooses the prompt, sources go out numbered, staff watch it being written. */
import type { Calculation } from "../contract.ts";
import type { Found } from "#law/law.ts";
import type { Log } from "#platform/log.ts";
import { type FailureKind, ModelFailed } from "#platform/model-failure.ts";
import type { DraftingModel, Matter, Written } from "./draft.ts";
import { type Prompt, fillPrompt } from "./prompt.ts";
import type { Earlier } from "./recall-earlier.ts";
import { faultsOf, fenced, fencedMatters, numberedSources, numberedSums, resolveModelDraft } from "./rules/model-draft.ts";
import { readableSoFar } from "./rules/readable-so-far.ts";
import { type Situation, situationOf } from "./rules/situation.ts";
import type { Writing } from "./writing.ts";

export type ModelDeps = {
  model: DraftingModel;
  prompts: Record<Situation, Prompt>;
  writing: Writing;
  log: Log;
};

/** `matters`: what several matters are told, each in the citizen's words; empty or one where there is one. */
export type Material = {
  found: Found;
  field: string;
  earlier: Earlier | null;
  sums?: readonly Calculation[];
  matters?: readonly string[];
};

const BECAUSE: Record<FailureKind, string> = {
  spent: "今天的模型用量已到上限",
  paused: "语言模型接连出错，暂停使用",
  busy: "语言模型正忙，没有等到空位",
  endpoint: "语言模型没有应答",
  refused: "语言模型拒绝起草",
  invalid: "语言模型没有给出可用的草稿",
};

/** @returns the draft, or why no model wrote it */
export async function writeWithModel(
  deps: ModelDeps,
  matter: Pick<Matter, "inquiryId" | "category" | "urgency" | "words">,
  material: Material,
): Promise<Written | { because: string }> {
  const { found, earlier, sums = [], matters = [] } = material;
  const prompt = deps.prompts[situationOf({ ...matter, matters, further: earlier !== null && earlier.news.length > 0 })];
  const filled = fillPrompt(prompt, {
    question: fenced(matter.words.join("\n")),
    category: material.field,
    sources: numberedSources(found),
    sums: numberedSums(sums),
    wishes: earlier?.wishes.map((wish) => `- ${wish}`).join("\n") || "（没有）",
    earlier: earlier?.answered ?? "",
    news: fenced(earlier?.news.join("\n") ?? ""),
    matters: fencedMatters(matters),
  });
  const pen = deps.writing.begin(matter.inquiryId);
  try {
    const draft = await deps.model.draft(filled, {
      hear: (soFar) => pen.write(readableSoFar(soFar)),
      repairing: pen.mend,
      faults: (said) => faultsOf(said, found),
    });
    const by = { kind: "model" as const, name: deps.model.name, because: null, prompt: `${prompt.name}@${prompt.hash.slice(0, 12)}` };
    return { body: resolveModelDraft(draft, found, sums), by };
  } catch (error) {
    if (!(error instanceof ModelFailed)) throw error;
    deps.log("warn", "model-failed", { inquiry: matter.inquiryId, kind: error.kind, error: error.message });
    return { because: BECAUSE[error.kind] };
  } finally {
    pen.end();
  }
}
