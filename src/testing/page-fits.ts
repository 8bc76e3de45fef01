import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Nothing sticks out at the side; looked at until the page has laid itself out for a window that just changed its size. */
export async function fits(page: Page, name: string): Promise<void> {
  const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(overhang, { message: name, timeout: 5000 }).toBeLessThanOrEqual(0);
}
