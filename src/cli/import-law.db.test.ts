/** `npm run law:import` as an operator runs it: its own process, on a data folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#platform/database.ts";
import { openEmbedded } from "#platform/database.node.ts";

let folder: string;
let laws: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "wenfa-import-"));
  laws = mkdtempSync(join(tmpdir(), "wenfa-laws-"));
  for (const part of [1, 2, 3]) writeFileSync(join(laws, `part-${part}.jsonl`), records(part, 40));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(laws, { recursive: true, force: true });
});

/** So many invented laws of five articles each. */
function records(part: number, count: number): string {
  const lines = Array.from({ length: count }, (_, i) =>
    Array.from({ length: 5 }, (_, j) =>
      JSON.stringify({
        law: `第${part}组第${i}号试验条例`,
        kind: "行政法规",
        unit: "article",
        article_no: `第${j + 1}条`,
        text: `试验${i}应当公开${j}。`,
        status: "in_force",
        version_date: "2020-05-28",
        effective_date: "2021-01-01",
      }),
    ),
  );
  return `${lines.flat().join("\n")}\n`;
}

type Ran = { code: number | null; signal: string | null; out: string; err: string };

function start(...args: string[]): { child: ChildProcess; ended: Promise<Ran>; saying: (text: string) => Promise<void> } {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "import-law.node.ts"), ...args],
    {
      env: { ...env, DEMO: "1", DATA_DIR: folder },
    },
  );
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  child.stderr.on("data", (chunk) => (err += String(chunk)));
  const ended = new Promise<Ran>((resolve) => child.on("close", (code, signal) => resolve({ code, signal, out, err })));
  const saying = (text: string) =>
    new Promise<void>((resolve) => {
      child.stderr.on("data", () => err.includes(text) && resolve());
    });
  return { child, ended, saying };
}
const run = (...args: string[]) => start(...args).ended;
const figure = (out: string, name: string) => Number(new RegExp(`^${name} +([\\d,]+)$`, "m").exec(out)?.[1]?.replaceAll(",", ""));

async function inside<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openEmbedded(folder);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

test("a run that is killed keeps what it had, and the next goes on from there", { timeout: 120_000 }, async () => {
  const first = start(laws);
  await first.saying("part-2.jsonl");
  first.child.kill("SIGKILL");
  expect((await first.ended).signal).toBe("SIGKILL");
  const second = await run(laws);
  expect([second.code, second.err.includes("part-3.jsonl")]).toEqual([0, true]);
  expect(figure(second.out, "documents")).toBe(120);
  expect(figure(second.out, "unchanged")).toBeGreaterThanOrEqual(40);
  expect(figure(second.out, "new") + figure(second.out, "unchanged")).toBe(120);
  await inside(async ({ db }) => {
    const { rows } = await sql<{ versions: number; articles: number; whole: boolean }>`
      select count(distinct v.id)::int as versions, count(*)::int as articles, bool_and(a.official like '试验%') as whole
      from law_version v join article a on a.version_id = v.id where v.law like '%试验条例'`.execute(db);
    expect(rows).toEqual([{ versions: 120, articles: 600, whole: true }]);
  });
});

describe("its exit code", () => {
  test("is 1 where something was not read, with its place and reason, and the rest is in", { timeout: 60_000 }, async () => {
    const path = join(laws, "bad.jsonl");
    writeFileSync(path, `${records(4, 1)}{"law": "断\n`);
    const { code, out, err } = await run(path);
    expect([code, figure(out, "new"), figure(out, "not read")]).toEqual([1, 1, 1]);
    expect(err).toContain(`${path}:6: is not JSON`);
  });
  test("is 2 where it could not start: no path, a path that is not there, a folder that is held", { timeout: 60_000 }, async () => {
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining("name files or folders") });
    expect(await run(join(laws, "none"))).toMatchObject({ code: 2, err: expect.stringContaining("no such file") });
    await inside(async () => {
      expect(await run(laws)).toMatchObject({ code: 2, err: expect.stringContaining("Stop the service") });
    });
  });
});
