/** 留存期限: how long each kind of thing is kept, what falls due, what is held, and what the nights did. */
import { z } from "zod";

/** Matters by how they ended; then what goes before its matter, or belongs to none. */
export const RetentionKind = z.enum(["answered", "unanswered", "withdrawn", "aided", "files", "contacts", "notes", "sign-ins", "counts"]);
export type RetentionKind = z.infer<typeof RetentionKind>;

const RetentionUnit = z.enum(["day", "month"]);
export type RetentionUnit = z.infer<typeof RetentionUnit>;

const Amount = z.int().min(1).max(400);

const RetentionTerm = z.object({
  kind: RetentionKind,
  unit: RetentionUnit,
  amount: Amount.meta({ description: "As it stands today" }),
  since: z.iso.date(),
  shipped: Amount,
  least: Amount,
  most: Amount,
  because: z.object({ zh: z.string(), en: z.string() }),
  articles: z.array(z.object({ law: z.string(), articleNo: z.string() })),
  coming: z.object({ amount: Amount, from: z.iso.date(), by: z.string().nullable(), because: z.string() }).nullable(),
});
export type RetentionTermView = z.infer<typeof RetentionTerm>;

/** Why something stays though its day has come. */
export const HoldCause = z.enum([
  "open",
  "danger",
  "complaint",
  "petition",
  "legal-aid",
  "consultation",
  "being-read",
  "callback",
  "unseen",
  "hold",
]);
export type HoldCause = z.infer<typeof HoldCause>;

const HoldReason = z.enum(["dispute", "complaint", "petition", "inspection", "other"]);
export type HoldReason = z.infer<typeof HoldReason>;

const Due = z.object({
  until: z.iso.datetime(),
  matters: z.array(z.object({ id: z.uuid(), kind: RetentionKind })),
  held: z.array(HoldCause),
});
export type DueView = z.infer<typeof Due>;

const Held = z.object({
  id: z.uuid(),
  inquiryId: z.uuid(),
  reason: HoldReason,
  note: z.string().nullable().meta({ description: "Null where the citizen had it deleted" }),
  by: z.string(),
  at: z.iso.datetime(),
});
export type HeldView = z.infer<typeof Held>;

const Night = z.object({
  day: z.iso.date(),
  beganAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  erased: z.record(z.string(), z.int()).meta({ description: "Counts, by what went" }),
  failed: z.int(),
});
export type Night = z.infer<typeof Night>;

export const Retention = z
  .object({
    terms: z.array(RetentionTerm),
    due: z.array(Due).meta({ description: "Citizens whose matters fall due within 30 days, the first first; at most a hundred" }),
    days: z.array(z.object({ day: z.iso.date(), citizens: z.int() })).meta({ description: "The same, counted by day; held ones left out" }),
    heldBack: z.array(z.object({ cause: HoldCause, citizens: z.int() })),
    holds: z.array(Held),
    nights: z.array(Night).meta({ description: "The last fourteen" }),
    failures: z.array(z.object({ day: z.iso.date(), error: z.string(), at: z.iso.datetime() })),
  })
  .meta({ id: "Retention" });
export type Retention = z.infer<typeof Retention>;

const Why = z.string().trim().min(2).max(200);

export const TermChange = z.object({ amount: Amount, because: Why }).meta({ id: "TermChange" });
export type TermChange = z.infer<typeof TermChange>;

export const NewHold = z.object({ inquiryId: z.uuid(), reason: HoldReason, note: Why }).meta({ id: "NewHold" });
export type NewHold = z.infer<typeof NewHold>;
