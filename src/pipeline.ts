/**
 * The path on one page: which outcome leads to which next job.
 *
 *   received ─→ (a second opinion, where in doubt) ─→ retrieve ─→ draft ─→ (a lawyer reviews) ─→ deliver ─→ learn
 *
 * Rooms do not know who follows them. Each job is enqueued in the transaction of the state change it follows.
 */
import type { AttachmentOutcome } from "#attachment/attachment.ts";
import type { ClocksOutcome, ToldSupervisors } from "#clocks/clock.ts";
import type { DeliveryOutcome } from "#delivery/delivery.ts";
import type { DraftingOutcome } from "#drafting/draft.ts";
import type { InquiryOutcome } from "#inquiry/inquiry.ts";
import type { RetentionOutcome } from "#inquiry/retention.ts";
import type { JobName } from "#jobs/job-names.ts";
import type { AuditOutcome } from "#platform/audit-check.ts";
import type { ReviewOutcome } from "#review/review.ts";
import type { AlertOutcome } from "#triage/alert.ts";
import type { OpinionOutcome } from "#triage/opinion.ts";

export type Outcome =
  | InquiryOutcome
  | DraftingOutcome
  | ReviewOutcome
  | DeliveryOutcome
  | AlertOutcome
  | OpinionOutcome
  | AttachmentOutcome
  | ClocksOutcome
  | RetentionOutcome
  | AuditOutcome
  | { kind: "password-guessed"; at: string };

export type NextJob = { job: JobName; payload: Record<string, string | number>; inSeconds?: number };

/**
 * What the configuration says of the steps. `pagesDuty`: another gateway is called beside the consoles.
 * `doubt`: below this confidence of the triage a model is asked; null where there is none.
 */
export type Times = { factsWaitSeconds: number; askBackDays: number; dangerAckSeconds: number; doubt: number | null };

const DAY_SECONDS = 86_400;

export function whatFollows(outcome: Outcome, times: Times): NextJob[] {
  switch (outcome.kind) {
    case "received":
      return onceReceived(outcome, times);
    case "ready-to-draft":
      return [
        { job: "count-terms", payload: { inquiryId: outcome.inquiryId } },
        { job: "group-matter", payload: { inquiryId: outcome.inquiryId } },
        towardsDraft(outcome.inquiryId, null, times),
      ];
    case "opinion-heard":
    case "returned":
      return [{ job: "retrieve-sources", payload: { inquiryId: outcome.inquiryId } }];
    case "retrieved":
      return [{ job: "compose-draft", payload: { inquiryId: outcome.inquiryId } }];
    case "drafted":
      return []; // the draft waits in the queue for a lawyer
    case "approved":
      return onceApproved(outcome.draftId);
    case "spoken":
      return [{ job: "read-edit", payload: { draftId: outcome.draftId } }];
    case "delivered":
      return [
        { job: "learn-from-answer", payload: { answerId: outcome.answerId } },
        { job: "remember-citations", payload: { answerId: outcome.answerId } },
      ];
    case "corrected":
      return [{ job: "open-callback", payload: { answerId: outcome.answerId } }];
    case "consultation-waits":
      return [consultationWaits(outcome)];
    case "correction-given-up":
      return [{ job: "learn-from-answer", payload: { answerId: outcome.answerId } }];
    case "asked-citizen":
      return [askedCitizen(outcome, times)];
    case "aid-likely":
      return [{ job: "open-referral", payload: { inquiryId: outcome.inquiryId } }];
    case "referred":
      return [{ job: "refer-matter", payload: { inquiryId: outcome.inquiryId } }];
    case "attachment-unchecked":
      return [{ job: "check-attachment", payload: { attachmentId: outcome.attachmentId } }];
    case "attachments-dropped":
    case "files-expired":
      return [{ job: "remove-attachments", payload: { inquiryId: outcome.inquiryId } }];
    case "retention-goes-on":
      return [{ job: "erase-due", payload: { day: outcome.day } }];
    case "clocks-passed":
    case "consultation-passed":
    case "audit-broken":
    case "password-guessed":
      return [{ job: "tell-supervisors", payload: toldOf(outcome) }];
    case "audit-goes-on":
      return [{ job: "verify-audit", payload: { checkId: outcome.checkId } }];
    case "alarm":
      return alarm(outcome, times);
    case "alarm-again":
      return [{ job: "page-duty", payload: { alertId: outcome.alertId, step: 0, again: outcome.at } }];
    case "alarm-early":
      return [{ job: "escalate-alert", payload: { alertId: outcome.alertId, step: outcome.step }, inSeconds: outcome.waitSeconds }];
  }
}

