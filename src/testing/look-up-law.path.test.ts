import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DraftView } from "#contract.ts";
import { agreedAt } from "./agreeing.ts";
import { openBrowser } from "./browser.node.ts";
import { lookedUp } from "./looked-up.ts";
import { type RunningService, givenService, until } from "./running.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };

let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  service = await givenService();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await service?.close();
});

async function open(viewport: { width: number; height: number }, path: string, locale = "zh-CN"): Promise<Page> {
  // The page's own policy forbids injected scripts, and axe is one; everything else is served as to anyone.
  const context = await browser.newContext({ viewport, locale, timezoneId: "Asia/Shanghai", bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${service.url}${path}`);
  return page;
}

/** What axe finds, and whatever is wider than the screen. */
async function faults(page: Page, name: string): Promise<string[]> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}-${page.viewportSize()?.width}.png`) });
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...(await axeFaults(page)), ...(wide > 0 ? [`${wide} px too wide`] : [])];
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName);
const search = async (page: Page, text: string) => {
  await page.getByLabel("您要查什么？").fill(text);
  await page.keyboard.press("Enter");
};
const firstHit = (page: Page) => page.locator(".hit h3 a").first();

test("a citizen finds an article on a phone, reads what it is, goes on to its neighbour, and comes back", async () => {
  const page = await open(PHONE, "/");
  await page.getByRole("link", { name: "查法条", exact: true }).first().click();
  await page.getByRole("heading", { name: "不知道怎么查？试试这些" }).waitFor();
  expect(await faults(page, "law-start")).toEqual([]);

  await search(page, "公司没跟我签劳动合同，能要双倍工资吗");
  await page.getByRole("link", { name: "《劳动合同法》第八十二条" }).waitFor();
  expect(await page.locator("mark").count()).toBeGreaterThan(0);
  expect(await page.getByText("演示·未经律师审定").count()).toBeGreaterThan(0);
  expect(await page.getByText("官方原文", { exact: true }).count()).toBe(0);
  expect(await faults(page, "law-found")).toEqual([]);
  await expect.poll(() => focused(page)).toBe("INPUT");
  const results = page.url();

  await page.getByRole("link", { name: "《劳动合同法》第八十二条" }).click();
  await page.getByRole("heading", { level: 1, name: "《中华人民共和国劳动合同法》第八十二条" }).waitFor();
  await expect.poll(() => focused(page)).toBe("H1");
  expect(await page.title()).toBe("劳动合同法第八十二条 · 查法条 · 问法");
  await page.getByRole("region", { name: "要旨（不是原文）" }).waitFor();
  await page.getByText("《中华人民共和国劳动合同法》第八十二条（2012年12月28日文本）").waitFor();
  expect(await faults(page, "law-article")).toEqual([]);

  await page.getByRole("navigation", { name: "前后条文" }).getByRole("link").last().click();
  await page.waitForURL((url) => !decodeURIComponent(url.pathname).endsWith("/82"));
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: /第八十二条/ }).waitFor();
  await page.getByRole("link", { name: "返回查找结果" }).click();
  await firstHit(page).waitFor();
  await expect.poll(() => focused(page)).toBe("H1"); // moved there when the page is drawn
  expect(page.url()).toBe(results);
});

test("an address shows the same to whoever opens it: the words, the day, the page", async () => {
  const page = await open(DESK, `/law?q=${encodeURIComponent("工资")}&on=2020-01-01&page=2`);
  await firstHit(page).waitFor();
  await page.getByText("看的是2020年1月1日的法律").waitFor();
  await page.getByText("第 2 页").first().waitFor();
  expect([await page.getByLabel("您要查什么？").inputValue(), await page.getByLabel("哪一天有效").inputValue()]).toEqual([
    "工资",
    "2020-01-01",
  ]);
  await page.getByRole("link", { name: "上一页" }).click();
  await page.waitForURL((url) => !url.searchParams.has("page"));
  await firstHit(page).click();
  await page.getByRole("heading", { level: 1, name: /《/ }).waitFor();
  expect(new URL(page.url()).searchParams.get("asOf")).toBe("2020-01-01");
});

test("what cannot be shown says why, and without a network it tries again by itself", async () => {
  const page = await open(PHONE, `/law?q=${encodeURIComponent("😀😀")}`);
  await page.getByText("没有找到", { exact: true }).first().waitFor();
  expect(await faults(page, "law-none")).toEqual([]);
  await page.context().setOffline(true);
  await search(page, "拖欠工资");
  await page.getByText("没有连上", { exact: true }).first().waitFor();
  expect(await faults(page, "law-offline")).toEqual([]);
  await page.context().setOffline(false);
  await firstHit(page).waitFor();
  await page.goto(`${service.url}/law/${encodeURIComponent("劳动合同法")}/999`);
  await page.getByText("没有找到这一条", { exact: true }).waitFor();
});

