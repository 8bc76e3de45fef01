import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#contract.ts";
import { openBrowser } from "./browser.node.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "./given.node.ts";
import { ask } from "./matters.node.ts";
import { fits } from "./page-fits.ts";
import { type RunningService, givenService } from "./running.node.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

function context(viewport = DESK): Promise<BrowserContext> {
  return browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
}

/** The page as it is, at the desk and on a phone; nothing may stick out at the side of either. */
async function shot(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of [
    ["360", PHONE],
    ["1366", DESK],
  ] as const) {
    await page.setViewportSize(viewport);
    if (SHOTS) {
      mkdirSync(SHOTS, { recursive: true });
      await page.screenshot({ path: join(SHOTS, `${name}-${size}.png`), fullPage: size === "360" });
    }
    await fits(page, `${name} at ${size}`);
  }
}

describe("from a citizen's words to the disposition", () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await givenService();
  });
  afterAll(() => service?.close());

  async function signIn(role: Role): Promise<Page> {
    const seat = service.seats.find((one) => one.role === role);
    const page = await (await context()).newPage();
    await page.goto(`${service.url}/console`);
    await page.getByLabel("邮箱").fill(seat?.email ?? "");
    await page.getByLabel("密码").fill(seat?.password ?? "");
    await page.getByRole("button", { name: "登录" }).click();
    return page;
  }

  test("the notice stands in the very response, the operator's open console calls, and one key takes the alert", async () => {
    const operator = await signIn("operator");
    await operator.getByRole("heading", { name: "危险警报" }).waitFor();
    await operator.getByText("现在没有警报").first().waitFor();
    await shot(operator, "danger-empty");

    const phone = await (await context(PHONE)).newPage();
    await phone.goto(service.url);
    await phone.getByRole("button", { name: "问法律", exact: true }).click();
    const widget = phone.frameLocator("iframe");
    const suspect = widget.getByText("请先别写案情", { exact: false });
    await suspect.waitFor();
    if (SHOTS) await phone.screenshot({ path: join(SHOTS, "widget-before-asking-360.png") });
    await suspect.click();
    await widget.getByText("侦查期间只能请律师", { exact: false }).waitFor();
    if (SHOTS) await phone.screenshot({ path: join(SHOTS, "widget-before-asking-open-360.png") });
    await suspect.click();
    await widget.getByLabel("您遇到了什么事？").fill("我叫赵春梅，我老公又打我了，拿刀说要砍死我，我七岁的女儿也被他打，我们躲在厕所里");
    const [response] = await Promise.all([
      phone.waitForResponse((one) => one.url().endsWith("/api/inquiries") && one.request().method() === "POST"),
      widget.getByRole("button", { name: "发送", exact: true }).click(),
    ]);
    const { notices } = (await response.json()) as { notices: { code: string; calls: { number: string }[] }[] };
    expect(notices.map(({ code }) => code)).toEqual(expect.arrayContaining(["danger-general", "danger-family-violence", "danger-minor"]));
    await widget.getByRole("link", { name: /110/ }).first().waitFor();

    const calling = operator.getByRole("region", { name: "危险警报" });
    // Told, not asked for by the clock, which would be every 15 s; 1.4 s on a machine with ten times its work.
    await calling.getByText("家庭暴力", { exact: false }).waitFor({ timeout: 5000 });
    await operator.getByRole("link", { name: /危险警报\s*1/ }).waitFor();
    expect(await operator.title()).toContain("【危险】");
    await operator.getByText("正在呼叫值班坐席").waitFor();
    expect(await operator.getByText("赵春梅").count()).toBe(0);
    await operator.getByRole("link", { name: /家庭暴力.*拿刀/ }).click();
    await shot(operator, "danger-waiting");
    expect(await axeFaults(operator)).toEqual([]);

    await operator.keyboard.press("a");
    await operator.getByText("我在处置").first().waitFor();
    await calling.waitFor({ state: "detached" });
    await operator.getByRole("button", { name: /查看群众原话/ }).click();
    await operator.getByRole("dialog").getByText("我叫赵春梅").waitFor();
    await operator.getByRole("dialog").getByText("甲＝赵春梅（本人）").waitFor();
    await operator.getByRole("dialog").getByRole("button", { name: "关闭" }).last().click();
    await shot(operator, "danger-held");
    expect(await axeFaults(operator)).toEqual([]);

    const ending = operator.getByRole("region", { name: "处置结果" });
    await ending.getByLabel("已代为报警（110）").check();
    await ending.getByLabel(/说明/).fill("已代为报警，民警到场，母女在派出所");
    await ending.getByRole("button", { name: "结束这条警报" }).click();
    await ending.getByText("涉及未成年人：请先登记报告", { exact: false }).waitFor();
    await operator.getByLabel("公安机关").check();
    await operator.getByLabel("回执编号").fill("受字〔2026〕42号，接报人王警官");
    await shot(operator, "danger-reporting");
    await operator.getByRole("button", { name: "登记报告" }).click();
    await operator.getByRole("region", { name: "已登记的报告" }).getByText("42号", { exact: false }).waitFor();
    await ending.getByRole("button", { name: "结束这条警报" }).click();
    await operator.getByText(/演示话务员于 .* 结束/).waitFor();
    await operator.getByText("已结束，处置结果已记录。").waitFor();
    await operator.getByText("现在没有警报").first().waitFor();
    await shot(operator, "danger-closed");
    expect(await axeFaults(operator)).toEqual([]);

    const supervisor = await signIn("supervisor");
    await supervisor.getByText("警报应答中位数").waitFor();
    await shot(supervisor, "board-with-alerts");
    await phone.context().close();
  });
});

