/** Where a triaged question goes first. */
import type { Triage } from "#triage/triage.ts";

export type FirstStep =
  | { state: "drafting"; because: null }
  | { state: "needs_facts"; because: string; says: string }
  | { state: "closed"; because: string };

/** Danger never waits for facts; a thin question waits only where the asker may be asked. */
export function firstStep(triage: Triage, followUp: "ask" | "skip"): FirstStep {
  if (triage.noDraft) return { state: "closed", because: triage.noDraft.because };
  if (followUp === "ask" && triage.urgency !== "danger" && triage.thin && triage.missing.length > 0) {
    return {
      state: "needs_facts",
      because: "问题较短，先问几个关键事实",
      says: "为了让律师答得更准，请先回答下面几个小问题。点选或者打字都可以，也可以跳过；十分钟没有回答，我们会直接开始起草。",
    };
  }
  return { state: "drafting", because: null };
}
