/**
 * The path on one page: which outcome leads to which next job.
 *
 *   received ─→ retrieve ─→ draft ─→ (a lawyer reviews) ─→ deliver ─→ learn
 *
 * Rooms do not know who follows them. Each job is enqueued in the transaction of the state change it follows.
 */
import type { DeliveryOutcome } from "#delivery/delivery.ts";
import type { DraftingOutcome } from "#drafting/draft.ts";
import type { InquiryOutcome } from "#inquiry/inquiry.ts";
import type { JobName } from "#jobs/job-names.ts";
import type { ReviewOutcome } from "#review/review.ts";

export type Outcome = InquiryOutcome | DraftingOutcome | ReviewOutcome | DeliveryOutcome;

export type NextJob = { job: JobName; payload: Record<string, string>; inSeconds?: number };

export function whatFollows(outcome: Outcome, times: { factsWaitSeconds: number }): NextJob[] {
  switch (outcome.kind) {
    case "received":
      return [
        { job: "count-terms", payload: { inquiryId: outcome.inquiryId } },
        ...(outcome.aid ? [{ job: "open-referral" as const, payload: { inquiryId: outcome.inquiryId } }] : []),
        ...firstStep(outcome, times.factsWaitSeconds),
      ];
    case "ready-to-draft":
      return [
        { job: "count-terms", payload: { inquiryId: outcome.inquiryId } },
        { job: "retrieve-sources", payload: { inquiryId: outcome.inquiryId } },
      ];
    case "retrieved":
      return [{ job: "compose-draft", payload: { inquiryId: outcome.inquiryId } }];
    case "drafted":
      return []; // the draft waits in the queue for a lawyer
    case "approved":
      return [{ job: "deliver-answer", payload: { draftId: outcome.draftId } }];
    case "delivered":
      return [{ job: "learn-from-answer", payload: { answerId: outcome.answerId } }];
    case "returned":
      return [{ job: "retrieve-sources", payload: { inquiryId: outcome.inquiryId } }];
    case "asked-citizen":
      return [{ job: "resume-drafting", payload: { inquiryId: outcome.inquiryId }, inSeconds: times.factsWaitSeconds }];
    case "aid-likely":
      return [{ job: "open-referral", payload: { inquiryId: outcome.inquiryId } }];
    case "referred":
      return [{ job: "refer-matter", payload: { inquiryId: outcome.inquiryId } }];
  }
}

function firstStep(received: Extract<Outcome, { kind: "received" }>, factsWaitSeconds: number): NextJob[] {
  const payload = { inquiryId: received.inquiryId };
  switch (received.state) {
    case "drafting":
      return [{ job: "retrieve-sources", payload }];
    case "needs_facts":
      return [{ job: "resume-drafting", payload, inSeconds: factsWaitSeconds }];
    case "closed":
      return []; // the reason is recorded; a message from the citizen reopens
  }
}
