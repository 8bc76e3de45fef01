/** Attachment 附件: a photo or a PDF that a citizen adds to a matter. */
import type { AttachmentKind } from "#contract/attachment.ts";

/**
 * `storing`: a row is there before its bytes are, so no bytes are ever without a row. `checking`: kept, opened by nobody.
 * `removing`: gone for everybody, its bytes still to be deleted. `removed`: those too.
 */
export type AttachmentState = "storing" | "checking" | "kept" | "removing" | "removed";

/** Why an attachment went: its citizen's wish, the whole matter's withdrawal, a virus, an upload that never ended, or its day. */
export type GoneBecause = "citizen" | "withdrawn" | "infected" | "never-arrived" | "expired";

export type HeldAttachment = {
  id: string;
  inquiryId: string;
  citizenId: string;
  /** The citizen's sealed key; null once erased. */
  dataKey: Uint8Array | null;
  number: number;
  kind: AttachmentKind;
  /** Of what is kept, without metadata and unsealed. */
  bytes: number;
  /** Keyed hash of what is kept; null once it is removed. */
  contentIndex: Uint8Array | null;
  state: AttachmentState;
  because: GoneBecause | null;
  scan: "off" | "clean" | null;
  at: Date;
};

/** Looks for a virus. @throws where the scanner does not answer: then nothing is known */
export type Scan = (bytes: Uint8Array) => Promise<"clean" | "found">;

/** Whether a file may be kept. `bytes`: what is kept of it. */
export type Inspected = { kind: AttachmentKind; bytes: Uint8Array };

/** Why a file is not taken; each has its plain words. */
export type WhyNot = "empty" | "unknown-type" | "heic" | "broken" | "too-many-pixels" | "pdf-locked" | "pdf-active" | "pdf-unreadable";

/** What the attachment room hands on; `pipeline.ts` says to whom. */
export type AttachmentOutcome = { kind: "attachment-unchecked"; attachmentId: string } | { kind: "attachments-dropped"; inquiryId: string };
