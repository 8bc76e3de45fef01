/** Clocks, complaints and re-reviews, bound to their ports. */
import type { Bound, Parts } from "./parts.ts";
import { extend, giveReason } from "#clocks/account-for-clock.ts";
import { keepLoaded } from "#clocks/load-promises.ts";
import { showClocks } from "#clocks/show-clocks.ts";
import { watchClocks } from "#clocks/watch-clocks.ts";
import { callToApologise } from "#delivery/give-feedback.ts";
import { handleComplaint, listComplaints } from "#delivery/handle-complaint.ts";
import type { ClockVerbs } from "#http/clocks.ts";
import type { ReReviewVerbs } from "#http/re-reviews.ts";
import { closeQuietMatters } from "#inquiry/close-quiet.ts";
import { finishErasures } from "#inquiry/erase-citizen.ts";
import { checkNightly } from "#platform/audit-check.ts";
import type { Session } from "#platform/auth.ts";
import { type ReReviewer, listReReviews, settleReReview, takeReReview } from "#review/work-re-review.ts";
import { findLawyer } from "#seats/open-seat.ts";
import { licenceValid } from "#seats/rules/licence.ts";

export function forClocks({ database, clock, keyring }: Parts): ClockVerbs {
  return {
    board: (until) => showClocks({ database, clock }, until),
    reason: (by, id, said) => giveReason({ database, clock }, by, id, said),
    extend: (by, id, more) => extend({ database, clock }, by, id, more),
    complaints: () => listComplaints({ database, keyring }),
    handle: (by, id, step) => handleComplaint({ database, clock, keyring }, by, id, step),
  };
}

export function forReReviewers({ database, clock, keyring }: Parts): ReReviewVerbs {
  const deps = { database, clock, keyring, licenceValid, apologise: callToApologise };
  const reviewer = async ({ id, role }: Session): Promise<ReReviewer> => ({
    id,
    lawyer: role === "lawyer" || role === "expert" ? await findLawyer({ database }, id) : null,
  });
  return {
    list: async (staff) => listReReviews(deps, await reviewer(staff)),
    take: async (staff, id) => takeReReview(deps, await reviewer(staff), id),
    settle: async (staff, id, end) => settleReReview(deps, await reviewer(staff), id, end),
  };
}

/** What depends on nobody asking: promises looked ahead, clocks marked, quiet matters closed, erasures finished. */
export type ClockChores = { load: () => Promise<void>; watch: () => Promise<void> };

export function clockChores({ config, database, clock, promises }: Parts, { next }: Pick<Bound, "next">): ClockChores {
  return {
    load: () => keepLoaded({ database, clock }, promises),
    watch: async () => {
      await watchClocks({ database, clock, next });
      await closeQuietMatters({ database, clock, quietDays: config.quietDays });
      await finishErasures({ database, clock });
      await checkNightly({ database, clock, next });
    },
  };
}
