/** While a citizen waits: what was understood is put right by a tap, reading is offered, contact is made safe, a person is found. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "#contract.ts";
import { sendAgreeing } from "./agreeing.ts";
import { openBrowser } from "./browser.node.ts";
import { fits } from "./page-fits.ts";
import { type RunningService, givenService } from "./running.node.ts";

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

async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

/** Looked at as it stands: it fits its width, and axe finds nothing. */
async function stands(page: Page, name: string): Promise<void> {
  await shot(page, name);
  await fits(page, name);
  expect(await axeFaults(page)).toEqual([]);
}

async function open(viewport: { width: number; height: number }, path: string): Promise<Page> {
  // The page's own policy forbids injected scripts, and axe is one.
  const context = await browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${service.url}${path}`);
  return page;
}

async function asked(viewport: { width: number; height: number }, question: string, agree = true): Promise<Page> {
  const page = await open(viewport, "/widget");
  await page.getByLabel("您遇到了什么事？").fill(question);
  if (agree) await sendAgreeing(page);
  else await page.getByRole("button", { name: "发送", exact: true }).click();
  return page;
}

async function signIn(role: Role, path: string): Promise<Page> {
  const seat = service.seats.find((one) => one.role === role);
  const page = await open(DESK, path);
  await page.getByLabel("邮箱").fill(seat?.email ?? "");
  await page.getByLabel("密码").fill(seat?.password ?? "");
  await page.getByRole("button", { name: "登录" }).click();
  return page;
}

test("what was understood is put right by taps, something is there to read, and a call is asked for", async () => {
  const phone = await asked(PHONE, "上个月15号公司把我辞退了，没有给经济补偿，我该怎么办");
  const card = phone.getByRole("region", { name: "我们这样理解，对吗？" });
  await card.getByText("上班、工资、工伤").waitFor();
  await card.getByText(/您说的“上个月15号”＝\d{4}年\d{1,2}月15日，对吗？/).waitFor();
  await phone.getByText("正在排队等律师审核", { exact: false }).first().waitFor();
  await phone.getByText("同类的问题还不够多，说不准要等多久").waitFor();
  await stands(phone, "waiting-understood-360");

  await phone.getByText("等的时候可以先看看").click();
  await phone.getByText("演示·未经律师审定，不针对您个人").waitFor();
  await phone.getByRole("heading", { name: "先把上班的证据留好" }).waitFor();
  await card.getByRole("button", { name: "不对，改一下" }).click();
  expect(await card.getByRole("group", { name: "是哪一类事情？" }).getByRole("button").count()).toBe(17);
  await stands(phone, "waiting-put-right-360");
  await phone.getByText("等的时候可以先看看").click();
  await card.getByRole("button", { name: "借钱、还钱、担保" }).click();
  await card.getByLabel("“上个月15号”是哪一天？").fill("2026-01-20");
  await card.getByLabel("事情发生在哪个省").selectOption({ label: "广东省" });
  await card.getByLabel("哪个市").selectOption({ label: "深圳市" });
  await card.getByRole("button", { name: "就这样改" }).click();
  await card.getByText("借钱、还钱、担保（您选的）").waitFor();
  await card.getByText("您说的“上个月15号”＝2026年1月20日（您改的）").waitFor();
  await card.getByText("广东省深圳市").waitFor();
  await phone.getByText("更正：我说的“上个月15号”是2026年1月20日。").waitFor();

  await phone.getByText("马上找人").click();
  expect(await phone.getByRole("link", { name: "现在就打 12348" }).getAttribute("href")).toBe("tel:12348");
  const call = phone.getByRole("form", { name: "请人给我回电" });
  await call.getByLabel("电话号码").fill("13800001234");
  await call.getByRole("button", { name: "上午" }).click();
  await stands(phone, "waiting-person-360");
  await call.getByRole("button", { name: "请给我回电" }).click();
  await phone.getByText(/已经登记：上午给您回电，最晚\d{4}年/).waitFor();

  await phone.getByText("正在排队等律师审核", { exact: false }).first().waitFor();
  const desk = await signIn("lawyer", "/console/queue");
  await desk.getByRole("button", { name: "领取下一份" }).click();
  const banner = desk.getByRole("region", { name: "群众更正了我们的理解" });
  await banner.getByText("从“劳动人事”改为“借贷债务”；改了事情发生的地方；“上个月15号”是2026年1月20日", { exact: false }).waitFor();
  await shot(desk, "console-put-right-1366");
});

test("a day and a place are picked, not typed, and nobody without a matter is without a person", async () => {
  const phone = await asked(PHONE, "房东不退我押金");
  const facts = phone.getByRole("form", { name: "请补充几点" });
  await facts.getByRole("button", { name: "有书面合同" }).click();
  await facts.getByLabel("从日历上选").fill("2026-02-03");
  expect(await facts.getByLabel("也可以自己写").last().inputValue()).toBe("2026年2月3日");
  await stands(phone, "waiting-facts-360");
  await facts.getByRole("button", { name: "提交补充" }).click();
  await phone.getByText("2026年2月3日", { exact: false }).first().waitFor();

  const before = await open(PHONE, "/widget");
  await before.getByText("马上找人").click();
  await before.getByRole("form", { name: "请人给我回电" }).getByLabel("电话号码").fill("13900005678");
  await before.getByRole("button", { name: "请给我回电" }).click();
  await before.getByRole("button", { name: "满 14 岁了，同意并发送" }).click();
  await before.getByText("已经登记：越快越好给您回电", { exact: false }).waitFor();
});

test("outside office hours it is said when a lawyer goes on, and the bureau's own number is the one to call", async () => {
  const desk = await signIn("admin", "/console/people");
  await desk.getByRole("heading", { name: "人员", exact: true }).waitFor();
  const made = await desk.evaluate(async () => {
    const week = Array.from({ length: 7 }, () => []);
    const site = {
      code: "shut",
      name: "歇业的司法所",
      region: "440300",
      language: "zh-CN",
      colour: "#1456a8",
      phone: "0755-12348",
      origins: [],
      kioskIdleMinutes: 2,
    };
    const body = JSON.stringify({ ...site, hours: { week, holidays: "closed" } });
    return (await fetch("/api/sites", { method: "POST", headers: { "content-type": "application/json" }, body })).status;
  });
  expect(made).toBeLessThan(300);
  const phone = await open(PHONE, "/widget?bureau=shut");
  await phone.getByText("马上找人").click();
  expect(await phone.getByRole("link", { name: "现在就打 0755-12348" }).getAttribute("href")).toBe("tel:0755-12348");
  await phone.getByText("马上找人").click();
  await phone.getByLabel("您遇到了什么事？").fill("公司拖欠我三个月工资不发，没有签劳动合同怎么办");
  await sendAgreeing(phone);
  await phone.getByText("现在是下班时间。", { exact: false }).waitFor();
  await phone.getByText("想马上问律师打 12348，白天晚上都有人", { exact: false }).waitFor();
});

test("in danger a call stands first, contact is made safe before anybody calls, and the desk is told loudly", async () => {
  const page = await asked(DESK, "老公又打我了，还不让我出门，我该怎么办", false);
  expect(await page.getByRole("link", { name: "有危险，现在就打 110" }).getAttribute("href")).toBe("tel:110");
  expect(await page.getByText("等的时候可以先看看").count()).toBe(0);
  const safety = page.getByRole("form", { name: "现在联系您安全吗？" });
  await safety.getByRole("button", { name: "有时候安全，只在我说的时间打" }).click();
  await safety.getByLabel("什么时候方便").fill("白天十点到下午三点");
  await safety.getByLabel("暗号（选填）").fill("送快递的");
  await stands(page, "waiting-danger-1366");

  const desk = await signIn("lawyer", "/console/danger");
  await desk.getByText("先不要打电话：还不知道打过去安不安全").waitFor();
  await stands(desk, "console-contact-unanswered-1366");
  await safety.getByRole("button", { name: "就这样" }).click();
  await page.getByText("怎么联系您：有时候安全，只在我说的时间打").waitFor();
  expect(await page.getByText("送快递的").count()).toBe(0);
  await desk.getByText("群众说：只在他说的时间打").waitFor();

  await page.getByText("马上找人").click();
  const call = page.getByRole("form", { name: "请人给我回电" });
  await call.getByLabel("电话号码").fill("13700001111");
  await call.getByRole("button", { name: "请给我回电" }).click();
  await page.getByText("已经登记", { exact: false }).first().waitFor();

  const operator = await signIn("operator", "/console/callbacks");
  const row = operator.getByRole("listitem").filter({ hasText: "群众说：只在他说的时间打" });
  await row.getByRole("button", { name: "领取" }).click();
  await row.getByRole("button", { name: "查看电话（会留下记录）" }).click();
  await row.getByText("暗号：送快递的").waitFor();
  await stands(operator, "console-contact-callback-1366");

  await page.getByRole("button", { name: "改一下", exact: true }).click();
  await safety.getByRole("button", { name: "不要打电话" }).click();
  await safety.getByRole("button", { name: "就这样" }).click();
  await page.getByText("您说过不要打电话", { exact: false }).waitFor();
});

test("a lawyer reads a list and releases it", async () => {
  const desk = await signIn("lawyer", "/console/reading-lists");
  await desk.getByText("婚姻家庭", { exact: true }).click();
  await desk.getByRole("heading", { name: "离婚有两条路" }).waitFor();
  await stands(desk, "console-reading-lists-1366");
  const list = desk.getByRole("group").filter({ hasText: "离婚有两条路" });
  await list.getByRole("button", { name: "放行", exact: true }).click();
  await desk.getByText("已放行", { exact: true }).first().waitFor();
  await list.getByRole("button", { name: "撤回", exact: true }).click();
  await desk.getByText("群众现在看不到").first().waitFor();
});
