/** Review 审核: what a lawyer did with a draft. */
import type { CategoryCode, SeatClass, Urgency, WrittenBy } from "../contract.ts";

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
};

export type Override = { finding: string; reason: string };

/** What the review room hands on; `pipeline.ts` says to whom. */
export type ReviewOutcome =
  | { kind: "approved"; draftId: string; inquiryId: string }
  | { kind: "returned"; inquiryId: string }
  | { kind: "asked-citizen"; inquiryId: string }
  | { kind: "referred"; inquiryId: string }
  | { kind: "correction-given-up"; answerId: string; inquiryId: string };