function onceReceived(received: Extract<Outcome, { kind: "received" }>, times: Times): NextJob[] {
  const payload = { inquiryId: received.inquiryId };
  return [
    { job: "count-terms", payload },
    ...(received.state === "closed" ? [] : [{ job: "group-matter" as const, payload }]),
    ...(received.aid ? [{ job: "open-referral" as const, payload }] : []),
    ...firstStep(received, times),
  ];
}

function askedCitizen({ inquiryId, goesOn }: Extract<Outcome, { kind: "asked-citizen" }>, times: Times): NextJob {
  return goesOn
    ? { job: "resume-drafting", payload: { inquiryId }, inSeconds: times.factsWaitSeconds }
    : { job: "close-unanswered", payload: { inquiryId }, inSeconds: times.askBackDays * DAY_SECONDS };
}

type Told = Extract<Outcome, { kind: "clocks-passed" | "consultation-passed" | "audit-broken" | "password-guessed" }>;

function toldOf(outcome: Told): ToldSupervisors {
  switch (outcome.kind) {
    case "clocks-passed":
      return { about: "clocks", at: outcome.at, escalated: outcome.escalated, broken: outcome.broken };
    case "consultation-passed":
      return { about: "consultation", at: outcome.at, consultationId: outcome.consultationId, step: outcome.step };
    case "audit-broken":
      return { about: "audit", at: outcome.at, checkId: outcome.checkId, breaks: outcome.breaks };
    case "password-guessed":
      return { about: "sign-in", at: outcome.at };
  }
}

/** Delivered, and what the lawyer changed of it is read. */
function onceApproved(draftId: string): NextJob[] {
  const payload = { draftId };
  return [
    { job: "deliver-answer", payload },
    { job: "read-edit", payload },
  ];
}

function firstStep(received: Extract<Outcome, { kind: "received" }>, times: Times): NextJob[] {
  const payload = { inquiryId: received.inquiryId };
  switch (received.state) {
    case "drafting":
      return [towardsDraft(received.inquiryId, received.confidence, times)];
    case "needs_facts":
      return [{ job: "resume-drafting", payload, inSeconds: times.factsWaitSeconds }];
    case "closed":
      return []; // the reason is recorded; a message from the citizen reopens
  }
}

/** What triage is sure of goes straight to the law. @param confidence null where the job itself has to look */
function towardsDraft(inquiryId: string, confidence: number | null, { doubt }: Times): NextJob {
  const asks = doubt !== null && (confidence === null || confidence < doubt);
  return { job: asks ? "ask-second-opinion" : "retrieve-sources", payload: { inquiryId } };
}

function consultationWaits({ consultationId, step, inSeconds }: Extract<Outcome, { kind: "consultation-waits" }>): NextJob {
  return { job: "escalate-consultation", payload: { consultationId, step }, inSeconds };
}

/** Beside the path: danger is before a person at once, and the clock that brings more people begins to run. */
function alarm({ alertId, step }: { alertId: string; step: number }, { dangerAckSeconds }: Times): NextJob[] {
  const payload = { alertId, step };
  return [
    { job: "escalate-alert", payload, inSeconds: dangerAckSeconds },
    { job: "page-duty", payload },
  ];
}
