/** What an administrator sees of it: the periods, what falls due within thirty days, what is held, what the nights did. */
import type { HoldCause, Retention, RetentionTermView } from "#contract/retention.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Keyring } from "#platform/keyring.ts";
import type { Sample } from "#platform/metrics.ts";
import { showHolds } from "./hold-matter.ts";
import type { TermDeps } from "./keep-terms.ts";
import type { Term } from "./retention.ts";
import { latestFailures, latestRuns } from "./retention-run.sql.ts";
import { type DueRow, citizensDueBy, termsOf } from "./retention.sql.ts";
import { comingTerm, termOn } from "./rules/retention.ts";

type Deps = TermDeps & { keyring: Keyring };

const DAY_MS = 86_400_000;
const AHEAD_DAYS = 30;
const COUNTED = 2000;
const LISTED = 100;
const NIGHTS = 14;

export async function showRetention(deps: Deps): Promise<Retention> {
  const { database, clock } = deps;
  const now = clock();
  const terms = await termsOf(database.db);
  const due = await citizensDueBy(database.db, new Date(now.getTime() + AHEAD_DAYS * DAY_MS), COUNTED);
  return {
    terms: viewsOf(deps, terms, dayInChina(now)),
    due: due.slice(0, LISTED).map((row) => ({ ...row, until: row.until.toISOString() })),
    days: countByDay(due, now),
    heldBack: countHeld(due),
    holds: await showHolds(deps),
    nights: (await latestRuns(database.db, NIGHTS)).map(({ day, beganAt, endedAt, erased, failed }) => ({
      day,
      beganAt: beganAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      erased,
      failed,
    })),
    failures: (await latestFailures(database.db, LISTED)).map((one) => ({ ...one, at: one.at.toISOString() })),
  };
}

function viewsOf({ shipped }: Deps, terms: Term[], today: string): RetentionTermView[] {
  return shipped.terms.map(({ kind, unit, amount, ...more }) => {
    const stands = termOn(terms, kind, today);
    const coming = comingTerm(terms, kind, today);
    return {
      kind,
      unit: stands?.unit ?? unit,
      amount: stands?.amount ?? amount,
      since: stands?.fromDay ?? shipped.from,
      shipped: amount,
      ...more,
      coming: coming && { amount: coming.amount, from: coming.fromDay, by: coming.setBy, because: coming.because ?? "" },
    };
  });
}

/** What is overdue counts for today: this night it goes. */
function countByDay(due: DueRow[], now: Date): Retention["days"] {
  const days = new Map<string, number>();
  for (const { until } of due.filter(({ held }) => held.length === 0)) {
    const day = dayInChina(until < now ? now : until);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days].map(([day, citizens]) => ({ day, citizens }));
}

function countHeld(due: DueRow[]): Retention["heldBack"] {
  const causes = new Map<HoldCause, number>();
  for (const cause of due.flatMap(({ held }) => held)) causes.set(cause, (causes.get(cause) ?? 0) + 1);
  return [...causes].map(([cause, citizens]) => ({ cause, citizens }));
}

/** For whoever watches the service: whether the last night ended, and what it could not delete. */
export async function retentionSamples({ database, clock }: TermDeps): Promise<Sample[]> {
  const [last] = await latestRuns(database.db, 1);
  if (!last) return [];
  const hours = (clock().getTime() - last.beganAt.getTime()) / 3_600_000;
  return [
    { name: "wenfa_retention_begun_hours", help: "Hours since the last night of deleting what is due began", value: Math.round(hours) },
    { name: "wenfa_retention_unfinished", help: "1 while that night has not ended", value: last.endedAt ? 0 : 1 },
    { name: "wenfa_retention_failed", help: "Citizens whose data could not be deleted that night", value: last.failed },
    ...Object.entries(last.erased).map(([what, value]) => ({
      name: "wenfa_retention_deleted",
      help: "What went that night",
      labels: { what },
      value,
    })),
  ];
}
