/** 承诺与时限: what a supervisor sees tonight of what breaks tomorrow. */
import type { ClockBoard, ClockView } from "#contract/clocks.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import {
  type ListedClock,
  brokenClocks,
  clockCounts,
  dueUntil,
  lawyersAtWork,
  paceSince,
  promisedBy,
  queueOfDrafts,
} from "./clocks.sql.ts";
import { forecast } from "./rules/forecast.ts";
import { reasonIsLate, stageOf, tomorrowNoon } from "./rules/stage.ts";

type Deps = { database: Database; clock: Clock };

const LISTED = 200;
const FORECAST_OVER = 20_000;
const DAY_MS = 86_400_000;

/** @param until how far ahead to look; noon of tomorrow where nothing is said */
export async function showClocks({ database: { db }, clock }: Deps, until: Date | null): Promise<ClockBoard> {
  const now = clock();
  const ahead = until ?? tomorrowNoon(now);
  const queue = await queueOfDrafts(db, FORECAST_OVER);
  const work = await lawyersAtWork(db, now, ahead, dayInChina(now));
  const pace = await paceSince(db, new Date(now.getTime() - DAY_MS));
  const { classes, willBreak } = forecast(queue, work, pace, now, ahead);
  return {
    now: now.toISOString(),
    until: ahead.toISOString(),
    classes,
    willBreak: willBreak.slice(0, LISTED),
    soon: (await dueUntil(db, now, ahead, LISTED)).map((row) => viewOf(row, now)),
    broken: (await brokenClocks(db, now, LISTED)).map((row) => viewOf(row, now)),
    counts: await clockCounts(db, now),
  };
}

/** 预计…前答复: service promises alone; a statutory limit is nobody's promise to this citizen. */
export async function promisedTo({ database }: Pick<Deps, "database">, inquiryId: string): Promise<string | null> {
  return (await promisedBy(database.db, inquiryId))?.toISOString() ?? null;
}

export function viewOf(row: ListedClock, now: Date): ClockView {
  const { id, kind, code, about, aboutId, inquiryId, draftId, excerpt, order, article, holder, reason, reasonNote } = row;
  const stage = stageOf(row, now);
  return {
    id,
    kind,
    code,
    about,
    aboutId,
    inquiryId,
    draftId,
    excerpt,
    order,
    article,
    startedAt: row.startedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    stage,
    holder,
    brokenAt: (row.brokenAt ?? (stage === "broken" ? row.dueAt : null))?.toISOString() ?? null,
    reason,
    reasonNote,
    reasonLate: reasonIsLate(row.brokenAt, reason, now),
    mayExtendBy: stage === "broken" ? 0 : row.extendsBy - row.extendedDays,
  };
}
