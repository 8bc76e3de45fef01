/** Opens PostgreSQL by its address; on Node and on workerd alike. */
import { Client, Pool, escapeIdentifier } from "pg";
import { CONNECT_TIMEOUT_MS, type Database, kyselyOn, transactOn } from "./database.ts";

/** Twice what a search takes (finding/find-law.ts), so that those it may not show leave enough. */
const NEIGHBOURS_LOOKED_AT = 400;

/** @param url postgres://… of PostgreSQL 15 or newer with pgvector */
export function openServer(url: string, poolSize = 10): Database {
  const options = `-c hnsw.ef_search=${NEIGHBOURS_LOOKED_AT}`;
  const pool = new Pool({ connectionString: url, options, max: poolSize, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  pool.on("error", () => {}); // an idle connection that breaks is replaced by the next query
  const db = kyselyOn(pool);
  const ears = new Set<Client>();
  return {
    db,
    pool,
    embedded: false,
    transact: transactOn(db),
    listen: async (channel, hear) => {
      const client = new Client({ connectionString: url });
      client.on("notification", (note) => hear(note.payload ?? ""));
      client.on("error", () => {}); // readers poll as well, so a lost ear costs seconds, not news
      await client.connect();
      await client.query(`listen ${escapeIdentifier(channel)}`);
      ears.add(client);
      return async () => {
        ears.delete(client);
        await client.end();
      };
    },
    close: async () => {
      await Promise.all([...ears].map((client) => client.end().catch(() => {})));
      await db.destroy();
    },
  };
}
