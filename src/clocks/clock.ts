/** Clock 时限: a service promise or a statutory limit, what it is about, and how far it has run. */
import type { ClockAbout, ClockKind } from "#contract/clocks.ts";

type ClockUnit = "hour" | "working-hour" | "day" | "working-day";

/** Office hours of one day, "HH:MM" in China. */
type Hours = readonly (readonly [opens: string, closes: string])[];

/** 办公日历 of a region. `closed` and `open` are days of its own (YYYY-MM-DD) beside the State Council's arrangement. */
export type Calendar = { name: string; region: string; hours: Hours; closed: readonly string[]; open: readonly string[] };

/** One stretch in which an office is open. */
export type OfficeHours = { opens: Date; closes: Date };

/** What is promised, or what the law sets, for a region from a day on. `checked`: held against the official text. */
export type PromiseTerm = {
  code: string;
  kind: ClockKind;
  region: string;
  from: string;
  unit: ClockUnit;
  amount: number;
  pauses: boolean;
  article: string | null;
  pausesBy: string | null;
  extendsBy: number;
  source: string;
  checked: boolean;
};

export type Promises = { calendars: readonly Calendar[]; promises: readonly PromiseTerm[] };

/** The instants that say how far a clock has run. */
export type Running = {
  dueAt: Date;
  warnAt: Date;
  alarmAt: Date;
  pausedAt: Date | null;
  brokenAt: Date | null;
};

export type ClockRow = Running & {
  id: string;
  kind: ClockKind;
  code: string;
  about: ClockAbout;
  aboutId: string;
  inquiryId: string;
  article: string | null;
  extendsBy: number;
  extendedDays: number;
  startedAt: Date;
  warnedAt: Date | null;
  escalatedAt: Date | null;
  reason: string | null;
  reasonNote: string | null;
  reasonedBy: string | null;
};

/** What one round found: how many clocks were passed on to the supervisors, and how many broke. */
export type ClocksOutcome = { kind: "clocks-passed"; at: string; escalated: number; broken: number };

/**
 * What the supervisors' gateway is told: clocks passed on, a consultation that nobody answers (step 1 calls every expert,
 * 2 whoever oversees), breaks that a check of the audit found, that
 * somebody's password is being guessed.
 */
export type ToldSupervisors =
  | { about: "clocks"; at: string; escalated: number; broken: number }
  | { about: "consultation"; at: string; consultationId: string; step: number }
  | { about: "audit"; at: string; checkId: string; breaks: number }
  | { about: "sign-in"; at: string };
