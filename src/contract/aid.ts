/** 指派 and 异议: whom legal aid is given, and what is objected to its refusal or end, as the clerk records it and the citizen is told. */
import { z } from "zod";

/** 法律援助法 12, 13, 17: a lawyer of the agency or of a firm, a legal worker at the grass roots, a volunteer. */
export const AidKind = z.enum(["agency", "lawyer", "legal-worker", "volunteer"]);
export type AidKind = z.infer<typeof AidKind>;

const Line = (least: number, most: number) => z.string().trim().min(least).max(most);

export const AppointRequest = z
  .object({
    name: Line(2, 40),
    kind: AidKind,
    organisation: Line(2, 80),
    reference: Line(2, 60).meta({ description: "指派通知书文号" }),
    appointedOn: z.iso.date().meta({ description: "From the day of the decision until today, in China" }),
    because: z.string().trim().max(500).default("").meta({ description: "Why another takes over; needed from the second on" }),
  })
  .meta({ id: "AppointRequest" });
export type AppointRequest = z.input<typeof AppointRequest>;

export const AidAppointment = z.object({
  name: z.string(),
  kind: AidKind,
  organisation: z.string(),
  reference: z.string(),
  appointedOn: z.iso.date(),
  because: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
});
export type AidAppointment = z.infer<typeof AidAppointment>;

/** 法律援助法 49 第一款: against a refusal (43), or against the end of aid that was granted (48). */
export const ObjectionAgainst = z.enum(["refusal", "termination"]);
export type ObjectionAgainst = z.infer<typeof ObjectionAgainst>;

export const ObjectRequest = z
  .object({
    against: ObjectionAgainst,
    decidedOn: z.iso.date().nullable().default(null).meta({ description: "The day aid was ended; of a refusal the day is known" }),
    department: Line(2, 80).meta({ description: "The justice department that set the institution up" }),
    receivedOn: z.iso.date().meta({ description: "By that department, in China: its five days run from here" }),
  })
  .meta({ id: "ObjectRequest" });
export type ObjectRequest = z.input<typeof ObjectRequest>;

/** 法律援助法 49 第二款: upheld, or the institution is ordered to put it right; or whoever objected took it back. */
export const ObjectionOutcome = z.enum(["upheld", "ordered", "withdrawn"]);
export type ObjectionOutcome = z.infer<typeof ObjectionOutcome>;

export const SettleObjectionRequest = z
  .object({
    outcome: ObjectionOutcome,
    settledOn: z.iso.date().meta({ description: "From its receipt until today, in China" }),
    reference: z.string().trim().max(60).default("").meta({ description: "决定书文号; needed unless it was taken back" }),
  })
  .meta({ id: "SettleObjectionRequest" });
export type SettleObjectionRequest = z.input<typeof SettleObjectionRequest>;

export const AidObjection = z.object({
  against: ObjectionAgainst,
  decidedOn: z.iso.date(),
  department: z.string(),
  receivedOn: z.iso.date(),
  dueAt: z.iso.datetime().nullable().meta({ description: "法律援助法 49: decided within 5 days of receipt; null once it is" }),
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
  outcome: ObjectionOutcome.nullable(),
  settledOn: z.iso.date().nullable(),
  reference: z.string().nullable(),
});
export type AidObjection = z.infer<typeof AidObjection>;
