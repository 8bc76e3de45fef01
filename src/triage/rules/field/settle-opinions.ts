/**
 * 两种意见怎么取舍: whose category is used, and how urgent the matter is, once a model has read what triage was unsure of.
 *
 * A model names no figure of its own sureness: what it says of itself is not calibrated. It gets a fixed one, by how
 * its opinion stands to triage's, and its category is used where that is more than triage's own confidence.
 */
import type { CategoryCode, Urgency } from "#contract.ts";
import type { ModelOpinion } from "#triage/opinion.ts";
import type { Opinion } from "#triage/triage.ts";

type First = { category: CategoryCode; second: CategoryCode | null; confidence: number; urgency: Urgency; opinions: readonly Opinion[] };

export type Settled = Omit<First, "opinions"> & {
  opinions: Opinion[];
  /** Whether the model's category is used against triage's. */
  taken: boolean;
  because: string;
};

/** Set by judgement, not by measurement: no endpoint could be reached where this was written. */
export const MODEL_SURENESS = {
  /** It names triage's own second choice: two readers see the same field. */
  seconded: 0.75,
  alone: 0.65,
  /** It would accept triage's choice as well. */
  wavering: 0.55,
  /** 其他 is no field: a shrug overrules nobody who saw one. */
  shrug: 0.3,
} as const;

const RANK: Record<Urgency, number> = { none: 0, soon: 1, danger: 2 };

/** A model may raise urgency, never lower it; a lawyer's category stands whatever a model says, and so does the citizen's own. */
export function settleOpinions(first: First, model: ModelOpinion): Settled {
  const sureness = surenessOf(first, model);
  const opinions = [...opinionsOf(first), { by: "model" as const, category: model.category, confidence: sureness }];
  const urgency = RANK[model.urgency] > RANK[first.urgency] ? model.urgency : first.urgency;
  const kept = { category: first.category, second: first.second, urgency, opinions, taken: false };
  if (first.opinions.some(({ by }) => by === "lawyer")) {
    return { ...kept, confidence: first.confidence, because: "律师已经定过领域，以律师为准" };
  }
  if (first.opinions.some(({ by }) => by === "citizen")) {
    return { ...kept, confidence: first.confidence, because: "群众自己选过领域，以群众说的为准" };
  }
  if (model.category === first.category) {
    const confidence = Math.min(0.99, Math.round((1 - (1 - first.confidence) * (1 - MODEL_SURENESS.alone)) * 100) / 100);
    return { ...kept, second: first.second ?? model.second, confidence, because: "两种意见一致" };
  }
  if (sureness <= first.confidence) {
    return {
      ...kept,
      second: first.second ?? model.category,
      confidence: first.confidence,
      because: "意见不一，模型没有更有把握，领域不变",
    };
  }
  return {
    ...kept,
    category: model.category,
    second: first.category,
    confidence: sureness,
    taken: true,
    because: "意见不一，模型更有把握，领域按模型的意见",
  };
}

function surenessOf(first: First, model: ModelOpinion): number {
  if (model.category === "other") return MODEL_SURENESS.shrug;
  if (model.category === first.second) return MODEL_SURENESS.seconded;
  return model.second === first.category ? MODEL_SURENESS.wavering : MODEL_SURENESS.alone;
}

/** Inquiries from before opinions were kept had the written rules' alone. An older model's opinion makes way. */
function opinionsOf({ opinions, category, confidence }: First): Opinion[] {
  const others = opinions.filter(({ by }) => by !== "model");
  return others.length > 0 ? others : [{ by: "rules", category, confidence }];
}
