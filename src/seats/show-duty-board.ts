/** The supervisor's look at who is where: on duty by class beside what is asked for, 未到岗, 暂停. */
import { SeatClass } from "#contract.ts";
import type { DutyBoard } from "#contract/rosters.ts";
import type { Database } from "#platform/database.ts";
import { byLawyer } from "./change-duty.ts";
import { everybodyAtDesk } from "./duty.sql.ts";
import { leastAt } from "./rules/coverage.ts";
import { shiftNow } from "./rules/shift-now.ts";
import { DAY, HOUR } from "./rules/week.ts";
import { minimums, shiftsWithin } from "./shift.sql.ts";

export async function showDutyBoard({ database, clock }: { database: Database; clock: () => Date }): Promise<DutyBoard> {
  const now = clock();
  const people = await everybodyAtDesk(database.db, now);
  const span = { startsAt: now, endsAt: new Date(now.getTime() + DAY) };
  const shifts = byLawyer(await shiftsWithin(database.db, span, null));
  const asked = await minimums(database.db);
  const hour = new Date(now.getTime() + 8 * HOUR).getUTCHours();
  return {
    byClass: SeatClass.options.map((seatClass) => {
      const desk = people.filter(({ seatClasses }) => seatClasses.includes(seatClass));
      const minimum = asked.find((one) => one.seatClass === seatClass);
      return {
        seatClass,
        on: desk.filter(({ state }) => state === "on").length,
        paused: desk.filter(({ state }) => state === "paused").length,
        least: leastAt(minimum, hour),
      };
    }),
    missing: people.flatMap(({ id, name, state }) => {
      const { shift, endsAt } = shiftNow(shifts.get(id) ?? [], now);
      return state === "off" && shift && endsAt ? [{ id, name, since: shift.startsAt.toISOString(), until: endsAt.toISOString() }] : [];
    }),
    paused: people.flatMap(({ id, name, state, since, note }) =>
      state === "paused" && since ? [{ id, name, since: since.toISOString(), note }] : [],
    ),
    on: people.flatMap(({ id, name, state, since, holding, capacity }) =>
      state === "on" && since ? [{ id, name, since: since.toISOString(), holding, capacity }] : [],
    ),
  };
}
