/** A database of one's own for one run: in memory, or made on a PostgreSQL server and dropped again. */
import { Client } from "pg";
import { CannotStart } from "#cli/command.node.ts";
import type { Database } from "#platform/database.ts";
import { openServer } from "#platform/database-server.ts";
import { emptyDatabase, prepare } from "../src/training/pool.node.ts";

/** `url` is the address of this very database on its server; undefined for the embedded one. */
export type Throwaway = Database & { url: string | undefined };

/**
 * @param url a PostgreSQL ≥ 15 with pgvector where databases may be made and dropped; undefined: the embedded default
 * @throws CannotStart where the server cannot be reached
 */
export async function throwawayDatabase(url: string | undefined): Promise<Throwaway> {
  if (url === undefined) return { ...(await emptyDatabase()), url: undefined };
  const name = `wenfa_eval_${crypto.randomUUID().replaceAll("-", "")}`;
  await onServer(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = openServer(own.toString());
  let dropped: Promise<void> | undefined;
  const drop = () => (dropped ??= database.close().then(() => onServer(url, `drop database if exists ${name} with (force)`)));
  const interrupted = () => void drop().finally(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  const close = async () => {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    await drop();
  };
  try {
    await prepare(database);
  } catch (error) {
    await close();
    throw error;
  }
  return { ...database, url: own.toString(), close };
}

async function onServer(url: string, statement: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(url)) throw new CannotStart("--database: not a postgres:// address");
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    throw new CannotStart(`--database: ${error instanceof Error ? error.message || error.name : "cannot connect"}`, { cause: error });
  }
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