describe("an alert that nobody takes", () => {
  let bureau: Bureau;
  let socket: Served;
  beforeAll(async () => {
    bureau = await givenBureau();
    // The page's clock is the machine's; the bureau's begins there and is then moved by hand.
    bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
    const app = withPages(bureau);
    socket = await givenSocket(app);
  });
  afterAll(async () => {
    await socket?.close();
    await bureau?.close();
  });

  async function at(person: Person, path: string): Promise<Page> {
    const [name = "", value = ""] = person.cookie.split("=");
    const where = await context();
    await where.addCookies([{ name, value, url: socket.url }]);
    const page = await where.newPage();
    await page.goto(`${socket.url}${path}`);
    return page;
  }

  test("comes to the supervisor's page after three minutes, and to the intake clerk's after six", async () => {
    const [operator, supervisor, clerk] = [
      await at(await givenPerson(bureau, "operator"), "/console/hot-words"),
      await at(await givenPerson(bureau, "supervisor"), "/console/board"),
      await at(await givenPerson(bureau, "clerk"), "/console/legal-aid"),
    ];
    const calls = (page: Page) => page.getByRole("region", { name: "危险警报" });
    await supervisor.getByRole("heading", { name: "律师坐席" }).waitFor();
    await clerk.getByText("没有待办的转办单").waitFor();

    const { id: inquiryId } = await ask(bureau, "房东把我反锁在出租屋里不让走，手机快没电了，救救我");
    await calls(operator).waitFor();
    await shot(operator, "alarm-on-another-page");
    expect(await axeFaults(operator)).toEqual([]);
    expect(await calls(supervisor).count()).toBe(0);

    const { open } = await bureau.service.alerts.desk({
      id: "x",
      role: "admin",
      name: "",
      email: "",
      sessionId: "",
      secondFactor: false,
      held: null,
    });
    const id = open.find((alert) => alert.inquiryId === inquiryId)?.id ?? "";
    bureau.clock.forward(3);
    await bureau.service.jobs.escalateAlert(id, 0);
    await calls(supervisor).getByText("被关被困", { exact: false }).waitFor();
    expect(await calls(clerk).count()).toBe(0);
    bureau.clock.forward(3);
    await bureau.service.jobs.escalateAlert(id, 1);
    await calls(clerk).waitFor();

    await calls(clerk)
      .getByRole("button", { name: /去处置/ })
      .click();
    await clerk.getByText("已呼叫全体人员").waitFor();
    await clerk.getByRole("button", { name: "应答（A）" }).click();
    for (const page of [operator, supervisor, clerk]) await calls(page).waitFor({ state: "detached" });
  });

  test("stays on screen when others come, so that the key takes what was read; the next one is one key further", async () => {
    const page = await at(await givenPerson(bureau, "operator"), "/console/danger");
    await page.getByRole("heading", { name: "危险警报" }).waitFor();
    await ask(bureau, "我不想活了，药都准备好了");
    await page.getByRole("region", { name: "危险警报" }).getByRole("button", { name: "去处置（A）" }).waitFor();
    await page.keyboard.press("a");
    const first = page.getByRole("article", { name: "自伤自杀" });
    await first.getByRole("button", { name: "应答（A）" }).waitFor();
    await ask(bureau, "我前夫拿着刀在门口砸门，说要砍死我");
    await page.getByRole("link", { name: /危险警报\s*2/ }).waitFor();
    await page.keyboard.press("a");
    await first.getByText("我在处置").waitFor();
    await page.getByRole("link", { name: /危险警报\s*1/ }).waitFor();
    await page.keyboard.press("a");
    await page.getByRole("article").getByText("砸门", { exact: false }).first().waitFor();
    await page.getByRole("button", { name: "应答（A）" }).waitFor();
    await shot(page, "danger-next");
    await page.keyboard.press("a");
    await page.getByRole("region", { name: "危险警报" }).waitFor({ state: "detached" });
  });

  test("rings only for whoever switched the bell on", async () => {
    const page = await at(await givenPerson(bureau, "operator"), "/console/danger");
    await page.evaluate(() => {
      const made: number[] = [];
      Object.assign(globalThis, { made });
      const Original = globalThis.AudioContext;
      globalThis.AudioContext = class extends Original {
        constructor() {
          super();
          made.push(1);
        }
      };
    });
    const rung = () => page.evaluate(() => (globalThis as unknown as { made: number[] }).made.length);
    await ask(bureau, "我前男友跟踪我，说要泼我硫酸");
    await page.getByRole("region", { name: "危险警报" }).waitFor();
    expect(await rung()).toBe(0);
    await page.getByLabel("声音提醒").first().check();
    await page.getByText("声音提醒已打开", { exact: false }).waitFor();
    expect(await rung()).toBe(1);
  });
});

describe("when the alerts cannot be loaded", () => {
  test("the page says so, and what to do, until they can", async () => {
    const bureau = await givenBureau();
    const socket = await givenSocket(withPages(bureau));
    try {
      const person = await givenPerson(bureau, "operator");
      const [name = "", value = ""] = person.cookie.split("=");
      const where = await context();
      await where.addCookies([{ name, value, url: socket.url }]);
      const page = await where.newPage();
      await page.route("**/api/alerts", (route) =>
        route.fulfill({
          status: 403,
          contentType: "application/problem+json",
          body: JSON.stringify({ title: "现在不能查看", status: 403, code: "not-allowed" }),
        }),
      );
      await page.goto(`${socket.url}/console/danger`);
      await page.getByText("警报没能载入").first().waitFor();
      await shot(page, "danger-failed");
      await page.unroute("**/api/alerts");
      await page.getByRole("button", { name: "重试" }).first().click();
      await page.getByText("现在没有警报").first().waitFor();
    } finally {
      await socket.close();
      await bureau.close();
    }
  });
});
