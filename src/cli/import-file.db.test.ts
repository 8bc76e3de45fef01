/** The import commands as an operator runs them: their own process, on a data folder of their own. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { databaseUrl, onServer } from "#testing/database-image.node.ts";

let folder: string;
let drop: () => Promise<void> = async () => {};
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "wenfa-import-"));
  env = { ...process.env, DATA_DIR: join(folder, "data"), DATABASE_URL: "" };
  const image = inject("databaseImage");
  if (image.kind !== "postgres") return;
  const name = `wenfa_test_${crypto.randomUUID().replaceAll("-", "")}`;
  await onServer(image.url, (client) => client.query(`create database ${name}`));
  env = { ...env, DATABASE_URL: databaseUrl(image.url, name) };
  drop = async () => void (await onServer(image.url, (client) => client.query(`drop database ${name} with (force)`)));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await drop();
});

type Ran = { code: number | null; out: string; err: string };

function run(...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "import-file.node.ts"), ...args], { cwd: folder, env });
  const ran: Ran = { code: null, out: "", err: "" };
  child.stdout.on("data", (data) => (ran.out += String(data)));
  child.stderr.on("data", (data) => (ran.err += String(data)));
  return new Promise((resolve) => child.once("close", (code) => resolve({ ...ran, code })));
}

const write = (name: string, ...rows: string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, rows.join("\n"));
  return path;
};

test("seats go in with their passwords in a file for the owner alone, a second run changes nothing, and a roster follows", async () => {
  const good = "演示,a@example.com,演-1,2026-01-01,2099-12-31,演示所";
  const path = write(
    "seats.csv",
    "姓名,邮箱,执业证号,有效期起,有效期止,律师事务所",
    good,
    "=x,b@example.com,演-2,2026-01-01,2099-12-31,演示所",
  );
  const tried = await run("--what", "seats", path, "--dry-run");
  expect(tried).toMatchObject({ code: 1, out: expect.stringContaining("would be added 1, changed 0, unchanged 0, with trouble 1") });
  const bad = join(folder, "bad.csv");
  const done = await run("--what", "seats", path, "--bad", bad);
  expect(done).toMatchObject({ code: 1, out: expect.stringContaining("line 3  姓名") });
  const passwords = join(folder, "one-time-passwords.csv");
  expect(statSync(passwords).mode & 0o777).toBe(0o600);
  expect(readFileSync(passwords, "utf8")).toMatch(/"演示","a@example\.com","[\w-]{20}"/);
  expect(done.out).not.toMatch(/[\w-]{20}/);
  expect(readFileSync(bad, "utf8")).toContain("3,姓名,'=x");
  expect((await run("--what", "seats", path)).out).toContain("added 0, changed 0, unchanged 1");
  const roster = write("roster.csv", "律师,日期,开始,结束", "演-1,2026-11-23,20:00,08:00");
  expect(await run("--what", "roster", roster)).toMatchObject({ code: 0, out: expect.stringContaining("added 1") });
}, 300_000);

test("what is no file, or no table, is told in one line", async () => {
  expect(await run("--what", "seats", join(folder, "none.csv"))).toMatchObject({ code: 2, err: expect.stringContaining("there is no") });
  expect(await run("--what", "seats")).toMatchObject({ code: 2, err: expect.stringContaining("which file") });
  expect(await run("--what", "roster", write("empty.csv", ""))).toMatchObject({ code: 2, err: expect.stringContaining("空") });
}, 300_000);
