/** Alert 危险警报: danger put before a person, with a clock until somebody takes it, and a disposition at its end. */
import type { DangerKind, Disposition, ReportTo, Role } from "../contract.ts";

/** Whom the clock has come to: 0 the duty seats, 1 supervisors too, 2 everybody. */
export type AlertLevel = 0 | 1 | 2;

export type Alert = {
  id: string;
  inquiryId: string;
  citizenId: string;
  /** The citizen's sealed key; null once erased. */
  dataKey: Uint8Array | null;
  kinds: DangerKind[];
  raisedAt: Date;
  /** When the clock takes its next step. */
  acknowledgeBy: Date;
  level: AlertLevel;
  /** How many steps the clock has taken. */
  step: number;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  heldBy: string | null;
  /** The holder's name. */
  holder: string | null;
  disposition: Disposition | null;
  note: Uint8Array | null;
  closedAt: Date | null;
  closedBy: string | null;
  /** When new danger was told to an alert that somebody held; null once it was taken again. */
  calledAgainAt: Date | null;
  /** Once taken: by when it is closed, or it goes up again; null while nobody took it. */
  closeBy: Date | null;
  stateAt: Date;
};

/** Who stands at the danger desk. `licensed`: for lawyers, whether their licence is valid today. */
export type DeskPerson = { id: string; role: Role; licensed: boolean };

/** A report of harm to a minor as it is sealed: nothing of it is readable in the database. */
export type SealedReport = { body: string; reference: string; because: string };

export type StoredReport = {
  id: string;
  to: ReportTo | null;
  sealed: Uint8Array | null;
  reportedAt: Date | null;
  by: string;
  at: Date;
};

/** What the danger desk hands on; `pipeline.ts` says to whom. */
export type AlertOutcome =
  | { kind: "alarm"; alertId: string; step: number }
  | { kind: "alarm-again"; alertId: string; at: string }
  | { kind: "alarm-early"; alertId: string; step: number; waitSeconds: number };

/** What leaves the house when duty is paged by another gateway: ids and codes, never a word of the matter. */
export type Page = {
  alert: string;
  inquiry: string;
  kinds: DangerKind[];
  level: AlertLevel;
  step: number;
  raisedAt: string;
  acknowledgeBy: string;
};
