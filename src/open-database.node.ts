/** Opens the database as it is configured; apart from the service, whose whole graph a command need not read. */
import { join } from "node:path";
import type { Config } from "./config.ts";
import type { Database } from "#platform/database.ts";
import { openEmbedded } from "#platform/database.node.ts";
import { openServer } from "#platform/database-server.ts";
import { sha256Hex } from "#platform/keyring.ts";
import { migrate } from "#platform/migrate.ts";
import { readFolder } from "#platform/shipped.node.ts";

const ROOT = join(import.meta.dirname, "..");

/** Opens the embedded database or the server, and brings its tables up to date. */
export async function openDatabase(config: Config, root = ROOT): Promise<Database> {
  const database = config.databaseUrl ? openServer(config.databaseUrl) : await openEmbedded(config.dataDir);
  const migrations = readFolder(join(root, "migrations"), ".sql").map(({ name, text }) => ({ name, sql: text }));
  await migrate(database, migrations, sha256Hex);
  return database;
}
