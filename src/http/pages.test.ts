/** How the built pages are served: compressed, asked for again only where they changed, and held by whom the site says. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { EmbedScript } from "#contract/sites.ts";
import { pages } from "./pages.node.ts";

const GUEST = "(function(){/* the guest script of this build */})()";
const STYLE = "body{color:#111}";
const SCRIPT = "export const words = 1;";
const BUILT: Record<string, string> = {
  "home/index.html": "<!doctype html><title>home</title>",
  "law/index.html": "<!doctype html><title>law</title>",
  "console/index.html": '<!doctype html><html lang="zh-CN"><title>desk</title></html>',
  "widget/index.html":
    '<!doctype html><html lang="zh-CN"><head>\n<link rel="stylesheet" crossorigin href="/assets/w.css"><script type="module" src="/assets/w.js"></script></head></html>',
  "assets/w.css": STYLE,
  "assets/w.js": SCRIPT,
  "embed.js": GUEST,
  ".vite/widget.json": JSON.stringify({
    "widget/index.html": { file: "assets/w.js", css: ["assets/w.css"] },
    "../../corpus/languages/zh-CN.json": { file: "assets/zh-CN-1.js" },
    "../../corpus/languages/en.json": { file: "assets/en-1.js" },
  }),
};

let dist = "";
let app: ReturnType<typeof pages>;
let origins: string[];
const kept = new Map<string, string>();
beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), "wenfa-pages-"));
  for (const [file, text] of Object.entries(BUILT)) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    writeFileSync(join(dist, file), text);
  }
  writeFileSync(join(dist, "assets/w.js.br"), brotliCompressSync(SCRIPT));
  app = pages(dist, dist, {
    site: (code) => Promise.resolve(code === "nanshan" ? { origins, language: "en", kioskIdleMinutes: 5 } : null),
    frameAncestors: "'self' https://elsewhere.example",
    scripts: {
      keep: (hash, body) => Promise.resolve(void kept.set(hash, body)),
      kept: (hash) => Promise.resolve(kept.get(hash) ?? null),
    },
  });
});
beforeEach(() => {
  origins = ["https://www.szns.example"];
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const holders = async (path: string) => /frame-ancestors ([^;]*)/.exec((await get(path)).headers.get("content-security-policy") ?? "")?.[1];

describe("the citizen's page", () => {
  test.each([
    ["/widget?bureau=nanshan", "'self' https://www.szns.example"],
    ["/widget?bureau=unknown", "'self'"],
    ["/widget?bureau=NO%20CODE", "'self'"],
    ["/widget?bureau=", "'self'"],
    ["/widget", "'self' https://elsewhere.example"],
  ])("%s may be held by %s", async (path, who) => expect(await holders(path)).toBe(who));

  test("allows no script but the service's own, no style but its own, and no word inline", async () => {
    const policy = (await get("/widget")).headers.get("content-security-policy") ?? "";
    const hash = createHash("sha256").update(STYLE).digest("base64");
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(policy).toContain(`style-src 'self' 'sha256-${hash}'`);
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(await (await get("/widget")).text()).toContain(`<style>${STYLE}</style>`);
  });

  test.each([
    ["the link's language", "/widget?bureau=nanshan&lang=zh-CN", "en", "zh-CN"],
    ["else the site's", "/widget?bureau=nanshan", "zh-CN", "en"],
    ["else the browser's", "/widget", "fr;q=0.9, en-GB;q=0.8", "en"],
    ["else Chinese", "/widget?lang=xx", "fr", "zh-CN"],
  ])("speaks %s, and announces its words", async (_, path, accepts, language) => {
    const text = await (await get(path, { "accept-language": accepts })).text();
    expect(text).toContain(`<html lang="${language}"`);
    expect(text).toContain(`<link rel="modulepreload" crossorigin href="/assets/${language}-1.js">`);
    expect(text).not.toContain('rel="stylesheet"');
  });

  test("tells a counter's screen of a site its minutes, and nothing to any other page", async () => {
    const idle = async (path: string) => /<html data-idle="(\d+)" lang="/.exec(await (await get(path)).text())?.[1] ?? null;
    expect(await idle("/widget?bureau=nanshan&mode=kiosk")).toBe("5");
    for (const path of ["/widget?mode=kiosk", "/widget?bureau=nanshan", "/widget?bureau=nobodys&mode=kiosk"])
      expect(await idle(path), path).toBeNull();
    const tags = await Promise.all(
      ["", "&mode=kiosk"].map(async (mode) => (await get(`/widget?bureau=nanshan${mode}`)).headers.get("etag")),
    );
    expect(new Set(tags).size).toBe(2);
  });

  test("is not sent again while it is what it was, and is once another page may hold it", async () => {
    const first = await get("/widget?bureau=nanshan");
    const tag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("no-cache");
    expect((await get("/widget?bureau=nanshan", { "if-none-match": tag })).status).toBe(304);
    origins = [];
    expect((await get("/widget?bureau=nanshan", { "if-none-match": tag })).status).toBe(200);
  });
});

describe("the guest script", () => {
  test("has two names: the newest for minutes, this version for ever and held to its hash", async () => {
    const { path, integrity } = (await (await get("/embed.json")).json()) as EmbedScript;
    expect(integrity).toBe(`sha384-${createHash("sha384").update(GUEST).digest("base64")}`);
    const [newest, pinned] = [await get("/embed.js"), await get(path)];
    expect([await newest.text(), await pinned.text()]).toEqual([GUEST, GUEST]);
    expect(newest.headers.get("cache-control")).toBe("public, max-age=300");
    expect(pinned.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    for (const { headers } of [newest, pinned]) expect(headers.get("access-control-allow-origin")).toBe("*");
    expect([...kept.values()]).toEqual([GUEST]);
  });

  test("of an earlier build is still there under its hash; one that never was is not", async () => {
    kept.set("earlier-build_1", "earlier()");
    expect(await (await get("/embed@earlier-build_1.js")).text()).toBe("earlier()");
    expect((await get("/embed@never-was-there.js")).status).toBe(404);
    expect((await get("/embed@short.js")).status).toBe(404);
  });
});

describe("what is sent", () => {
  test("is compressed as the browser takes it", async () => {
    const asked = await get("/assets/w.js", { "accept-encoding": "gzip, br" });
    expect(asked.headers.get("content-encoding")).toBe("br");
    expect(asked.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(brotliDecompressSync(new Uint8Array(await asked.arrayBuffer())).toString()).toBe(SCRIPT);
    for (const path of ["/", "/law/x", "/console/queue", "/widget", "/embed.js"]) {
      const { headers } = await get(path, { "accept-encoding": "gzip" });
      expect([path, headers.get("content-encoding"), headers.get("vary")?.includes("accept-encoding")]).toEqual([path, "gzip", true]);
      expect([path, (await get(path)).headers.get("content-encoding")]).toEqual([path, null]);
    }
  });

  test("of the desk opens in the language and light that this browser chose", async () => {
    const english = await get("/console", { cookie: "wenfa-language=en; wenfa-look=dark" });
    expect(await english.text()).toContain('<html lang="en" data-look="dark" data-size="normal">');
    expect(english.headers.get("etag")).not.toBe((await get("/console")).headers.get("etag"));
  });
});
