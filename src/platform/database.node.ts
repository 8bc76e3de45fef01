/** Opens the embedded database: PGlite in a data folder, behind the same Pool as a server. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { vector } from "@electric-sql/pglite-pgvector";
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
  void lite.exec(`set ivfflat.probes = ${LISTS_LOOKED_AT}`); // runs before whatever is asked next
  const pool = new Pool({ ...createPgConfig(lite), max: 1, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  const db = kyselyOn(pool);
  return {
    db,
    pool,
    embedded: true,
    transact: transactOn(db),
    listen: (channel, hear) => lite.listen(channel, hear),
    close: async () => {
      await db.destroy();
      await lite.close();
      letGo();
    },
  };
}
