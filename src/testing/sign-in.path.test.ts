/** Signing in as people do: a first password, a second factor on the telephone, one's own account, somebody else's seat. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { type RunningService, givenService } from "./running.node.ts";
import { codeOf } from "./totp.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];

let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  service = await givenService({ REQUIRE_TOTP: "supervisors" });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await service?.close();
});

async function newPage(): Promise<Page> {
  // The page's own policy forbids injected scripts, and axe is one; everything else is served as to anyone.
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    bypassCSP: true,
  });
  return context.newPage();
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto(`${service.url}/console`);
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录" }).click();
}

const seat = (role: string) => {
  const found = service.seats.find((one) => one.role === role);
  if (!found) throw new Error(`no seat for ${role}`);
  return found;
};

/** Looks, keeps the picture where it is wanted, and says what axe-core finds against WCAG 2.2 A and AA. */
async function faults(page: Page, name: string): Promise<string[]> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  }
  return axeFaults(page);
}

let secret = "";
let spare = "";

test("an administrator who must have a second factor is led to it, sets it up, and is let in", async () => {
  const page = await newPage();
  const { email, password } = seat("admin");
  await signIn(page, email, password);
  await page.getByRole("heading", { name: "先开启动态验证码" }).waitFor();
  expect(await page.getByRole("navigation").count()).toBe(0);
  await page.getByRole("button", { name: "开启", exact: true }).click();
  await page.getByLabel("输入密码确认").fill(password);
  await page.getByRole("button", { name: "确定" }).click();
  await page.getByRole("img", { name: "验证器的二维码" }).waitFor();
  expect(await faults(page, "second-factor-set-up")).toEqual([]);
  const codes = await page.locator("code").allTextContents();
  secret = (codes[0] ?? "").replaceAll(" ", "");
  spare = codes[1] ?? "";
  expect(codes).toHaveLength(11);
  await page.getByLabel("验证码", { exact: true }).fill("12");
  await page.getByRole("button", { name: "开启动态验证码" }).click();
  await page.getByText("请输入六位数字。").waitFor();
  await page.getByLabel("验证码", { exact: true }).fill(codeOf(secret));
  await page.getByRole("button", { name: "开启动态验证码" }).click();
  await page.getByRole("heading", { name: "看板" }).waitFor();
  await page.context().close();
});

test("the next sign-in asks for the code, tells a wrong one, and takes a backup code as well", async () => {
  const page = await newPage();
  const { email, password } = seat("admin");
  await signIn(page, email, password);
  await page.getByLabel("验证码", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByText("验证码不对，请重新输入").waitFor();
  expect(await faults(page, "sign-in-second-step")).toEqual([]);
  await page.getByLabel("验证码", { exact: true }).fill(codeOf(secret));
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("heading", { name: "看板" }).waitFor();
  await page.context().close();

  const other = await newPage();
  await signIn(other, email, password);
  await other.getByRole("button", { name: "手机不在身边，用备用码" }).click();
  await other.getByLabel("备用码", { exact: true }).fill(spare);
  await other.getByRole("button", { name: "登录" }).click();
  await other.getByRole("heading", { name: "看板" }).waitFor();
  await other.goto(`${service.url}/console/account`);
  await other.getByText("备用码还剩 9 个。").waitFor();
  expect(await faults(other, "account")).toEqual([]);
  await other.context().close();
});

test("an administrator opens a seat; whoever gets it changes the first password and starts; then the seat is closed", async () => {
  const page = await newPage();
  const { email, password } = seat("admin");
  await signIn(page, email, password);
  // A code opens one session: this one is of the next half minute.
  await page.getByLabel("验证码", { exact: true }).fill(codeOf(secret, Date.now() + 30_000));
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("heading", { name: "看板" }).waitFor();
  await page.goto(`${service.url}/console/people`);
  await page.getByText("supervisor@demo.wenfa.example").waitFor();
  expect(await faults(page, "people")).toEqual([]);
  await page.getByRole("button", { name: "开通账号" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("button", { name: "开通", exact: true }).click();
  await form.getByText("请把这一项填完整。").waitFor();
  await form.getByLabel("姓名").fill("演示新人");
  await form.getByLabel("邮箱").fill("newcomer@demo.wenfa.example");
  await form.getByLabel("执业证号").fill("演示-9001");
  await form.getByLabel("执业机构（单位）").fill("演示律师事务所");
  await form.getByLabel("有效期起").fill("2020-01-01");
  await form.getByLabel("有效期止").fill("2099-12-31");
  expect(await faults(page, "person-form")).toEqual([]);
  await form.getByRole("button", { name: "开通", exact: true }).click();
  const told = page.getByRole("dialog", { name: "首次密码" });
  const first = (await told.locator("code").textContent()) ?? "";
  await told.getByRole("button", { name: "已经记下" }).click();

  const newcomer = await newPage();
  await signIn(newcomer, "newcomer@demo.wenfa.example", first);
  await newcomer.getByRole("heading", { name: "先改一个自己的密码" }).waitFor();
  expect(await faults(newcomer, "first-password")).toEqual([]);
  await newcomer.getByLabel("现在的密码").fill(first);
  await newcomer.getByLabel("新密码", { exact: true }).fill("一句自己记得住的话啊");
  await newcomer.getByLabel("再输一次新密码").fill("一句自己记得住的话啊");
  await newcomer.getByRole("button", { name: "修改密码" }).click();
  await newcomer.getByRole("heading", { name: "我的队列" }).waitFor();

  await page.getByRole("button", { name: "办理：演示新人" }).click();
  await page.getByRole("menuitem", { name: "停用账号" }).click();
  const asked = page.getByRole("dialog", { name: "停用账号：演示新人" });
  await asked.getByRole("button", { name: "停用账号" }).click();
  await asked.waitFor({ state: "hidden" });
  await newcomer.reload();
  await newcomer.getByRole("heading", { name: "工作人员登录" }).waitFor();
  await newcomer.context().close();

  await page.goto(`${service.url}/console/licences`);
  await page.getByRole("button", { name: "登记考核：演示专家" }).click();
  const appraisal = page.getByRole("dialog", { name: "登记年度考核：演示专家" });
  await appraisal.getByLabel("结果").click();
  await page.getByTitle("不称职").click();
  expect(await faults(page, "appraisal")).toEqual([]);
  await appraisal.getByRole("button", { name: "保存" }).click();
  await page.getByText("按本单位规定不能签发").waitFor();
  expect(await faults(page, "licences")).toEqual([]);
  await page.getByRole("button", { name: "变更记录：演示专家" }).click();
  await page.getByRole("dialog", { name: "执业证变更：演示专家" }).getByText("不称职").waitFor();
  expect(await faults(page, "licence-history")).toEqual([]);

  await page.goto(`${service.url}/console/keys`);
  await page.getByRole("button", { name: "生成密钥" }).click();
  const making = page.getByRole("dialog", { name: "生成密钥" });
  await making.getByLabel("用途").fill("演示窗口系统");
  await making.getByRole("button", { name: "生成密钥" }).click();
  const shown = page.getByRole("dialog", { name: "新的密钥" });
  expect(await shown.locator("code").textContent()).toMatch(/^wf_/);
  expect(await faults(page, "key-shown")).toEqual([]);
  await shown.getByRole("button", { name: "已经填好" }).click();
  await page.getByText("演示窗口系统").waitFor();
  expect(await faults(page, "keys")).toEqual([]);
  await page.context().close();
});
