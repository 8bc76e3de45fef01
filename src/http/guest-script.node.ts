/**
 * The guest script under two names: /embed.js, which is always the newest, and /embed@<hash>.js, which never changes and may
 * be named with its integrity. An older hash is served from what was kept when it was new.
 */
import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { EmbedScript } from "../contract/sites.ts";
import { send, store } from "./stored.node.ts";

export type GuestScripts = { keep: (hash: string, body: string) => Promise<void>; kept: (hash: string) => Promise<string | null> };

const SCRIPT = "text/javascript";
const FOR_EVER = "public, max-age=31536000, immutable";
const NEWEST = "public, max-age=300";
/** Any page may load it, and a browser that checks its integrity asks for it by CORS. */
const ANYWHERE = { "cross-origin-resource-policy": "cross-origin", "access-control-allow-origin": "*" };

/** @param body the script of this build; it is kept under its hash before the first page can name it */
export function guestScript(body: string, { keep, kept }: GuestScripts): Hono {
  const newest = store(body, SCRIPT);
  const keeping = keep(newest.hash, body);
  const about: EmbedScript = {
    path: `/embed@${newest.hash}.js`,
    integrity: `sha384-${createHash("sha384").update(body).digest("base64")}`,
  };
  const app = new Hono();
  app.get("/embed.js", (c) => send(c, newest, { "cache-control": NEWEST, ...ANYWHERE }));
  app.get("/embed.json", async (c) => {
    await keeping;
    return send(c, store(JSON.stringify(about), "application/json"));
  });
  app.get("/:file{embed@[A-Za-z0-9_-]{12,64}\\.js}", async (c) => {
    const hash = c.req.param("file").slice("embed@".length, -".js".length);
    if (hash === newest.hash) return send(c, newest, { "cache-control": FOR_EVER, ...ANYWHERE });
    const older = await kept(hash);
    return older === null ? c.notFound() : send(c, store(older, SCRIPT), { "cache-control": FOR_EVER, ...ANYWHERE });
  });
  return app;
}
