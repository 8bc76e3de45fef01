/** Triage 分流: what kind of matter a question is, how urgent, and where it goes, each with its reason. */
import { z } from "zod";
import { CategoryCode, FactQuestion, SeatClass, Urgency } from "#contract.ts";

/** What was decided and why, in words that lawyers and citizens are shown. */
export const Reason = z.object({ what: z.string(), because: z.string() });
export type Reason = z.infer<typeof Reason>;

export const RouteTo = z.enum(["seat", "expert", "legal_aid", "mediation", "notary", "appraisal", "arbitration", "12345", "police"]);
export type RouteTo = z.infer<typeof RouteTo>;

export const Route = z.object({ to: RouteTo, because: z.string() });
export type Route = z.infer<typeof Route>;

export const NoDraft = z.object({ code: z.enum(["not-legal", "abuse"]), because: z.string() });
export type NoDraft = z.infer<typeof NoDraft>;

/** The triage as it is stored with the inquiry. */
export const TriageRecord = z.object({
  category: CategoryCode,
  second: CategoryCode.nullable(),
  confidence: z.number().min(0).max(1),
  urgency: Urgency,
  seatClass: SeatClass,
  aid: z.boolean(),
  route: z.array(Route),
  missing: z.array(FactQuestion).max(3),
  thin: z.boolean(),
  noDraft: NoDraft.nullable(),
  notices: z.array(z.string()),
  reasons: z.array(Reason),
});
export type Triage = z.infer<typeof TriageRecord>;
