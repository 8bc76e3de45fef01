/** Opens the embedded database: PGlite in a data folder, behind the same Pool as a server. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { vector } from "@electric-sql/pglite-pgvector";
import { sql } from "kysely";
import { Pool } from "pg";
import { CONNECT_TIMEOUT_MS, type Database, kyselyOn, transactOn } from "./database.ts";
import { holdFolder } from "./data-folder.node.ts";

/**
 * @param dataDir folder that this process alone may open
 * @throws DataFolderHeld when another process holds it
 */
export async function openEmbedded(dataDir: string): Promise<Database> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const letGo = holdFolder(dataDir);
  try {
    const lite = await PGlite.create(join(dataDir, "pg"), { extensions: { vector } });
    return onPglite(lite, letGo);
  } catch (error) {
    letGo();
    throw error;
  }
}

/** Of some 240 lists over the whole national library; docs/decisions has what fewer cost. */
const LISTS_LOOKED_AT = 24;

/** @param lite an open PGlite; closed with the returned database */
export function onPglite(lite: PGlite, letGo: () => void = () => {}): Database {
  // All goes through the one client of this pool. PGlite mixes up replies to what is sent beside it: a `listen` of its own,
  // begun while a transaction began, took that one's reply, and the start after a kill waited ten seconds and gave up.
  const pool = new Pool({ ...createPgConfig(lite), max: 1, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  pool.on("connect", (client) => void client.query(`set ivfflat.probes = ${LISTS_LOOKED_AT}`));
  const db = kyselyOn(pool);
  return {
    db,
    pool,
    embedded: true,
    transact: transactOn(db),
    listen: async (channel, hear) => {
      const deaf = lite.onNotification((told, payload) => {
        if (told === channel) hear(payload);
      });
      await sql`listen ${sql.id(channel)}`.execute(db);
      return () => Promise.resolve(deaf());
    },
    close: async () => {
      await db.destroy();
      await lite.close();
      letGo();
    },
  };
}
