import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Left to itself vitest leaves one core free: of two, one would do all the work. */
const WORKERS = Math.max(2, availableParallelism() - 1);

/** Commands and services that tests start read compiled modules: a third less of a core before they do anything. */
process.env["NODE_COMPILE_CACHE"] ??= join(tmpdir(), "wenfa-compiled");

/**
 * A worker reads every module once for all its files: with a graph of its own for each file the database's part took twice
 * the processor time (docs/decisions/0049-one-graph-a-worker.md). What lives in a module outlives the file.
 */
const isolate = false;

/**
 * Where there is a database server, the browser's part is what the server changes: doors and processes that share it, news
 * that travels through it, and one whole journey. The rest was seen on the embedded database, on the same pages.
 */
const ON_A_SERVER = ["journey", "from-question-to-answer", "assignment", "survives-kill", "own-matters"].map(
  (name) => `src/testing/${name}.path.test.ts`,
);

/** rules: pure specifications · database: real PGlite or PostgreSQL · path: the running service in Chromium */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "rules",
          isolate,
          include: ["src/**/*.test.ts", "evals/**/*.test.ts"],
          exclude: ["{src,evals}/**/*.{db,path,server}.test.ts", "node_modules/**"],
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          name: "database",
          isolate,
          include: ["{src,evals}/**/*.db.test.ts"],
          globalSetup: ["src/testing/database-image.node.ts"],
          maxWorkers: WORKERS,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "path",
          isolate,
          include: process.env["TEST_DATABASE_URL"] ? [...ON_A_SERVER, "src/**/*.server.test.ts"] : ["src/**/*.path.test.ts"],
          globalSetup: ["src/testing/database-image.node.ts", "src/testing/browser.node.ts"],
          maxWorkers: WORKERS,
          sequence: { groupOrder: 1 }, // after the others, which would take the browser's time
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
