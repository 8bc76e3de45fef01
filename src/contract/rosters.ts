/** 坐席、在岗、排班: the shapes of who serves which desk, who is at it now, and when they are to be. */
import { z } from "zod";
import { CategoryCode, SeatClass } from "../contract.ts";

/** 上岗 / 暂停 / 离岗: only who is on is given the next draft. */
export const DutyState = z.enum(["on", "paused", "off"]);
export type DutyState = z.infer<typeof DutyState>;

/** Instants; a night shift ends on another day than it begins. Null class: every class that the lawyer serves. */
export const ShiftView = z.object({
  id: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  seatClass: SeatClass.nullable(),
});
export type ShiftView = z.infer<typeof ShiftView>;

export const MyDuty = z
  .object({
    state: DutyState,
    since: z.iso.datetime().nullable(),
    note: z.string(),
    holding: z.int(),
    shift: ShiftView.nullable().meta({ description: "The shift that runs now" }),
    endsAt: z.iso.datetime().nullable().meta({ description: "When it ends, with the shifts that adjoin it; null while none runs" }),
    ending: z.boolean().meta({ description: "It ends within ten minutes" }),
    upcoming: z.array(ShiftView).meta({ description: "Shifts that begin within 14 days" }),
  })
  .meta({ id: "MyDuty" });
export type MyDuty = z.infer<typeof MyDuty>;

/** 交还 or 继续办完, asked of who goes off with drafts in hand. */
const InHand = z.enum(["release", "keep"]);
export type InHand = z.infer<typeof InHand>;

export const DutyRequest = z.strictObject({
  state: DutyState,
  note: z.string().trim().max(200).default(""),
  drafts: InHand.optional(),
});
export type DutyRequest = z.infer<typeof DutyRequest>;

export const SetOffRequest = z.strictObject({ drafts: InHand });

export const Skill = z.strictObject({ category: CategoryCode, level: z.int().min(1).max(3) });
export type Skill = z.infer<typeof Skill>;

export const SeatView = z
  .object({
    id: z.string(),
    name: z.string(),
    workNo: z.string().nullable(),
    licenceNo: z.string(),
    firm: z.string(),
    licenceStatus: z.string(),
    seatClasses: z.array(SeatClass),
    region: z.string().nullable(),
    regionName: z.string().nullable(),
    capacity: z.int(),
    holding: z.int(),
    skills: z.array(Skill),
    duty: DutyState,
    dutySince: z.iso.datetime().nullable(),
  })
  .meta({ id: "SeatView" });
export type SeatView = z.infer<typeof SeatView>;

export const SeatEdit = z.strictObject({
  seatClasses: z.array(SeatClass).min(1).max(5),
  region: z.string().max(12).nullable(),
  capacity: z.int().min(1).max(50),
  skills: z.array(Skill).max(CategoryCode.options.length),
});
export type SeatEdit = z.infer<typeof SeatEdit>;

/** Who is where now: on duty by class beside what is asked for, who is missing, who pauses. */
export const DutyBoard = z
  .object({
    byClass: z.array(z.object({ seatClass: SeatClass, on: z.int(), paused: z.int(), least: z.int() })),
    missing: z.array(z.object({ id: z.string(), name: z.string(), since: z.iso.datetime(), until: z.iso.datetime() })),
    paused: z.array(z.object({ id: z.string(), name: z.string(), since: z.iso.datetime(), note: z.string() })),
    on: z.array(z.object({ id: z.string(), name: z.string(), since: z.iso.datetime(), holding: z.int(), capacity: z.int() })),
  })
  .meta({ id: "DutyBoard" });
export type DutyBoard = z.infer<typeof DutyBoard>;

export const CoverageMinimum = z.strictObject({
  seatClass: SeatClass,
  byDay: z.int().min(0).max(500).meta({ description: "08:00 to 20:00 in China" }),
  byNight: z.int().min(0).max(500),
});
export type CoverageMinimum = z.infer<typeof CoverageMinimum>;
export const MinimumsRequest = z.strictObject({ minimums: z.array(CoverageMinimum).max(5) });

const day = z.iso.date();
const hourly = z.array(z.int()).length(168);
export const RosterWeek = z
  .object({
    monday: day,
    shifts: z.array(ShiftView.extend({ staffId: z.string() })),
    lawyers: z.array(z.object({ id: z.string(), name: z.string(), workNo: z.string().nullable(), seatClasses: z.array(SeatClass) })),
    minimums: z.array(CoverageMinimum),
    coverage: z
      .array(z.object({ seatClass: SeatClass, have: hourly, least: hourly }))
      .meta({ description: "For each hour from Monday 00:00 in China: how many are rostered the whole of it, and how many are asked for" }),
  })
  .meta({ id: "RosterWeek" });
export type RosterWeek = z.infer<typeof RosterWeek>;

export const WeekQuery = z.object({ day: day.optional().meta({ description: "Any day of the week; today where it is not given" }) });

const instant = z.iso.datetime({ offset: true });
export const ShiftRequest = z.strictObject({ startsAt: instant, endsAt: instant, seatClass: SeatClass.nullable() });
export type ShiftRequest = z.infer<typeof ShiftRequest>;
/** Several at once: all go in, or none. */
export const ShiftsRequest = z.strictObject({ staffId: z.string().max(60), shifts: z.array(ShiftRequest).min(1).max(14) });
export type ShiftsRequest = z.infer<typeof ShiftsRequest>;
export const CopyWeekRequest = z.strictObject({ to: day.meta({ description: "Any day of the week that is filled from the week before" }) });
export const CopiedWeek = z.object({
  copied: z.int(),
  skipped: z.int().meta({ description: "Something else stands there, or was copied already" }),
});
export type CopiedWeek = z.infer<typeof CopiedWeek>;

/** A line of a file that did not go in: where, what stood there, and why not. */
export const BadLine = z.object({ line: z.int(), column: z.string(), value: z.string(), why: z.string() });
export type BadLine = z.infer<typeof BadLine>;

export const ImportReport = z
  .object({
    dryRun: z.boolean(),
    lines: z.int(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    bad: z.array(BadLine),
    badCsv: z.string().nullable().meta({ description: "The bad lines as a CSV file that a spreadsheet opens safely; null while none" }),
    changes: z.array(z.object({ line: z.int(), who: z.string(), what: z.enum(["added", "changed"]), detail: z.string() })),
    passwords: z
      .array(z.object({ name: z.string(), email: z.string(), password: z.string() }))
      .meta({ description: "One-time passwords of who is new; told this once" }),
  })
  .meta({ id: "ImportReport" });
export type ImportReport = z.infer<typeof ImportReport>;

export const ImportQuery = z.object({ dryRun: z.enum(["0", "1"]).default("0") });
