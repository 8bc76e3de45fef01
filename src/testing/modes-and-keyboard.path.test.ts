/** 长辈模式, 公用设备, and the whole journey by the keyboard alone, with what a screen reader is told at its main steps. */
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CitizensPage, DESK, PHONE, givenCitizensPage, sound, tabTo } from "./citizens-page.node.ts";
import { sendAgreeing } from "./agreeing.ts";
import { approveDraft, giveDraft } from "./desk.ts";
import { type Person, givenPerson } from "./given.node.ts";
import { read } from "./matters.node.ts";

const WAGES = "公司拖欠我三个月工资不发，没有签劳动合同，现在把我辞退了怎么办，工友可以作证";
const KIOSK = { width: 1080, height: 1920 };
/** 400 % of a 1280 px window. */
const ZOOMED = { width: 320, height: 256 };

let here: CitizensPage;
let wang: Person;
beforeAll(async () => {
  here = await givenCitizensPage();
  wang = await givenPerson(here.bureau, "lawyer");
});
afterAll(() => here?.close());

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
const question = (page: Page) => page.getByRole("textbox", { name: "您遇到了什么事？" });
const mode = (page: Page) => page.getByRole("combobox", { name: "显示" });

/** The draft that waits is approved as it is. */
async function approve(): Promise<void> {
  await here.bureau.work();
  const [draft] = await read<{ id: string }>(
    here.bureau.database.db,
    sql`select id from draft where state = 'waiting' order by waiting_since desc limit 1`,
  );
  expect((await approveDraft(here.bureau, wang, await giveDraft(here.bureau, wang, draft?.id ?? ""))).status).toBe(200);
  await here.bureau.work();
}

/** What a screen reader finds, days and hours left out: they are of the day on which this runs. */
async function told(page: Page, of: string, name: string): Promise<void> {
  const tree = await page.locator(of).first().ariaSnapshot();
  const plain = tree.replaceAll(/\d{4}年\d{1,2}月\d{1,2}日/g, "某日").replaceAll(/(周.)?(上午|下午|晚上)?\s?\d{1,2}:\d{2}/g, "某时");
  await expect(`${plain}\n`).toMatchFileSnapshot(`./aria/${name}.aria.txt`);
}

test("by the keyboard alone: ask, agree, tell the facts, wait, read the answer, ask again, rate", async () => {
  const page = await here.open(PHONE);
  await page.getByText("涉及刑事案件的", { exact: false }).first().waitFor(); // the notices come after the page
  await told(page, "main", "asking");
  await tabTo(page, "textbox", "您遇到了什么事？");
  await page.keyboard.type("公司把我辞退了");
  await tabTo(page, "button", "发送");
  await page.keyboard.press("Enter");
  await heading(page, "发送之前，请您看这四句");
  await told(page, "main", "consent");
  await tabTo(page, "button", "满 14 岁了，同意并发送");
  await page.keyboard.press("Enter");
  const facts = page.getByRole("form", { name: "请补充几点" });
  await facts.waitFor();
  await told(page, ".fact-form", "facts");
  await sound(page, "keyboard-facts-360");
  await tabTo(page, "textbox", /也可以自己写/);
  await page.keyboard.type("去年三月入职，没有签合同");
  await tabTo(page, "button", "提交补充");
  await page.keyboard.press("Enter");
  await facts.waitFor({ state: "detached" });
  await approve();
  await page.getByRole("heading", { name: "律师的答复" }).waitFor();
  await sound(page, "keyboard-answer-360");
  await tabTo(page, "textbox", "还有不清楚的？接着问");
  await page.keyboard.type("那我去哪里申请仲裁，要带什么材料");
  await page.keyboard.press("Tab");
  await tabTo(page, "button", "发送");
  await page.keyboard.press("Enter");
  await page.getByText("那我去哪里申请仲裁，要带什么材料").first().waitFor();
  await expect.poll(async () => page.getByRole("textbox", { name: "还有不清楚的？接着问" }).count()).toBe(0);
  await approve();
  await page.getByRole("textbox", { name: "还有不清楚的？接着问" }).waitFor();
  await tabTo(page, "radio", "1 星 很不满意");
  for (let star = 1; star < 5; star += 1) await page.keyboard.press("ArrowDown");
  await tabTo(page, "button", "提交评价");
  await page.keyboard.press("Enter");
  await page.getByText("您评了 5 星。").waitFor();
});

test("elders find one question, one button and a person to call first; the tab remembers it, the next does not", async () => {
  const page = await here.open(PHONE);
  await mode(page).selectOption("长辈模式");
  await page.getByRole("link", { name: "先打电话问律师 12348" }).waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("24px");
  expect(await page.getByText("不知道怎么写？").isVisible()).toBe(false);
  await sound(page, "elder-asking-360");
  await page.reload();
  await page.getByRole("link", { name: "先打电话问律师 12348" }).waitFor();
  await question(page).fill(WAGES);
  await sendAgreeing(page);
  await heading(page, "已收到");
  await sound(page, "elder-matter-360");
  const other = await here.open(DESK);
  expect(await mode(other).inputValue()).toBe("plain");
});

test("at a counter nothing is stored, nothing leads out, and whoever walks away is wiped off the screen", async () => {
  const page = await here.open(KIOSK, "/widget?mode=kiosk", (fresh) => fresh.clock.install());
  expect(await page.getByRole("combobox", { name: "显示" }).count()).toBe(0);
  await sound(page, "kiosk-asking-1080");
  await question(page).fill(WAGES);
  await sendAgreeing(page);
  await heading(page, "已收到");
  expect(await page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0]);
  expect(await page.locator("a[href^='tel:'], a[target], a[download]").count()).toBe(0);
  expect(await page.locator("input:not([autocomplete=off]), textarea:not([autocomplete=off])").count()).toBe(0);
  expect(await page.getByRole("button", { name: /提醒我|下载/ }).count()).toBe(0);
  await sound(page, "kiosk-matter-1080");

  await page.evaluate(() => Object.assign(globalThis, { print: () => (document.title = "printed") }));
  await page.getByRole("button", { name: "打印带走（带取件码）" }).click();
  await page.getByText(/^\d{4} \d{4} \d{4}$/).waitFor();
  await expect.poll(() => page.title()).toBe("printed");

  const ask = page.getByRole("alertdialog", { name: "您还在吗？" });
  await page.clock.runFor(95_000);
  await ask.waitFor();
  await page.getByText(/\d+ 秒后清空/).waitFor();
  await sound(page, "kiosk-idle-1080");
  await page.keyboard.press("Enter"); // the one button has the focus
  await ask.waitFor({ state: "detached" });
  await heading(page, "已收到");
  await page.clock.runFor(125_000);
  await heading(page, "把您的难处说给律师听");
  expect(await question(page).inputValue()).toBe("");
  await page.goBack().catch(() => null);
  expect(await page.getByText("拖欠我三个月工资").count()).toBe(0);
  expect(await page.getByLabel("添加照片或 PDF").isVisible()).toBe(false); // a chooser of files leads out of the page
});

test("held by every window and every reader's own colours: 320 px, twice the text, forced colours, no motion", async () => {
  const page = await here.open(ZOOMED);
  await sound(page, "reflow-320");
  await page.setViewportSize(DESK);
  await page.addStyleTag({ content: "html { font-size: 200% !important; }" });
  await sound(page, "text-200-1366");
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await sound(page, "forced-colours-1366");
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
