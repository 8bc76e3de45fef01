/**
 * `npm run bench:thread`: the widget on a cheap phone, in a real browser whose processor is slowed down four times. Prints how
 * soon a matter of thousands of messages opens and how it scrolls, and how long the puzzle before the door takes.
 */
import { serve } from "@hono/node-server";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Browser, Page } from "playwright-core";
import { z } from "zod";
import { command, validated } from "#cli/command.node.ts";
import { AskResponse } from "#contract.ts";
import { silentLog } from "#platform/log.ts";
import { agreedAt } from "#testing/agreeing.ts";
import { openBrowser } from "#testing/browser.node.ts";
import { freePort } from "#testing/running.node.ts";
import { parseConfig } from "../src/config.ts";
import { type Running, openService } from "../src/service.node.ts";

const USAGE = `npm run bench:thread -- [--messages N] [--puzzles N] [--bits N] [--slow N]

--messages N  in one matter (2,000)
--puzzles N   solved, one after the other (21)
--bits N      zero bits that a puzzle asks for (17)
--slow N      times that the processor is slowed down (4)

Exits 0; 1 where a frame took longer than 50 ms at the 95th percentile, or a puzzle held one so long.`;

const most = (n: number) => z.coerce.number("a number").int().min(1).max(n);
const Settings = z.object({
  messages: most(20_000).default(2000),
  puzzles: most(1000).default(21),
  bits: most(24).default(17),
  slow: most(20).default(4),
});
type Settings = z.output<typeof Settings>;

const ROOT = join(import.meta.dirname, "..");
const BOUND_MS = 50;
const PHONE = { width: 360, height: 740 };

if (import.meta.main) {
  const text = { type: "string" } as const;
  await command(USAGE, { messages: text, puzzles: text, bits: text, slow: text }, (values) => bench(validated(Settings, values)));
}

async function bench(settings: Settings): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), "wenfa-thread-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running = await openService(parseConfig({ PORT: String(port), DATA_DIR: dataDir, DEMO: "1" }), { log: silentLog, root: ROOT });
  const server = serve({ fetch: running.app.fetch, port, hostname: "127.0.0.1" });
  const browser = await openBrowser();
  try {
    const thread = await scrollThread(browser, url, await longThread(running, url, settings.messages), settings);
    const puzzle = await solvePuzzles(browser, url, settings);
    return thread <= BOUND_MS && puzzle <= BOUND_MS ? 0 : 1;
  } finally {
    await browser.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
    await running.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Matter = { id: string; token: string };

async function longThread({ database }: Running, url: string, messages: number): Promise<Matter> {
  const body = JSON.stringify({ question: "公司拖欠我三个月工资，怎么要回来？", ...(await agreedAt(url)) });
  const response = await fetch(`${url}/api/inquiries`, { method: "POST", headers: { "content-type": "application/json" }, body });
  const matter = AskResponse.parse(await response.json());
  const words = "我今天又去问了一次，人事说还要再等，让我先把手里的活交接完，不然不给结。".repeat(2);
  await database.transact("system:bench", (tx) =>
    sql`insert into message (id, inquiry_id, from_whom, text, questions, at, position)
      select gen_random_uuid(), ${matter.id}, case when n % 3 = 0 then 'lawyer' else 'citizen' end, ${words} || n, '[]',
        now(), 1 + n from generate_series(1, ${messages}::int) as n`.execute(tx),
  );
  return matter;
}

async function slowPage(browser: Browser, { slow }: Settings): Promise<Page> {
  const page = await (await browser.newContext({ viewport: PHONE, locale: "zh-CN", bypassCSP: true })).newPage();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slow });
  return page;
}

function tell(what: string, times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  console.log(`${what}: p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, most ${at(1).toFixed(0)} ms (${times.length})`);
  return at(0.95);
}

/** @returns the 95th percentile of a frame's time, all messages loaded */
async function scrollThread(browser: Browser, url: string, { id, token }: Matter, settings: Settings): Promise<number> {
  const page = await slowPage(browser, settings);
  await page.addInitScript(
    ([id, token]) => {
      const held = { id, token, at: new Date().toISOString(), category: null };
      sessionStorage.setItem("wenfa", JSON.stringify({ held: [held], open: id }));
    },
    [id, token],
  );
  const began = performance.now();
  await page.goto(`${url}/widget`);
  await page.locator(".said").last().waitFor();
  console.log(`${settings.messages} messages, processor ÷${settings.slow}: open after ${(performance.now() - began).toFixed(0)} ms`);
  const few = tell("scrolling the latest, one frame", await frames(page));
  const older = page.getByRole("button", { name: /^更早的消息/ });
  const loads: number[] = [];
  while (await older.isVisible()) {
    const shown = await page.locator(".said").count();
    const asked = performance.now();
    await older.click();
    await page.waitForFunction((n) => document.querySelectorAll(".said").length > n, shown);
    loads.push(performance.now() - asked);
  }
  if (loads.length > 0) tell("an older page on screen", loads);
  return Math.max(few, tell(`scrolling all ${await page.locator(".said").count()}, one frame`, await frames(page)));
}

/** Two hundred frames, each a third of a screen further, down and up again. */
function frames(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const times: number[] = [];
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    let last = await frame();
    for (let i = 0; i < 200; i++) {
      scrollBy(0, i < 100 ? 250 : -250);
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  });
}

/** @returns how long a frame was held while solving, at the 95th percentile */
async function solvePuzzles(browser: Browser, url: string, settings: Settings): Promise<number> {
  const file = readdirSync(join(ROOT, "dist/web/assets")).find((name) => /^solve-challenge-.*\.js$/.test(name)) ?? "";
  const page = await slowPage(browser, settings);
  await page.goto(`${url}/follow`);
  const { times, held } = await page.evaluate(
    async ([path, puzzles, bits]) => {
      type Solve = (puzzle: { kind: string; puzzle: string; bits: number }, pause: () => Promise<void>) => Promise<string>;
      const { solve } = (await import(path)) as { solve: Solve };
      const [times, held]: [number[], number[]] = [[], []];
      let solving = true;
      let last = performance.now();
      const watch = (now: number) => {
        held.push(now - last);
        last = now;
        if (solving) requestAnimationFrame(watch);
      };
      requestAnimationFrame(watch);
      for (let i = 0; i < puzzles; i++) {
        const began = performance.now();
        await solve({ kind: "pow", puzzle: `${bits}.${i}`.padEnd(125, "x"), bits }, () => new Promise((resolve) => setTimeout(resolve)));
        times.push(performance.now() - began);
      }
      solving = false;
      return { times, held };
    },
    [`${url}/assets/${file}`, settings.puzzles, settings.bits] as const,
  );
  tell(`a puzzle of ${settings.bits} bits`, times);
  return tell("one frame while solving", held.slice(1));
}
