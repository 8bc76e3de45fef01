/**
 * `npm run bench:widget`: what citizens load and how soon they can ask, in a real browser on a simulated slow phone with an
 * empty cache; the same beside ways of serving it that were not taken.
 */
import { serve } from "@hono/node-server";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { Browser } from "playwright-core";
import { command, validated } from "#cli/command.node.ts";
import { silentLog } from "#platform/log.ts";
import { addSite } from "#sites/edit-site.ts";
import { DEMO_SITE } from "#sites/site.ts";
import { openBrowser } from "#testing/browser.node.ts";
import { freePort } from "#testing/running.node.ts";
import { parseConfig } from "../src/config.ts";
import { openService } from "../src/service.node.ts";
import { type Load, loadOnce } from "./widget-load.ts";
import { printWidgetSizes } from "./widget-size.node.ts";

const USAGE = `npm run bench:widget -- [--loads N] [--root FOLDER]

--loads N      cold loads of each way (15)
--root FOLDER  where dist/web lies; else here

Exits 1 where a size is past its budget, or the page as it is served is usable later than 2 s at the 95th percentile.`;

const Settings = z.object({
  loads: z.coerce.number("a number").int().min(3).max(200).default(15),
  root: z.string().default(join(import.meta.dirname, "..")),
});

const USABLE_MS = 2000;
const OURS = "as it is served, gzip";

type Reply = { body: string; headers: Headers };
/** One way of serving: what the browser says it takes, and what becomes of the document. */
type Way = { name: string; takes: string; page?: (html: string) => string };

const withoutPreload = (html: string) => html.replaceAll(/<link rel="modulepreload"[^>]*>/g, "");

if (import.meta.main) {
  const text = { type: "string" } as const;
  await command(USAGE, { loads: text, root: text }, (values) => bench(validated(Settings, values)));
}

async function bench({ loads, root }: z.output<typeof Settings>): Promise<number> {
  const dist = join(resolve(root), "dist/web");
  const sizes = printWidgetSizes(dist);
  const dataDir = mkdtempSync(join(tmpdir(), "wenfa-widget-"));
  const running = await openService(parseConfig({ DATA_DIR: dataDir, DEMO: "1" }), { log: silentLog, root: resolve(root) });
  await addSite(running.parts, "system:bench", DEMO_SITE);
  const browser = await openBrowser();
  try {
    console.log(`\n${loads} cold loads each; 4 times slower processor, 1.6 Mbit/s down, 150 ms there and back; milliseconds\n`);
    console.log("| way | first paint p50 | usable p50 | p95 | KB | requests |\n| --- | --- | --- | --- | --- | --- |");
    let late = 0;
    for (const way of waysOf(dist)) {
      const done = await measure(browser, (request) => Promise.resolve(running.app.fetch(request)), way, loads);
      const [paint, usable] = [done.map((one) => one.paint), done.map((one) => one.usable)];
      const [kb, requests] = [done[0]?.kb ?? 0, done[0]?.requests ?? 0];
      if (way.name === OURS) late = quantile(usable, 0.95);
      const told = [quantile(paint, 0.5), quantile(usable, 0.5), quantile(usable, 0.95)].map((ms) => ms.toFixed(0));
      console.log(`| ${[way.name, ...told, kb.toFixed(1), requests].join(" | ")} |`);
    }
    return sizes && late <= USABLE_MS ? 0 : 1;
  } finally {
    await browser.close();
    await running.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function waysOf(dist: string): Way[] {
  const built = readFileSync(join(dist, "widget/index.html"), "utf8");
  const styles = /<link rel="stylesheet"[^>]*>/.exec(built)?.[0] ?? "";
  const inAFile = (html: string) => html.replace(/<style>[\s\S]*?<\/style>/, styles);
  return [
    { name: OURS, takes: "gzip" },
    { name: "as it is served, brotli (https)", takes: "br" },
    { name: "without announcing the language", takes: "gzip", page: withoutPreload },
    { name: "styles in a file of their own", takes: "gzip", page: inAFile },
    { name: "neither, as the build left it", takes: "gzip", page: (html) => inAFile(withoutPreload(html)) },
    { name: "without compression", takes: "identity" },
    { name: "nothing of it", takes: "identity", page: (html) => inAFile(withoutPreload(html)) },
  ];
}

/** The service behind a door of this way's own, so that the browser sees nothing but a server. */
async function measure(browser: Browser, ask: (request: Request) => Promise<Response>, way: Way, loads: number): Promise<Load[]> {
  const port = await freePort();
  const door = async (request: Request): Promise<Response> => {
    const headers = new Headers(request.headers);
    const document = way.page && new URL(request.url).pathname === "/widget";
    headers.set("accept-encoding", document ? "identity" : way.takes);
    const reply = await ask(new Request(request, { headers }));
    return document && way.page ? changed({ body: await reply.text(), headers: reply.headers }, way.page, way.takes) : reply;
  };
  const server = serve({ fetch: door, port, hostname: "127.0.0.1" });
  try {
    const done: Load[] = [];
    await loadOnce(browser, `http://127.0.0.1:${port}/widget?bureau=demo`); // the server's own first time is nobody's
    for (let n = 0; n < loads; n += 1) done.push(await loadOnce(browser, `http://127.0.0.1:${port}/widget?bureau=demo`));
    return done;
  } finally {
    server.close();
  }
}

function changed({ body, headers }: Reply, change: (html: string) => string, takes: string): Response {
  const page = new Blob([change(body)]).stream();
  if (takes !== "gzip") return new Response(page, { headers });
  headers.set("content-encoding", "gzip");
  return new Response(page.pipeThrough(new CompressionStream("gzip")), { headers });
}

function quantile(values: number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}
