/** Consultation 会商: an expert is asked before the lawyer decides. */
import type { CategoryCode, SeatClass, Urgency } from "../contract.ts";
import type { ConsultReason, ConsultState, OpinionVerdict } from "#contract/consultation.ts";

export type Consultation = {
  id: string;
  inquiryId: string;
  draftId: string;
  draftClass: SeatClass;
  /** On whose desk the draft is now. */
  holder: string | null;
  citizenId: string;
  dataKey: Uint8Array | null;
  /** Who wrote the body that was asked about: a lawyer's id, or a drafter's name. */
  author: string;
  state: ConsultState;
  reasons: ConsultReason[];
  question: Uint8Array | null;
  askedBy: string;
  askedAt: Date;
  peersAt: Date;
  waivableAt: Date;
  step: number;
  takenBy: string | null;
  verdict: OpinionVerdict | null;
  opinion: Uint8Array | null;
  settledAt: Date | null;
  category: CategoryCode;
  urgency: Urgency;
  excerpt: string;
  names: { askedBy: string; takenBy: string | null; settledBy: string | null };
};

/** Who looks: a lawyer with seats, or somebody who oversees and has none. */
export type Consulted = { id: string; seatClasses: SeatClass[]; licenceValid: boolean; oversees: boolean };

export type ConsultTimes = { aboveYuan: number; minutes: number; urgentMinutes: number; riskMinutes: number };
