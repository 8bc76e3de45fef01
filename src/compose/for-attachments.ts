/** 附件: the verbs of citizens, of the desk and of jobs, bound to where bytes are kept and to what looks for viruses. */
import type { Config } from "../config.ts";
import type { Bound, CitizenParts, Desk, Parts } from "./parts.ts";
import { addAttachment, mayAttach } from "#attachment/add-attachment.ts";
import { checkAttachment } from "#attachment/check-attachment.ts";
import { openAttachmentForStaff, openOwnAttachment } from "#attachment/open-attachment.ts";
import { dropAttachment, removeBytes, sweepAttachments } from "#attachment/remove-attachments.ts";
import { showForDesk } from "#attachment/show-attachments.ts";
import type { AttachmentVerbs, DeskAttachmentVerbs } from "#http/attachments.ts";
import { mayLeaveTheHouse } from "#inquiry/give-consent.ts";
import type { Verbs } from "#jobs/all-jobs.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { ObjectStore } from "#platform/object-store.ts";
import { openS3Store } from "#platform/object-store-s3.ts";
import { isRefusal, refuse } from "#platform/refusal.ts";
import { holds } from "#review/rules/holds.ts";
import { findDraft, readDraft } from "#review/show-draft.ts";
import { findLawyer } from "#seats/open-seat.ts";

/** A bucket where one is configured; null leaves it to the door, which may have a folder. */
export function configuredStore({ attachments: { s3 }, secrets }: Config, clock: Clock): ObjectStore | null {
  const { s3Key: key, s3Secret: secret } = secrets;
  return s3 && key && secret ? openS3Store({ ...s3, key, secret, clock }) : null;
}

const portsOf = ({ database, clock, keyring, files }: CitizenParts, { next }: Bound) => ({ database, clock, keyring, ...files, next });

export function forAttachers(parts: CitizenParts, bound: Bound): AttachmentVerbs {
  const deps = { ...portsOf(parts, bound), agreed: (inquiryId: string) => mayLeaveTheHouse(parts.database.db, inquiryId) };
  return {
    mayAttach: (inquiry) => mayAttach(deps, inquiry),
    attach: (inquiry, key, bytes) => addAttachment(deps, inquiry, key, bytes),
    openOwn: (inquiry, id) => openOwnAttachment(deps, inquiry.id, id),
    drop: (inquiry, id) => dropAttachment(deps, inquiry, id),
  };
}

/** By the rule of the original's words: whoever holds the draft now, with a licence that is valid today. */
export function forAttachmentReaders(parts: Parts, bound: Desk): DeskAttachmentVerbs {
  const { database, clock } = parts;
  const deps = portsOf(parts, bound);
  return {
    list: async (viewer, draftId) => {
      const draft = await readDraft({ database, clock }, draftId, viewer);
      if (isRefusal(draft)) return draft.refused === "not-found" ? { items: [] } : draft; // a practice draft has nobody behind it
      return { items: await showForDesk(deps, draft.inquiryId) };
    },
    open: async (staffId, draftId, id) => {
      const lawyer = await findLawyer({ database }, staffId);
      if (!lawyer) return refuse("not-allowed", "您没有登记执业证");
      const draft = await findDraft({ database }, draftId);
      if (isRefusal(draft)) return draft;
      const refused = holds(draft, lawyer.id, clock());
      if (refused) return refused;
      if (!bound.review.licenceValid(lawyer, dayInChina(clock()))) return NO_LICENCE;
      return openAttachmentForStaff(deps, draft.inquiryId, id, lawyer.id);
    },
  };
}

const NO_LICENCE = refuse("licence-not-valid", "执业证目前无效，不能查看附件");

export function attachmentJobs(parts: Parts, bound: Bound): Pick<Verbs, "checkAttachment" | "removeAttachments"> {
  const deps = portsOf(parts, bound);
  return {
    checkAttachment: (id) => checkAttachment(deps, id),
    removeAttachments: (inquiryId) => removeBytes(deps, inquiryId),
  };
}

export function attachmentChores(parts: Parts, bound: Bound): { sweepAttachments: () => Promise<void> } {
  const deps = portsOf(parts, bound);
  return { sweepAttachments: () => sweepAttachments(deps) };
}
