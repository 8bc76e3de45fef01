/** `npm run keys:rotate`: seals what the ring itself seals (citizens' keys, kept replies, notes of calls) with the newest key, so that an older one can be taken away. */
import { CannotStart, command } from "./command.node.ts";
import { count } from "./table.ts";
import { withDatabase } from "./with-database.node.ts";
import { rotateKeys } from "#inquiry/rotate-keys.ts";
import { makeKeyring } from "#platform/keyring.ts";
import { loadSecrets } from "#platform/secrets.node.ts";

const USAGE = `npm run keys:rotate

1. Put a new key behind the old one in WENFA_KEYS (k1:…,k2:…) and restart every process: from now on each can open it.
2. Put the new key first (k2:…,k1:…) and restart every process: from now on each seals with it.
3. npm run keys:rotate seals each citizen's key anew with the first one. What those keys seal is not touched.
4. Take the old key out of WENFA_KEYS, restart, and keep it as long as you keep backups from before.

Where one process serves alone, or all are stopped at once, begin with step 2. Restarted one after the other without
step 1, a process that does not know the new key yet cannot open what another has sealed with it.

In batches: stopped halfway, it goes on where it stopped when run again; run again at the end, it finds nothing to do.
Works with DATABASE_URL beside the running service, or on DATA_DIR while no service runs on it.`;

const WHEN_HELD = "Stop the service, rotate, and start it again; with DATABASE_URL keys can be rotated beside it.";

if (import.meta.main) {
  await command(USAGE, {}, async (_, positionals) => {
    if (positionals.length > 0) throw new CannotStart(`unexpected ${positionals.join(" ")}\nsee --help`);
    const { newest, citizens, replies, notes } = await withDatabase({ existing: true, whenHeld: WHEN_HELD }, async (database, config) => {
      const keyring = await makeKeyring(loadSecrets(config).material);
      try {
        return { newest: keyring.newest, ...(await rotateKeys({ database, keyring })) };
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith("no key "))) throw error;
        throw new CannotStart(`${error.message}: put it back into WENFA_KEYS, behind the newest, and run this again`, { cause: error });
      }
    });
    console.log(
      `${count(citizens)} citizens' keys, ${count(replies)} kept replies and ${count(notes)} notes of calls are now sealed by ${newest}.`,
    );
    return 0;
  });
}
