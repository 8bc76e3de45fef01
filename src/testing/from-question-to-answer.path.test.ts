import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, BrowserContext, Frame, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "#contract.ts";
import { sendAgreeing } from "./agreeing.ts";
import { openBrowser } from "./browser.node.ts";
import { readOn } from "./desk-page.ts";
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

async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/** The widget's own document: looking at the page around it would say nothing about what stands in the frame. */
function widgetFrame(page: Page): Frame {
  const frame = page.frames().find((f) => new URL(f.url()).pathname === "/widget");
  if (!frame) throw new Error("the widget is not open");
  return frame;
}

function context(viewport: { width: number; height: number }): Promise<BrowserContext> {
  // The page's own policy forbids injected scripts, and axe is one; everything else is served as to anyone.
  return browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
}

async function signIn(role: Role, email: RegExp = /./): Promise<Page> {
  const seat = service.seats.find((s) => s.role === role && email.test(s.email));
  const page = await (await context(DESK)).newPage();
  await page.goto(`${service.url}/console`);
  await page.getByLabel("邮箱").fill(seat?.email ?? "");
  await page.getByLabel("密码").fill(seat?.password ?? "");
  await page.getByRole("button", { name: "登录" }).click();
  return page;
}

async function askInWidget(page: Page, question: string): Promise<FrameLocator> {
  await page.goto(service.url);
  await page.getByRole("button", { name: "问法律", exact: true }).click();
  const widget = page.frameLocator("iframe");
  await widget.getByLabel("您遇到了什么事？").fill(question);
  return widget;
}

/** The demo holds no official text: no citation can be verified, and the lawyer answers for having compared them. */
async function compareWithOfficialText(desk: Page): Promise<void> {
  const approve = desk.getByRole("button", { name: "通过" });
  expect(await approve.isDisabled()).toBe(true);
  await desk.keyboard.press("v");
  const dialog = desk.getByRole("dialog", { name: "对照官方文本核对" });
  await dialog.getByText("要旨·非官方原文").first().waitFor();
  expect(await dialog.getByLabel("怎么核对的").inputValue()).toBe("已在国家法律法规数据库逐条核对");
  await shot(desk, "console-comparing-1366");
  expect(await axeFaults(desk)).toEqual([]);
  await desk.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "hidden" });
  await desk.getByText("都已写明理由", { exact: false }).first().waitFor();
  await readOn(desk);
  // Comparing is not approving: the same keys pressed once do one thing.
  expect(await approve.isEnabled()).toBe(true);
}

test("a citizen asks on a phone, a lawyer approves at the desk by keyboard alone, and the answer arrives without a reload", async () => {
  const phone = await (await context(PHONE)).newPage();
  const widget = await askInWidget(
    phone,
    "我在工地干了五个月，老板拖欠工资三个月不发，也没有签劳动合同，打电话也不接，上个月把我辞退了，工友都能作证，这种情况我该怎么办？",
  );
  await shot(phone, "widget-asking-360");
  expect([...(await axeFaults(phone)), ...(await axeFaults(widgetFrame(phone)))]).toEqual([]);
  await sendAgreeing(widget);
  await widget.getByRole("region", { name: "办理进度" }).waitFor();
  await widget.getByText("正在排队等律师审核", { exact: false }).first().waitFor();
  await shot(phone, "widget-waiting-360");
  expect(await axeFaults(widgetFrame(phone))).toEqual([]);

  const desk = await signIn("lawyer", /^lawyer@/);
  await desk.getByRole("button", { name: "领取下一份" }).waitFor();
  await shot(desk, "console-queue-1366");
  expect(await axeFaults(desk)).toEqual([]);
  await until(async () => {
    await desk.keyboard.press("n");
    return desk
      .getByRole("button", { name: "通过" })
      .waitFor({ timeout: 2000 })
      .then(
        () => true,
        () => false,
      );
  });
  await desk.getByText("摘编", { exact: false }).first().waitFor();
  await shot(desk, "console-reviewing-1366");
  expect(await axeFaults(desk)).toEqual([]);
  await compareWithOfficialText(desk);
  await desk.keyboard.press("Control+Enter");

  await widget.getByRole("heading", { name: "律师的答复" }).waitFor();
  await widget.getByText("AI 起草 · 律师审核").first().waitFor();
  await shot(phone, "widget-answered-360");
  expect([...(await axeFaults(phone)), ...(await axeFaults(widgetFrame(phone)))]).toEqual([]);
});

