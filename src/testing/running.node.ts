/** The service as its users run it: its own process, a data folder of its own, a real port. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inject } from "vitest";
import type { Role } from "#contract.ts";
import { databaseUrl, onServer } from "./database-image.node.ts";

export const ROOT = join(import.meta.dirname, "../..");
const READY_WITHIN_MS = 100_000;
/** One look whether it is ready; a service that takes the call and never answers would hold the test for ever. */
const LOOK_MS = 5000;
/** Jobs are given ten seconds to finish; a process that has not ended long after waits for what never comes. */
const ENDS_WITHIN_MS = 40_000;

type DemoSeat = { role: Role; email: string; password: string };

export type RunningService = {
  url: string;
  /** Where it runs on a server; null on the embedded database. */
  databaseUrl: string | null;
  dataDir: string;
  seats: DemoSeat[];
  feedKey: string;
  signIn: string;
  /** Everything the process has printed so far. */
  printed: () => string;
  /** Ends the process and waits for it. @returns its exit code, or null when a signal ended it */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** The same data folder and port, in a new process. */
  restart: () => Promise<void>;
  /** Stops, and removes the data folder and the database. */
  close: () => Promise<void>;
};

export async function givenService(environment: Record<string, string> = {}): Promise<RunningService> {
  const dataDir = mkdtempSync(join(tmpdir(), "wenfa-data-"));
  const port = await freePort();
  const server = await ownDatabase();
  if (!server) cpSync(await startedOnce(), dataDir, { recursive: true });
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    DEMO: "1",
    ...(server ? { DATABASE_URL: server.url } : {}),
    ...environment,
  };
  const url = `http://127.0.0.1:${port}`;
  const printed: string[] = [];
  let child = await start(env, url, printed);
  const file = JSON.parse(readFileSync(join(dataDir, "demo-seats.json"), "utf8")) as { signIn: string; feedKey: string; seats: DemoSeat[] };
  const stop = (signal: NodeJS.Signals = "SIGTERM") => end(child, signal);
  return {
    url,
    databaseUrl: server?.url ?? null,
    dataDir,
    ...file,
    printed: () => printed.join(""),
    stop,
    restart: async () => {
      child = await start(env, url, printed);
    },
    close: async () => {
      await stop();
      await server?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * The data folder of a service that was started once and stopped. A first start (tables, the law, its index) took 15 s of
 * a core, the next 5: the first file that needs a service makes the folder, and all take a copy of it.
 */
async function startedOnce(): Promise<string> {
  const image = inject("databaseImage");
  if (image.kind !== "pglite") throw new Error("on a server every service has a database of its own");
  const folder = join(dirname(image.path), "started");
  if (existsSync(folder)) return folder;
  const making = `${folder}-${process.pid}`;
  const port = await freePort();
  const child = await start({ ...process.env, PORT: String(port), DATA_DIR: making, DEMO: "1" }, `http://127.0.0.1:${port}`, []);
  await end(child, "SIGTERM");
  try {
    renameSync(making, folder);
  } catch {
    rmSync(making, { recursive: true, force: true }); // another worker's was there first
  }
  return folder;
}

async function start(env: NodeJS.ProcessEnv, url: string, printed: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(ROOT, "src/main.node.ts")], { cwd: ROOT, env });
  child.stdout.on("data", (data) => printed.push(String(data)));
  child.stderr.on("data", (data) => printed.push(String(data)));
  const deadline = Date.now() + READY_WITHIN_MS;
  while (child.exitCode === null && Date.now() < deadline) {
    const ready = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(LOOK_MS) }).then(
      (r) => r.ok,
      () => false,
    );
    if (ready) return child;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill("SIGKILL");
  throw new Error(`the service did not get ready:\n${printed.join("")}`);
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill("SIGKILL"), ENDS_WITHIN_MS);
    child.once("exit", (code) => {
      clearTimeout(late);
      resolve(code);
    });
    child.kill(signal);
  });
}

async function ownDatabase(): Promise<{ url: string; drop: () => Promise<void> } | null> {
  const url = process.env["TEST_DATABASE_URL"];
  if (!url) return null;
  const name = `wenfa_path_${crypto.randomUUID().replaceAll("-", "")}`;
  await onServer(url, (client) => client.query(`create database ${name}`));
  return {
    url: databaseUrl(url, name),
    drop: async () => void (await onServer(url, (client) => client.query(`drop database ${name} with (force)`))),
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

/** Looks until it is so, or until the time is over; for what another process does in its own time. */
export async function until<T>(look: () => Promise<T | null | false | undefined>, withinMs = 30_000): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error("it did not come about in time");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
