/** 核验: a run over the whole audit as a job, in steps that may be broken off and gone on with; by hand, and each night. */
import {
  type CheckRow,
  chainHead,
  checkById,
  checksStarted,
  finishCheck,
  hashOfLink,
  insertCheck,
  lastFinished,
  moveCheck,
  runningCheck,
  stopSilent,
} from "./audit-check.sql.ts";
import { BEGINNING, countStretch, lastEvent, verifyStretch } from "./audit.ts";
import { type Clock, dayInChina } from "./clock.ts";
import type { Database, Tx } from "./database.ts";
import { toHex } from "./keyring.ts";

/** `pipeline.ts` says what follows: the next run of the job, or that supervisors are told. */
export type AuditOutcome =
  | { kind: "audit-goes-on"; checkId: string }
  | { kind: "audit-broken"; checkId: string; breaks: number; at: string };

type Deps = { database: Database; clock: Clock; next: (tx: Tx, outcome: AuditOutcome) => Promise<void> };

/** Of a thousand links each: what one run of the job does before others have their turn. */
const STRETCHES_A_RUN = 50;
const MOST_BREAKS_KEPT = 50;
const MINUTE = 60_000;
/** The job was given up, or its process never came back. */
const SILENT_MINUTES = 30;
/** At three in the night, and until six where the service was down. */
const NIGHT = { from: 3, until: 6 };

/** @param by null: by the clock. @returns the id of the check that runs now, whoever began it */
export async function startCheck({ database, clock, next }: Deps, by: string | null): Promise<string> {
  const at = clock();
  return database.transact(by === null ? "system:audit" : `staff:${by}`, async (tx) => {
    await stopSilent(tx, at, new Date(at.getTime() - SILENT_MINUTES * MINUTE));
    const running = await runningCheck(tx);
    if (running) return running;
    const id = crypto.randomUUID();
    const begun = { id, by, at, through: await chainHead(tx), rowsThrough: await lastEvent(tx), hash: BEGINNING.hash };
    await insertCheck(tx, begun);
    await next(tx, { kind: "audit-goes-on", checkId: id });
    return id;
  });
}

export async function checkNightly(deps: Deps): Promise<void> {
  const now = deps.clock();
  const hour = (now.getUTCHours() + 8) % 24;
  if (hour < NIGHT.from || hour >= NIGHT.until) return;
  const since = new Date(`${dayInChina(now)}T0${NIGHT.from}:00:00+08:00`);
  if (!(await checksStarted(deps.database.db, since))) await startCheck(deps, null);
}

/** Safe to run twice: whoever saves a step first has done it, and the other run ends there. */
export async function goOnChecking(deps: Deps, id: string): Promise<void> {
  const { db } = deps.database;
  let check = await checkById(db, id);
  for (let n = 0; n < STRETCHES_A_RUN && check?.state === "running"; n += 1) {
    const step = await stepOf(deps, check);
    if (!step) return finish(deps, check);
    const moved = { ...check, ...step };
    if (!(await save(deps, check, moved))) return;
    check = moved;
  }
  if (check?.state === "running") {
    await deps.database.transact("system:audit", (tx) => deps.next(tx, { kind: "audit-goes-on", checkId: id }));
  }
}

type Step = Pick<CheckRow, "link" | "eventId" | "hash" | "counted" | "events" | "breaks" | "firstBreaks">;

/** First the links, then how many rows there are. @returns null where both are done */
async function stepOf({ database: { db } }: Deps, check: CheckRow): Promise<Partial<Step> | null> {
  const { link, eventId, hash, through } = check;
  const stretch = await verifyStretch(db, { link, event: eventId, hash }, through);
  if (stretch) {
    const { reached, breaks } = stretch;
    return { link: reached.link, eventId: reached.event, hash: Uint8Array.from(reached.hash), ...withBreaks(check, breaks) };
  }
  const counted = await countStretch(db, check.counted, check.rowsThrough);
  return counted && { counted: counted.counted, events: check.events + counted.rows };
}

const withBreaks = (check: CheckRow, found: string[]) => ({
  breaks: check.breaks + found.length,
  firstBreaks: [...check.firstBreaks, ...found].slice(0, MOST_BREAKS_KEPT),
});

const save = ({ database, clock }: Deps, from: CheckRow, to: CheckRow): Promise<boolean> =>
  database.transact("system:audit", (tx) => moveCheck(tx, from, to, clock()));

async function finish(deps: Deps, check: CheckRow): Promise<void> {
  const ended = { ...check, ...withBreaks(check, [...cutShort(check), ...(await againstLast(deps, check))]) };
  const at = deps.clock();
  await deps.database.transact("system:audit", async (tx) => {
    if (!(await finishCheck(tx, ended, at)) || ended.breaks === 0) return;
    await deps.next(tx, { kind: "audit-broken", checkId: check.id, breaks: ended.breaks, at: at.toISOString() });
  });
}

/** Links that stood when it began, and were taken from the end while it ran. */
const cutShort = ({ link, through }: CheckRow): string[] => (link < through ? [`link ${link + 1} is missing`] : []);

/** A chain that was cut short, or written anew from somewhere on, is whole in itself: what stood at the last check tells. */
async function againstLast({ database: { db } }: Deps, check: CheckRow): Promise<string[]> {
  const last = await lastFinished(db, check.startedAt);
  if (!last || last.link === 0) return [];
  const now = await hashOfLink(db, last.link);
  if (now === null) return [`link ${last.link} stood at the check before, and is gone`];
  return toHex(now) === toHex(last.hash) ? [] : [`link ${last.link} is not what it was at the check before`];
}
