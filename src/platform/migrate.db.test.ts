import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { givenDatabase } from "#testing/given.node.ts";
import { outcome, read } from "#testing/matters.node.ts";
import type { Database } from "./database.ts";
import { sha256Hex } from "./keyring.ts";
import { onPglite } from "./database.node.ts";
import { type Migration, migrate } from "./migrate.ts";
import { readFolder } from "./shipped.node.ts";

let database: Database;
beforeAll(async () => {
  database = await givenDatabase();
});
afterAll(() => database.close());

const shipped = (): Migration[] => readFolder("migrations", ".sql").map(({ name, text }) => ({ name, sql: text }));
const bring = (migrations: Migration[]) => migrate(database, migrations, sha256Hex);
const applied = async () =>
  (await read<{ name: string }>(database.db, sql`select name from migration order by name`)).map((row) => row.name);

describe("migrations", () => {
  test("a database that is up to date is left as it is", async () => {
    expect(await applied()).toEqual(shipped().map((migration) => migration.name));
    expect(await bring(shipped())).toEqual([]);
  });

  test("a new one is applied once, in the order of names, however they are listed", async () => {
    const first = { name: "9001_one.sql", sql: "create table one (n int); insert into one values (1)" };
    const second = { name: "9002_two.sql", sql: "update one set n = n + 1" };
    expect(await bring([...shipped(), second, first])).toEqual([first.name, second.name]);
    expect(await bring([...shipped(), first, second])).toEqual([]);
    expect(await read(database.db, sql`select n from one`)).toEqual([{ n: 2 }]);
  });

  test("one that was edited after it was applied is refused by name, and nothing after it runs", async () => {
    const edited = shipped().map((migration) =>
      migration.name.startsWith("0006") ? { ...migration, sql: `${migration.sql}\n-- edited` } : migration,
    );
    const later = { name: "9003_later.sql", sql: "create table later (n int)" };
    await expect(bring([...edited, later])).rejects.toThrow("0006_review.sql was changed after it was applied");
    expect(await read(database.db, sql`select to_regclass('later') as later`)).toEqual([{ later: null }]);
  });

  test("one that fails in the middle leaves nothing of itself, and is tried again once mended", async () => {
    const broken = { name: "9004_broken.sql", sql: "create table half (n int); select 1 / 0" };
    expect(await outcome(bring([...shipped(), broken]))).toBe("22012"); // division_by_zero
    expect(await read(database.db, sql`select to_regclass('half') as half`)).toEqual([{ half: null }]);
    expect(await applied()).not.toContain(broken.name);
    expect(await bring([...shipped(), { ...broken, sql: "create table half (n int)" }])).toEqual([broken.name]);
  });

  test("two processes that start together apply each once", async () => {
    const late = { name: "9005_late.sql", sql: "create table late (n int)" };
    const both = await Promise.all([bring([...shipped(), late]), bring([...shipped(), late])]);
    expect(both.flat()).toEqual([late.name]);
  });
});

describe("matters from before a rule", () => {
  test("of violence at home are asked whether contact is safe, from the day of the upgrade", async () => {
    const old = onPglite(await PGlite.create({ extensions: { vector } }));
    try {
      await migrate(
        old,
        shipped().filter(({ name }) => name < "0037"),
        sha256Hex,
      );
      const citizen = crypto.randomUUID();
      const matter = (triage: object) =>
        sql<{
          id: string;
        }>`insert into inquiry (id, citizen_id, channel, follow_up, category, urgency, seat_class, triage, person, received_at, state_at)
          values (gen_random_uuid(), ${citizen}, 'widget', 'skip', 'family', 'none', 'family', ${JSON.stringify(triage)}, ${new Uint8Array(32)}, now(), now()) returning id`;
      const ids = await old.transact("system:test", async (tx) => {
        await sql`insert into citizen (id, token_hash, created_at) values (${citizen}, ${new Uint8Array(32)}, now())`.execute(tx);
        const made: string[] = [];
        for (const [triage, state] of [
          [{ dangers: ["family-violence"] }, "triaged"],
          [{ homeUnsafe: true }, "withdrawn"],
          [{ dangers: ["self-harm"] }, "triaged"],
        ] as const) {
          const { rows } = await matter(triage).execute(tx);
          made.push(rows[0]!.id);
          if (state === "withdrawn") await sql`update inquiry set state = 'withdrawn' where id = ${rows[0]!.id}`.execute(tx);
        }
        return made;
      });
      await migrate(old, shipped(), sha256Hex);
      expect(await read(old.db, sql`select inquiry_id as id from contact_asked`)).toEqual([{ id: ids[0] }]);
    } finally {
      await old.close();
    }
  });
});
