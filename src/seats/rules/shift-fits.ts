/** A shift that can be worked: in its bounds, of a class that its lawyer serves, beside no other of theirs. */
import type { SeatClass } from "#contract.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Shift, Span } from "../roster.ts";

const MINUTE = 60_000;
const LEAST = 15 * MINUTE;
/** The database holds the same bound (migrations/0023_rosters.sql). */
const MOST = 16 * 60 * MINUTE;

type Wanted = Span & { id: string; seatClass: SeatClass | null };

/** @param others this lawyer's shifts; the one that is changed may stand among them */
export function shiftFits(wanted: Wanted, serves: readonly SeatClass[], others: readonly Shift[]): null | Refusal {
  const length = wanted.endsAt.getTime() - wanted.startsAt.getTime();
  if (length < LEAST) return refuse("invalid", "班次的结束须晚于开始，至少十五分钟");
  if (length > MOST) return refuse("invalid", "一个班次最长十六小时");
  if (wanted.seatClass !== null && !serves.includes(wanted.seatClass)) return refuse("invalid", "这位律师不在这个坐席类别");
  const other = others.find((shift) => shift.id !== wanted.id && overlap(shift, wanted));
  return other ? refuse("wrong-state", `与已有的班次重叠：${inChina(other.startsAt)} 至 ${inChina(other.endsAt)}`) : null;
}

/** Half-open: one that begins when another ends stands beside it. */
export function overlap(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** 11-23 22:00; China has one time zone, and no summer time since 1991. */
function inChina(at: Date): string {
  return new Date(at.getTime() + 8 * 60 * MINUTE).toISOString().slice(5, 16).replace("T", " ");
}
