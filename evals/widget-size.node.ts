/** What the guest script and the citizen's page weigh, gzip as a server sends them; `npm run check` fails past the budgets. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { assemble } from "#http/widget-page.node.ts";

const EMBED_KB = 3;
const PAGE_KB = 45;

type Part = { name: string; kb: number };
/** `page`: the document with its styles, every script that it may ever load, and the heaviest of its languages. */
type WidgetSizes = { embed: number; parts: Part[]; page: number; within: boolean };

const weigh = (bytes: Uint8Array): number => gzipSync(bytes, { level: 9, memLevel: 7 }).length / 1024;

/** @param dist folder of the web build */
function widgetSizes(dist: string): WidgetSizes {
  const read = (file: string) => readFileSync(join(dist, file));
  const { pages, languages, scripts } = assemble(dist);
  const spoken = languages.map(([code, file]) => ({ name: `words ${code}`, kb: weigh(read(file)) }));
  const heaviest = spoken.reduce((most, one) => (one.kb > most.kb ? one : most), { name: "", kb: 0 });
  const html = Math.max(...[...pages.values()].map(({ gzip }) => gzip.length / 1024));
  const loaded = [{ name: "document and styles", kb: html }, ...scripts.map((name) => ({ name, kb: weigh(read(name)) }))];
  const page = [...loaded, heaviest].reduce((sum, { kb }) => sum + kb, 0);
  const embed = weigh(read("embed.js"));
  return { embed, parts: [...loaded, ...spoken], page, within: embed <= EMBED_KB && page <= PAGE_KB };
}

/** @returns whether both stand within their budgets */
export function printWidgetSizes(dist: string): boolean {
  const { embed, parts, page, within } = widgetSizes(dist);
  console.log(`embed.js: ${embed.toFixed(2)} KB (gzip), at most ${EMBED_KB}`);
  console.log(`conversation page with all it loads and one language: ${page.toFixed(1)} KB (gzip), at most ${PAGE_KB}`);
  for (const { name, kb } of parts) console.log(`  ${kb.toFixed(1).padStart(6)} KB  ${name}`);
  return within;
}
