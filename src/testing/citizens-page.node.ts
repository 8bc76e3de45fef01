/** The widget in a browser over a bureau whose jobs the test works by hand; what every state of it must hold. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { type Bureau, givenBureau } from "./given.node.ts";
import { fits } from "./page-fits.ts";
import { givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1366, height: 768 };

export type CitizensPage = {
  bureau: Bureau;
  browser: Browser;
  open: (viewport: { width: number; height: number }, path?: string, before?: (page: Page) => Promise<unknown>) => Promise<Page>;
  close: () => Promise<void>;
};

export async function givenCitizensPage(): Promise<CitizensPage> {
  const [browser, bureau] = [await openBrowser(), await givenBureau()];
  // The page's clock is the machine's; the bureau's begins there.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  const socket = await givenSocket(withPages(bureau));
  const device: BrowserContextOptions = { locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true };
  return {
    bureau,
    browser,
    open: async (viewport, path = "/widget", before) => {
      const page = await (await browser.newContext({ ...device, viewport })).newPage();
      await before?.(page);
      await page.goto(socket.url + path);
      await page.getByRole("textbox", { name: "您遇到了什么事？" }).waitFor();
      return page;
    },
    close: async () => {
      await browser.close();
      await socket.close();
      await bureau.close();
    },
  };
}

/** Looked at, and held to what every state must hold: WCAG 2.2 AA by axe, one live region, targets of 44 px, no sideways scrolling. */
export async function sound(page: Page, name: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  }
  const faults = await axeFaults(page);
  expect(faults, name).toEqual([]);
  expect(await page.locator("[aria-live], [role=status], [role=alert], [role=log]").count(), name).toBe(1);
  expect(await smallTargets(page), name).toEqual([]);
  await fits(page, name);
}

/** What is pressed is 44 px high and wide at least, its label counted in; links within a sentence are text. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>("button, a[href], summary, select, textarea, input")];
    const inSentence = (one: HTMLElement) => getComputedStyle(one).display === "inline";
    return targets
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !inSentence(one))
      .map((one) => ({ one, box: (one.closest("label") ?? one).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 43.9 || box.width < 43.9))
      .map(({ one, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${one.outerHTML.slice(0, 120)}`);
  });
}

/** Goes there by the keyboard alone, and sees where it is. */
export async function tabTo(page: Page, role: "button" | "textbox" | "radio" | "link", name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name, ...(typeof name === "string" ? { exact: true } : {}) }).first();
  await wanted.waitFor();
  const there = () => wanted.evaluate((one) => one === document.activeElement);
  for (let i = 0; i < 80; i += 1) {
    if (await there()) return expect(await isMarked(page)).toBe(true);
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way to ${role} ${String(name)} by the keyboard`);
}

/** Focus is seen on what has it, or on its frame. */
function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const marked = (one: Element | null | undefined) => one instanceof HTMLElement && getComputedStyle(one).outlineStyle !== "none";
    return marked(focused) || marked(focused?.parentElement);
  });
}
