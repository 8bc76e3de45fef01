/**
 * `npm run bench:size`: the script that a browser fetches before the queue is on screen: the console's entry and all that
 * it imports at once, gzip as a server sends it. What a page loads when it is opened is listed beside it. Then what citizens load.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { printWidgetSizes } from "./widget-size.node.ts";

const BOUND_KB = 360;
const DIST = join(process.argv[2] ?? join(import.meta.dirname, "../dist/web"));
const ENTRY = "console/index.html";

type Chunk = { file: string; src?: string; imports?: string[]; dynamicImports?: string[] };
const manifest = JSON.parse(readFileSync(join(DIST, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;

function staticGraph(name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk || seen.has(name)) return seen;
  seen.add(name);
  for (const next of chunk.imports ?? []) staticGraph(next, seen);
  return seen;
}

const sizeOf = (names: Iterable<string>): number =>
  [...names]
    .map((name) => manifest[name]?.file ?? "")
    .filter((file) => file.endsWith(".js"))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length, 0) / 1024;

const entry = staticGraph(ENTRY);
const first = sizeOf(entry);
const later = [...entry].flatMap((name) => manifest[name]?.dynamicImports ?? []);
console.log(`queue page, first load: ${first.toFixed(1)} KB of script (gzip), at most ${BOUND_KB}`);
for (const name of [...new Set(later)].toSorted()) {
  const more = [...staticGraph(name)].filter((one) => !entry.has(one));
  console.log(`  + ${sizeOf(more).toFixed(1).padStart(6)} KB  ${manifest[name]?.src ?? name}`);
}
const citizens = printWidgetSizes(DIST);
process.exitCode = first > BOUND_KB || !citizens ? 1 : 0;
