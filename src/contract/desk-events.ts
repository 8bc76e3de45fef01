/**
 * News of the desk: "look again at …", never what stands there now.
 *
 * - `queue`, `board`, `alerts`, `undrafted`, `callbacks`, `groups`, `referrals`, `consultations`: that list moved.
 * - `draft`: the draft `id` moved, was claimed, let go or written into.
 * - `given`: the draft `id` was handed to whoever hears this.
 * - `clocks`: a promise or a limit (of draft `id`, where named) was set, paused, or is about to break.
 * - `duty`: who is on duty, and with how many hands.
 * - `all`: some news may have been missed; look at everything again.
 */
import { z } from "zod";

const TOLD_KINDS = [
  "queue",
  "board",
  "draft",
  "alerts",
  "clocks",
  "given",
  "duty",
  "undrafted",
  "callbacks",
  "groups",
  "referrals",
  "consultations",
] as const;

/** What the server's parts may tell. */
export type DeskKind = (typeof TOLD_KINDS)[number];

export const DeskEvent = z
  .object({ kind: z.enum([...TOLD_KINDS, "all"]), id: z.string().max(100).optional() })
  .meta({ id: "DeskEvent", description: "Look again at what is named; the event holds nothing of it" });
export type DeskEvent = z.infer<typeof DeskEvent>;
