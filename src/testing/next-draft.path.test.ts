/** 领取下一份 by keyboard: one key, one draft. */
import { sql } from "kysely";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { giveDraft } from "./desk.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "./given.node.ts";
import { inReview, read } from "./matters.node.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let wang: Person;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
});
afterAll(async () => {
  await socket?.close();
  await bureau?.close();
  await browser?.close();
});

test("after a decision the key for the next draft takes one, and the reasons of a return are sent from the keyboard", async () => {
  const { draftId } = await inReview(bureau);
  await giveDraft(bureau, wang, draftId);
  for (let n = 0; n < 3; n += 1) await inReview(bureau, `房东不退押金，租了${n + 2}年的房子已经交还了`);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  const [name = "", value = ""] = wang.cookie.split("=");
  await context.addCookies([{ name, value, url: socket.url }]);
  const desk = await context.newPage();
  await desk.goto(`${socket.url}/console/drafts/${draftId}`);
  await desk.getByRole("region", { name: "引用核验" }).waitFor();
  await desk.keyboard.press("r");
  const dialog = desk.getByRole("dialog", { name: "退回重拟" });
  await dialog.getByRole("checkbox", { name: "不完整" }).focus();
  await desk.keyboard.press("Control+Enter");
  expect(await dialog.isVisible()).toBe(true);
  // The page asks for the draft again once it is decided: from then on it is not this lawyer's any more.
  const asked = desk.waitForResponse((reply) => reply.url().endsWith(`/api/review/drafts/${draftId}`) && reply.ok());
  await desk.keyboard.press("Space");
  await desk.keyboard.press("Control+Enter");
  await desk.getByRole("heading", { name: "已退回重拟" }).waitFor();
  await asked;
  await desk.keyboard.press("n");
  await desk.getByRole("region", { name: "引用核验" }).waitFor();
  const held = await read(bureau.database.db, sql`select id from draft where state = 'claimed' and claimed_by = ${wang.id}`);
  expect(held).toHaveLength(1);
});
