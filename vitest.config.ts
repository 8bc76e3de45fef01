import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Left to itself vitest leaves one core free: of two, one would do all the work. */
const WORKERS = Math.max(2, availableParallelism() - 1);

/**
 * A worker reads every module once for all its files: with a graph of its own for each file the database's part took twice
 * the processor time (docs/decisions/0049-one-graph-a-worker.md). What lives in a module outlives the file.
 */
const isolate = false;

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
          // After the others, which would take the browser's time. What only a database server can show (*.server.test.ts) joins in where there is one.
          include: ["src/**/*.path.test.ts", ...(process.env["TEST_DATABASE_URL"] ? ["src/**/*.server.test.ts"] : [])],
          globalSetup: ["src/testing/database-image.node.ts", "src/testing/browser.node.ts"],
          maxWorkers: WORKERS,
          sequence: { groupOrder: 1 },
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
