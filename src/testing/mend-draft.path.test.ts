import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendAgreeing } from "./agreeing.ts";
import { openBrowser } from "./browser.node.ts";
import { readOn } from "./desk-page.ts";
import { giveDraft } from "./desk.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "./given.node.ts";
import { read } from "./matters.node.ts";
import { fits } from "./page-fits.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";
import { sql } from "kysely";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let wang: Person;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer", ["labor", "general"]);
  // The page's clock is the machine's; the bureau's begins there.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
});
afterAll(async () => {
  await socket?.close();
  await bureau?.close();
  await browser?.close();
});

/** Nothing may stick out at the side of the page, and nothing on it may be out of reach. */
async function look(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: (page.viewportSize()?.width ?? 0) < 900 });
  }
  await fits(page, name);
  expect(await axeFaults(page), name).toEqual([]);
}

function context(viewport: { width: number; height: number }): Promise<BrowserContext> {
  return browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
}

/** Asked in the widget on a phone, and open on the lawyer's desk. */
async function asked(question: string): Promise<{ phone: Page; desk: Page }> {
  const phone = await (await context(PHONE)).newPage();
  await phone.goto(`${socket.url}/widget`);
  await phone.getByLabel("您遇到了什么事？").fill(question);
  await sendAgreeing(phone);
  await phone.getByRole("region", { name: "办理进度" }).waitFor();
  await bureau.work();
  const [draft] = await read<{ id: string }>(bureau.database.db, sql`select id from draft where state = 'waiting'`);
  await giveDraft(bureau, wang, draft?.id ?? "");
  const [name = "", value = ""] = wang.cookie.split("=");
  const where = await context(DESK);
  await where.addCookies([{ name, value, url: socket.url }]);
  const desk = await where.newPage();
  await desk.goto(`${socket.url}/console/drafts/${draft?.id}`);
  await desk.getByRole("region", { name: "引用核验" }).waitFor();
  return { phone, desk };
}

async function choose(page: Page, field: Locator, typed: string): Promise<void> {
  await field.click();
  await field.fill(typed);
  await page.keyboard.press("Enter");
}

/** Compares what has no official text, has each cited article on screen, and approves. */
async function approve(desk: Page): Promise<void> {
  await desk.getByRole("button", { name: "我已对照官方文本逐条核对" }).click();
  const dialog = desk.getByRole("dialog", { name: "对照官方文本核对" });
  await dialog.waitFor();
  await desk.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "hidden" });
  await readOn(desk);
  await desk.keyboard.press("Control+Enter");
  await desk.getByRole("heading", { name: "已通过，答复正在送达" }).waitFor();
  await bureau.work();
}

test("a lawyer cites a part of an article, a rule of one place and a case, by the law of an earlier day; the citizen reads them so", async () => {
  const { phone, desk } = await asked("公司拖欠我三个月工资不发，没有签劳动合同，现在把我辞退了怎么办");
  await desk.keyboard.press("e");
  await desk.getByLabel("适用法律的日期").fill("2026-10-01");
  const first = desk.locator("[data-place='law[0]']");
  await first
    .getByRole("button", { name: /的款、项$/ })
    .first()
    .click();
  await first.getByLabel("第几款").fill("1");
  await first.getByLabel("第几款").blur();
  await first.getByRole("button", { name: "地方规定", exact: true }).click();
  await first.getByLabel("名称").fill("《广东省工资支付条例》");
  await first.getByLabel("条号").fill("第十二条");
  await choose(desk, first.getByLabel("哪个地方的"), "广东省");
  expect(await first.getByRole("button", { name: "引用这一条" }).isDisabled()).toBe(true);
  await first.getByLabel("公布日期").fill("2016-09-29");
  await look(desk, "console-local-rule-1366");
  await first.getByRole("button", { name: "引用这一条" }).click();
  await first.getByText("《广东省工资支付条例》第十二条（地方规定，2016年9月29日公布）").waitFor();
  await first.getByLabel("引用案例").click();
  await desk.keyboard.press("Enter");
  await first.getByLabel(/说明什么$/).waitFor();
  await look(desk, "console-mending-1366");
  await desk.setViewportSize(PHONE);
  await look(desk, "console-mending-360");
  await desk.setViewportSize(DESK);

  await desk.keyboard.press("Control+s");
  await desk.getByText("已保存为第 2 版。").waitFor();
  await desk.getByText("按2026年10月1日时有效的法律答复。").waitFor();
  const gate = desk.getByRole("region", { name: "引用核验" });
  await gate.getByText("须您自己核对").first().waitFor();
  await gate.getByLabel("仍要采用，请写明理由").first().fill("已在广东省人大网站核对，现行有效");
  await approve(desk);

  await phone.getByRole("heading", { name: "律师的答复" }).waitFor();
  await phone.getByText("下面按2026年10月1日有效的法律答复", { exact: false }).waitFor();
  await phone.getByText("《广东省工资支付条例》第十二条（地方规定，2016年9月29日公布）").waitFor();
  await phone
    .getByText(/第[一二三四五六七八九十百]+条第一款/)
    .first()
    .waitFor();
  await phone
    .getByText(/^案例：/)
    .first()
    .click();
  await look(phone, "widget-mended-360");
});

test("a lawyer works out a sum at the desk; it is saved with its way, and the citizen reads both", async () => {
  const { phone, desk } = await asked("公司昨天没有理由就把我辞退了，能赔多少");
  await desk.keyboard.press("c");
  const dialog = desk.getByRole("dialog", { name: "算一算" });
  await choose(desk, dialog.getByLabel("算什么"), "经济补偿");
  await dialog.getByRole("button", { name: "算", exact: true }).click();
  await dialog.getByText("请填写。").first().waitFor();
  await look(desk, "console-sum-missing-1366");
  await choose(desk, dialog.getByLabel("劳动关系是怎么结束的"), "违法解除");
  await dialog.getByLabel("平均每月应发工资").fill("8,000");
  await dialog.getByLabel("一共工作了多少个月").fill("43");
  await dialog.getByRole("button", { name: "算", exact: true }).click();
  await dialog.getByText("64,000元").first().waitFor();
  await look(desk, "console-sum-1366");
  await dialog.getByRole("button", { name: "放进答复" }).click();
  await dialog.waitFor({ state: "hidden" });
  await desk.keyboard.press("Control+s");
  await desk.getByText("已保存为第 2 版。").waitFor();
  await approve(desk);

  await phone.getByRole("heading", { name: "算一算" }).waitFor();
  await phone.getByText("64,000元").first().waitFor();
  await phone.getByText("怎么算的", { exact: false }).first().waitFor();
  await look(phone, "widget-sum-360");
});
