/** A headless Chromium that npm brought, or the machine's own; needs no root and reaches nothing but this machine. */
import { existsSync } from "node:fs";
import npmChromium from "@sparticuz/chromium";
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

export async function openBrowser(): Promise<Browser> {
  const own = SYSTEM.find((path) => existsSync(path));
  if (own) return chromium.launch({ executablePath: own, args: QUIET });
  return chromium.launch({ executablePath: await npmChromium.executablePath(), args: QUIET, headless: true });
}
