/** 追问 and 并案: what waits for a citizen, and matters that belong together. */
import type { Desk, Parts } from "./parts.ts";
import type { AskingBackVerbs } from "#http/asking-back.ts";
import { closeAsking, goOnWithout, listAskingBack, remindCitizen } from "#inquiry/ask-back.ts";
import type { Session } from "#platform/auth.ts";
import { isRefusal } from "#platform/refusal.ts";
import { mergeInto, relatedTo } from "#review/related-matters.ts";
import { findDraft } from "#review/show-draft.ts";

export function forAskers({ config, database, clock }: Parts, { review, next }: Desk): AskingBackVerbs {
  const deps = { database, clock, next, askBackDays: config.askBackDays };
  const by = ({ id, role }: Session) => ({
    id,
    oversees: role === "supervisor" || role === "admin",
    reviews: role === "lawyer" || role === "expert",
  });
  return {
    list: (staff) => listAskingBack(deps, by(staff)),
    remind: (staff, id) => remindCitizen(deps, by(staff), id),
    goOn: (staff, id) => goOnWithout(deps, by(staff), id),
    close: (staff, id) => closeAsking(deps, by(staff), id),
    related: async (draftId) => {
      const draft = await findDraft({ database }, draftId);
      return isRefusal(draft) ? draft : relatedTo(review, draft);
    },
    merge: async (staff, draftId, into) => {
      const draft = await findDraft({ database }, draftId);
      const merged = isRefusal(draft) ? draft : await mergeInto(review, staff.id, draft, into);
      return isRefusal(merged) ? merged : null;
    },
  };
}
