/** Where things go wrong: no script, no network, a page that dies while sending, a flood, words that want to be more than words. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { axeFaults } from "./axe.node.ts";
import { sql } from "kysely";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { approve } from "./correcting.ts";
import { giveDraft } from "./desk.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "./given.node.ts";
import { ask, read } from "./matters.node.ts";
import { fits } from "./page-fits.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };

let browser: Browser;
let bureau: Bureau;
let wang: Person;
let door: ReturnType<typeof serve>;
let url = "";
let checker: Page;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau({ CHALLENGE: "auto", CHALLENGE_BITS: "10", RATE_ASK: "4" });
  // The page's clock is the machine's; the bureau's begins there.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  wang = await givenPerson(bureau, "lawyer");
  await open(0);
  checker = await (await context(PHONE)).newPage();
});
afterAll(async () => {
  await browser?.close();
  await shut();
  await bureau?.close();
});

/** The same service on the same port, as after a restart. */
async function open(port: number): Promise<void> {
  const app = withPages(bureau);
  url = await new Promise((resolve) => {
    door = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, (at) => resolve(`http://127.0.0.1:${at.port}`));
  });
}
async function shut(): Promise<void> {
  if ("closeAllConnections" in door) door.closeAllConnections();
  await new Promise((resolve) => door.close(resolve));
}

const context = (viewport: { width: number; height: number }, more: BrowserContextOptions = {}) =>
  browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true, ...more });

async function widget(viewport = PHONE, more: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await context(viewport, more)).newPage();
  await page.goto(`${url}/widget`);
  return page;
}

async function sound(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  }
  await lookInto(page, name);
}

/** What a browser without script shows is looked into by one with: nothing runs in the first, not even the check. */
async function soundWithout(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  }
  await checker.setViewportSize(page.viewportSize() ?? PHONE);
  await checker.goto(`${url}/follow`);
  await checker.setContent(await page.content());
  await lookInto(checker, name);
}

async function lookInto(page: Page, name: string): Promise<void> {
  const faults = await axeFaults(page);
  expect(faults, name).toEqual([]);
  await fits(page, name);
}

async function answer(inquiryId: string): Promise<void> {
  const [draft] = await read<{ id: string }>(
    bureau.database.db,
    sql`select id from draft where inquiry_id = ${inquiryId} and state = 'waiting'`,
  );
  await approve(bureau, wang, await giveDraft(bureau, wang, draft?.id ?? ""));
}

/** Sends what stands in the box, and agrees where that is asked. */
async function send(page: Page, question: string): Promise<void> {
  await page.getByLabel("您遇到了什么事？").fill(question);
  await page.getByRole("button", { name: /^(发送|再发一次)$/ }).click();
}
async function agree(page: Page): Promise<void> {
  await page.getByRole("button", { name: /同意/ }).first().click();
}
const counted = async (table: string) =>
  (await read<{ n: number }>(bureau.database.db, sql`select count(*)::int as n from ${sql.table(table)}`))[0]?.n ?? 0;

