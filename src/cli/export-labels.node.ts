/** `npm run labels:export`: lawyers' corrections of the triage as a label file, for the next training run. */
import { writeFileSync } from "node:fs";
import { z } from "zod";
import { CannotStart, command, validated } from "./command.node.ts";
import { count } from "./table.ts";
import { withDatabase } from "./with-database.node.ts";
import { type ServiceLabel, serviceLabels } from "#review/label-triage.ts";

const USAGE = `npm run labels:export -- --out FILE

  --out   JSONL, one label a line: {id, question, category, accept, urgency, aid, cause, split: "service"}

Writes the last label that a lawyer gave each matter, with the citizen's redacted words, for
npm run train -- triage --labels FILE. Withdrawn matters and erased citizens are left out. Redacted words are still
somebody's matter: the file is readable by you alone, and is not to leave the bureau.

Works with DATABASE_URL, or on DATA_DIR while no service runs on it.`;

const WHEN_HELD = "Stop the service, export, and start it again; with DATABASE_URL labels can be exported beside it.";
const Asked = z.object({ out: z.string({ error: "is needed: the file to write" }).min(1) });

if (import.meta.main) {
  await command(USAGE, { out: { type: "string" } }, async (values, positionals) => {
    if (positionals.length > 0) throw new CannotStart(`unexpected ${positionals.join(" ")}\nsee --help`);
    const { out } = validated(Asked, values);
    const labels = await withDatabase({ existing: true, whenHeld: WHEN_HELD }, async (database) => {
      const all: ServiceLabel[] = [];
      for await (const label of serviceLabels(database)) all.push(label);
      return all;
    });
    write(out, labels);
    console.log(`Wrote ${count(labels.length)} labels to ${out}.`);
    return 0;
  });
}

/** @throws CannotStart where the file cannot be written */
function write(out: string, labels: ServiceLabel[]): void {
  try {
    writeFileSync(out, labels.map((label) => `${JSON.stringify(label)}\n`).join(""), { mode: 0o600 });
  } catch (error) {
    throw new CannotStart(`cannot write ${out}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`, { cause: error });
  }
}
