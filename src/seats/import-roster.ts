/** A roster from a file. A shift of the same lawyer that begins at the same instant is the same shift. */
import type { BadLine, ImportReport } from "#contract/rosters.ts";
import type { Tx } from "#platform/database.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type ImportAs, type ImportDeps, actorOf } from "./import-seats.ts";
import type { RosterLine, Shift } from "./roster.ts";
import { rosterLines } from "./rules/roster-lines.ts";
import { badLinesCsv } from "./rules/safe-csv.ts";
import { shiftFits } from "./rules/shift-fits.ts";
import { DAY } from "./rules/week.ts";
import { type SeatRow, openSeats } from "./seat-list.sql.ts";
import { insertShift, lockRoster, shiftsWithin, updateShift } from "./shift.sql.ts";

type Outcome = { what: "added" | "changed"; shift: Shift; name: string } | { what: "same" } | { what: "bad"; column: string; why: string };

export async function importRoster(deps: ImportDeps, bytes: Uint8Array, as: Omit<ImportAs, "mostNew">): Promise<ImportReport | Refusal> {
  const rows = await deps.readTable(bytes);
  if (isRefusal(rows)) return rows;
  const read = rosterLines(rows);
  if (isRefusal(read)) return read;
  const people = whoIsWho(await openSeats(deps.database.db, deps.clock()));
  return deps.database.transact(actorOf(as.by), async (tx) => {
    await lockRoster(tx);
    const standing = await shiftsAround(tx, read.lines);
    const done = read.lines.map((line) => ({ line, outcome: place(line, people, standing) }));
    if (!as.dryRun) await write(tx, done);
    return report(done, read, as.dryRun);
  });
}

/** Known by number or address; by name where only one bears it. Null: more than one. */
function whoIsWho(seats: readonly SeatRow[]): Map<string, SeatRow | null> {
  const found = new Map<string, SeatRow | null>();
  for (const seat of seats) {
    for (const key of new Set([seat.licenceNo, seat.workNo, seat.email.toLowerCase(), seat.name])) {
      if (key !== null) found.set(key, found.has(key) ? null : seat);
    }
  }
  return found;
}

async function shiftsAround(tx: Tx, lines: readonly RosterLine[]): Promise<Map<string, Shift[]>> {
  if (lines.length === 0) return new Map();
  const starts = lines.map(({ startsAt }) => startsAt.getTime());
  const span = {
    startsAt: new Date(starts.reduce((a, b) => Math.min(a, b)) - DAY),
    endsAt: new Date(starts.reduce((a, b) => Math.max(a, b)) + DAY),
  };
  return Map.groupBy(await shiftsWithin(tx, span, null), ({ staffId }) => staffId);
}

/** Notes the shift among those that stand, so that the file's own lines are held to each other as well. */
function place(line: RosterLine, people: ReadonlyMap<string, SeatRow | null>, standing: Map<string, Shift[]>): Outcome {
  const lawyer = people.get(line.who) ?? people.get(line.who.toLowerCase());
  if (lawyer === null) return { what: "bad", column: "律师", why: "不止一位律师用这个名字或工号：请写执业证号" };
  if (!lawyer) return { what: "bad", column: "律师", why: "没有这位律师（按执业证号、工号、邮箱、姓名查找）" };
  const others = standing.get(lawyer.id) ?? [];
  const same = others.find(({ startsAt }) => startsAt.getTime() === line.startsAt.getTime());
  if (same && same.endsAt.getTime() === line.endsAt.getTime() && same.seatClass === line.seatClass) return { what: "same" };
  const { startsAt, endsAt, seatClass } = line;
  const shift: Shift = { id: same?.id ?? crypto.randomUUID(), staffId: lawyer.id, startsAt, endsAt, seatClass };
  const refused = shiftFits(shift, lawyer.seatClasses, others);
  if (refused) return { what: "bad", column: refused.because.includes("坐席") ? "坐席类别" : "结束", why: refused.because };
  standing.set(lawyer.id, [...others.filter((one) => one !== same), shift]);
  return { what: same ? "changed" : "added", shift, name: lawyer.name };
}

type Done = { line: RosterLine; outcome: Outcome }[];

async function write(tx: Tx, done: Done): Promise<void> {
  for (const { outcome } of done) {
    if (outcome.what === "added") await insertShift(tx, outcome.shift);
    else if (outcome.what === "changed") await updateShift(tx, outcome.shift);
  }
}

function report(done: Done, read: { bad: BadLine[]; count: number }, dryRun: boolean): ImportReport {
  const refused = done.flatMap(({ line, outcome }): BadLine[] =>
    outcome.what === "bad" ? [{ line: line.line, column: outcome.column, value: line.who, why: outcome.why }] : [],
  );
  const bad = [...read.bad, ...refused].sort((a, b) => a.line - b.line);
  const changes = done.flatMap(({ line, outcome }): ImportReport["changes"] =>
    outcome.what === "added" || outcome.what === "changed"
      ? [
          {
            line: line.line,
            who: outcome.name,
            what: outcome.what,
            detail: `${told(outcome.shift.startsAt)} – ${told(outcome.shift.endsAt)}`,
          },
        ]
      : [],
  );
  return {
    dryRun,
    lines: read.count,
    added: changes.filter(({ what }) => what === "added").length,
    changed: changes.filter(({ what }) => what === "changed").length,
    unchanged: done.filter(({ outcome }) => outcome.what === "same").length,
    bad,
    badCsv: bad.length > 0 ? badLinesCsv(bad) : null,
    changes,
    passwords: [],
  };
}

/** 2026-11-23 22:00 in China. */
function told(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}
