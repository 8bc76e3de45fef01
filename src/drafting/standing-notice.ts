/** Standing notice 固定告知: a text fixed in advance, shown without a lawyer at the moment it is needed. */
import { z } from "zod";
import type { Notice } from "../contract.ts";

export const StandingNotice = z.strictObject({
  code: z.string().regex(/^[a-z-]+$/),
  version: z.int().positive(),
  level: z.enum(["danger", "soon", "info"]),
  title: z.string().min(2).max(40),
  body: z.string().min(20).max(400),
  calls: z.array(z.object({ label: z.string(), number: z.string().regex(/^\d{3,5}$/) })),
  /** The lawyer who approved this version; null in the demo, and shown as such. */
  reviewedBy: z.string().nullable(),
  articles: z.array(z.object({ law: z.string(), articleNo: z.string() })),
});
export type StandingNotice = z.infer<typeof StandingNotice>;

/** Shown before anything is typed: what a suspect should not write here cannot be told afterwards. */
export const BEFORE_ASKING: readonly string[] = ["before-asking-suspect"];

/** 代录: read out before anything that is said is written down. */
export const ORAL_CONSENT = "oral-consent";

/** Read out to whoever speaks of danger, whether or not they consent to anything. */
export const READ_IN_DANGER: readonly string[] = ["danger-general", "danger-family-violence", "danger-self-harm", "danger-minor"];

/** @returns a look-up by code */
export function noticeBoard(notices: StandingNotice[]): (code: string) => Notice | null {
  const byCode = new Map(notices.map(({ articles: _, ...notice }) => [notice.code, notice]));
  return (code) => byCode.get(code) ?? null;
}
