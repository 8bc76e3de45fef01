/** `npm run seats:import` and `npm run roster:import`: a spreadsheet goes in, and what did not is told line by line. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { CannotStart, command } from "./command.node.ts";
import { withDatabase } from "./with-database.node.ts";
import type { ImportReport } from "../contract/rosters.ts";
import { type Auth, openAuth } from "#platform/auth.ts";
import { systemClock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { newSecret } from "#platform/keyring.ts";
import { silentLog } from "#platform/log.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { writePrivate } from "#platform/secrets.node.ts";
import { readTable } from "#platform/table-file.ts";
import { importRoster } from "#seats/import-roster.ts";
import { importSeats } from "#seats/import-seats.ts";
import { CATEGORY_NAMES } from "#triage/category-names.ts";

const USAGE = `npm run seats:import -- PATH [--dry-run] [--passwords FILE] [--bad FILE]
npm run roster:import -- PATH [--dry-run] [--bad FILE]

  PATH         CSV (UTF-8 or GB18030) or xlsx, up to 2 MB and 5,000 lines
  --dry-run    says what would change, and changes nothing
  --passwords  where one-time passwords of new seats are written, for the owner alone (default one-time-passwords.csv)
  --bad        where the lines that did not go in are written, as CSV

Works with DATABASE_URL, or on DATA_DIR while no service runs on it. Exits 1 where a line did not go in.`;

const WHEN_HELD = "Stop the service, import, and start it again; or import on the page; with DATABASE_URL it can be done beside it.";
const text = { type: "string" } as const;
const OPTIONS = { what: text, "dry-run": { type: "boolean" }, passwords: text, bad: text } as const;
const MOST_BYTES = 2 * 1024 * 1024;
const SHOWN = 40;

function bytesOf(path: string | undefined): Uint8Array {
  if (path === undefined) throw new CannotStart("which file?\nsee --help");
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new CannotStart(`there is no ${path}`);
  if (size > MOST_BYTES) throw new CannotStart(`${path} is over 2 MB`);
  return new Uint8Array(readFileSync(path));
}

/** Opening an account signs nothing, so the service's own secret is not needed here. */
function accounts(database: Database): Pick<Auth, "openSeat"> {
  const baseUrl = "http://localhost";
  const signIn = { secret: newSecret(), baseUrl, trustedOrigins: [baseUrl], secure: false, signInsAMinute: null, log: silentLog };
  return openAuth(database.db, signIn);
}

async function importFile(values: Record<string, unknown>, [path]: string[]): Promise<number> {
  const bytes = bytesOf(path);
  const dryRun = values["dry-run"] === true;
  const what = values["what"] === "roster" ? "roster" : "seats";
  return withDatabase({ whenHeld: WHEN_HELD }, async (database) => {
    const deps = { database, clock: systemClock, readTable };
    const as = { by: null, dryRun, mostNew: null };
    const report =
      what === "roster"
        ? await importRoster(deps, bytes, as)
        : await importSeats({ ...deps, openAccount: accounts(database).openSeat, categoryNames: CATEGORY_NAMES }, bytes, {
            ...as,
            admin: true,
          });
    return tell(report, values);
  });
}

function tell(report: ImportReport | Refusal, values: Record<string, unknown>): number {
  if (isRefusal(report)) throw new CannotStart(report.because);
  const { added, changed, unchanged, bad, badCsv, passwords } = report;
  console.log(`${report.dryRun ? "would be " : ""}added ${added}, changed ${changed}, unchanged ${unchanged}, with trouble ${bad.length}`);
  for (const { line, column, value, why } of bad.slice(0, SHOWN))
    console.log(`  line ${line}  ${column}  ${JSON.stringify(value)}  ${why}`);
  if (bad.length > SHOWN) console.log(`  … and ${bad.length - SHOWN} more`);
  if (badCsv !== null && typeof values["bad"] === "string") writeFileSync(values["bad"], badCsv);
  if (passwords.length > 0) {
    const to = typeof values["passwords"] === "string" ? values["passwords"] : "one-time-passwords.csv";
    const lines = passwords.map(({ name, email, password }) =>
      [name, email, password].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","),
    );
    writePrivate(to, `\uFEFFname,email,password\r\n${lines.join("\r\n")}\r\n`);
    console.log(`one-time passwords: ${to} (for you alone; each must be changed at the first sign-in)`);
  }
  return bad.length > 0 ? 1 : 0;
}

if (import.meta.main) await command(USAGE, OPTIONS, importFile);
