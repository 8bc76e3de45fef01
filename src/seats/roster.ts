/** The words of rosters: 班次, 在岗, and what a file brings. */
import type { SeatClass } from "#contract.ts";
import type { DutyState, Skill } from "#contract/rosters.ts";

export type Span = { startsAt: Date; endsAt: Date };
export type Shift = Span & { id: string; staffId: string; seatClass: SeatClass | null };
export type Duty = { state: DutyState; since: Date | null; note: string };

/** How long before its end a shift is said to end. */
export const WARN_MINUTES = 10;

/** A cell has left these behind: text, trimmed. Line 1 is the heads. */
export type Line = { line: number; cells: Record<string, string> };

/** `undefined`: the file does not say, so what stands stays. */
export type SeatLine = {
  line: number;
  name: string;
  email: string;
  role: "lawyer" | "expert" | undefined;
  licenceNo: string;
  licenceFrom: string | undefined;
  licenceUntil: string | undefined;
  firm: string | undefined;
  workNo: string | undefined;
  seatClasses: SeatClass[] | undefined;
  region: string | null | undefined;
  capacity: number | undefined;
  skills: Skill[] | undefined;
};

/** `who`: a licence number, a work number, an address or a name. */
export type RosterLine = Span & { line: number; who: string; seatClass: SeatClass | null };
