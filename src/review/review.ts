/** Review 审核: what a lawyer did with a draft. */
import type { CategoryCode, SeatClass, Urgency, WrittenBy } from "../contract.ts";
import type { Afterword, PracticeKind } from "../contract/quality.ts";

type DraftState = "waiting" | "claimed" | "approved" | "delivered" | "returned" | "withdrawn";

/** A draft with its newest body, still sealed. */
export type HeldDraft = {
  id: string;
  inquiryId: string;
  citizenId: string;
  dataKey: Uint8Array | null;
  round: number;
  state: DraftState;
  seatClass: SeatClass;
  category: CategoryCode;
  urgency: Urgency;
  writtenBy: WrittenBy;
  assignedTo: string | null;
  claimedBy: string | null;
  claimedUntil: Date | null;
  waitingSince: Date;
  bodyId: string;
  version: number;
  sealed: Uint8Array;
  sha256: string;
  author: string;
  /** Name of the lawyer whose edit this body is; null for a drafter's own. */
  editedBy: string | null;
  /** 演练: what a practice draft is copied from, and what was planted; absent for every real draft. */
  practice?: { sourceId: string; kind: PracticeKind; gateBlocks: boolean; planted: Uint8Array; givenAt: Date; lawyerId: string };
  /** Told right after a practice was decided. */
  afterword?: Afterword;
};

export type Override = { finding: string; reason: string };

/** What the review room hands on; `pipeline.ts` says to whom. */
export type ReviewOutcome =
  | { kind: "approved"; draftId: string; inquiryId: string }
  /** Approved, delivered and said in one. */
  | { kind: "spoken"; draftId: string }
  | { kind: "returned"; inquiryId: string }
  /** `goesOn`: it is urgent or a correction; without an answer drafting goes on with what is known. */
  | { kind: "asked-citizen"; inquiryId: string; goesOn: boolean }
  | { kind: "referred"; inquiryId: string }
  | { kind: "consultation-waits"; consultationId: string; step: number; inSeconds: number }
  | { kind: "consultation-passed"; consultationId: string; step: number; at: string }
  | { kind: "correction-given-up"; answerId: string; inquiryId: string };
