/** What a supervisor sees tonight of what will break tomorrow. */
import type { Board, StuckJob } from "../contract.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type GivingConfig, givingTimes } from "./assignment.ts";
import { inquiriesByState, totals, waitingByClass, waitingByDistrict } from "./board.sql.ts";
import { medianMinutes } from "./queue.sql.ts";

type Deps = {
  database: Database;
  clock: () => Date;
  giving: GivingConfig;
  seats: (now: Date) => Promise<Board["seats"]>;
  stuck: () => Promise<StuckJob[]>;
  alerts: () => Promise<Board["alerts"]>;
  checked: () => Promise<Pick<Board["audit"], "breaks" | "checkedAt">>;
  guessed: () => Promise<string[]>;
  undrafted: () => Promise<Board["undrafted"]>;
  untold: () => Promise<number>;
};

export async function showBoard({
  database,
  clock,
  giving,
  seats,
  stuck,
  alerts,
  undrafted,
  untold,
  checked,
  guessed,
}: Deps): Promise<Board> {
  const now = clock();
  const { answeredToday, referralsOpen, sealed, unsealed } = await totals(database.db, new Date(`${dayInChina(now)}T00:00:00+08:00`));
  return {
    states: await inquiriesByState(database.db),
    waiting: await waitingByClass(database.db, now),
    districts: await waitingByDistrict(database.db, now, givingTimes(giving, now).riskUntil),
    answeredToday,
    medianMinutes: await medianMinutes(database.db),
    referralsOpen,
    alerts: await alerts(),
    undrafted: await undrafted(),
    untold: await untold(),
    audit: { events: sealed + unsealed, sealed, ...(await checked()) },
    guessed: await guessed(),
    stuck: await stuck(),
    seats: await seats(now),
  };
}
