/** 附件: the verbs of citizens, of the desk and of jobs, bound to where bytes are kept and to what looks for viruses. */
import type { Config } from "../config.ts";
import type { Bound, CitizenParts, Desk, Parts } from "./parts.ts";
import { addAttachment, mayAttach } from "#attachment/add-attachment.ts";
import { checkAttachment } from "#attachment/check-attachment.ts";
import { openAttachmentForStaff, openOwnAttachment } from "#attachment/open-attachment.ts";
import { dropAttachment, removeBytes, sweepAttachments } from "#attachment/remove-attachments.ts";
import { showForDesk } from "#attachment/show-attachments.ts";
import type { AttachmentVerbs, Behind, DeskAttachmentVerbs } from "#http/attachments.ts";
import { mayLeaveTheHouse } from "#inquiry/give-consent.ts";
import type { OpenedFor } from "#inquiry/inquiry.ts";
import type { Verbs } from "#jobs/all-jobs.ts";
import type { Session } from "#platform/auth.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { ObjectStore } from "#platform/object-store.ts";
import { openS3Store } from "#platform/object-store-s3.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { findReferral, mayOpenReferred } from "#referral/decide-referral.ts";
import { matterConsultedOn } from "#review/consult-expert.ts";
import { holds } from "#review/rules/holds.ts";
import { findDraft, readDraft } from "#review/show-draft.ts";
import { findLawyer } from "#seats/open-seat.ts";
import { mayOpenWords } from "#triage/acknowledge-alert.ts";
import { findAlert } from "#triage/show-alerts.ts";
import { consulted } from "./for-consultants.ts";
import { atDesk } from "./for-danger-desk.ts";

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

type Matter = Promise<string | Refusal>;
/** What brings a matter before somebody: who may know of its files, and who may open them now. Both say of which matter. */
type Holding = { why: OpenedFor; seen: (staff: Session, id: string) => Matter; held: (staff: Session, id: string) => Matter };

/** By the rules of the original's words: whoever has the matter in hand now, and nobody else. */
export function forAttachmentReaders(parts: Parts, bound: Desk): Record<Behind, DeskAttachmentVerbs> {
  const deps = portsOf(parts, bound);
  const reading = ({ why, seen, held }: Holding): DeskAttachmentVerbs => ({
    list: async (staff, id) => {
      const matter = await seen(staff, id);
      return isRefusal(matter) ? matter : { items: await showForDesk(deps, matter) };
    },
    open: async (staff, id, file) => {
      const matter = await held(staff, id);
      return isRefusal(matter) ? matter : openAttachmentForStaff(deps, matter, file, staff.id, why);
    },
  });
  const ofDraft = reading(draftInHand(parts, bound));
  return {
    draft: {
      ...ofDraft,
      list: async (staff, id) => {
        const listed = await ofDraft.list(staff, id);
        return isRefusal(listed) && listed.refused === "not-found" ? { items: [] } : listed; // a practice draft has nobody behind it
      },
    },
    consultation: reading(consultationInHand(parts)),
    referral: reading(referralInHand(parts)),
    alert: reading(alertInHand(parts)),
  };
}

function draftInHand({ database, clock }: Parts, { review }: Desk): Holding {
  return {
    why: "draft",
    seen: async (staff, id) => {
      const draft = await readDraft({ database, clock }, id, staff.id);
      return isRefusal(draft) ? draft : draft.inquiryId;
    },
    held: async (staff, id) => {
      const lawyer = await findLawyer({ database }, staff.id);
      if (!lawyer) return refuse("not-allowed", "您没有登记执业证");
      const draft = await findDraft({ database }, id);
      if (isRefusal(draft)) return draft;
      const refused = holds(draft, lawyer.id, clock());
      if (refused) return refused;
      return review.licenceValid(lawyer, dayInChina(clock())) ? draft.inquiryId : NO_LICENCE;
    },
  };
}

/** An expert who is asked opens what the asker has before them, for as long as the question is theirs. */
function consultationInHand(parts: Parts): Holding {
  const held = async (staff: Session, id: string) => matterConsultedOn(parts, await consulted(parts, staff), id);
  return { why: "draft", seen: held, held };
}

function referralInHand({ database }: Parts): Holding {
  return {
    why: "referral",
    seen: async (_, id) => {
      const referral = await findReferral({ database }, id);
      return isRefusal(referral) ? referral : referral.inquiryId;
    },
    held: (_, id) => mayOpenReferred({ database }, id),
  };
}

function alertInHand(parts: Parts): Holding {
  const { database } = parts;
  return {
    why: "danger",
    seen: async (staff, id) => {
      const alert = await findAlert({ database }, await atDesk(parts, staff), id);
      return isRefusal(alert) ? alert : alert.inquiryId;
    },
    held: async (staff, id) => mayOpenWords({ database }, await atDesk(parts, staff), id),
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
