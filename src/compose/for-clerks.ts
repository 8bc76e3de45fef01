/** Legal-aid intake and call-backs. */
import type { Parts } from "./parts.ts";
import { contactOf } from "./for-waiting.ts";
import { callUntold, listUntold } from "#delivery/call-untold.ts";
import { listCallbacks, mayOpenContact, recordTry, takeCallbackTask } from "#delivery/work-callback.ts";
import type { CallbackVerbs } from "#http/callbacks.ts";
import type { ClerkVerbs } from "#http/clerk.ts";
import { openContact } from "#inquiry/open-contact.ts";
import { openOriginal } from "#inquiry/open-original.ts";
import { isRefusal } from "#platform/refusal.ts";
import { decideReferral, listReferrals, mayOpenReferred } from "#referral/decide-referral.ts";
import { appointAid } from "#referral/appoint-aid.ts";
import { objectAid, settleObjection } from "#referral/object-aid.ts";

export function forClerks({ database, keyring, clock }: Parts): ClerkVerbs {
  return {
    list: () => listReferrals({ database }),
    decide: (clerk, id, decision) => decideReferral({ database, clock }, clerk, id, decision),
    appoint: (clerk, id, said) => appointAid({ database, clock }, clerk, id, said),
    object: (clerk, id, said) => objectAid({ database, clock }, clerk, id, said),
    settle: (clerk, id, said) => settleObjection({ database, clock }, clerk, id, said),
    original: async (clerk, id) => {
      const inquiryId = await mayOpenReferred({ database }, id);
      return isRefusal(inquiryId) ? inquiryId : openOriginal({ database, keyring }, inquiryId, clerk, "referral");
    },
  };
}

export function forCallers({ database, keyring, clock }: Parts): CallbackVerbs {
  const deps = { database, keyring, clock, contactOf: contactOf({ database }) };
  return {
    list: (staff) => listCallbacks(deps, staff),
    take: (staff, id) => takeCallbackTask(deps, staff, id),
    contact: async (staff, id) => {
      const inquiryId = await mayOpenContact(deps, staff, id);
      return isRefusal(inquiryId) ? inquiryId : openContact(deps, inquiryId, staff.id);
    },
    tried: (staff, id, call) => recordTry(deps, staff, id, call),
    untold: (staff) => listUntold(deps, staff),
    callUntold: (staff, answerId) => callUntold(deps, staff, answerId),
  };
}
