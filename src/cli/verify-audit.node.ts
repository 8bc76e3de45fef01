/** `npm run audit:verify`: works the audit chain out anew and says each break. */
import { CannotStart, command } from "./command.node.ts";
import { count, table } from "./table.ts";
import { withDatabase } from "./with-database.node.ts";
import { type Verification, verifyAudit } from "#platform/audit.ts";

const USAGE = `npm run audit:verify

Works every audit row's hash and the whole chain out anew, outside the database (DATABASE_URL, or DATA_DIR while no
service runs on it). Exits 1 on any break, 2 where a running service holds the data folder: there the page
/console/audit, or POST /api/supervisor/audit/checks, signed in as a supervisor, does the same as a job.

Keep the printed head somewhere else: a chain that was cut short and sealed anew shows another one.`;

const WHEN_HELD =
  "A running service verifies its own: begin it at /console/audit, or by POST /api/supervisor/audit/checks, signed in as a supervisor.";

if (import.meta.main) {
  await command(USAGE, {}, async (_, positionals) => {
    if (positionals.length > 0) throw new CannotStart(`unexpected ${positionals.join(" ")}\nsee --help`);
    const found = await withDatabase({ existing: true, whenHeld: WHEN_HELD }, verifyAudit);
    console.log(report(found).join("\n"));
    return found.ok ? 0 : 1;
  });
}

function report({ ok, events, sealed, head, breaks }: Verification): string[] {
  const figures = [
    ["events", count(events)],
    ["sealed into the chain", count(sealed)],
    ["unsealed tail", count(Math.max(0, events - sealed))],
    ["breaks", count(breaks.length)],
  ];
  return [...table(figures, "lr"), "", `head ${head}`, "", ...breaks, ok ? "The chain is whole." : "The chain is broken."];
}
