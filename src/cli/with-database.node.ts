/** Opens the database as the service is configured, for one command, and closes it again. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { CannotStart } from "./command.node.ts";
import { type Config, parseConfig } from "../config.ts";
import { openDatabase } from "../open-database.node.ts";
import { DataFolderHeld } from "#platform/data-folder.node.ts";
import type { Database } from "#platform/database.ts";

type Needs = {
  /** A command that only reads makes no database where there is none. */
  existing?: boolean;
  /** What to do where a running service holds the data folder. */
  whenHeld: string;
};

/** @throws CannotStart where the folder is held, or holds nothing */
export async function withDatabase<T>(
  { existing = false, whenHeld }: Needs,
  work: (database: Database, config: Config) => Promise<T>,
): Promise<T> {
  const config = parseConfig(process.env);
  if (existing && !config.databaseUrl && !existsSync(join(config.dataDir, "pg"))) {
    throw new CannotStart(`no database in ${config.dataDir}; set DATA_DIR or DATABASE_URL as for the service`);
  }
  const database = await open(config, whenHeld);
  try {
    return await work(database, config);
  } finally {
    await database.close();
  }
}

async function open(config: Config, whenHeld: string): Promise<Database> {
  try {
    return await openDatabase(config);
  } catch (error) {
    if (error instanceof DataFolderHeld) throw new CannotStart(`${error.message}\n${whenHeld}`, { cause: error });
    throw error;
  }
}
