/** 回访 Call-back: somebody calls the citizen, and what came of it is on record. */
import type { CategoryCode, Channel, CorrectionReason, Role } from "../contract.ts";
import type { CallWanted } from "#contract/waiting.ts";

type CallbackState = "open" | "done" | "could-not-reach" | "withdrawn";

type StoredTry = { n: number; at: Date; by: string; byId: string; reached: boolean; note: Uint8Array | null };

export type CallbackRow = {
  id: string;
  inquiryId: string;
  citizenId: string;
  dataKey: Uint8Array | null;
  kind: string;
  state: CallbackState;
  madeAt: Date;
  /** YYYY-MM-DD: by the end of this working day. */
  dueOn: string;
  heldBy: string | null;
  holder: string | null;
  settledAt: Date | null;
  category: CategoryCode;
  channel: Channel;
  excerpt: string;
  /** Null for a call that a citizen asked for before anything was drafted. */
  draftId: string | null;
  /** When the citizen who asked for the call wants it; null where something else brought it about. */
  wanted: CallWanted | null;
  /** Where the call is about a corrected answer: when that was given, and what was wrong with it. */
  corrected: { at: Date; reason: CorrectionReason } | null;
  tries: StoredTry[];
};

/** Who is at the list of calls. */
export type Caller = { id: string; role: Role };
