/** Seats from a file: good lines go in, bad ones are told, and a second run of the same file changes nothing. */
import type { CategoryCode, Role } from "#contract.ts";
import type { BadLine, ImportReport } from "#contract/rosters.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { newSecret } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { openSeat } from "./open-seat.ts";
import type { SeatLine } from "./roster.ts";
import { badLinesCsv } from "./rules/safe-csv.ts";
import { type SeatChange, seatChange, whyAdmins } from "./rules/seat-change.ts";
import { seatLines } from "./rules/seat-lines.ts";
import { allTaken, openSeats, setSkills, updateRegistered, updateSeat } from "./seat-list.sql.ts";

export type ImportDeps = {
  database: Database;
  clock: () => Date;
  readTable: (bytes: Uint8Array) => Promise<string[][] | Refusal>;
};
export type SeatImportDeps = ImportDeps & {
  openAccount: (person: { name: string; email: string; role: Role; password: string; mustChangePassword?: boolean }) => Promise<string>;
  categoryNames: Record<CategoryCode, string>;
};
export type ImportAs = {
  /** Staff, or null for a command of the bureau's own machine. */
  by: string | null;
  dryRun: boolean;
  /** More new seats are refused before any is opened: each password takes a tenth of a second. Null: no bound. */
  mostNew: number | null;
};
/** `admin`: may open seats, and change what the licence register holds. */
type SeatImportAs = ImportAs & { admin: boolean };
type Planned = { line: SeatLine; change: SeatChange };

export async function importSeats(deps: SeatImportDeps, bytes: Uint8Array, as: SeatImportAs): Promise<ImportReport | Refusal> {
  const rows = await deps.readTable(bytes);
  if (isRefusal(rows)) return rows;
  const read = seatLines(rows, categories(deps.categoryNames));
  if (isRefusal(read)) return read;
  const plan = await compare(deps, read.lines);
  const refused = as.dryRun || as.admin ? null : onlyForAdmins(plan);
  if (refused) return refused;
  const fresh = plan.filter(({ change }) => change.what === "new").length;
  if (!as.dryRun && as.mostNew !== null && fresh > as.mostNew) {
    return refuse("invalid", `一次最多新开 ${as.mostNew} 个坐席（文件里有 ${fresh} 个）：请分开导入，或者用 npm run seats:import`);
  }
  const passwords: ImportReport["passwords"] = [];
  for (const { line, change } of as.dryRun ? [] : plan) {
    if (change.what === "new") passwords.push(await open(deps, as.by, line, change));
    else if (change.what === "changed") await save(deps, as.by, change);
  }
  return report(plan, read, as.dryRun, passwords);
}

const MOST_TOLD = 20;

/** The file is refused as a whole, before anything is written: half of it would be hard to tell from all. */
function onlyForAdmins(plan: readonly Planned[]): Refusal | null {
  const errors = plan.flatMap(({ line, change }) => {
    const why = whyAdmins(change);
    return why === null ? [] : [{ field: `第 ${line.line} 行`, message: `${line.name}：${why}` }];
  });
  if (errors.length === 0) return null;
  const because = `文件里有 ${errors.length} 行要由管理员导入：新开坐席，或者改律师事务所、工号、执业证有效期。督导只能改坐席类别、服务地区、容量和专长`;
  return refuse("not-allowed", because, { errors: errors.slice(0, MOST_TOLD) });
}

async function compare({ database, clock }: ImportDeps, lines: readonly SeatLine[]): Promise<Planned[]> {
  const standing = new Map((await openSeats(database.db, clock())).map((seat) => [seat.licenceNo, seat]));
  const { emails, licences } = await allTaken(database.db);
  const today = dayInChina(clock());
  return lines.map((line) => {
    const seat = standing.get(line.licenceNo) ?? null;
    const bad = (column: string, value: string, why: string): Planned => ({
      line,
      change: { what: "bad", bad: [{ line: line.line, column, value, why }] },
    });
    if (!seat && licences.has(line.licenceNo)) return bad("执业证号", line.licenceNo, "这个执业证号的坐席已经关闭");
    if (!seat && emails.has(line.email)) return bad("邮箱", line.email, "这个邮箱已经有坐席");
    return { line, change: seatChange(line, seat, today) };
  });
}

/** The report is told once; whoever opens the file of passwords hands them on. */
async function open(deps: SeatImportDeps, by: ImportAs["by"], line: SeatLine, { fields }: Extract<SeatChange, { what: "new" }>) {
  const { name, email, licenceNo, role = "lawyer" } = line;
  const password = newSecret().slice(0, 20);
  const { skills, ...licence } = fields;
  const seat = { name, email, role, password, mustChangePassword: true, licence: { ...licence, licenceNo, sample: false } };
  const id = await openSeat({ ...deps, ...(by === null ? {} : { by }) }, seat);
  if (skills.length > 0) await deps.database.transact(actorOf(by), (tx) => setSkills(tx, id, skills));
  return { name, email, password };
}

type Changed = Extract<SeatChange, { what: "changed" }>;

async function save({ database }: ImportDeps, by: ImportAs["by"], { id, fields, registered }: Changed): Promise<void> {
  await database.transact(actorOf(by), async (tx) => {
    await updateSeat(tx, id, fields);
    if (registered) await updateRegistered(tx, id, fields);
    await setSkills(tx, id, fields.skills);
  });
}

function report(
  plan: readonly Planned[],
  read: { bad: BadLine[]; count: number },
  dryRun: boolean,
  passwords: ImportReport["passwords"],
): ImportReport {
  const bad = [...read.bad, ...plan.flatMap(({ change }) => (change.what === "bad" ? change.bad : []))].sort((a, b) => a.line - b.line);
  const changes = plan.flatMap(({ line, change }): ImportReport["changes"] => {
    if (change.what === "new") return [{ line: line.line, who: line.name, what: "added", detail: "新开坐席" }];
    return change.what === "changed" ? [{ line: line.line, who: line.name, what: "changed", detail: change.names.join("、") }] : [];
  });
  return {
    dryRun,
    lines: read.count,
    added: changes.filter(({ what }) => what === "added").length,
    changed: changes.filter(({ what }) => what === "changed").length,
    unchanged: plan.filter(({ change }) => change.what === "same").length,
    bad,
    badCsv: bad.length > 0 ? badLinesCsv(bad) : null,
    changes,
    passwords,
  };
}

export function actorOf(by: ImportAs["by"]): `staff:${string}` | "system:import" {
  return by === null ? "system:import" : `staff:${by}`;
}

/** By name and by code. */
function categories(names: Record<CategoryCode, string>): Map<string, CategoryCode> {
  return new Map(
    (Object.entries(names) as [CategoryCode, string][]).flatMap(([code, name]) => [[name, code] as const, [code, code] as const]),
  );
}
