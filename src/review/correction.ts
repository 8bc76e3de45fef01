/** Correction 更正: an answer that was given is put right by another, reviewed like any. */
import type { CorrectionReason, InquiryState, Urgency } from "../contract.ts";

/** An answer that was given, as a correction finds it. */
export type GivenAnswer = {
  answerId: string;
  inquiryId: string;
  state: InquiryState;
  urgency: Urgency;
  /** Who wrote the approved body: extractive, model, or a lawyer's id. */
  author: string;
  /** Who approved it; null where that licence counts no more. */
  lawyerId: string | null;
  /** The citizen reads it now: no later answer came. */
  newest: boolean;
  /** A correction of the inquiry is open. */
  correcting: boolean;
};

export type OpenCorrection = {
  id: string;
  answerId: string;
  reason: CorrectionReason;
  wasState: "answered" | "closed";
  /** Hash of the copy it began from. */
  unchanged: string;
  openedAt: Date;
};
