/** Referral 转办: a work order to another body, with its own clock. Legal aid is the first of them. */
import type { CategoryCode, ReferralState, Urgency } from "../contract.ts";
import type { AidAppointment, AidObjection } from "#contract/aid.ts";

type Appointment = Omit<AidAppointment, "recordedAt"> & { recordedAt: Date };
type Objection = Omit<AidObjection, "recordedAt" | "dueAt"> & { id: string; recordedAt: Date; dueAt: Date | null };

export type Referral = {
  id: string;
  inquiryId: string;
  state: ReferralState;
  because: { what: string; because: string }[];
  reason: string | null;
  openedAt: Date;
  dueAt: Date | null;
  stateAt: Date;
  category: CategoryCode;
  urgency: Urgency;
  region: string | null;
  question: string;
  hasContact: boolean;
  appointBy: Date | null;
  /** The latest last. */
  appointments: Appointment[];
  /** The latest last. */
  objections: Objection[];
};
