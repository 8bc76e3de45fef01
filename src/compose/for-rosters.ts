/** Duty, seats, rosters and their files. */
import type { Parts } from "./parts.ts";
import type { ImportVerbs } from "#http/imports.ts";
import type { RosterVerbs } from "#http/rosters.ts";
import { readTable } from "#platform/table-file.ts";
import { handBack } from "#review/hand-back.ts";
import { changeDuty, setOff, showDuty } from "#seats/change-duty.ts";
import { editSeat, showSeats } from "#seats/edit-seat.ts";
import { importRoster } from "#seats/import-roster.ts";
import { importSeats } from "#seats/import-seats.ts";
import { addShifts, changeShift, copyLastWeek, removeShift, setMinimums, showRoster } from "#seats/plan-roster.ts";
import { rosterTemplate, seatTemplate } from "#seats/rules/templates.ts";
import { showDutyBoard } from "#seats/show-duty-board.ts";
import { CATEGORY_NAMES } from "#triage/category-names.ts";

export function forRosters({ database, clock }: Parts): RosterVerbs {
  const deps = { database, clock, handBack };
  return {
    duty: (id) => showDuty(deps, id),
    changeDuty: (id, request) => changeDuty(deps, id, request),
    setOff: (by, id, drafts) => setOff(deps, by, id, drafts),
    dutyBoard: () => showDutyBoard(deps),
    seats: () => showSeats(deps),
    editSeat: (by, id, edit) => editSeat(deps, by, id, edit),
    roster: (day) => showRoster(deps, day),
    addShifts: (by, request) => addShifts(deps, by, request),
    changeShift: (by, id, request) => changeShift(deps, by, id, request),
    removeShift: (by, id) => removeShift(deps, by, id),
    copyWeek: (by, day) => copyLastWeek(deps, by, day),
    setMinimums: (by, minimums) => setMinimums(deps, by, minimums),
  };
}

/** A request waits for its reply: two hundred passwords are about twenty seconds of two cores. */
const MOST_NEW = 200;

export function forImports({ database, clock }: Pick<Parts, "database" | "clock">): ImportVerbs {
  const deps = { database, clock, readTable };
  return {
    seats: (accounts, { id: by, role }, bytes, dryRun) =>
      importSeats({ ...deps, openAccount: accounts.openSeat, categoryNames: CATEGORY_NAMES }, bytes, {
        by,
        dryRun,
        mostNew: MOST_NEW,
        admin: role === "admin",
      }),
    roster: ({ id: by }, bytes, dryRun) => importRoster(deps, bytes, { by, dryRun }),
    seatTemplate,
    rosterTemplate,
  };
}
