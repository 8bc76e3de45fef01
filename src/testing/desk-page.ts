/** At the draft page in a browser: what a lawyer does before approving, by keyboard. */
import type { Page } from "playwright-core";

/** Brings up every cited article that was not on screen yet, one key after the other. */
export async function readOn(desk: Page): Promise<void> {
  const progress = desk.getByText(/^法条已看 \d+\/\d+ 条$/);
  await progress.waitFor();
  for (;;) {
    const [read, all] = ((await progress.textContent()) ?? "").match(/\d+/g) ?? [];
    if (read === all) return;
    await desk.keyboard.press("n");
    await desk.waitForTimeout(300);
  }
}
