/** Clocks as they cross HTTP: time left beside a draft, and what a supervisor sees tonight of what breaks tomorrow. */
import { z } from "zod";

export const ClockKind = z
  .enum(["service", "statutory", "order"])
  .meta({ description: "服务承诺, 法定时限 or 派单时限 (of a 12345 order)" });
export type ClockKind = z.infer<typeof ClockKind>;

export const ClockAbout = z.enum(["answer", "referral", "callback", "complaint", "re-review"]);
export type ClockAbout = z.infer<typeof ClockAbout>;

/** 75 % gone is `warned`, 90 % `alarmed`; `paused` stands still while the citizen is asked. */
export const ClockStage = z.enum(["running", "warned", "alarmed", "broken", "paused"]);
export type ClockStage = z.infer<typeof ClockStage>;

/** Beside a draft: the instants, so that a page tells the time left without asking again. */
export const ClockMark = z.object({
  kind: ClockKind,
  dueAt: z.iso.datetime(),
  warnAt: z.iso.datetime().meta({ description: "Three quarters of the time are gone" }),
  alarmAt: z.iso.datetime().meta({ description: "Nine tenths are gone" }),
  paused: z.boolean(),
});
export type ClockMark = z.infer<typeof ClockMark>;

export const BrokenReason = z.enum(["no-capacity", "complex", "facts-late", "system", "other"]);
export type BrokenReason = z.infer<typeof BrokenReason>;

export const ClockView = z
  .object({
    id: z.string(),
    kind: ClockKind,
    code: z.string(),
    about: ClockAbout,
    aboutId: z.string(),
    inquiryId: z.string(),
    draftId: z.string().nullable().meta({ description: "The newest draft of the matter, to open it" }),
    excerpt: z.string(),
    order: z.string().nullable().meta({ description: "The number of the 12345 order; null where there is none" }),
    article: z.string().nullable().meta({ description: "The law and article that sets a statutory clock" }),
    startedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    stage: ClockStage,
    holder: z.string().nullable().meta({ description: "Who holds the draft or the task now" }),
    brokenAt: z.iso.datetime().nullable(),
    reason: BrokenReason.nullable(),
    reasonNote: z.string().nullable(),
    reasonLate: z.boolean().meta({ description: "Broken for more than a day, and nobody has said why" }),
    mayExtendBy: z.int().meta({ description: "Days that its article, or 12345, still lets it be extended by" }),
  })
  .meta({ id: "Clock" });
export type ClockView = z.infer<typeof ClockView>;

export const ClassForecast = z.object({
  seatClass: z.string(),
  open: z.int().meta({ description: "Drafts that wait or are held" }),
  onDuty: z.int().meta({ description: "Lawyers of the class who take work now" }),
  coming: z.int().meta({ description: "Shifts of the class that begin before `until`" }),
  perHour: z.number().meta({ description: "Drafts cleared in an hour at the present rate" }),
  clearAt: z.iso.datetime().nullable().meta({ description: "When the last is cleared, by duty and roster; null where nobody clears it" }),
  due: z.int().meta({ description: "Promises that end before `until`" }),
  breaks: z.int().meta({ description: "Of those, how many break at this rate" }),
});
export type ClassForecast = z.infer<typeof ClassForecast>;

export const ClockBoard = z
  .object({
    now: z.iso.datetime(),
    until: z.iso.datetime(),
    classes: z.array(ClassForecast),
    willBreak: z.array(z.string()).meta({ description: "Inquiries whose promise breaks at this rate, the earliest first" }),
    soon: z.array(ClockView).meta({ description: "Ends before `until`, not broken yet; the earliest first" }),
    broken: z.array(ClockView).meta({ description: "Broken, and nobody has said why; and those still open" }),
    counts: z.object({ running: z.int(), alarmed: z.int(), brokenOpen: z.int(), unreasoned: z.int(), paused: z.int() }),
  })
  .meta({ id: "ClockBoard" });
export type ClockBoard = z.infer<typeof ClockBoard>;

export const ClockQuery = z.object({ until: z.iso.datetime({ offset: true }).optional() });

export const BreakReasonRequest = z
  .object({ reason: BrokenReason, note: z.string().trim().min(2).max(500) })
  .meta({ id: "BreakReasonRequest" });
export type BreakReasonRequest = z.input<typeof BreakReasonRequest>;

export const ExtendRequest = z
  .object({ days: z.int().min(1).max(400), because: z.string().trim().min(2).max(500) })
  .meta({ id: "ExtendRequest" });
export type ExtendRequest = z.input<typeof ExtendRequest>;
