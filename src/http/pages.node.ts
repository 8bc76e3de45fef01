/** The built pages, the guest script, and the readable page of the API. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { type GuestScripts, guestScript } from "./guest-script.node.ts";
import { type Stored, send, store } from "./stored.node.ts";
import { type SiteAtDoor, widgetPage } from "./widget-page.node.ts";

type Doors = { site: SiteAtDoor; frameAncestors: string; scripts: GuestScripts };

/** @param dist folder of the web build; @param swagger folder of the API page's own files */
export function pages(dist: string, swagger: string, { site, frameAncestors, scripts }: Doors): Hono {
  const app = new Hono();
  const page = (file: string) => readFileSync(join(dist, file), "utf8");
  const home = store(page("home/index.html"));
  const law = store(page("law/index.html"));
  app.get("/", (c) => send(c, home));
  app.get("/widget", widgetPage(dist, site, frameAncestors));
  app.get("/law", (c) => send(c, law));
  app.get("/law/*", (c) => send(c, law));
  const desk = deskPages(page("console/index.html"));
  app.get("/console", desk);
  app.get("/console/*", desk);
  app.route("/", guestScript(page("embed.js"), scripts));
  app.use("/assets/*", forEver, serveStatic({ root: dist, precompressed: true }));
  app.get("/docs", (c) => c.html(DOCS));
  app.get("/docs/start.js", (c) => c.body(START, 200, { "content-type": "text/javascript; charset=utf-8" }));
  app.use("/docs/*", serveStatic({ root: swagger, rewriteRequestPath: (path) => path.replace(/^\/docs/, "") }));
  return app;
}

/** Their names hold their hash. Set on the response: what `onFound` of serveStatic sets comes after it was made, and is lost. */
const forEver: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.ok) c.res.headers.set("cache-control", "public, max-age=31536000, immutable");
};

/** One for each of the few ways in which a desk may open. */
function deskPages(built: string): (c: Context) => Response {
  const stored = new Map<string, Stored>();
  return (c) => {
    const opens = opening(c);
    const page = stored.get(opens) ?? store(built.replace('<html lang="zh-CN">', opens));
    stored.set(opens, page);
    return send(c, page, { vary: "cookie" });
  };
}

const LOOKS = ["light", "dark"];

/** Language, light and size as this browser chose them (web/console/frame/choices.ts): right from the first byte. */
function opening(c: Context): string {
  const look = getCookie(c, "wenfa-look") ?? "";
  const lang = getCookie(c, "wenfa-language") === "en" ? "en" : "zh-CN";
  const size = getCookie(c, "wenfa-size") === "large" ? "large" : "normal";
  return `<html lang="${lang}" data-look="${LOOKS.includes(look) ? look : "system"}" data-size="${size}">`;
}

const DOCS = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Wenfa 问法 API</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><main id="api"></main><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`;

const START = `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#api", docExpansion: "list", validatorUrl: null });`;