test("danger is answered in the very reply: the number to call stands on screen before any draft", async () => {
  const phone = await (await context(PHONE)).newPage();
  const widget = await askInWidget(phone, "我老公又打我了，拿刀说要砍死我，我和孩子躲在厕所里");
  await widget.getByRole("button", { name: "发送", exact: true }).click();
  await widget.getByRole("link", { name: /110/ }).first().waitFor();
  await widget.getByText("固定告知", { exact: false }).first().waitFor();
  await shot(phone, "widget-danger-360");
  expect(await axeFaults(widgetFrame(phone))).toEqual([]);
});

test("a wage claim reaches the legal-aid clerk, whose decision the citizen sees", async () => {
  const page = await (await context(DESK)).newPage();
  const widget = await askInWidget(page, "包工头欠我和工友一共八万元工资，干完活就跑了，我们都是农民工，想申请法律援助打官司要工资");
  await sendAgreeing(widget);
  await widget.getByText("转办进度").waitFor();

  const clerk = await signIn("clerk");
  await clerk.getByText("八万元工资", { exact: false }).first().click();
  await shot(clerk, "console-legal-aid-1366");
  await clerk.getByRole("button", { name: "受理", exact: true }).click();
  await widget.getByRole("region", { name: "转办进度" }).getByText("法律援助机构已受理", { exact: false }).waitFor();
  const told = (text: string) => widget.getByRole("region", { name: "转办进度" }).getByText(text, { exact: false }).waitFor();

  // 法律援助法 49: refused, objected to, ordered to be put right, granted after all.
  await clerk.getByRole("textbox", { name: "理由" }).fill("材料不能说明经济困难");
  await clerk.getByRole("button", { name: "不予援助", exact: true }).click();
  await told("可以向设立该机构的司法行政部门提出");
  await clerk.getByRole("button", { name: "登记异议", exact: true }).click();
  await clerk.getByRole("button", { name: "登记异议", exact: true }).click();
  await clerk.getByText("请写明审查异议的司法行政部门", { exact: false }).first().waitFor();
  await clerk.getByLabel("审查异议的司法行政部门").fill("演示区司法局");
  await shot(clerk, "console-objection-form-1366");
  expect(await axeFaults(clerk)).toEqual([]);
  await clerk.getByRole("button", { name: "登记异议", exact: true }).click();
  await told("演示区司法局正在审查");
  await clerk
    .getByText(/异议 .*前审查决定（还剩/)
    .first()
    .waitFor();
  await clerk.getByRole("radio", { name: "责令改正" }).check();
  await clerk.getByLabel("决定书文号").fill("演司复〔2026〕1号");
  await shot(clerk, "console-objection-open-1366");
  await clerk.setViewportSize(PHONE);
  await shot(clerk, "console-objection-open-360");
  await clerk.setViewportSize(DESK);
  await clerk.getByRole("button", { name: "登记结果" }).click();
  await told("责令法律援助机构改正");
  await clerk.getByText("责令改正，待重新决定").first().waitFor();
  await shot(clerk, "console-objection-ordered-1366");
  await clerk.getByRole("button", { name: "决定援助", exact: true }).click();
  await told("已决定给予援助");
});

test("a supervisor sees the board, a wrong password is refused, and an operator has no drafts", async () => {
  const board = await signIn("supervisor");
  await board.getByRole("heading", { name: "律师坐席" }).waitFor();
  await shot(board, "console-board-1366");
  expect(await axeFaults(board)).toEqual([]);

  const stranger = await (await context(DESK)).newPage();
  await stranger.goto(`${service.url}/console`);
  await stranger.getByLabel("邮箱").fill("lawyer@demo.wenfa.example");
  await stranger.getByLabel("密码").fill("not-the-password");
  await stranger.getByRole("button", { name: "登录" }).click();
  await stranger.getByText("邮箱或密码", { exact: false }).waitFor();

  const operator = await signIn("operator");
  await operator.getByText("热词").first().waitFor();
  expect(await operator.getByRole("button", { name: "领取下一份" }).count()).toBe(0);
});
