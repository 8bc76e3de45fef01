/** 先读后批: nobody approves what they did not have on screen; practice, second reading, and the figures of both. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import { sql } from "kysely";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { answered } from "./correcting.ts";
import { readOn } from "./desk-page.ts";
import { clearDesks, giveDraft } from "./desk.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "./given.node.ts";
import { inReview, read } from "./matters.node.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const DESK = { width: 1366, height: 768 };
const TABLET = { width: 1024, height: 768 };

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let wang: Person;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau({ PRACTICE_RATE: "100", SECOND_READING_PERCENT: "100" });
  wang = await givenPerson(bureau, "lawyer");
  await answered(bureau, wang);
  // The page's clock is the machine's; the bureau's begins there, a day after that answer was given.
  const since = Date.now() - 25 * 3_600_000;
  await bureau.database.pool.query("alter table answer disable trigger answer_immutable");
  await bureau.database.pool.query("update answer set at = $1", [new Date(since)]);
  await bureau.database.pool.query("alter table answer enable trigger answer_immutable");
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
});
afterAll(async () => {
  await socket?.close();
  await bureau?.close();
  await browser?.close();
});

async function look(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }
  expect(await axeFaults(page), name).toEqual([]);
}

async function signedIn(person: Person, path: string, viewport = DESK): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
  const [name = "", value = ""] = person.cookie.split("=");
  await context.addCookies([{ name, value, url: socket.url }]);
  const page = await context.newPage();
  await page.goto(socket.url + path);
  return page;
}

async function held(lawyer: Person): Promise<string> {
  const { draftId } = await inReview(bureau);
  await giveDraft(bureau, lawyer, draftId);
  return draftId;
}

const recorded = async (lawyer: Person, draftId: string): Promise<number> =>
  (await read(bureau.database.db, sql`select 1 from article_shown where lawyer_id = ${lawyer.id} and draft_id = ${draftId}`)).length;

/** No official text is imported: whoever approves has compared each citation. */
async function compare(desk: Page): Promise<void> {
  await desk.keyboard.press("v");
  const dialog = desk.getByRole("dialog", { name: "对照官方文本核对" });
  await dialog.waitFor();
  await desk.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "hidden" });
}

test("by keyboard alone: a draft cannot be approved until every cited article was on screen, and then it can", async () => {
  const li = await givenPerson(bureau, "lawyer");
  const draftId = await held(li);
  const desk = await signedIn(li, `/console/drafts/${draftId}`);
  await desk.getByRole("region", { name: "引用核验" }).waitFor();
  await compare(desk);
  const approve = desk.getByRole("button", { name: "通过", exact: true });
  await desk.getByText(/还有 \d+ 条引用的法条没有看过/).waitFor();
  expect(await approve.isDisabled()).toBe(true);
  await desk.keyboard.press("Control+Enter");
  expect(await desk.getByRole("heading", { name: "已通过，答复正在送达" }).count()).toBe(0);
  await look(desk, "console-unread-1366");
  await readOn(desk);
  await desk.getByText("通过后立即送达群众", { exact: false }).first().waitFor();
  expect(await approve.isEnabled()).toBe(true);
  await look(desk, "console-read-1366");
  const [{ n } = { n: 0 }] = await read<{ n: number }>(
    bureau.database.db,
    sql`select count(*)::int as n from article_shown where lawyer_id = ${li.id}`,
  );
  expect(n).toBeGreaterThan(1);
  await desk.keyboard.press("Control+Enter");
  await desk.getByRole("heading", { name: "已通过，答复正在送达" }).waitFor();
  await desk.context().close();
});

test("on a tablet the law stands behind a tab: what is not shown is not read, and the key brings it up", async () => {
  const li = await givenPerson(bureau, "lawyer");
  const draftId = await held(li);
  const desk = await signedIn(li, `/console/drafts/${draftId}`, TABLET);
  await desk.getByText(/^法条已看 0\/\d+ 条$/).waitFor();
  await desk.waitForTimeout(1500);
  expect(await recorded(li, draftId)).toBe(0);
  await desk.keyboard.press("n");
  await look(desk, "console-reading-1024");
  await readOn(desk);
  expect(await recorded(li, draftId)).toBeGreaterThan(1);
  await desk.context().close();
});

test("practice is announced, looks like any draft, and is told right after; what is drawn is read again by another", async () => {
  await clearDesks(bureau);
  const li = await givenPerson(bureau, "lawyer");
  const desk = await signedIn(li, "/console/queue");
  await desk.getByText("本单位开展审核演练").waitFor();
  await look(desk, "console-queue-practice-1366");
  await desk.keyboard.press("n");
  await desk.getByRole("region", { name: "引用核验" }).waitFor();
  await look(desk, "console-practice-1366");
  await desk.keyboard.press("r");
  const dialog = desk.getByRole("dialog");
  await dialog.getByRole("checkbox").first().check();
  await dialog.getByRole("button", { name: "确认退回" }).click();
  await desk.getByRole("heading", { name: "这是一份演练稿" }).waitFor();
  await desk.getByText("您发现了埋下的错误。").waitFor();
  await look(desk, "console-afterword-1366");

  await desk.goto(`${socket.url}/console/my-figures`);
  await desk.getByText("做过的演练").waitFor();
  await look(desk, "console-my-figures-1366");

  await desk.goto(`${socket.url}/console/second-reading`);
  await desk.getByRole("button", { name: "我来复核" }).first().click();
  await desk.getByRole("radio", { name: "有错，要更正" }).check();
  await desk.getByLabel("看法").fill("引用的条文说的是另一回事");
  await look(desk, "console-second-reading-1366");
  await desk.getByRole("button", { name: "提交结论" }).click();
  await desk.getByRole("region", { name: "我复核过的" }).getByText("有错，要更正").waitFor();

  const supervisor = await givenPerson(bureau, "supervisor");
  const board = await signedIn(supervisor, "/console/quality");
  await board.getByRole("rowheader", { name: new RegExp(wang.name) }).waitFor();
  await look(board, "console-quality-1366");
});
