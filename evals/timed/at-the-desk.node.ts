/** A lawyer at the draft page who has no mouse: every act is a key, and every key is counted. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { z } from "zod";
import type { ReturnReason } from "../../src/contract.ts";

export type Desk = {
  page: Page;
  /** Keys pressed so far. */
  pressed: () => number;
  press: (key: string) => Promise<void>;
  shot: (name: string) => Promise<void>;
};

/** Signs in at the console's own page, from the keyboard. @param shots folder for pictures; null: none */
export async function sitDown(
  browser: Browser,
  url: string,
  who: { email: string; password: string },
  shots: string | null,
): Promise<Desk> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  let count = 0;
  const press = async (key: string) => {
    count += 1;
    await page.keyboard.press(key);
  };
  await page.goto(`${url}/console`);
  await page.getByLabel("邮箱").focus();
  await page.keyboard.type(who.email);
  await press("Tab");
  await page.keyboard.type(who.password);
  await press("Enter");
  await page.getByRole("button", { name: "领取下一份" }).waitFor();
  const shot = async (name: string) => {
    if (shots === null) return;
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${name}.png`) });
  };
  return { page, pressed: () => count, press, shot };
}

const PROGRESS = /^法条已看 (\d+)\/(\d+) 条$/;

/** Asks for the next draft and waits until it can be worked on. @returns its id; null where none is left */
export async function takeNext({ page, press }: Desk): Promise<string | null> {
  const before = page.url();
  await press("n");
  const given = page.waitForURL((url) => url.pathname.startsWith("/console/drafts/") && url.href !== before, { timeout: 10_000 });
  const none = page.getByText("现在没有可以领取的草稿", { exact: false }).waitFor({ timeout: 10_000 });
  const got = await Promise.race([given.then(() => true), none.then(() => false)]);
  await Promise.allSettled([got ? given : none]);
  if (!got) return null;
  await page.getByRole("region", { name: "引用核验" }).waitFor();
  await page.getByRole("button", { name: "通过", exact: true }).waitFor();
  return new URL(page.url()).pathname.split("/").at(-1) ?? null;
}

export async function readSoFar({ page }: Desk): Promise<{ read: number; all: number }> {
  const said = page.getByText(PROGRESS);
  if ((await said.count()) === 0) return { read: 0, all: 0 };
  const [, read = "0", all = "0"] = PROGRESS.exec((await said.textContent()) ?? "") ?? [];
  return { read: Number(read), all: Number(all) };
}

/** Longer than any text must be on screen: after that the key is pressed again, which scrolls on. */
const PATIENCE_MS = 4000;

/** By the key for the next unread article, until none is left. */
export async function readAll(desk: Desk): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    const before = await readSoFar(desk);
    if (before.read === before.all) return;
    await desk.press("n");
    const until = performance.now() + PATIENCE_MS;
    while (performance.now() < until && (await readSoFar(desk)).read === before.read) await desk.page.waitForTimeout(50);
  }
  throw new Error("an article does not come to be read by its key");
}

const APPROVED = "已通过，答复正在送达";
const RETURNED = "已退回重拟";

/** Presses 通过. @returns null when it went through, else what the page says against it */
export async function approve({ page, press }: Desk): Promise<string | null> {
  const says = await page.locator("#why-not-approve").textContent();
  const may = await page.getByRole("button", { name: "通过", exact: true }).isEnabled();
  await press("Control+Enter");
  if (may) {
    await page.getByRole("heading", { name: APPROVED }).waitFor();
    return null;
  }
  await page.waitForTimeout(300);
  if ((await page.getByRole("heading", { name: APPROVED }).count()) > 0) throw new Error("approved although the page said it may not be");
  return says;
}

const Refused = z.object({ code: z.string() });

/** The same over HTTP, past the page: the server keeps the rule by itself. @returns status and code */
export async function approvePastThePage({ page }: Desk, draftId: string): Promise<string> {
  const path = new URL(`/api/review/drafts/${draftId}`, page.url()).href;
  const { sha256 } = z.object({ sha256: z.string() }).parse(await (await page.request.get(path, { maxRetries: 2 })).json());
  const reply = await page.request.post(`${path}/approve`, { data: { sha256, overrides: [] }, headers: { origin: new URL(path).origin } });
  return `${reply.status()} ${Refused.parse(await reply.json()).code}`;
}

/** Gives the draft back with its coded reason: the dialog's boxes are walked by Tab. */
export async function giveBack(desk: Desk, reason: ReturnReason): Promise<void> {
  const { page, press } = desk;
  await press("r");
  const dialog = page.getByRole("dialog", { name: "退回重拟" });
  await dialog.waitFor();
  await walkTo(desk, `input[type=checkbox][value="${reason}"]`);
  await press("Space");
  await press("Control+Enter");
  await page.getByRole("heading", { name: RETURNED, exact: false }).waitFor();
}

async function walkTo({ page, press }: Desk, selector: string): Promise<void> {
  for (let n = 0; n < 40; n += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await press("Tab");
  }
  throw new Error(`Tab never comes to ${selector}`);
}
