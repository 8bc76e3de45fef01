/**
 * `npm run bench:desk`: the console in a real browser over a full queue. Prints, for every page, how long a key press
 * takes until it is painted while the queue moves under it, and how long the page's own requests take.
 */
import { serve } from "@hono/node-server";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { z } from "zod";
import { command, validated } from "#cli/command.node.ts";
import type { Database } from "#platform/database.ts";
import { silentLog } from "#platform/log.ts";
import { openBrowser } from "#testing/browser.node.ts";
import { freePort } from "#testing/running.node.ts";
import { parseConfig } from "../src/config.ts";
import { openDemo } from "../src/demo.node.ts";
import { openService } from "../src/service.node.ts";
import { fillDesk } from "./desk-fill.ts";

const USAGE = `npm run bench:desk -- [--waiting N] [--reviewed N] [--audited N] [--presses N] [--root FOLDER] [--database URL]

--waiting N     drafts in the queue (5,000)
--reviewed N    answers in one lawyer's history (2,000)
--audited N     rows in the audit (200,000)
--presses N     key presses on each page (60)
--root FOLDER   where dist/web lies; else here
--database URL  an empty PostgreSQL database with pgvector; else the embedded default

Exits 0; 1 where a press took longer than 100 ms at the 95th percentile.`;

const most = (n: number) => z.coerce.number("a number").int().min(1).max(n);
const Settings = z.object({
  waiting: most(100_000).default(5000),
  reviewed: most(100_000).default(2000),
  audited: most(5_000_000).default(200_000),
  presses: most(1000).default(60),
  root: z.string().default(join(import.meta.dirname, "..")),
  database: z.string().startsWith("postgres").optional(),
});
type Settings = z.output<typeof Settings>;

const BOUND_MS = 100;
const ASKED = 30;
/** The queue of a busy bureau moves so often while somebody types. */
const MOVES_EVERY_MS = 400;

type Desk = { page: string; role: "lawyer" | "supervisor"; ready: string; asks: string[] };
const PAGES: Desk[] = [
  { page: "queue", role: "lawyer", ready: ".row", asks: ["/api/review/queue"] },
  { page: "history", role: "lawyer", ready: ".row", asks: ["/api/review/history"] },
  { page: "board", role: "supervisor", ready: ".row", asks: ["/api/supervisor/board", "/api/supervisor/waiting"] },
  {
    page: "audit",
    role: "supervisor",
    ready: ".ant-table-row",
    asks: ["/api/supervisor/audit", "/api/supervisor/audit?action=open-original"],
  },
];

if (import.meta.main) {
  const text = { type: "string" } as const;
  const options = { waiting: text, reviewed: text, audited: text, presses: text, root: text, database: text };
  await command(USAGE, options, (values) => bench(validated(Settings, values)));
}

async function bench(settings: Settings): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), "wenfa-desk-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    PORT: String(port),
    DATA_DIR: dataDir,
    DEMO: "1",
    ...(settings.database ? { DATABASE_URL: settings.database } : {}),
  };
  const config = parseConfig(environment);
  const running = await openService(config, { log: silentLog, root: resolve(settings.root) });
  await openDemo(dataDir, running);
  const server = serve({ fetch: running.app.fetch, port, hostname: "127.0.0.1" });
  const browser = await openBrowser();
  try {
    const people = seatsIn(dataDir);
    const { rows } = await sql<{ id: string }>`select id from staff where email = ${people.lawyer.email}`.execute(running.database.db);
    await fillDesk(running.database, settings, rows[0]?.id ?? "");
    console.log(
      `${settings.waiting} drafts wait, ${settings.reviewed} in the lawyer's history, ${settings.audited} rows in the audit; ${settings.presses} presses a page while the queue moves every ${MOVES_EVERY_MS} ms; milliseconds\n`,
    );
    console.log("| page | first load | press → paint p50 | p95 | request | p50 | p95 |\n| --- | --- | --- | --- | --- | --- | --- |");
    let slow = 0;
    for (const desk of PAGES) {
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
      const signedIn = await page.request.post(`${url}/api/auth/sign-in/email`, { data: people[desk.role], headers: { origin: url } });
      if (!signedIn.ok()) throw new Error(`sign-in: ${signedIn.status()}`);
      const began = performance.now();
      await page.goto(`${url}/console/${desk.page}`);
      await page.locator(desk.ready).first().waitFor({ timeout: 120_000 });
      const loaded = performance.now() - began;
      const presses = await whileMoving(running.database, () => press(page, settings.presses));
      const asked = [];
      for (const path of desk.asks) asked.push([path, ...said(await ask(page, path))]);
      if (quantile(presses, 0.95) > BOUND_MS) slow += 1;
      for (const [i, [path, p50, p95]] of asked.entries()) {
        const own = i === 0 ? [desk.page, loaded.toFixed(0), ...said(presses)] : ["", "", "", ""];
        console.log(`| ${[...own, path, p50, p95].join(" | ")} |`);
      }
      await page.close();
    }
    return slow === 0 ? 0 : 1;
  } finally {
    await browser.close();
    server.close();
    await running.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Seats = Record<Desk["role"], { email: string; password: string }>;

function seatsIn(dataDir: string): Seats {
  const { seats } = JSON.parse(readFileSync(join(dataDir, "demo-seats.json"), "utf8")) as {
    seats: { role: string; email: string; password: string }[];
  };
  const of = (role: string) => {
    const { email = "", password = "" } = seats.find((seat) => seat.role === role) ?? {};
    return { email, password };
  };
  return { lawyer: of("lawyer"), supervisor: of("supervisor") };
}

/** Urgency comes and goes, as when triage is corrected: every open page is told, and asks again. */
async function whileMoving<T>({ transact }: Database, work: () => Promise<T>): Promise<T> {
  const move = () =>
    transact("system:bench", (tx) =>
      sql`update draft set urgency_rank = 1 + urgency_rank % 2 where id = (select id from draft where state = 'waiting' and urgency_rank > 0
        order by random() limit 1)`.execute(tx),
    );
  const timer = setInterval(() => void move(), MOVES_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Tab through the page: each press to the frame after it, as the browser itself sees them. */
async function press(page: Page, times: number): Promise<number[]> {
  await page.evaluate(() => {
    const took: number[] = [];
    Object.assign(window, { took });
    window.addEventListener(
      "keydown",
      (event) => {
        const channel = new MessageChannel();
        channel.port1.addEventListener("message", () => took.push(performance.now() - event.timeStamp));
        channel.port1.start();
        requestAnimationFrame(() => channel.port2.postMessage(null));
      },
      { capture: true },
    );
  });
  for (let n = 0; n < times; n += 1) {
    await page.keyboard.press(n % 4 === 3 ? "g" : "Tab");
    await page.waitForTimeout(60);
  }
  return page.evaluate(() => (window as unknown as { took: number[] }).took);
}

async function ask(page: Page, path: string): Promise<number[]> {
  return page.evaluate(
    async ([asked, times]) => {
      const took: number[] = [];
      for (let n = 0; n < times; n += 1) {
        const began = performance.now();
        const response = await fetch(asked);
        await response.text();
        if (!response.ok) throw new Error(`${asked}: ${response.status}`);
        took.push(performance.now() - began);
      }
      return took;
    },
    [path, ASKED] as const,
  );
}

function quantile(values: number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}

function said(values: number[]): [string, string] {
  return [quantile(values, 0.5).toFixed(0), quantile(values, 0.95).toFixed(0)];
}
