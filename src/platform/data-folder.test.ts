import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DataFolderHeld, holdFolder } from "./data-folder.node.ts";

let folder = "";
let others: Other[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wenfa-lock-"));
});
afterEach(() => {
  for (const { child } of others) child.kill("SIGKILL");
  others = [];
  rmSync(folder, { recursive: true, force: true });
});

const SCRIPT = `
  const { holdFolder } = await import(process.argv[1]);
  console.log("ready");
  process.stdin.once("data", () => {
    try { holdFolder(process.argv[2]); console.log("held"); } catch (error) { console.log(error.message); }
  });`;

type Other = { child: ChildProcess; take: () => Promise<string>; kill: () => Promise<void> };

/** Another process, ready to take the folder; it lives until it is killed. */
async function anotherProcess(): Promise<Other> {
  const child = spawn(process.execPath, [
    "--no-warnings",
    "--input-type=module",
    "-e",
    SCRIPT,
    join(import.meta.dirname, "data-folder.node.ts"),
    folder,
  ]);
  const lines = createInterface({ input: child.stdout });
  const next = async () => String((await once(lines, "line"))[0]);
  const ready = next();
  const kill = async () => {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  const take = () => {
    const said = next();
    child.stdin.write("now\n");
    return said;
  };
  const other = { child, take, kill };
  others.push(other);
  await ready;
  return other;
}

describe("a data folder", () => {
  test("is held by one process alone; a second is told by whom", async () => {
    const letGo = holdFolder(folder);
    expect(await (await anotherProcess()).take()).toBe(
      `${folder} is in use by process ${process.pid}; stop it, or choose another DATA_DIR`,
    );
    letGo();
  });

  test("is not held twice by the same process either", () => {
    const letGo = holdFolder(folder);
    expect(() => holdFolder(folder)).toThrow(DataFolderHeld);
    letGo();
  });

  test("is free once it was let go, and letting go twice does no harm to who came after", async () => {
    const letGo = holdFolder(folder);
    letGo();
    const other = await anotherProcess();
    expect(await other.take()).toBe("held");
    letGo();
    expect(() => holdFolder(folder)).toThrow(`process ${other.child.pid};`);
  });

  test("is free as soon as its holder was killed", async () => {
    const other = await anotherProcess();
    expect(await other.take()).toBe("held");
    await other.kill();
    holdFolder(folder)();
  });

  test("has one holder of six that come at once, also where a killed one held it before", async () => {
    const before = await anotherProcess();
    await before.take();
    await before.kill();
    const six = await Promise.all(Array.from({ length: 6 }, anotherProcess));
    const said = await Promise.all(six.map((other) => other.take()));
    expect(said.filter((line) => line === "held")).toHaveLength(1);
    expect(said.filter((line) => line.includes("is in use by process"))).toHaveLength(5);
  });

  test("is locked in files that only their owner may read, and that say no more once it is free", () => {
    const letGo = holdFolder(folder);
    for (const name of ["lock.db", "lock.pid"]) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
    letGo();
    expect(existsSync(join(folder, "lock.pid"))).toBe(false);
  });

  test("that cannot be written to is an error of its own, not a folder in use", () => {
    expect(() => holdFolder(join(folder, "missing"))).toThrow("unable to open database file");
  });
});
