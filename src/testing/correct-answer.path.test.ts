/** 更正答复 in the browser: a lawyer corrects, the citizen reads both, an operator calls. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { type Answered, answered } from "./correcting.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "./given.node.ts";
import { fits } from "./page-fits.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };
const RIGHT = "可以要求单位支付拖欠的工资，经济补偿按四个月工资计算，之前少算了一个月。";

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let wang: Person;
let matter: Answered;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  // The page's clock is the machine's; the bureau's begins there.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
  wang = await givenPerson(bureau, "lawyer");
  matter = await answered(bureau, wang, undefined, { contact: "13800001234" });
  bureau.clock.forward(1);
});
afterAll(async () => {
  await browser?.close();
  await socket?.close();
  await bureau?.close();
});

const context = (viewport: { width: number; height: number }) =>
  browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });

async function signedIn(person: Person, path: string): Promise<Page> {
  const [name = "", value = ""] = person.cookie.split("=");
  const own = await context(DESK);
  await own.addCookies([{ name, value, url: socket.url }]);
  const page = await own.newPage();
  await page.goto(socket.url + path);
  return page;
}

/** The widget's own document, opened with the follow-up token that the citizen kept. */
async function citizen(): Promise<Page> {
  const page = await (await context(PHONE)).newPage();
  await page.goto(`${socket.url}/widget`);
  await page.getByText("我有取件码或链接").click();
  await page.getByLabel("填 12 位取件码，或粘贴链接").fill(`${matter.id}.${matter.token}`);
  await page.getByRole("button", { name: "查看咨询" }).click();
  return page;
}

/** Nothing is wrong for axe, and nothing sticks out at the side. */
async function sound(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }
  expect(await axeFaults(page), name).toEqual([]);
  await fits(page, name);
}

test("a lawyer corrects an answer; the citizen is warned at once, then reads the new one, and the old one struck", async () => {
  const phone = await citizen();
  await phone.getByRole("heading", { name: "律师的答复" }).waitFor();

  const desk = await signedIn(wang, `/console/drafts/${matter.draftId}`);
  await desk.getByRole("button", { name: "更正这份答复" }).click();
  const dialog = desk.getByRole("dialog", { name: "更正答复" });
  await dialog.getByLabel("金额或数字算错").check();
  await dialog.getByLabel("错在哪里、改什么（不给群众看）").fill("补偿金少算了一个月");
  await sound(desk, "correct-asking-1366");
  await dialog.getByRole("button", { name: "开始更正" }).click();
  await desk.getByText("这是更正答复：金额或数字算错").waitFor();
  await desk.getByText("群众留了电话：送达以后会生成回访任务。").waitFor();
  await sound(desk, "correct-desk-1366");

  await phone.getByText("请先不要照着办", { exact: false }).first().waitFor();
  await phone.getByRole("heading", { name: "答复正在复核" }).waitFor();
  await sound(phone, "correct-warned-360");

  await desk.keyboard.press("e");
  await desk.getByRole("textbox", { name: "简要答复" }).fill(RIGHT);
  await desk.keyboard.press("Control+s");
  await desk.getByText("第 2 版", { exact: true }).waitFor();
  await desk.keyboard.press("v");
  await desk.getByRole("dialog", { name: "对照官方文本核对" }).waitFor();
  await desk.keyboard.press("Control+Enter");
  await desk.getByRole("dialog").waitFor({ state: "hidden" });
  // The corrected sum passes the same gate: it stands in no article, so the lawyer says where it comes from.
  await desk.getByLabel("仍要采用，请写明理由").first().fill("按群众说的工作年限算出");
  await sound(desk, "correct-compared-1366");
  await desk.getByRole("button", { name: "通过", exact: true }).click();
  await desk.getByRole("heading", { name: "已通过，答复正在送达" }).waitFor();
  await bureau.work();

  const says = /^更正答复：\d{4}年\d+月\d+日的答复有误（金额或者数字算错了），以这一份为准。$/;
  await phone.getByRole("article", { name: "律师的答复" }).getByText(says).waitFor();
  expect(await phone.getByRole("status").textContent()).toMatch(says);
  await phone.getByRole("heading", { name: "律师的答复" }).waitFor();
  expect(await phone.getByText(RIGHT).isVisible()).toBe(true);
  await sound(phone, "correct-corrected-360");
  await phone.getByText(/的答复（已被更正）$/).click();
  const struck = phone.getByRole("article", { name: "已被更正" });
  expect(await struck.getByRole("deletion").textContent()).toMatch(/^以下内容已被更正：.+已被更正的内容到此为止。$/s);
  await struck.getByText("请不要照着它办", { exact: false }).waitFor();
  await struck.getByRole("heading", { name: "法律依据" }).scrollIntoViewIfNeeded();
  await sound(phone, "correct-struck-360");
});

test("an operator takes the call, opens the number, and writes what came of it", async () => {
  const desk = await signedIn(await givenPerson(bureau, "operator"), "/console/callbacks");
  const open = desk.getByRole("region", { name: "要打的电话" });
  await open.getByText("这样说：").waitFor();
  expect(await desk.getByText("13800001234").count()).toBe(0);
  await open.getByRole("button", { name: "领取" }).click();
  await open.getByRole("button", { name: "查看电话（会留下记录）" }).click();
  await open.getByText("电话：13800001234").waitFor();
  await open.getByRole("button", { name: "没有打通" }).click();
  await open.getByText(/第 1 次 .* 没有打通/).waitFor();
  await sound(desk, "callbacks-1366");
  await desk.setViewportSize(PHONE);
  await sound(desk, "callbacks-360");
  await open.getByLabel("回访情况").fill("已告知本人，以新答复为准");
  await open.getByRole("button", { name: "已告知，办结" }).click();
  await desk.getByRole("region", { name: "最近办结的" }).getByText("更正告知").waitFor();
  expect(await axeFaults(desk)).toEqual([]);
});

test("a supervisor opens a correction for the lawyer, who finds it in the queue; and gives it up with a reason", async () => {
  const other = await answered(bureau, wang, "租房到期房东不退押金怎么办");
  bureau.clock.forward(1);
  const desk = await signedIn(await givenPerson(bureau, "supervisor"), `/console/drafts/${other.draftId}`);
  await desk.getByRole("button", { name: "更正这份答复" }).click();
  const dialog = desk.getByRole("dialog", { name: "更正答复" });
  await dialog.getByLabel("说得不清楚").check();
  await dialog.getByLabel("错在哪里、改什么（不给群众看）").fill("群众来电说看不懂");
  await dialog.getByRole("button", { name: "开始更正" }).click();
  await desk.getByText("没有联系方式，群众下次打开时会看到。").waitFor();
  expect(await desk.getByRole("button", { name: /领取|通过/ }).count()).toBe(0);
  await sound(desk, "correct-supervisor-1366");

  const queue = await signedIn(wang, "/console/queue");
  await queue.getByText("更正答复", { exact: true }).waitFor();
  await sound(queue, "correct-queue-1366");

  await desk.getByRole("button", { name: "放弃更正" }).click();
  const giving = desk.getByRole("dialog", { name: "放弃更正" });
  await giving.getByLabel("为什么原答复不用改").fill("已电话说明，原答复无误");
  await sound(desk, "correct-giving-up-1366");
  await giving.getByRole("button", { name: "放弃更正，原答复有效" }).click();
  await desk.getByRole("button", { name: "更正这份答复" }).waitFor();
});
