/** 换设备、两个标签页、快速离开、全部删除 in the browser: a citizen comes back with a code, and goes when they want to. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { approveDraft, giveDraft, onDeskOf } from "./desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "./given.node.ts";
import { ask, inReview } from "./matters.node.ts";
import { fits } from "./page-fits.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

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
  // The page's clock is the machine's; the bureau's begins there.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
  wang = await givenPerson(bureau, "lawyer");
});
afterAll(async () => {
  await browser?.close();
  await socket?.close();
  await bureau?.close();
});

const device = (viewport: { width: number; height: number }) =>
  browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
const opened = async (on: BrowserContext, path: string): Promise<Page> => {
  const page = await on.newPage();
  await page.goto(socket.url + path);
  return page;
};
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const unfold = (page: Page, name: string) => page.locator("summary", { hasText: name }).click();
/** What is told on unfolding is asked for again, whether or not it stood open. */
const unfoldAnew = async (page: Page, name: string) => {
  const details = page.locator("details", { has: page.locator("summary", { hasText: name }) });
  if (await details.evaluate((one: HTMLDetailsElement) => one.open)) {
    // Folded and unfolded within one task, the page is told of one change alone: that it stands open, as it did.
    const folded = details.evaluate(
      (one) =>
        new Promise<void>((told) => {
          one.addEventListener("toggle", () => told(), { once: true });
        }),
    );
    await unfold(page, name);
    await folded;
  }
  await unfold(page, name);
};
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

async function sound(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  }
  // Wherever it was scrolled to, the bar of calls would half cover what lies under it.
  await page.evaluate(() => scrollTo(0, 0));
  const faults = await axeFaults(page);
  expect(faults, name).toEqual([]);
  await fits(page, name);
}

test("a citizen comes back on another device, where both move, and shuts it out again", async () => {
  const matter = await inReview(bureau);
  const phone = await opened(await device(PHONE), `/widget#k=${matter.id}.${matter.token}`);
  await heading(phone, "已收到");
  expect(phone.url()).not.toContain(matter.token);
  await unfold(phone, "下次再看");
  await press(phone, "生成取件码");
  const code = (await phone.getByText(/^\d{4} \d{4} \d{4}$/).textContent()) ?? "";
  await sees(phone, "取件码有效到");
  await sound(phone, "keep-phone");

  // Where neither way of copying works, the link itself stands there to be copied by hand; the focus stays at its button.
  await phone.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await press(phone, "复制专属链接");
  const link = phone.getByRole("textbox", { name: "复制专属链接" });
  await link.waitFor();
  await sees(phone, "没能复制，请长按文字自行选取");
  await sound(phone, "link-by-hand-phone");
  const byHand = await opened(await device(PHONE), new URL(await link.inputValue()).pathname + new URL(await link.inputValue()).hash);
  await heading(byHand, "已收到");
  await byHand.close();

  const desk = await device(DESK);
  const desktop = await opened(desk, "/widget");
  await unfold(desktop, "我有取件码或链接");
  const field = desktop.getByLabel("填 12 位取件码，或粘贴链接");
  await field.fill("你好");
  await press(desktop, "查看咨询");
  await sees(desktop, "取件码是 12 个数字");
  await field.fill(code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)));
  await press(desktop, "查看咨询");
  await sees(desktop, "有一位可能抄错了");
  await sound(desktop, "code-slip-desk");
  await field.fill(code);
  await press(desktop, "查看咨询");
  await heading(desktop, "已收到");

  const draft = await giveDraft(bureau, wang, matter.draftId);
  await call(bureau, "GET", `/api/review/drafts/${matter.draftId}/original`, { as: wang });
  expect((await approveDraft(bureau, wang, draft)).status).toBe(200);
  await bureau.work();
  for (const page of [phone, desktop]) await heading(page, "律师的答复");
  await desktop.getByLabel("还有不清楚的？接着问").fill("那我去哪里申请仲裁");
  await press(desktop, "发送");
  await sees(phone, "那我去哪里申请仲裁");
  // The box that was sent from is gone: whoever cannot see begins at the heading, not at the top of the browser.
  await expect.poll(() => desktop.evaluate(() => document.activeElement?.textContent)).toBe("已收到");

  await unfold(phone, "谁看过我的信息");
  await sees(phone, `律师 ${wang.name} 看了您的原话和电话，为了审核答复`);
  await sees(phone, "有一台设备凭取件码进来了");
  await sound(phone, "opened-by-phone");

  await unfoldAnew(phone, "下次再看");
  await sees(phone, "另有 1 台设备或链接能看您的咨询");
  await press(phone, "让它们全部退出");
  await sees(phone, "现在只有这台设备能看");
  await desktop.reload();
  await heading(desktop, "找不到这次咨询了");
});