describe("without script", () => {
  test("a citizen asks, follows, answers the questions, reads the lawyer's answer and withdraws", async () => {
    const page = await (await context(PHONE, { javaScriptEnabled: false })).newPage();
    await page.goto(`${url}/ask`);
    await soundWithout(page, "ask-360");
    await page.getByLabel("您遇到了什么事？").fill("公司不发工资");
    await page.getByLabel("事情发生在哪里（选填）").selectOption("110000");
    await page.getByRole("button", { name: "发送" }).click();
    await soundWithout(page, "ask-consent-360");
    await page.getByRole("button", { name: "我满 14 岁，我同意并发送" }).click();
    await page.getByRole("heading", { level: 1, name: "已收到" }).waitFor();
    await soundWithout(page, "ask-receipt-360");
    const credential = (await page.locator("code").textContent()) ?? "";
    expect(page.url()).toBe(`${url}/ask`);

    await page.getByRole("button", { name: "换一个好记的 12 位取件码" }).click();
    await page.getByText(/^\d{4} \d{4} \d{4}$/).waitFor();
    await soundWithout(page, "follow-code-360");

    await page.getByRole("link", { name: "查进展" }).click();
    await soundWithout(page, "follow-door-360");
    await page.getByLabel("查询凭证或者取件码").fill(credential);
    await page.getByRole("button", { name: "查看咨询" }).click();
    await page.getByRole("heading", { level: 1, name: "请补充几点" }).waitFor();
    await soundWithout(page, "follow-facts-360");
    await page.getByRole("radio").first().check();
    await page.getByRole("button", { name: "提交补充" }).click();
    await bureau.work();
    await page.getByRole("button", { name: "看看有没有新进展" }).click();
    await soundWithout(page, "follow-waiting-360");

    await answer(credential.split(".")[0] ?? "");
    await page.getByRole("button", { name: "看看有没有新进展" }).click();
    const card = page.getByRole("article", { name: "律师的答复" });
    await card.getByText("AI 起草 · 律师审核").first().waitFor();
    await card.getByText(new RegExp(wang.name)).waitFor();
    await soundWithout(page, "follow-answer-360");
    await page.setViewportSize(DESK);
    await soundWithout(page, "follow-answer-1366");
    const rated = page.getByRole("heading", { name: "这份答复帮到您了吗？" }).locator("..");
    await rated.getByRole("radio", { name: "4 星 满意" }).check();
    await rated.getByRole("button", { name: "提交评价" }).click();
    await page.getByText("您评了 4 星。").waitFor();
    await page.getByText("投诉", { exact: true }).click();
    await page.getByRole("radio", { name: "太慢、没人理" }).check();
    await page.getByLabel(/^发生了什么/).fill("等了三天才有答复");
    await page.getByRole("button", { name: "提交投诉" }).click();
    await page.getByText("投诉已登记", { exact: false }).waitFor();
    await soundWithout(page, "follow-rated-1366");
    await page.getByLabel("还有不清楚的？接着问").fill("要不要先去仲裁？");
    await page.getByRole("button", { name: "发送" }).click();
    await page.getByText("要不要先去仲裁？").waitFor();
    await page.getByText("撤回这次咨询").click();
    await page.getByRole("button", { name: "确定撤回" }).click();
    await page.getByRole("heading", { level: 1, name: "已撤回" }).waitFor();
    for (const one of await page.context().cookies()) expect(one.name).toBe("");
    await page.getByRole("link", { name: "快速离开" }).click();
    await page.getByRole("heading", { name: /^\d{4}年\d{1,2}月$/ }).waitFor();
    expect(await page.getByText("咨询").count()).toBe(0);
  });

  test("danger is met in the very reply, with numbers to tap; the widget and the home page lead here", async () => {
    const page = await (await context(PHONE, { javaScriptEnabled: false })).newPage();
    await page.goto(`${url}/widget`);
    await page.getByRole("link", { name: "在这里提问" }).click();
    await page.getByLabel("您遇到了什么事？").fill("老公喝醉就打我，昨天又动手了，我不敢回家");
    await page.getByRole("button", { name: "发送" }).click();
    const notice = page.getByRole("region", { name: "您不用一个人承受" });
    expect(await notice.getByRole("link", { name: /110/ }).getAttribute("href")).toBe("tel:110");
    await soundWithout(page, "ask-danger-360");
    await page.getByRole("button", { name: "看进展" }).click();
    await page.getByRole("button", { name: "我同意继续办理", exact: true }).waitFor();
    await soundWithout(page, "follow-danger-360");
    await page.goto(url);
    await page.getByRole("link", { name: "简单页面提问" }).click();
    await page.setViewportSize(DESK);
    await soundWithout(page, "ask-1366");
    await page.setViewportSize(PHONE);
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await soundWithout(page, "ask-en-360");
  });
});

describe("when the network fails", () => {
  test("what was typed stays, over a reload too; a page that died while sending finds what was taken by its key", async () => {
    const page = await widget();
    await page.getByLabel("您遇到了什么事？").fill("租房到期，房东不退押金怎么办");
    await page.getByText("补充地区、电话", { exact: false }).click();
    await page.getByLabel("联系电话").fill("13800001234");
    await page.reload();
    await page.getByText("补充地区、电话", { exact: false }).click();
    expect(await page.getByLabel("联系电话").inputValue()).toBe("13800001234");

    await page.getByRole("button", { name: "发送", exact: true }).click();
    await page.getByRole("button", { name: /同意/ }).first().waitFor();
    const before = await counted("inquiry");
    // The service takes it, and the page never hears of it.
    await page.route("**/api/inquiries", async (route) => void (await route.fetch()), { times: 1 });
    await agree(page);
    await expect.poll(() => counted("inquiry")).toBe(before + 1);
    await page.reload();
    await page
      .getByText(/不知道有没有收到/)
      .filter({ visible: true })
      .waitFor();
    await sound(page, "interrupted-360");
    await page.getByRole("button", { name: "再发一次" }).click();
    await agree(page);
    await page.getByRole("heading", { level: 1, name: /已收到|请补充几点/ }).waitFor();
    expect(await counted("inquiry")).toBe(before + 1);
  });

  test("the page finds its way back when the service was restarted mid-stream, and a reply typed meanwhile is not lost", async () => {
    const matter = await ask(bureau, "健身房关门了，预付卡里的钱怎么退？");
    await bureau.work();
    const page = await (await context(PHONE)).newPage();
    await page.addInitScript(
      ([id, token]) => {
        const held = { id, token, at: new Date().toISOString(), category: null };
        if (!sessionStorage.getItem("wenfa")) sessionStorage.setItem("wenfa", JSON.stringify({ held: [held], open: id }));
      },
      [matter.id, matter.token],
    );
    await page.goto(`${url}/widget`);
    await page.getByText("想起别的情况？补充给律师").click();
    const port = Number(new URL(url).port);
    await shut();
    await page.getByLabel("想起别的情况？补充给律师").fill("我有缴费的收据");
    await page.getByRole("button", { name: "发送" }).click();
    await page.getByText("没有发出去", { exact: true }).waitFor();
    await open(port);
    await page.reload();
    await page.getByText("想起别的情况？补充给律师").click();
    await expect.poll(() => page.getByLabel("想起别的情况？补充给律师").inputValue()).toBe("我有缴费的收据");
    await page.getByRole("button", { name: "发送" }).click();
    await page.getByText("我有缴费的收据").first().waitFor();
    await bureau.work();
    await answer(matter.id);
    await page.getByRole("heading", { level: 1, name: "律师的答复" }).waitFor({ timeout: 20_000 });
    await page.getByRole("radio", { name: "2 星" }).check();
    await page.getByLabel(/^想说的话/).fill("步骤太笼统");
    await page.reload();
    await expect.poll(() => page.getByLabel(/^想说的话/).inputValue()).toBe("步骤太笼统");
    expect(await page.getByRole("radio", { name: "2 星" }).isChecked()).toBe(true);
  });
});