test("whoever's browser speaks English is spoken to in English, and may change that", async () => {
  const page = await open(DESK, "/law", "en-US");
  await page.getByRole("heading", { level: 1, name: "Find the law" }).waitFor();
  expect([await page.locator("html").getAttribute("lang"), await faults(page, "law-english")]).toEqual(["en", []]);
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("heading", { level: 1, name: "查法条" }).waitFor();
});

test("a lawyer takes a card from citizens and gives it back, by keyboard alone", async () => {
  const path = `/law/${encodeURIComponent("劳动合同法")}/82`;
  const citizen = await open(PHONE, path);
  const seen = citizen.getByRole("region", { name: "要旨（不是原文）" });
  await seen.waitFor();

  const seat = service.seats.find((s) => s.role === "lawyer");
  const desk = await open(DESK, "/console");
  await desk.getByLabel("邮箱").fill(seat?.email ?? "");
  await desk.getByLabel("密码").fill(seat?.password ?? "");
  await desk.getByRole("button", { name: "登录" }).click();
  await desk.getByRole("link", { name: "卡片放行" }).waitFor();
  await desk.goto(`${service.url}/console/law-cards/${encodeURIComponent("劳动合同法-82")}`);
  const card = desk.getByRole("region", { name: "正在看的卡片" });
  await card.getByRole("heading", { name: "《中华人民共和国劳动合同法》第八十二条" }).waitFor();
  expect(await faults(desk, "console-cards")).toEqual([]);

  await desk.keyboard.press("w");
  await card.getByText("撤回（演示人员", { exact: false }).waitFor();
  await citizen.goto(`${service.url}${path}`);
  await citizen.getByText("要旨待律师审定", { exact: true }).first().waitFor();
  expect([await seen.count(), await faults(citizen, "law-withheld")]).toEqual([0, []]);

  await desk.getByLabel("查找").fill("劳动合同法-8");
  await desk.getByRole("link", { name: "第八十二条" }).waitFor();
  await desk.getByRole("heading", { name: "《中华人民共和国劳动合同法》第八十二条" }).click();
  await desk.keyboard.press("r");
  await desk.getByText("已放行 中华人民共和国劳动合同法第八十二条").waitFor();
  await desk.waitForURL((url) => !decodeURIComponent(url.pathname).endsWith("-82")); // the next card comes by itself
  await desk.keyboard.press("k");
  await card.getByText("已放行", { exact: true }).waitFor();
  await citizen.goto(`${service.url}${path}`);
  await seen.waitFor();
});

test("a citation in an answer opens the article in a tab of its own", async () => {
  const headers = { "content-type": "application/json" };
  const asked = await fetch(`${service.url}/api/inquiries`, {
    method: "POST",
    headers,
    body: JSON.stringify({
      question: "公司干了八个月没跟我签劳动合同，能要双倍工资吗？我在工地上班，有工友作证。",
      ...(await agreedAt(service.url)),
    }),
  });
  const { id, token } = (await asked.json()) as { id: string; token: string };
  await approveNext();
  const page = await open(PHONE, "/widget");
  await page.getByText("我有取件码或链接", { exact: false }).first().click();
  await page.getByLabel("填 12 位取件码，或粘贴链接").fill(`${id}.${token}`);
  await page.getByRole("button", { name: "查看咨询" }).click();
  await page.getByRole("heading", { name: "律师的答复" }).waitFor();
  const tab = page.context().waitForEvent("page");
  await page
    .getByRole("link", { name: /《.+》第.+条/ })
    .first()
    .click();
  await (await tab).getByRole("heading", { level: 1, name: /《.+》第.+条/ }).waitFor();
});

/** A lawyer takes whatever draft comes, looks its citations up, and approves it as it is. */
async function approveNext(): Promise<void> {
  const seat = service.seats.find((s) => s.role === "lawyer");
  const headers = { "content-type": "application/json", origin: service.url };
  const body = JSON.stringify({ email: seat?.email, password: seat?.password });
  const signedIn = await fetch(`${service.url}/api/auth/sign-in/email`, { method: "POST", headers, body });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
  const post = (path: string, sent: unknown) =>
    fetch(`${service.url}/api/review${path}`, { method: "POST", headers: { ...headers, cookie }, body: JSON.stringify(sent) });
  const draft = await until(async () => {
    const response = await post("/next", {});
    return response.status === 200 ? ((await response.json()) as DraftView) : null;
  });
  await post(`/drafts/${draft.id}/articles-shown`, { keys: draft.reading.map(({ key }) => key) });
  const approved = await post(`/drafts/${draft.id}/approve`, { sha256: draft.sha256, overrides: lookedUp(draft.findings) });
  expect(approved.status).toBe(200);
}