test("the list shows every matter with its news, and is remembered on a device only while that is turned on", async () => {
  const matter = await inReview(bureau);
  await ask(bureau, "房东不退押金怎么办", {}, { authorization: `Bearer ${matter.token}` });
  const own = await device(PHONE);
  const page = await opened(own, `/widget#k=${matter.id}.${matter.token}`);
  await heading(page, "已收到");
  await press(page, "我的咨询");
  await heading(page, "我的咨询");
  await sees(page, "买房、租房、物业、邻居");
  expect(await page.getByText("有新进展").count()).toBe(1);
  await sound(page, "mine-phone");
  const kept = () => page.evaluate(() => localStorage.getItem("wenfa"));
  expect(await kept()).toBeNull();
  await page.getByLabel("在这台设备上记住我的咨询").check();
  expect(await kept()).toContain(matter.id);
  const later = await opened(own, "/widget");
  await press(later, "我的咨询");
  await later.getByRole("button", { name: /买房、租房、物业、邻居/ }).click();
  await heading(later, "已收到");
  await press(later, "我的咨询");
  await later.getByLabel("在这台设备上记住我的咨询").uncheck();
  expect(await kept()).toBeNull();
});

test("two tabs are in step: a withdrawal in one stands in both", async () => {
  const matter = await inReview(bureau);
  const own = await device(DESK);
  await own.grantPermissions(["notifications"], { origin: socket.url });
  // A headless shell grants what it is asked for, and says that it is denied.
  await own.addInitScript(() => Object.defineProperty(Notification, "permission", { get: () => "granted" }));
  const [one, two] = [
    await opened(own, `/widget#k=${matter.id}.${matter.token}`),
    await opened(own, `/widget#k=${matter.id}.${matter.token}`),
  ];
  for (const page of [one, two]) await heading(page, "已收到");
  await press(two, "有新消息时提醒我（页面要开着）");
  await sees(two, "有新消息会提醒您");
  // Whoever is not looking is told in the title, and no matter is named.
  await two.evaluate(() => Object.defineProperty(document, "hidden", { get: () => true }));
  await press(one, "撤回这次咨询");
  await press(one, "确定撤回");
  for (const page of [one, two]) await heading(page, "已撤回");
  await expect.poll(() => two.title()).toMatch(/^\(1\) /);
});

test("quick exit leaves a calendar in every tab, and nothing to go back to", async () => {
  const knife = await ask(bureau, "我丈夫拿刀威胁我，我该怎么办");
  const own = await device(PHONE);
  const [one, two] = [await opened(own, `/`), await opened(own, `/widget#k=${knife.id}.${knife.token}`)];
  await one.goto(`${socket.url}/widget#k=${knife.id}.${knife.token}`);
  for (const page of [one, two]) await page.getByRole("button", { name: "快速离开" }).waitFor();
  await expect.poll(() => one.title()).toBe("咨询");
  await one.keyboard.press("Escape");
  await one.keyboard.press("Escape");
  for (const page of [one, two]) {
    await page.waitForURL(`${socket.url}/leave`);
    expect(await page.title()).toBe("日历");
    expect(await page.locator("body").innerText()).not.toMatch(/咨询|法律|律师/);
  }
  await sound(one, "left-phone");
  await one.goBack();
  expect(one.url()).toBe(`${socket.url}/`);
  const again = await opened(own, "/widget");
  await again.getByRole("button", { name: "发送" }).waitFor();
  expect(await again.getByRole("button", { name: "我的咨询" }).count()).toBe(0);
});

test("deleting everything says what goes and what stays, and leaves a receipt", async () => {
  const matter = await onDeskOf(bureau, wang);
  const page = await opened(await device(PHONE), `/widget#k=${matter.id}.${matter.token}`);
  await heading(page, "已收到");
  await press(page, "我的咨询");
  await press(page, "删除我的全部资料");
  await sees(page, "将要删除：1 件咨询、您写的 1 段话");
  await sees(page, "会留下的：哪位律师哪天审核过");
  await sound(page, "erase-phone");
  await press(page, "不删除");
  await press(page, "删除我的全部资料");
  await press(page, "确定全部删除");
  await heading(page, "已经全部删除");
  await sees(page, /^删除了：1 件咨询.*回执 [0-9a-f-]{36}/);
  await sound(page, "erased-phone");
  expect((await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token })).status).toBe(404);
});
