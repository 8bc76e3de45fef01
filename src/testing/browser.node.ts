/** A headless Chromium that npm brought with the libraries it needs, or else the machine's own; needs no root and reaches nothing but this machine. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import npmChromium, { inflate } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Unpacks the browser once for all workers: two that unpack at the same time start half a program. */
export default async function setup(): Promise<void> {
  await unpacked();
}

/** npm's is a headless shell: the desk's tests took a third less time in it than in a whole Chromium, whose own pages eat a core. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, libraries } = await unpacked();
  const env = { ...process.env, LD_LIBRARY_PATH: libraries } as Record<string, string>;
  try {
    return await chromium.launch({ executablePath, args: QUIET, env });
  } catch (error) {
    const own = SYSTEM.find((path) => existsSync(path)); // npm's is built for x86-64 with glibc alone
    if (!own) throw error;
    return chromium.launch({ executablePath: own, args: QUIET });
  }
}

async function unpacked(): Promise<{ executablePath: string; libraries: string }> {
  const executablePath = await npmChromium.executablePath();
  const packed = join(createRequire(import.meta.url).resolve("@sparticuz/chromium"), "../../bin/al2023.tar.br");
  return { executablePath, libraries: join(await inflate(packed), "lib") };
}
