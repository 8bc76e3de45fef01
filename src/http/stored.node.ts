/** A text that is served as it is: compressed once, asked for again only where it changed. */
import { createHash } from "node:crypto";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Context } from "hono";

export type Stored = {
  type: string;
  plain: Uint8Array<ArrayBuffer>;
  br: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
  hash: string;
};

export function store(text: string, type = "text/html"): Stored {
  const plain = new TextEncoder().encode(text);
  return {
    type: `${type}; charset=utf-8`,
    plain,
    br: new Uint8Array(brotliCompressSync(plain)),
    gzip: new Uint8Array(gzipSync(plain, { level: 9, memLevel: 7 })),
    hash: createHash("sha256").update(plain).digest("base64url").slice(0, 16),
  };
}

/** Kept by the browser, and asked for anew each time: an answer of 304 is a hundred bytes. */
const ASK_AGAIN = "no-cache";

/**
 * @param more headers besides; where one of them changes what the page may do, it stands in `mark`, or a browser that kept
 * the page would go on with the old one.
 */
export function send(c: Context, stored: Stored, more: Record<string, string> = {}, mark = ""): Response {
  const tag = `W/"${stored.hash}${mark}"`;
  const headers = { "cache-control": ASK_AGAIN, ...more, etag: tag, vary: ["accept-encoding", more["vary"]].filter(Boolean).join(", ") };
  const known = c.req
    .header("if-none-match")
    ?.split(",")
    .map((one) => one.trim());
  if (known?.includes(tag)) return c.body(null, 304, headers);
  const taken = new Set(
    c.req
      .header("accept-encoding")
      ?.split(",")
      .map((one) => one.split(";")[0]?.trim()),
  );
  const encoding = taken.has("br") ? "br" : taken.has("gzip") ? "gzip" : null;
  const typed = { ...headers, "content-type": stored.type };
  return encoding ? c.body(stored[encoding], 200, { ...typed, "content-encoding": encoding }) : c.body(stored.plain, 200, typed);
}
