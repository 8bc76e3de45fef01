/** What lawyers see of their own standing in a matter, and supervisors of how work is given out. */
import type { AssignmentBoard, Standing } from "#contract/assignment.ts";
import type { Database } from "#platform/database.ts";
import { lastHandover } from "./charge.sql.ts";
import { advisedNearby, partiesOf } from "./conflict.sql.ts";
import { sharesOf } from "./fairness.sql.ts";
import { passesSince, recusalsSince, strandedDrafts } from "./pass.sql.ts";
import { conflict } from "./rules/conflict.ts";
import { givenPerHour, jainIndex } from "./rules/fairness.ts";

type Deps = { database: Database; clock: () => Date };

/** A conflict may be found after the claim: the citizen names somebody later, or a colleague answers the other side. */
export async function showStanding({ database: { db } }: Pick<Deps, "database">, inquiryId: string, viewer: string): Promise<Standing> {
  const here = await partiesOf(db, inquiryId);
  const nearby = await advisedNearby(db, inquiryId, viewer);
  const handover = await lastHandover(db, inquiryId, viewer);
  return {
    conflicts: nearby.flatMap(({ parties, by, at }) => {
      const kind = conflict(here, parties);
      return kind ? [{ kind, by, at: at.toISOString() }] : [];
    }),
    handover: handover && { ...handover, at: handover.at.toISOString() },
  };
}

/** Handed back by so many, a draft needs a name. */
const STRANDED = 2;

export async function showAssignment({ database: { db }, clock }: Deps, days: number): Promise<AssignmentBoard> {
  const until = clock();
  const since = new Date(until.getTime() - days * 24 * 3_600_000);
  const lawyers = (await sharesOf(db, since, until)).map((one) => ({ ...one, perHour: givenPerHour(one.given, one.dutyMinutes) }));
  const instant = <T extends { at: Date }>(row: T) => ({ ...row, at: row.at.toISOString() });
  return {
    days,
    fairness: jainIndex(lawyers.flatMap(({ perHour }) => perHour ?? [])),
    lawyers,
    passes: (await passesSince(db, since)).map(instant),
    recusals: (await recusalsSince(db, since)).map(instant),
    stranded: (await strandedDrafts(db, STRANDED)).map((row) => ({ ...row, waitingSince: row.waitingSince.toISOString() })),
  };
}
