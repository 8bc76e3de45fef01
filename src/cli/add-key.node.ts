/** `npm run key:add`: makes a key for a machine (hotline, counter, 12345, monitoring) and prints it once. */
import { z } from "zod";
import { CannotStart, command, validated } from "./command.node.ts";
import { withDatabase } from "./with-database.node.ts";
import { API_SCOPES, makeApiKey } from "#platform/auth-keys.ts";
import { systemClock } from "#platform/clock.ts";

const USAGE = `npm run key:add -- --label LABEL --scopes SCOPES

  --label    what the key is for, as supervisors will read it
  --scopes   comma-separated: ${API_SCOPES.join(", ")}

Prints the key, which is kept as a hash and shown this once. Works with DATABASE_URL, or on DATA_DIR while no service
runs on it.`;

const WHEN_HELD = "Stop the service, make the key, and start it again; with DATABASE_URL a key can be made beside it.";
const text = { type: "string" } as const;

const Key = z.object({
  label: z.string({ error: "is needed" }).trim().min(1).max(60),
  scopes: z
    .string({ error: `is needed, one or more of ${API_SCOPES.join(", ")}` })
    .transform((list) => [...new Set(list.split(",").map((name) => name.trim()))])
    .pipe(z.array(z.enum(API_SCOPES, { error: `one or more of ${API_SCOPES.join(", ")}` })).min(1)),
});

if (import.meta.main) {
  await command(USAGE, { label: text, scopes: text }, async (values, positionals) => {
    if (positionals.length > 0) throw new CannotStart(`unexpected ${positionals.join(" ")}\nsee --help`);
    const { label, scopes } = validated(Key, values);
    const key = await withDatabase({ whenHeld: WHEN_HELD }, (database) =>
      database.transact("system:keys", (tx) => makeApiKey(tx, label, scopes, systemClock())),
    );
    console.log(`Made a key for ${label} (${scopes.join(", ")}). Send it as X-Api-Key.\n\n  ${key}\n\nIt is shown this once.`);
    return 0;
  });
}
