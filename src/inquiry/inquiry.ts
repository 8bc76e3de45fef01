/** Inquiry 咨询: one matter that one citizen asks about. */
import type { CategoryCode, Channel, DangerKind, FactQuestion, InquiryState, SeatClass, Urgency } from "../contract.ts";

export type Inquiry = {
  id: string;
  citizenId: string;
  /** The citizen's sealed key; null once erased. */
  dataKey: Uint8Array | null;
  channel: Channel;
  region: string | null;
  matterRegion: string | null;
  followUp: "ask" | "skip";
  category: CategoryCode;
  urgency: Urgency;
  seatClass: SeatClass;
  triage: unknown;
  state: InquiryState;
  because: string | null;
  round: number;
  person: Uint8Array;
  contact: Uint8Array | null;
  receivedAt: Date;
};

/** 追问: a question that waits for the citizen. `askedById`: null where the service asked before drafting. */
export type OpenQuestion = {
  inquiryId: string;
  citizenId: string;
  draftId: string | null;
  state: InquiryState;
  round: number;
  askedById: string | null;
  askedBy: string | null;
  since: Date;
  questions: FactQuestion[];
  channel: Channel;
  category: CategoryCode;
  urgency: Urgency;
  excerpt: string;
  /** The matter was answered, and the answer is being corrected. */
  correcting: boolean;
  remindedAt: Date | null;
  remindedBy: string | null;
};

/** For what work the sealed words are opened: the citizen is told. */
export type OpenedFor = "draft" | "referral" | "danger";

export type StoredMessage = {
  id: string;
  from: "citizen" | "service" | "lawyer";
  text: string;
  original: Uint8Array | null;
  questions: FactQuestion[];
  at: Date;
};

/** What the inquiry room hands on; `pipeline.ts` says to whom. */
export type InquiryOutcome =
  | { kind: "received"; inquiryId: string; state: "drafting" | "needs_facts" | "closed"; aid: boolean; confidence: number }
  | { kind: "ready-to-draft"; inquiryId: string }
  | { kind: "aid-likely"; inquiryId: string };

/** Danger was found: every message of the citizen in order, redacted, the newest last. The room that pages duty takes it. */
export type Alarm = {
  inquiryId: string;
  words: string[];
  at: Date;
  /** A lawyer or a model says so: the newest words need not say it by themselves. */
  sure?: true;
  /** What is known besides what the words say. */
  kinds?: DangerKind[];
};

/** Who asks: an earlier token joins the same citizen. `network` is only ever hashed. */
export type Asker = {
  token: string | null;
  network: string;
  idempotencyKey: string | null;
  /** A solved puzzle. */
  proof?: string | null;
  /** From a page without script, which solves none. */
  plain?: boolean;
};
