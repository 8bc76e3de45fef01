/**
 * 时限雷达: the time limits that a citizen's own words set running. Stored with the triage, shown to lawyers only:
 * a computed day never reaches a citizen by itself.
 */
import { z } from "zod";

const Day = z.iso.date();
/** Earliest and latest day that the words allow, inclusive; a precise day has from = to. */
const Days = z.object({ from: Day, to: Day });

/**
 * limitation 时效 · fixed 除斥期间 · procedural 诉讼等程序期限 · withdrawal 反悔权 · authority 办案机关自己的期限 ·
 * counterparty 对方的期限 · waiting 期满之前不得再提 · validity 有效期 · evidence 证据灭失的期限 · none 不受期限限制
 */
export const LimitKind = z.enum([
  "limitation",
  "fixed",
  "procedural",
  "withdrawal",
  "authority",
  "counterparty",
  "waiting",
  "validity",
  "evidence",
  "none",
]);
export type LimitKind = z.infer<typeof LimitKind>;

/** `law` is the full official name, `articleNo` as printed: 第二十七条. */
export const LimitArticle = z.object({ law: z.string(), articleNo: z.string() });
export type LimitArticle = z.infer<typeof LimitArticle>;

/** What started the clock: `what` in the law's words, `told` in the citizen's, and the days these can mean. */
const DeadlineEvent = Days.extend({ what: z.string(), told: z.string() });

/** `daysLeft` counts from today to the last day and is negative where that day may have passed. */
const DeadlineOutcome = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("running"),
    lastDay: Days,
    daysLeft: z.object({ from: z.int(), to: z.int() }),
    certain: z.boolean(),
  }),
  z.object({ state: z.literal("probably-past"), since: Day }),
  z.object({ state: z.literal("unknown"), missing: z.string() }),
  z.object({ state: z.literal("no-limit") }),
]);

export const Deadline = z.object({
  /** Id of the limit in triage/rules. */
  limit: z.string(),
  matter: z.string(),
  toDo: z.string(),
  /** How long, and from when, in the law's words; empty in what was stored before it was kept. */
  period: z.string().default(""),
  articles: z.array(LimitArticle).min(1),
  kind: LimitKind,
  dayRule: z.string(),
  event: DeadlineEvent.nullable(),
  outcome: DeadlineOutcome,
  /** The arithmetic, for the lawyer. */
  because: z.string(),
  /** What the kind of the limit allows to be said, with its article. */
  maySay: z.string(),
});
export type Deadline = z.infer<typeof Deadline>;

/** At most so many are kept for one question, the most urgent. */
export const MOST_DEADLINES = 6;
export const Deadlines = z.array(Deadline).max(MOST_DEADLINES);

/** A limit about to run out: the reason for 时间紧, and whether 法律援助法 44 allows aid before the papers are complete. */
export const UrgentDeadline = z.object({ limit: z.string(), lastDay: Day, daysLeft: z.int(), because: z.string(), aidFirst: z.boolean() });
export type UrgentDeadline = z.infer<typeof UrgentDeadline>;
