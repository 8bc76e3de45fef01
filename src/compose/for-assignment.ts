/** 派单: the verbs of passing, waiting, handing over, and of the supervisor who watches it. */
import type { Desk, Parts } from "./parts.ts";
import type { AssignmentVerbs } from "#http/assignment.ts";
import { redact } from "#inquiry/rules/redact.ts";
import { isRefusal } from "#platform/refusal.ts";
import { handOver, listColleagues, listMatters } from "#review/hand-over.ts";
import { showGiven, stopWaiting } from "#review/match-waiting.ts";
import { recuseFrom } from "#review/pass-draft.ts";
import { showAssignment, showStanding } from "#review/show-assignment.ts";
import { findDraft } from "#review/show-draft.ts";
import { findLawyer } from "#seats/open-seat.ts";

export function forAssignment({ database, clock }: Parts, { review }: Desk): AssignmentVerbs {
  const deps = { ...review, redact: (text: string) => redact(text).text };
  return {
    lawyer: (id) => findLawyer({ database }, id),
    recuse: (lawyer, id, recusal) => recuseFrom(deps, lawyer, id, recusal),
    standing: async (id, viewer) => {
      const draft = await findDraft({ database }, id);
      return isRefusal(draft) ? draft : showStanding({ database }, draft.inquiryId, viewer);
    },
    given: (id) => showGiven({ database, clock }, id),
    stopWaiting: (id) => stopWaiting({ database }, id),
    colleagues: (id) => listColleagues({ database, clock }, id),
    handOver: (id, request) => handOver(deps, id, request),
    matters: (id) => listMatters({ database }, id),
    board: (days) => showAssignment({ database, clock }, days),
  };
}
