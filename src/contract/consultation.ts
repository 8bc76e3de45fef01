/** 会商: what crosses HTTP when a lawyer asks an expert. Sums of money in 元; instants ISO 8601. */
import { z } from "zod";
import { CategoryCode, Urgency } from "../contract.ts";

/** Why an expert is asked: a rule demands it, or the lawyer wishes it. */
export const ConsultReason = z.enum(["minor-criminal", "group", "large-sum", "wish"]).meta({ description: "会商缘由" });
export type ConsultReason = z.infer<typeof ConsultReason>;

export const Verdict = z.enum(["agree", "change", "take-over"]).meta({ description: "会商意见" });
export type OpinionVerdict = z.infer<typeof Verdict>;

const ConsultState = z.enum(["asked", "taken", "answered", "waived", "withdrawn"]);
export type ConsultState = z.infer<typeof ConsultState>;

export const ConsultationView = z
  .object({
    id: z.string(),
    draftId: z.string(),
    state: ConsultState,
    reasons: z.array(ConsultReason),
    question: z.string().nullable().meta({ description: "Null where the citizen was erased" }),
    askedBy: z.string(),
    askedByMe: z.boolean(),
    askedAt: z.iso.datetime(),
    peersAt: z.iso.datetime().meta({ description: "From here on another lawyer of the class may answer" }),
    waivableAt: z.iso.datetime().meta({ description: "From here on a supervisor may waive it" }),
    step: z.int().meta({ description: "0: experts are asked, 1: peers too, 2: supervisors were called" }),
    takenBy: z.string().nullable(),
    takenByMe: z.boolean(),
    mayTake: z.boolean(),
    mayWaive: z.boolean(),
    verdict: Verdict.nullable(),
    opinion: z.string().nullable().meta({ description: "Of a waiver its reason" }),
    settledBy: z.string().nullable(),
    settledAt: z.iso.datetime().nullable(),
    category: CategoryCode,
    urgency: Urgency,
    excerpt: z.string(),
  })
  .meta({ id: "Consultation" });
export type ConsultationView = z.infer<typeof ConsultationView>;

export const ConsultationsOfDraft = z
  .object({
    demanded: z
      .array(z.object({ code: ConsultReason, because: z.string() }))
      .meta({ description: "What rules demand and no opinion covers yet; empty where an expert holds the draft" }),
    items: z.array(ConsultationView).meta({ description: "The newest first" }),
    experts: z.int().meta({ description: "Experts on duty now" }),
    minutes: z.int().meta({ description: "How long experts have for this draft" }),
  })
  .meta({ id: "ConsultationsOfDraft" });
export type ConsultationsOfDraft = z.infer<typeof ConsultationsOfDraft>;

export const ConsultationList = z
  .object({
    open: z.array(ConsultationView).meta({ description: "What this person may take, has taken, or oversees; the most pressing first" }),
    asked: z.array(ConsultationView).meta({ description: "What this person asked and is open" }),
    settled: z.array(ConsultationView).meta({ description: "The last fifty that this person asked, answered or oversees" }),
  })
  .meta({ id: "ConsultationList" });
export type ConsultationList = z.infer<typeof ConsultationList>;

const Words = z.string().trim().min(2).max(2000);

export const ConsultRequest = z.object({ question: Words }).meta({ id: "ConsultRequest" });
export const OpinionRequest = z.object({ verdict: Verdict, opinion: Words }).meta({ id: "OpinionRequest" });
export type OpinionRequest = z.output<typeof OpinionRequest>;
export const WaiveRequest = z.object({ reason: Words }).meta({ id: "WaiveRequest" });
