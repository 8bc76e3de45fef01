/**
 * What is due goes by night (个人信息保护法 47): a few citizens a step, each in a transaction of their own, by the same
 * erasure as one that was asked for; then files, numbers and records that are due by themselves.
 * @see docs/decisions/0051-retention.md
 */
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { eraseDue } from "./erase-citizen.ts";
import type { RetentionOutcome } from "./retention.ts";
import {
  type RunRow,
  advanceRun,
  beginRun,
  expireFiles,
  forgetContacts,
  forgetCounts,
  forgetNotes,
  forgetSignIns,
  hasRun,
  lookOn,
  runOf,
  saveFailure,
} from "./retention-run.sql.ts";
import { nightDue } from "./rules/retention.ts";

export type RunDeps = { database: Database; clock: Clock; next: (tx: Tx, outcome: RetentionOutcome) => Promise<void> };

const ACTOR = "system:retention";
/** Measured: docs/decisions/0051. */
const WINDOW = 200;
const ROWS = 150;

/** The minute's round: once a day, after two in the morning, or as soon as the service runs again. */
export async function startNight({ database, clock, next }: RunDeps): Promise<void> {
  const day = nightDue(clock());
  if (day === null || (await hasRun(database.db, day))) return;
  await database.transact(ACTOR, async (tx) => {
    if (await beginRun(tx, day, clock())) await next(tx, { kind: "retention-goes-on", day });
  });
}

/** One step of a night. Run twice, the second finds nothing due and the step made. */
export async function workNight(deps: RunDeps, day: string): Promise<void> {
  const run = await runOf(deps.database.db, day);
  if (!run || run.endedAt) return;
  await (run.looked ? sweep(deps, run) : lookAt(deps, run));
}

async function lookAt({ database, clock, next }: RunDeps, run: RunRow): Promise<void> {
  const { due, last } = await lookOn(database.db, run.after, WINDOW, clock());
  let gone = 0;
  let failed = 0;
  for (const citizenId of due) {
    try {
      if (await eraseDue({ database, clock }, citizenId)) gone += 1;
    } catch (error) {
      failed += 1; // the others are due all the same
      await database.transact(ACTOR, (tx) => saveFailure(tx, { day: run.day, citizenId, error: nameOf(error), at: clock() }));
    }
  }
  await database.transact(ACTOR, async (tx) => {
    const step = { after: last ?? run.after, looked: last === null, endedAt: null, erased: counted({ citizens: gone }), failed };
    if (await advanceRun(tx, run, step)) await next(tx, { kind: "retention-goes-on", day: run.day });
  });
}

async function sweep({ database, clock, next }: RunDeps, run: RunRow): Promise<void> {
  const at = clock();
  await database.transact(ACTOR, async (tx) => {
    const files = await expireFiles(tx, at, ROWS);
    for (const inquiryId of new Set(files)) await next(tx, { kind: "files-expired", inquiryId });
    const gone = {
      files: files.length,
      contacts: await forgetContacts(tx, at, ROWS),
      notes: await forgetNotes(tx, at, ROWS),
      signIns: await forgetSignIns(tx, at, ROWS),
      counts: await forgetCounts(tx, at, ROWS),
    };
    const more = Object.values(gone).some((n) => n > 0);
    const step = { after: run.after, looked: true, endedAt: more ? null : clock(), erased: counted(gone), failed: 0 };
    if ((await advanceRun(tx, run, step)) && more) await next(tx, { kind: "retention-goes-on", day: run.day });
  });
}

const counted = (of: Record<string, number>) => Object.fromEntries(Object.entries(of).filter(([, n]) => n > 0));

/** Messages of the database may quote a row: its code says enough. */
function nameOf(error: unknown): string {
  const { name, code } = error as { name?: unknown; code?: unknown };
  return (
    [name, code]
      .filter((part) => typeof part === "string")
      .join(" ")
      .slice(0, 200) || "unknown"
  );
}
