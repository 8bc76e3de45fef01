/** One cold load of the citizen's page on a slow phone, measured by the page itself. */
import type { Browser } from "playwright-core";

/** Milliseconds since the address was asked for; KB as they went over the wire, until the page was usable. */
export type Load = { paint: number; usable: number; kb: number; requests: number };

const PHONE = { width: 360, height: 740 };
const SLOW_NET = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER = 4;
const GIVE_UP_MS = 60_000;

type Usable = { at: number };

export async function loadOnce(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ viewport: PHONE, locale: "zh-CN", deviceScaleFactor: 2, hasTouch: true, isMobile: true });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", SLOW_NET);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    let bytes = 0;
    let requests = 0;
    cdp.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests += 1;
    });
    await page.addInitScript(watchForUse);
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(() => "usable" in window, undefined, { timeout: GIVE_UP_MS, polling: 100 });
    const [weight, asked] = [bytes, requests];
    const told = await page.evaluate(() => ({
      usable: (window as unknown as { usable: Usable }).usable.at,
      paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    }));
    return { ...told, kb: weight / 1024, requests: asked };
  } finally {
    await context.close();
  }
}

/** Usable: the question's field keeps what is typed into it, and a press on the send button changes the page. Runs in the page. */
function watchForUse(): void {
  const look = () => {
    const field = document.querySelector("textarea");
    const send = document.querySelector<HTMLButtonElement>("button[type=submit]");
    if (!field || !send) return requestAnimationFrame(look);
    field.focus();
    document.execCommand("insertText", false, "朋友借钱不还怎么办");
    const watch = new MutationObserver(() => {
      if (field.value === "") return;
      watch.disconnect();
      Object.assign(window, { usable: { at: performance.now() } });
    });
    // What typing itself changes is painted by then; what changes now is the send button's doing.
    return requestAnimationFrame(() =>
      setTimeout(() => {
        watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
        send.click();
      }),
    );
  };
  requestAnimationFrame(look);
}
