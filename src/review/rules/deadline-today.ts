/** 时限到今天: stored deadlines were counted on the day of the triage; a lawyer reads them later. */
import type { DeadlineView } from "#contract.ts";

const DAY_MS = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** @param today YYYY-MM-DD where the service is */
export function deadlineToday(deadline: DeadlineView, today: string): DeadlineView {
  const { outcome } = deadline;
  if (outcome.state !== "running") return deadline;
  const { from, to } = outcome.lastDay;
  if (dayNumber(to) < dayNumber(today)) return { ...deadline, outcome: { state: "probably-past", since: to } };
  return {
    ...deadline,
    outcome: { ...outcome, daysLeft: { from: dayNumber(from) - dayNumber(today), to: dayNumber(to) - dayNumber(today) } },
  };
}

/** Limits that a citizen can lose a right by; the others bind an office or the other side. */
const LOSABLE: ReadonlySet<DeadlineView["kind"]> = new Set(["limitation", "fixed", "procedural", "withdrawal", "validity", "evidence"]);

/**
 * The nearest last day first, what may be past already before it; then what probably is past, since good cause may
 * still help; then what waits for a fact; then what binds others or nobody.
 */
export function mostUrgentFirst(deadlines: readonly DeadlineView[]): DeadlineView[] {
  return deadlines.toSorted((a, b) => place(a) - place(b));
}

function place({ kind, outcome }: DeadlineView): number {
  const others = LOSABLE.has(kind) ? 0 : 1_000_000;
  switch (outcome.state) {
    case "running":
      return others + Math.min(outcome.daysLeft.from, 90_000);
    case "probably-past":
      return others + 100_000 - dayNumber(outcome.since);
    case "unknown":
      return others + 200_000;
    case "no-limit":
      return others + 300_000;
  }
}
