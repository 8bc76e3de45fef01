/** 会商: who asks, who answers, who oversees. */
import type { Desk, Parts } from "./parts.ts";
import type { ConsultationView } from "#contract/consultation.ts";
import type { ConsultationVerbs } from "#http/consultations.ts";
import type { Session } from "#platform/auth.ts";
import { dayInChina } from "#platform/clock.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { askExpert, putBack, sayOpinion, showConsultationsOf, take, takeBack, takeNext, waive } from "#review/consult-expert.ts";
import type { Consultation, Consulted } from "#review/consultation.ts";
import type { HeldDraft } from "#review/review.ts";
import { listConsultations, viewsOf } from "#review/show-consultations.ts";
import { findDraft, readDraft } from "#review/show-draft.ts";
import { findLawyer } from "#seats/open-seat.ts";
import { licenceValid } from "#seats/rules/licence.ts";

/** This person as consultations know them. */
export async function consulted({ database, clock }: Pick<Parts, "database" | "clock">, { id, role }: Session): Promise<Consulted> {
  const lawyer = await findLawyer({ database }, id);
  const valid = lawyer !== null && licenceValid(lawyer, dayInChina(clock()));
  return { id, seatClasses: lawyer?.seatClasses ?? [], licenceValid: valid, oversees: role === "supervisor" || role === "admin" };
}

export function forConsultants({ database, clock }: Parts, { review }: Desk): ConsultationVerbs {
  const by = (staff: Session) => consulted({ database, clock }, staff);
  const shown = async (staff: Session, c: Consultation | Refusal): Promise<ConsultationView | Refusal> => {
    if (isRefusal(c)) return c;
    const [view] = await viewsOf(review, [c], await by(staff));
    return view ?? refuse("not-found", "没有找到这次会商");
  };
  const beside = async (staff: Session, draft: HeldDraft | Refusal) => {
    if (isRefusal(draft)) return draft;
    const holder = draft.claimedBy === null ? null : await findLawyer({ database }, draft.claimedBy);
    return showConsultationsOf(review, draft, await by(staff), holder);
  };
  return {
    list: async (staff) => listConsultations(review, await by(staff)),
    ofDraft: async (staff, id) => beside(staff, await readDraft({ database, clock }, id, staff.id)),
    ask: async (staff, id, question) => {
      const lawyer = await findLawyer({ database }, staff.id);
      const draft = await findDraft({ database }, id);
      if (!lawyer) return refuse("not-allowed", "您没有登记执业证");
      return beside(staff, isRefusal(draft) ? draft : await askExpert(review, lawyer, draft, question));
    },
    next: async (staff) => {
      const given = await takeNext(review, await by(staff));
      return given && shown(staff, given);
    },
    take: async (staff, id) => shown(staff, await take(review, await by(staff), id)),
    putBack: async (staff, id) => shown(staff, await putBack(review, await by(staff), id)),
    takeBack: async (staff, id) => shown(staff, await takeBack(review, await by(staff), id)),
    say: async (staff, id, opinion) => shown(staff, await sayOpinion(review, await by(staff), id, opinion)),
    waive: async (staff, id, reason) => shown(staff, await waive(review, await by(staff), id, reason)),
  };
}
