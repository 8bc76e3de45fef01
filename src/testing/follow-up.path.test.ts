/** 评价、投诉与承诺 in the browser: a citizen rates one star; another lawyer and the supervisor have their tasks. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { type Answered, answered } from "./correcting.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "./given.node.ts";
import { ask } from "./matters.node.ts";
import { fits } from "./page-fits.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const PHONE = { width: 360, height: 740 };
const TABLET = { width: 1024, height: 768 };
const DESK = { width: 1366, height: 768 };

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let wang: Person;
let li: Person;
let zhao: Person;
let matter: Answered;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  // The page's clock is the machine's; the bureau's begins there.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
  wang = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "lawyer");
  zhao = await givenPerson(bureau, "supervisor");
  matter = await answered(bureau, wang, undefined, { contact: "13800001234" });
});
afterAll(async () => {
  await browser?.close();
  await socket?.close();
  await bureau?.close();
});

const context = (viewport: { width: number; height: number }) =>
  browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });

async function signedIn(person: Person, path: string): Promise<Page> {
  const own = await context(DESK);
  const [name = "", value = ""] = person.cookie.split("=");
  await own.addCookies([{ name, value, url: socket.url }]);
  const page = await own.newPage();
  await page.goto(socket.url + path);
  return page;
}

/** The widget's own document, opened with the follow-up token that the citizen kept. */
async function citizen(of: { id: string; token: string }): Promise<Page> {
  const own = await context(PHONE);
  const page = await own.newPage();
  await page.addInitScript(
    ([id, token]) => {
      const held = { id, token, at: new Date().toISOString(), category: null };
      sessionStorage.setItem("wenfa", JSON.stringify({ held: [held], open: id, draft: "" }));
    },
    [of.id, of.token],
  );
  await page.goto(`${socket.url}/widget`);
  return page;
}

async function sound(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }
  const faults = await axeFaults(page);
  expect(faults, name).toEqual([]);
  await fits(page, name);
}

test("a citizen rates one star and complains, and is told at once what happens next", async () => {
  const phone = await citizen(matter);
  const card = phone.getByRole("region", { name: "这份答复帮到您了吗？" });
  await card.getByRole("button", { name: "提交评价" }).click();
  await card.getByText("请先选几颗星。").waitFor();
  await card.getByRole("radio", { name: "1 星 很不满意" }).check();
  await card.getByRole("checkbox", { name: "看不懂" }).check();
  await card.getByLabel(/^想说的话/).fill("看了三遍也不知道找谁");
  await card.scrollIntoViewIfNeeded();
  await sound(phone, "rate-360");
  await card.getByRole("button", { name: "提交评价" }).click();
  await card.getByText(/^对不起，没有帮到您。另一位律师会重新查看这份答复，预计\d+年\d+月\d+日前完成；工作人员会给您打电话。$/).waitFor();
  await phone.getByText("投诉", { exact: true }).first().click();
  await phone.getByRole("radio", { name: "服务态度" }).check();
  await phone.getByLabel(/^发生了什么/).fill("电话里不耐烦");
  await phone.getByRole("button", { name: "提交投诉" }).click();
  await phone
    .getByText(/^投诉已登记，由负责监督的工作人员处理/)
    .first()
    .waitFor();
  await sound(phone, "complained-360");
});

test("another lawyer reads the answer again; its author is not offered it", async () => {
  const author = await signedIn(wang, "/console/re-reviews");
  await author.getByText("看了三遍也不知道找谁", { exact: false }).waitFor();
  expect(await author.getByRole("button", { name: "领取复查" }).count()).toBe(0);
  const desk = await signedIn(li, "/console/re-reviews");
  const open = desk.getByRole("region", { name: /^要复查的/ });
  await open.getByRole("button", { name: "领取复查" }).click();
  await open.getByRole("radio", { name: "服务有欠缺，电话致歉" }).check();
  await open.getByLabel(/^怎么看的、为什么/).fill("步骤写得太专业，结论没有问题");
  await sound(desk, "re-review-1366");
  await desk.setViewportSize(TABLET);
  await sound(desk, "re-review-1024");
  await open.getByRole("button", { name: "办结" }).click();
  await desk
    .getByRole("region", { name: /^最近办结的/ })
    .getByText("服务有欠缺，电话致歉")
    .waitFor();
});

test("the supervisor answers the complaint as a petition with its clocks, and sees the calls to make", async () => {
  const desk = await signedIn(zhao, "/console/complaints");
  await desk.getByRole("button", { name: "按信访事项办理" }).click();
  await desk.getByText("《信访工作条例》第二十三条第二款").waitFor();
  await desk.getByRole("radio", { name: "部分属实" }).check();
  await desk.getByLabel("给群众的答复").fill("已提醒承办人员，向您致歉。");
  await sound(desk, "complaints-1366");
  await desk.getByRole("button", { name: "已书面告知群众" }).click();
  await desk.getByText(/已书面告知$/).waitFor();
  await desk.getByRole("button", { name: "答复并办结" }).click();
  await desk
    .getByRole("region", { name: /^最近办结的/ })
    .getByText("部分属实")
    .waitFor();
  const calls = await signedIn(zhao, "/console/callbacks");
  for (const kind of ["不满意回访", "投诉回访", "致歉"]) await calls.getByText(kind, { exact: true }).waitFor();
});

test("time left stands in the queue and on the draft; what breaks tonight stands on the board, and why it broke is recorded", async () => {
  const asked = await ask(bureau, "租房到期房东不退押金怎么办", { followUp: "skip" });
  await bureau.work();
  const phone = await citizen(asked);
  await phone.getByText(/^预计 .+ 前答复$/).waitFor();
  const queue = await signedIn(li, "/console/queue");
  await queue
    .getByText(/^距承诺还有 /)
    .first()
    .waitFor();
  await sound(queue, "queue-clock-1366");
  await queue.getByRole("link", { name: /租房到期/ }).click();
  await queue
    .getByText(/^距承诺还有 /)
    .first()
    .waitFor();

  const board = await signedIn(zhao, "/console/board");
  const section = board.getByRole("region", { name: "承诺与时限" });
  await section.getByText(/^按现在的速度/).waitFor();
  await section.scrollIntoViewIfNeeded();
  await sound(board, "board-clocks-1366");

  bureau.clock.forward(5 * 60 + 30);
  await bureau.service.chores.watch();
  await section.getByRole("link", { name: "看全部时限" }).click();
  const broken = board.getByRole("region", { name: /^已经超期的/ });
  await broken.getByText("租房到期房东不退押金怎么办").waitFor();
  await broken.getByRole("radio", { name: "人手不够" }).check();
  await broken.getByLabel("说明").fill("周末在岗律师少");
  await sound(board, "clocks-1366");
  await board.setViewportSize(TABLET);
  await sound(board, "clocks-1024");
  await broken.getByRole("button", { name: "登记原因" }).click();
  await broken.getByText("原因：人手不够。周末在岗律师少").waitFor();
});
