/** Puts what is promised, and when offices are open, where the clocks' triggers read it. */
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { Promises } from "./clock.ts";
import { hoursKnownUntil, lockPromises, replaceHours, replacePromises, saveCalendar } from "./promises.sql.ts";
import { officeHours } from "./rules/office-hours.ts";

export type LoadDeps = { database: Database; clock: Clock };

const DAY_MS = 86_400_000;
/** Over a year ahead, and far enough back to measure what began before. */
const BACK = 60;
const AHEAD = 460;
const REFILL_BELOW = 430;

/** May run again at any time: clocks that run keep the terms they began on. */
export async function loadPromises({ database, clock }: LoadDeps, { calendars, promises }: Promises): Promise<void> {
  const from = dayInChina(new Date(clock().getTime() - BACK * DAY_MS));
  await database.transact("system:promises", async (tx) => {
    await lockPromises(tx);
    await replacePromises(tx, promises);
    for (const calendar of calendars) {
      await saveCalendar(tx, calendar);
      await replaceHours(tx, calendar.name, new Date(`${from}T00:00:00+08:00`), officeHours(calendar, from, BACK + AHEAD));
    }
  });
}

/** A process that runs for months looks ahead again before the calendar runs out. */
export async function keepLoaded(deps: LoadDeps, promises: Promises): Promise<void> {
  const until = await hoursKnownUntil(deps.database.db);
  if (until === null || until.getTime() - deps.clock().getTime() < REFILL_BELOW * DAY_MS) await loadPromises(deps, promises);
}
