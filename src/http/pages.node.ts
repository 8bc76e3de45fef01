/** The built pages, the guest script, and the readable page of the API. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono } from "hono";
import { getCookie } from "hono/cookie";

/** @param dist folder of the web build; @param swagger folder of the API page's own files */
export function pages(dist: string, swagger: string): Hono {
  const app = new Hono();
  const page = (file: string) => readFileSync(join(dist, file), "utf8");
  const home = page("home/index.html");
  const widget = page("widget/index.html");
  const law = page("law/index.html");
  const console_ = page("console/index.html");
  const embed = readFileSync(join(dist, "embed.js"), "utf8");
  app.get("/", (c) => c.html(home));
  app.get("/widget", (c) => c.html(widget));
  app.get("/law", (c) => c.html(law));
  app.get("/law/*", (c) => c.html(law));
  const desk = (c: Context) => c.html(console_.replace('<html lang="zh-CN">', opening(c)), 200, { vary: "cookie" });
  app.get("/console", desk);
  app.get("/console/*", desk);
  app.get("/embed.js", (c) =>
    c.body(embed, 200, {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=3600",
      "cross-origin-resource-policy": "cross-origin",
    }),
  );
  app.use("/assets/*", serveStatic({ root: dist, onFound: (_, c) => c.header("cache-control", "public, max-age=31536000, immutable") }));
  app.get("/docs", (c) => c.html(DOCS));
  app.get("/docs/start.js", (c) => c.body(START, 200, { "content-type": "text/javascript; charset=utf-8" }));
  app.use("/docs/*", serveStatic({ root: swagger, rewriteRequestPath: (path) => path.replace(/^\/docs/, "") }));
  return app;
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
