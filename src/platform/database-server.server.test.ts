/** What only a server can do: end a connection that somebody listens on. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { givenDatabase } from "#testing/given.node.ts";
import type { Database } from "./database.ts";
import { openDeskNews, tellDesk } from "./desk-news.ts";
import { ALERTS, openNews } from "./news.ts";

let database: Database;
beforeAll(async () => {
  database = await givenDatabase();
});
afterAll(() => database.close());

/** @returns how many connections that listen were ended */
async function endListeners(): Promise<number> {
  const { rows } = await sql<{ ended: boolean }>`select pg_terminate_backend(pid) as ended from pg_stat_activity
    where datname = current_database() and query ilike 'listen %' and pid <> pg_backend_pid()`.execute(database.db);
  return rows.filter(({ ended }) => ended).length;
}

test("who listens on a connection that ends is told to look at everything, and hears what is told afterwards", async () => {
  const news = await openDeskNews(database);
  const heard: string[] = [];
  let woken = () => {};
  const until = async (kind: string) => {
    while (!heard.includes(kind)) {
      await new Promise<void>((resolve) => {
        woken = resolve;
      });
    }
  };
  const stop = news.follow("somebody", null, ({ event }) => {
    heard.push(event === "session" ? event : event.kind);
    woken();
  });
  for (let time = 0; time < 2; time++) {
    heard.length = 0;
    expect(await endListeners()).toBe(1);
    await until("all");
    expect(heard).toEqual(["session", "all"]);
    await database.transact("system:test", (tx) => tellDesk(tx, "board"));
    await until("board");
  }
  stop();
  await news.close();
  expect(await endListeners()).toBe(0);
});

test("who waits for an inquiry or an alert looks again at once", async () => {
  const news = await openNews(database);
  const waits = ["an inquiry", ALERTS].map((about) => news.wait(about, 60_000, new AbortController().signal));
  expect(await endListeners()).toBe(2);
  await Promise.all(waits);
  await news.close();
});
