/**
 * The citizen's page: its styles inside it, its language's file announced beside its script, so that a slow phone asks twice
 * and not four times in a row; and who may hold it in a frame.
 * @see docs/decisions/0042-embedding.md
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "hono";
import { z } from "zod";
import { SiteCode } from "../contract/sites.ts";
import { bestSpoken } from "#language/phrasebook.ts";
import { type Stored, send, store } from "./stored.node.ts";

/** An open site's list of who may hold its frame, what it speaks, how long its counter's screen waits; null where there is none. */
export type SiteAtDoor = (code: string) => Promise<{ origins: string[]; language: string; kioskIdleMinutes: number } | null>;

const Manifest = z.record(z.string(), z.object({ file: z.string(), css: z.array(z.string()).default([]) }));
const LANGUAGE = /corpus\/languages\/([^/]+)\.json$/;
const FIRST = "zh-CN";
/** What the page itself asks of the browser; a host page may grant less. */
const PERMISSIONS = "camera=(), geolocation=(), payment=(), usb=(), microphone=(self), clipboard-write=(self)";

/** @param elsewhere who may hold the page where no site is named (FRAME_ANCESTORS) */
export function widgetPage(dist: string, site: SiteAtDoor, elsewhere: string): (c: Context) => Promise<Response> {
  const { pages, style } = assemble(dist);
  const spoken = [...pages.keys()];
  const waiting = atCounters(pages);
  return async (c) => {
    const code = c.req.query("bureau");
    const known = code !== undefined && SiteCode.safeParse(code).success ? await site(code) : null;
    const holders = code === undefined ? elsewhere : ["'self'", ...(known?.origins ?? [])].join(" ");
    // The link's own language, then the site's, then the browser's.
    const wishes = [c.req.query("lang"), known?.language, c.req.header("accept-language")];
    const language = wishes.reduce<string | null>((found, wish) => found ?? bestSpoken(wish ?? "", spoken), null) ?? FIRST;
    const asked = c.req.query("mode") === "kiosk" && known ? known.kioskIdleMinutes : null;
    const page = waiting(language, asked);
    if (!page) throw new Error("the widget was built without its first language");
    const policy = `default-src 'none'; script-src 'self'; style-src 'self' '${style}'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors ${holders}`;
    const more = { "content-security-policy": policy, "permissions-policy": PERMISSIONS, vary: "accept-language" };
    return send(c, page, more, short(policy));
  };
}

/** As a counter's screen gets it: with its minutes, which the page's own script reads. Made once for each of the ten. */
function atCounters(pages: Map<string, Stored>): (language: string, minutes: number | null) => Stored | undefined {
  const made = new Map<string, Stored>();
  return (language, minutes) => {
    const plain = pages.get(language) ?? pages.get(FIRST);
    if (!plain || minutes === null) return plain;
    const name = `${plain.hash} ${minutes}`;
    const page = made.get(name) ?? store(new TextDecoder().decode(plain.plain).replace("<html ", `<html data-idle="${minutes}" `));
    made.set(name, page);
    return page;
  };
}

const short = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 8);

type Assembled = { pages: Map<string, Stored>; languages: (readonly [code: string, file: string])[]; scripts: string[]; style: string };

/** @returns a page for each language, what else the build may load of it, and the hash of the styles as a policy names it */
export function assemble(dist: string): Assembled {
  // Without the spaces that only its source needs.
  const built = readFileSync(join(dist, "widget/index.html"), "utf8").replaceAll(/>\s+</g, "><").replaceAll(/\n\s*/g, "\n");
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(dist, ".vite/widget.json"), "utf8")));
  const css = Object.values(manifest).flatMap((chunk) => chunk.css);
  const styles = css.map((file) => readFileSync(join(dist, file), "utf8")).join("");
  const inlined = built.replaceAll(/\s*<link rel="stylesheet"[^>]*>/g, "").replace("</head>", () => `<style>${styles}</style></head>`);
  const languages = Object.entries(manifest).flatMap(([name, { file }]) => {
    const language = LANGUAGE.exec(name)?.[1];
    return language ? [[language, file] as const] : [];
  });
  const pageIn = (language: string, file: string) =>
    store(
      inlined
        .replace(/<html lang="[^"]*"/, `<html lang="${language}"`)
        .replace("</head>", `<link rel="modulepreload" crossorigin href="/${file}"></head>`),
    );
  return {
    languages,
    scripts: Object.entries(manifest).flatMap(([name, { file }]) => (file.endsWith(".js") && !LANGUAGE.test(name) ? [file] : [])),
    pages: new Map(languages.map(([language, file]) => [language, pageIn(language, file)])),
    style: `sha256-${createHash("sha256").update(styles).digest("base64")}`,
  };
}
