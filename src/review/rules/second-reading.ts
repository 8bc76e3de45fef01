/** 复核抽查: which approvals are read again, by whom, and by when. */
import type { SeatClass } from "#contract.ts";
import { dayOf, isoOf } from "#language/dates-calendar.ts";
import { addWorkingDays } from "#language/working-days.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";

export type Approval = {
  unchanged: boolean;
  /** From claim to decision. */ seconds: number;
  /** Of this lawyer, before this one. */ before: number;
};
export type Drawn = "sample" | "new-lawyer" | "fast";

/** Below this a draft was hardly read: a screen of 400 characters takes a practised reader about as long. */
const FAST_SECONDS = 20;
const FAST_SHARE = 0.5;
/** A lawyer is new for so many approvals, and read again four times as often. */
const NEW_APPROVALS = 50;
const NEW_TIMES = 4;

/**
 * @param lot 0…1, from a keyed hash of the review's id: nobody chooses it
 * @param percent what the bureau reads again of everybody's approvals
 */
export function drawn({ unchanged, seconds, before }: Approval, percent: number, lot: number): Drawn | null {
  const share = percent / 100;
  if (lot < share) return "sample";
  if (before < NEW_APPROVALS && lot < share * NEW_TIMES) return "new-lawyer";
  return unchanged && seconds < FAST_SECONDS && lot < FAST_SHARE ? "fast" : null;
}

const WORKING_DAYS = 3;

/** @param today YYYY-MM-DD in China, as is the result */
export const readAgainBy = (today: string): string => isoOf(addWorkingDays(dayOf(today), WORKING_DAYS).day);

export type Standing = { firstLawyer: string; seatClass: SeatClass; heldBy: string | null; verdict: string | null; late: boolean };
type Reader = { id: string; seatClasses: readonly SeatClass[] };

/** An expert reads everything, others what their desk takes; never one's own. What is late goes to whoever comes. */
export function mayReadAgain(reading: Standing, reader: Reader): null | Refusal {
  if (reading.firstLawyer === reader.id) return refuse("not-allowed", "自己通过的答复由别的律师复核");
  if (!reader.seatClasses.includes("expert") && !reader.seatClasses.includes(reading.seatClass))
    return refuse("not-allowed", "这份答复不属于您的坐席");
  if (reading.verdict !== null) return refuse("wrong-state", "这份答复已经复核过了");
  if (reading.heldBy !== null && reading.heldBy !== reader.id && !reading.late)
    return refuse("claimed-by-another", "另一位律师正在复核这份答复");
  return null;
}
