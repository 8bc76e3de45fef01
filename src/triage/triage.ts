/** Triage 分流: what kind of matter a question is, how urgent, and where it goes, each with its reason. */
import { z } from "zod";
import { CategoryCode, DangerKind, FactQuestion, SeatClass, Urgency } from "#contract.ts";
import { Deadlines } from "./deadline.ts";

/** What was decided and why, in words that lawyers and citizens are shown. */
export const Reason = z.object({ what: z.string(), because: z.string() });
export type Reason = z.infer<typeof Reason>;

export const RouteTo = z.enum(["seat", "expert", "legal_aid", "mediation", "notary", "appraisal", "arbitration", "12345", "police"]);
export type RouteTo = z.infer<typeof RouteTo>;

export const Route = z.object({ to: RouteTo, because: z.string() });
export type Route = z.infer<typeof Route>;

export const NoDraft = z.object({ code: z.enum(["not-legal", "abuse"]), because: z.string() });
export type NoDraft = z.infer<typeof NoDraft>;

/** 案由: a name of the Supreme Court's lists, and how likely it is, 0…1. */
export const Cause = z.object({ name: z.string(), share: z.number().min(0).max(1) });
export type Cause = z.infer<typeof Cause>;

/** 法律援助预检: the facts told that support an application, and those that an intake clerk would still ask for. */
const AidFacts = z.object({ told: z.array(z.string()), missing: z.array(z.string()) });

/** Who chose which category, and how surely: the written rules, the trained classifier, a configured model, the citizen, a lawyer. */
export const Opinion = z.object({
  by: z.enum(["rules", "classifier", "model", "citizen", "lawyer"]),
  category: CategoryCode,
  confidence: z.number().min(0).max(1),
});
export type Opinion = z.infer<typeof Opinion>;

/** A day that the citizen put right: `told` as it stands in the redacted words, and the day it means. */
export const ToldDay = z.object({ told: z.string(), day: z.iso.date() });
export type ToldDay = z.infer<typeof ToldDay>;

/** The triage as it is stored with the inquiry. What later versions added has a default: older inquiries lack it. */
export const TriageRecord = z.object({
  category: CategoryCode,
  second: CategoryCode.nullable(),
  confidence: z.number().min(0).max(1),
  opinions: z.array(Opinion).default([]),
  /** At most three, the likeliest first. */
  causes: z.array(Cause).max(3).default([]),
  urgency: Urgency,
  /** Empty where only the classifier saw danger. */
  dangers: z.array(DangerKind).default([]),
  /** Violence at home may be in play, danger or not: before anybody calls, the citizen is asked whether it is safe. */
  homeUnsafe: z.boolean().default(false),
  /** What the citizen said of the days that were read; the latest word on each. */
  toldDays: z.array(ToldDay).default([]),
  /** For lawyers only: a computed day never reaches a citizen by itself. */
  deadlines: Deadlines.default([]),
  seatClass: SeatClass,
  aid: z.boolean(),
  aidFacts: AidFacts.default({ told: [], missing: [] }),
  /** 先行提供法律援助 (法律援助法 44): a limit runs out within a week. */
  aidFirst: z.boolean().default(false),
  route: z.array(Route),
  missing: z.array(FactQuestion).max(3),
  thin: z.boolean(),
  noDraft: NoDraft.nullable(),
  notices: z.array(z.string()),
  reasons: z.array(Reason),
});
export type Triage = z.infer<typeof TriageRecord>;
