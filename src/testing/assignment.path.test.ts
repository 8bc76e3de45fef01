/** 派单 at the desk: whoever waits is handed the next draft; 跳过, 回避 and 交接 say why, and what follows from it. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import { sql } from "kysely";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { keepMatching } from "#review/match-waiting.ts";
import { emptyDesks } from "./assigning.ts";
import { openBrowser } from "./browser.node.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "./given.node.ts";
import { ask, inReview, read, stateOf } from "./matters.node.ts";
import { fits } from "./page-fits.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const DESK = { width: 1366, height: 768 };

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let stopMatching: () => Promise<void>;
let wang: Person;
let li: Person;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  // The page's clock is the machine's; the bureau's begins there and is then moved by hand.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  [wang, li] = [await givenPerson(bureau, "lawyer"), await givenPerson(bureau, "lawyer")];
  stopMatching = await keepMatching({ ...bureau, giving: bureau.config }, (error) => {
    throw error;
  });
  socket = await givenSocket(withPages(bureau));
});
afterAll(async () => {
  await socket?.close();
  await stopMatching?.();
  await bureau?.close();
  await browser?.close();
});
beforeEach(() => emptyDesks(bureau));

/** WCAG 2.2 A and AA, as axe-core can see them; and nothing sticks out at the side. */
async function look(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }
  await fits(page, name);
  const faults = await axeFaults(page);
  expect(faults, name).toEqual([]);
}

/** At the queue, in a browser of this person's own. */
async function atQueue(person: Person): Promise<Page> {
  const [name = "", value = ""] = person.cookie.split("=");
  const where = await browser.newContext({ viewport: DESK, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
  await where.addCookies([{ name, value, url: socket.url }]);
  const page = await where.newPage();
  const listed = page.waitForResponse((response) => response.url().includes("/api/review/queue")); // by then keys are listened to
  await page.goto(`${socket.url}/console/queue`);
  await listed;
  await page.getByRole("button", { name: "领取下一份" }).waitFor();
  return page;
}

/** The draft page of this matter, on which this lawyer may act. */
async function opened(page: Page, draftId: string): Promise<void> {
  await page.waitForURL((url) => url.pathname.endsWith(draftId));
  await page.getByRole("button", { name: "跳过", exact: true }).waitFor();
}

async function draftOf(inquiryId: string): Promise<string> {
  const [draft] = await read<{ id: string }>(bureau.database.db, sql`select id from draft where inquiry_id = ${inquiryId}`);
  return draft?.id ?? "";
}

const waitsForWork = (page: Page) => page.getByRole("region", { name: "正在等新的草稿" });

test("who asked for the next while nothing was there has the draft open by itself as soon as it comes; passed with its reason, it goes to another", async () => {
  const desk = await atQueue(wang);
  await desk.keyboard.press("n");
  await waitsForWork(desk).waitFor();
  await look(desk, "console-waits-for-work-1366");
  const { id: inquiryId } = await ask(bureau);
  await bureau.work();
  await desk.waitForURL(/\/console\/drafts\//);
  const draftId = await draftOf(inquiryId);
  await opened(desk, draftId);
  expect(await stateOf(bureau.database.db, "draft", draftId)).toBe("claimed");

  await desk.getByRole("button", { name: "跳过", exact: true }).click();
  const dialog = desk.getByRole("dialog", { name: "跳过这份草稿" });
  const send = dialog.getByRole("button", { name: "跳过", exact: true });
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByRole("radio", { name: "其他" }).check();
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByRole("textbox", { name: /请写明原因/ }).fill("当事人是我的邻居");
  await look(desk, "console-pass-1366");
  await send.click();
  await desk.waitForURL(/\/console\/queue$/);
  await desk.getByText("已跳过，草稿留在队列原来的位置，这一轮不再派给您；原因已记下。").first().waitFor();
  expect(await read(bureau.database.db, sql`select lawyer_id, reason from pass where draft_id = ${draftId}`)).toEqual([
    { lawyer_id: wang.id, reason: "other" },
  ]);

  await desk.keyboard.press("n");
  await waitsForWork(desk).waitFor();
  expect(await stateOf(bureau.database.db, "draft", draftId)).toBe("waiting");
  const other = await atQueue(li);
  await other.keyboard.press("n");
  await opened(other, draftId);
  await desk.context().close();
  await other.context().close();
});

test("who withdraws is never given the matter again, and somebody who waits gets it at once", async () => {
  const { draftId } = await inReview(bureau);
  const desk = await atQueue(wang);
  await desk.keyboard.press("n");
  await opened(desk, draftId);
  const other = await atQueue(li);
  await other.keyboard.press("n");
  await waitsForWork(other).waitFor();

  await desk.getByRole("button", { name: "回避", exact: true }).click();
  const dialog = desk.getByRole("dialog", { name: "回避这件咨询" });
  await dialog.getByRole("radio", { name: "与本人或者近亲属有利害关系" }).check();
  await look(desk, "console-recuse-1366");
  await dialog.getByRole("button", { name: "确认回避" }).click();
  await opened(other, draftId);
  await desk.waitForURL(/\/console\/queue$/);
  await desk.keyboard.press("n");
  await waitsForWork(desk).waitFor();
  await desk.getByRole("button", { name: "停止等候" }).click();
  await waitsForWork(desk).waitFor({ state: "detached" });
  await desk.context().close();
  await other.context().close();
});

test("at the end of a shift all goes to a colleague, who reads on the draft what was left to say", async () => {
  const { draftId } = await inReview(bureau);
  const desk = await atQueue(wang);
  await desk.keyboard.press("n");
  await opened(desk, draftId);
  await desk.goto(`${socket.url}/console/queue`);
  await desk.getByRole("button", { name: "交接", exact: true }).click();
  const dialog = desk.getByRole("dialog", { name: "交接手上的事项" });
  await dialog.getByLabel("交给").click();
  await desk.getByText(`${li.name}（手上`, { exact: false }).last().click();
  await dialog.getByLabel("给下一位的留言").fill("劳动合同还没看到，请先问群众");
  await look(desk, "console-hand-over-1366");
  await dialog.getByRole("button", { name: "交接", exact: true }).click();
  await dialog.waitFor({ state: "detached" });

  const other = await atQueue(li);
  await other.keyboard.press("n");
  await opened(other, draftId);
  const left = other.getByRole("region", { name: new RegExp(`^${wang.name}交接`) });
  await left.getByText("劳动合同还没看到，请先问群众").waitFor();
  await look(other, "console-handed-over-1366");
  await desk.context().close();
  await other.context().close();
});
