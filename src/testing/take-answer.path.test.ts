/** A citizen takes the answer away: copied, printed, saved; and a lawyer hands it out from the history. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, BrowserContext, Frame, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DraftView } from "#contract.ts";
import { sendAgreeing } from "./agreeing.ts";
import { openBrowser } from "./browser.node.ts";
import { type RunningService, givenService, until } from "./running.node.ts";
import { customProperty, readable, wordParts } from "./word-parts.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };
/** Tells enough that nothing is asked back. */
const QUESTION =
  "我在工地干了五个月，老板拖欠工资三个月不发，也没有签劳动合同，打电话也不接，上个月把我辞退了，工友都能作证，这种情况我该怎么办？";
const LABEL = "AI 起草 · 律师审核";

let service: RunningService;
let browser: Browser;
let phone: Page;
let widget: FrameLocator;
beforeAll(async () => {
  service = await givenService({ BUREAU_NAME: "某市公共法律服务中心" });
  browser = await openBrowser();
  phone = await (await context(PHONE)).newPage();
  widget = await answeredOn(phone);
});
afterAll(async () => {
  await browser?.close();
  await service?.close();
});

function context(viewport: { width: number; height: number }): Promise<BrowserContext> {
  // The page's own policy forbids injected scripts, and axe is one; everything else is served as to anyone.
  return browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true, acceptDownloads: true });
}

async function answeredOn(page: Page): Promise<FrameLocator> {
  await page.goto(service.url);
  await page.getByRole("button", { name: "问法律", exact: true }).click();
  const frame = page.frameLocator("iframe");
  await frame.getByLabel("您遇到了什么事？").fill(QUESTION);
  await sendAgreeing(frame);
  await approveNext();
  await frame.getByRole("heading", { name: "律师的答复" }).waitFor();
  return frame;
}

/** Serves the desk that wages come to. */
const lawyerSeat = () => service.seats.find(({ email }) => email.startsWith("lawyer@"));