test("a hot address solves a puzzle that it hardly sees; danger is asked none", async () => {
  const headers = { "x-test-network": "203.0.113.77" };
  for (const question of ["孩子在学校摔伤，学校要不要承担责任？", "被骗转账两万元，怎么报案？"]) await ask(bureau, question, {}, headers);
  const page = await widget(PHONE, { extraHTTPHeaders: headers });
  const puzzled: string[] = [];
  page.on("request", (request) => void (request.headers()["wenfa-proof"] && puzzled.push(request.url())));
  await send(page, "楼上漏水泡坏了我家天花板，物业不管，找谁赔？");
  await agree(page);
  await page.getByRole("heading", { level: 1, name: /已收到|请补充几点/ }).waitFor();
  expect(puzzled).toHaveLength(1);
  await page.getByRole("button", { name: "再问一件事" }).click();
  await send(page, "老公喝醉就打我，昨天又动手了，我不敢回家");
  await page.getByRole("region", { name: "您不用一个人承受" }).waitFor();
  expect(puzzled).toHaveLength(1);
});

test("what is written stays words, everywhere it is shown: no tag, no link, no turned line, nothing wider than the phone", async () => {
  const hostile = `<script>document.title='x'</script><img src=x onerror="document.title='x'"> javascript:alert(1) data:text/html,x [点](https://evil.example/) https://evil.example/a ${"https://evil.example/".padEnd(300, "长")} \u202Egnp.exe\u202C 劳\u200b动合同没签工资不发`;
  const matter = await ask(bureau, hostile);
  await bureau.work();
  const inert = async (page: Page, name: string) => {
    await page.getByText("<script>document.title", { exact: false }).first().waitFor();
    expect(await page.title(), name).not.toBe("x");
    expect(await page.locator("a[href*='evil'], a[href^='javascript:'], a[href^='data:'], img[src='x']").count(), name).toBe(0);
    expect(await page.getByText(/[\u202A-\u202E\u2066-\u2069]/).count(), name).toBe(0);
    await fits(page, name);
  };
  const held = [matter.id, matter.token] as const;
  const phone = await (await context(PHONE)).newPage();
  await phone.addInitScript(([id, token]) => {
    const one = { id, token, at: new Date().toISOString(), category: null };
    sessionStorage.setItem("wenfa", JSON.stringify({ held: [one], open: id }));
  }, held);
  await phone.goto(`${url}/widget`);
  await inert(phone, "inert-widget");
  const plain = await (await context(PHONE, { javaScriptEnabled: false })).newPage();
  await plain.goto(`${url}/follow`);
  await plain.getByLabel("查询凭证或者取件码").fill(held.join("."));
  await plain.getByRole("button", { name: "查看咨询" }).click();
  await checker.goto(`${url}/follow`);
  await checker.setContent(await plain.content());
  await inert(checker, "inert-follow");
  const desk = await context(DESK);
  const [name = "", value = ""] = wang.cookie.split("=");
  await desk.addCookies([{ name, value, url }]);
  const [draft] = await read<{ id: string }>(
    bureau.database.db,
    sql`select id from draft where inquiry_id = ${matter.id} and state = 'waiting'`,
  );
  const console_ = await desk.newPage();
  await giveDraft(bureau, wang, draft?.id ?? "");
  await console_.goto(`${url}/console/drafts/${draft?.id}`);
  await inert(console_, "inert-console");
});
