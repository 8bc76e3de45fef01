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
  const ears = new Set<() => Promise<void>>();
  return {
    db,
    pool,
    embedded: false,
    transact: transactOn(db),
    listen: async (channel, hear, missed = () => {}) => {
      const deaf = await keepEar(url, { channel, hear, missed });
      ears.add(deaf);
      return async () => {
        ears.delete(deaf);
        await deaf();
      };
    },
    close: async () => {
      await Promise.all([...ears].map((deaf) => deaf().catch(() => {})));
      await db.destroy();
    },
  };
}

/** How long after its connection broke an ear is opened again, in milliseconds: twice as long each time it does not. */
const REOPEN_MS = { first: 200, most: 10_000 };
/** Who only listens would not notice a line that is dead: nothing is ever sent on it. */
const KEPT_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 30_000 };

type Ear = { channel: string; hear: (payload: string) => void; missed: () => void };

/** @throws where it cannot listen to begin with; later it goes on trying */
async function keepEar(url: string, { channel, hear, missed }: Ear): Promise<() => Promise<void>> {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ear: Client | undefined;
  const open = async () => {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, ...KEPT_ALIVE });
    ear = client;
    let listens = false;
    const lost = () => {
      if (!listens) return;
      listens = false;
      letGo(client);
      reopen(REOPEN_MS.first);
    };
    client.on("notification", (note) => hear(note.payload ?? ""));
    client.on("error", lost);
    client.on("end", lost);
    try {
      await client.connect();
      await client.query(`listen ${escapeIdentifier(channel)}`);
      listens = true;
    } catch (error) {
      letGo(client);
      throw error;
    }
  };
  const reopen = (wait: number) => {
    if (stopped) return;
    timer = setTimeout(() => {
      open().then(missed, () => reopen(Math.min(wait * 2, REOPEN_MS.most)));
    }, wait);
  };
  await open();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await ear?.end();
  };
}

function letGo(client: Client): void {
  client.end().catch(() => {});
}