async function lawyerCookie(): Promise<string> {
  const seat = lawyerSeat();
  const response = await fetch(`${service.url}${service.signIn}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: service.url },
    body: JSON.stringify({ email: seat?.email, password: seat?.password }),
  });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** At the desk itself this is told elsewhere; here a lawyer has answered for every finding. */
async function approveNext(): Promise<void> {
  const cookie = await lawyerCookie();
  const post = (path: string, body?: unknown) =>
    fetch(`${service.url}${path}`, {
      method: "POST",
      headers: { cookie, origin: service.url, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const draft = await until(async () => {
    const response = await post("/api/review/next");
    return response.status === 200 ? ((await response.json()) as DraftView) : null;
  });
  const overrides = draft.findings.filter((f) => f.blocking).map((f) => ({ finding: f.key, reason: "已逐条核对官方文本" }));
  await post(`/api/review/drafts/${draft.id}/articles-shown`, { keys: draft.reading.map(({ key }) => key) });
  const approved = await post(`/api/review/drafts/${draft.id}/approve`, { sha256: draft.sha256, overrides });
  expect(approved.status).toBe(200);
}

async function shot(page: Page, name: string, fullPage = false): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage });
}

function frameOf(page: Page): Frame {
  const frame = page.frames().find((f) => new URL(f.url()).pathname === "/widget");
  if (!frame) throw new Error("the widget is not open");
  return frame;
}

/** Chooses the text of the first such element and copies it, as a person does. @returns what the clipboard was given */
async function copiedFrom(frame: Frame, selector: string): Promise<string> {
  return frame.evaluate((at) => {
    const element = document.querySelector(at);
    if (!element) throw new Error(`nothing at ${at}`);
    getSelection()?.selectAllChildren(element);
    const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    element.dispatchEvent(event);
    return event.clipboardData?.getData("text/plain") ?? "";
  }, selector);
}

test("a part of the answer that is copied carries the label", async () => {
  const frame = frameOf(phone);
  const text = await copiedFrom(frame, ".answer .short");
  expect(text.startsWith(`【${LABEL}】\n`)).toBe(true);
  expect(text.length).toBeGreaterThan(LABEL.length + 8);
  expect(await widget.getByText(LABEL).count()).toBeGreaterThanOrEqual(2);
  await widget.getByRole("button", { name: "打印答复单" }).scrollIntoViewIfNeeded();
  await shot(phone, "widget-take-answer-360");
  expect(await axeFaults(frame)).toEqual([]);
});

test("the sheet opens in a tab of its own, with the token in no address, fits a phone, and prints on A4 under its label", async () => {
  const [sheet] = await Promise.all([phone.waitForEvent("popup"), widget.getByRole("button", { name: "打印答复单" }).click()]);
  await sheet.getByRole("heading", { name: "咨询答复单" }).waitFor();
  expect(sheet.url()).toMatch(/\/api\/inquiries\/[0-9a-f-]+\/answer\.html$/);
  await sheet.setViewportSize(PHONE);
  expect(await sheet.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await shot(sheet, "sheet-opened-360", true);
  expect(await axeFaults(sheet)).toEqual([]);
  await sheet.getByText("某市公共法律服务中心").waitFor();
  await sheet
    .getByText(/^〔\d{4}〕咨答字第\d{6}号$/)
    .first()
    .waitFor();
  expect(await sheet.getByText(LABEL, { exact: true }).count()).toBe(2);
  await sheet.emulateMedia({ media: "print" });
  expect(await sheet.getByText("用浏览器菜单里的", { exact: false }).isVisible()).toBe(false);
  const paper = (await sheet.pdf({ preferCSSPageSize: true })).toString("latin1");
  const boxes = Array.from(paper.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g), ([, width, height]) => [Number(width), Number(height)]);
  expect(boxes.length).toBeGreaterThan(0);
  for (const [width = 0, height = 0] of boxes) expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
  await sheet.close();
});

test("the Word file is saved under its Chinese name, with its number and its metadata", async () => {
  const [download] = await Promise.all([phone.waitForEvent("download"), widget.getByRole("button", { name: "下载 Word" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^咨询答复单-\d{4}-\d{6}\.docx$/);
  const parts = wordParts(readFileSync(await download.path()));
  expect(readable(parts.get("word/document.xml") ?? "")).toContain("老板拖欠工资三个月不发");
  expect(JSON.parse(customProperty(parts, "AIGC") ?? "{}")).toMatchObject({ Label: "1" });
});

test("a lawyer finds both in the history, and what the desk shows is labelled when it is copied", async () => {
  const desk = await (await context(DESK)).newPage();
  const seat = lawyerSeat();
  await desk.goto(`${service.url}/console`);
  await desk.getByLabel("邮箱").fill(seat?.email ?? "");
  await desk.getByLabel("密码").fill(seat?.password ?? "");
  await desk.getByRole("button", { name: "登录" }).click();
  await desk.getByRole("button", { name: "领取下一份" }).waitFor();
  await desk.goto(`${service.url}/console/history`);
  const [sheet] = await Promise.all([desk.context().waitForEvent("page"), desk.getByRole("link", { name: "打印答复单" }).first().click()]);
  await sheet.getByRole("heading", { name: "咨询答复单" }).waitFor();
  await sheet.close();
  const [download] = await Promise.all([desk.waitForEvent("download"), desk.getByRole("link", { name: "下载 Word" }).first().click()]);
  expect(download.suggestedFilename()).toMatch(/^咨询答复单-\d{4}-\d{6}\.docx$/);
  await shot(desk, "console-history-1366");
  expect(await axeFaults(desk)).toEqual([]);
  await desk.locator("a.row-link").first().click();
  await desk.locator(".centre .body").waitFor();
  await desk.getByText(LABEL, { exact: true }).first().waitFor();
  expect(await copiedFrom(desk.mainFrame(), ".centre .short-answer")).toContain(`【${LABEL}】\n`);
  await shot(desk, "console-delivered-1366");
});
