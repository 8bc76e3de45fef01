/** `npm run cases:export`: approved answers as cases for `npm run eval -- drafts`. */
import { writeFileSync } from "node:fs";
import { z } from "zod";
import { CannotStart, command, validated } from "./command.node.ts";
import { count } from "./table.ts";
import { withDatabase } from "./with-database.node.ts";
import { Month } from "#contract/learning.ts";
import { openBody } from "#drafting/body.ts";
import { personalIn } from "#inquiry/personal-in.ts";
import { makeKeyring } from "#platform/keyring.ts";
import { loadSecrets } from "#platform/secrets.node.ts";
import { exportCases } from "#review/eval-cases.ts";

const USAGE = `npm run cases:export -- --out FILE [--month YYYY-MM]

  --out     JSONL, one case a line: {id, question, articles: [{law, article_no}]}
  --month   of the answers; without it every answer that stands

Writes what was asked, redacted, beside the articles that the approved answer cites, for
npm run eval -- drafts --cases FILE. A question in which a person could still be told is left out, and so are answers that
were corrected or found wrong. The file is readable by you alone, is not to leave the bureau, and the export is in the audit.

Works with DATABASE_URL, or on DATA_DIR while no service runs on it.`;

const WHEN_HELD = "Stop the service, export, and start it again; with DATABASE_URL cases can be exported beside it.";
const Asked = z.object({ out: z.string({ error: "is needed: the file to write" }).min(1), month: Month.optional() });

if (import.meta.main) {
  const options = { out: { type: "string" }, month: { type: "string" } } as const;
  await command(USAGE, options, async (values, positionals) => {
    if (positionals.length > 0) throw new CannotStart(`unexpected ${positionals.join(" ")}\nsee --help`);
    const { out, month = null } = validated(Asked, values);
    const { cases, leftOut } = await withDatabase({ existing: true, whenHeld: WHEN_HELD }, async (database, config) => {
      const keyring = await makeKeyring(loadSecrets(config).material);
      const personal = (inquiryId: string, texts: readonly string[]) => personalIn({ database, keyring }, inquiryId, texts);
      return exportCases({ database, keyring, openBody, personal }, month);
    });
    try {
      writeFileSync(out, cases.map((one) => `${JSON.stringify(one)}\n`).join(""), { mode: 0o600 });
    } catch (error) {
      throw new CannotStart(`cannot write ${out}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`, { cause: error });
    }
    console.log(`Wrote ${count(cases.length)} cases to ${out}; ${count(leftOut)} answers were left out.`);
    return 0;
  });
}
