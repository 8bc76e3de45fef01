/** 待告知: an answer that was approved helps nobody before its asker hears of it. */
import type { Untold } from "#contract/untold.ts";

type Standing = {
  hasNumber: boolean;
  /** contact_standing in the database. */
  standing: string;
  call: { state: string; heldBy: string | null } | null;
};

const DAY = 24 * 60 * 60_000;
/** As long as a spoken code leads back to its matter (inquiry/rules/take-down.ts). */
const TOLD_WITHIN = 180 * DAY;
export const untoldSince = (now: Date): Date => new Date(now.getTime() - TOLD_WITHIN);

/** How somebody can still be told. A call that found nobody three times is not tried again: then they have to ring. */
export function waitsFor({ hasNumber, standing, call }: Standing): Untold["waits"] {
  if (standing === "not-by-phone" || standing === "only-here") return "not-by-phone";
  if (!hasNumber) return "no-number";
  if (call === null) return "call";
  if (call.state !== "open") return "not-reached";
  return call.heldBy === null ? "call" : "being-called";
}
