import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import { sql } from "kysely";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { clearDesks, giveDraft } from "./desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "./given.node.ts";
import { type Asked, WAGES, ask, inReview, read } from "./matters.node.ts";
import { fits } from "./page-fits.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { TRIAL, givenTrialLaw } from "./trial-law.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const DESK = { width: 1366, height: 768 };
const TABLET = { width: 1024, height: 768 };

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let wang: Person;
let li: Person;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  await givenTrialLaw(bureau.database);
  const official = "试验员遇有下列情形，应当停下：\n（一）天色已晚的；\n（二）器具损坏的。\n停下以后，应当说明理由，记入本子。";
  await bureau.database.transact("system:test", (tx) =>
    sql`update article set official = ${official} where no = 4 and version_id in (select id from law_version where law = ${TRIAL})`.execute(
      tx,
    ),
  );
  wang = await givenPerson(bureau, "lawyer", ["labor", "general"]);
  li = await givenPerson(bureau, "lawyer", ["labor", "general"]);
  // The page's clock is the machine's; the bureau's begins there.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
});
afterAll(async () => {
  await socket?.close();
  await bureau?.close();
  await browser?.close();
});
// Nobody may hold more than their capacity, and every test takes one.
beforeEach(() => clearDesks(bureau));

/** WCAG 2.2 A and AA, as axe-core can see them; and nothing sticks out at the side. */
async function look(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }
  await fits(page, name);
  const faults = await axeFaults(page);
  expect(faults, name).toEqual([]);
}

/** A browser of this person's own, with the draft open in it. */
async function opened(person: Person, draftId: string, viewport = DESK): Promise<Page> {
  const where = await browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
  const [name = "", value = ""] = person.cookie.split("=");
  await where.addCookies([{ name, value, url: socket.url }]);
  const page = await where.newPage();
  await page.goto(`${socket.url}/console/drafts/${draftId}`);
  await page.getByRole("region", { name: "引用核验" }).waitFor();
  return page;
}

async function onDesk(): Promise<Asked & { draftId: string; desk: Page }> {
  const matter = await inReview(bureau, WAGES);
  await giveDraft(bureau, wang, matter.draftId);
  return { ...matter, desk: await opened(wang, matter.draftId) };
}

const kept = (desk: Page) => desk.getByText(/^已自动保存/).waitFor();
const claim = (desk: Page, n: number): Locator => desk.getByRole("textbox", { name: `要点 ${n}`, exact: true });
const versions = (id: string) => read<{ version: number }>(bureau.database.db, sql`select version from draft_body where draft_id = ${id}`);

test("what is typed is kept without being saved, comes back after the browser was closed, and goes when it is dropped", async () => {
  const { draftId, desk } = await onDesk();
  await desk.keyboard.press("e");
  await claim(desk, 1).fill("公司应当足额支付拖欠的工资。");
  await kept(desk);
  await look(desk, "console-writing-1366");
  expect(await versions(draftId)).toHaveLength(1);
  await desk.context().close();

  const again = await opened(wang, draftId);
  await again.getByText(/^已恢复您/).waitFor();
  expect(await claim(again, 1).inputValue()).toBe("公司应当足额支付拖欠的工资。");
  await look(again, "console-came-back-1366");
  await again
    .getByRole("region", { name: /^已恢复您/ })
    .getByRole("button", { name: "放弃修改" })
    .click();
  await again
    .getByRole("article", { name: "编辑" })
    .waitFor({ state: "hidden" })
    .catch(() => undefined);
  await expect.poll(() => read(bureau.database.db, sql`select 1 from draft_working where draft_id = ${draftId}`)).toEqual([]);
  await again.context().close();
});

test("an @ in a claim finds an article, Enter cites it and takes the words away; undo and redo turn text and structure", async () => {
  const { desk } = await onDesk();
  await desk.keyboard.press("e");
  const first = claim(desk, 1);
  const item = desk.locator("li[data-place='law[0]']");
  await first.fill("公司应当支付经济补偿");
  const before = await item.locator(".cite").count();
  await first.pressSequentially("@劳动合同法50");
  const list = desk.getByRole("listbox", { name: "可引用的法条" });
  await list
    .getByRole("option", { name: /劳动合同法》第五十条/ })
    .first()
    .waitFor();
  await look(desk, "console-mention-1366");
  await desk.keyboard.press("Enter");
  await list.waitFor({ state: "hidden" });
  expect(await first.inputValue()).toBe("公司应当支付经济补偿");
  await item
    .getByRole("button", { name: /劳动合同法》第五十条/ })
    .first()
    .waitFor();
  expect(await item.locator(".cite").count()).toBe(before + 1);

  await first.pressSequentially("@经济补偿");
  await list.getByRole("option").first().waitFor();
  await desk.keyboard.press("ArrowDown");
  expect(await list.getByRole("option", { selected: true }).count()).toBe(1);
  await desk.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  expect(await first.inputValue()).toBe("公司应当支付经济补偿@经济补偿");
  await desk.keyboard.press("Control+z");
  expect(await first.inputValue()).not.toContain("@经济补偿");

  await desk.keyboard.press("Control+z");
  await desk.keyboard.press("Control+z");
  expect(await item.locator(".cite").count()).toBe(before);
  await desk.keyboard.press("Control+Shift+z");
  await desk.keyboard.press("Control+Shift+z");
  expect(await item.locator(".cite").count()).toBe(before + 1);
  await desk.context().close();
});

test("a part of an article is chosen from its own text, and what is selected of it is quoted in whole clauses", async () => {
  const { draftId, desk } = await onDesk();
  await desk.keyboard.press("e");
  await claim(desk, 1).fill("停下以后应当说明理由。@试验法4");
  await desk
    .getByRole("option", { name: /《试验法》第四条/ })
    .first()
    .waitFor();
  await desk.keyboard.press("Enter");
  const item = desk.locator("li[data-place='law[0]']");
  await item.getByRole("button", { name: "《试验法》第四条的款、项" }).press("Enter");
  const paragraph = item.getByRole("combobox", { name: "第几款" });
  expect(await paragraph.getByRole("option").count()).toBe(3);
  await paragraph.selectOption("1");
  expect(await item.getByRole("combobox", { name: "第几项" }).getByRole("option").count()).toBe(3);
  await paragraph.selectOption("2");
  const text = item.getByRole("textbox", { name: "条文原文" });
  await text.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(7, 9));
  await item.getByRole("button", { name: "引用原文" }).press("Enter");
  await item.getByText("引文：“应当说明理由”").waitFor();
  await look(desk, "console-quoting-1366");
  await desk.keyboard.press("Control+s");
  await desk.getByText("已保存为第 2 版。").waitFor();
  await desk.getByRole("button", { name: /《试验法》第四条第二款/ }).waitFor();
  expect(await versions(draftId)).toHaveLength(2);
  await desk.context().close();
});

test("items are added, moved and taken away from the keyboard, and the focus goes along", async () => {
  const { desk } = await onDesk();
  await desk.keyboard.press("e");
  const words = await claim(desk, 1).inputValue();
  await desk.getByRole("button", { name: "加一条要点" }).press("Enter");
  await claim(desk, 1).focus();
  await desk.keyboard.press("Alt+ArrowDown");
  await expect.poll(() => claim(desk, 2).inputValue()).toBe(words);
  expect(await claim(desk, 2).evaluate((field) => field === document.activeElement)).toBe(true);
  await desk.getByRole("button", { name: "上移要点 2" }).press("Enter");
  await expect.poll(() => claim(desk, 1).inputValue()).toBe(words);
  await desk.getByRole("button", { name: "加一条疑问" }).press("Enter");
  await desk.keyboard.type("有没有签过书面协议？e");
  expect(await desk.getByRole("textbox", { name: /^疑问/ }).last().inputValue()).toBe("有没有签过书面协议？e");
  await desk.context().close();
});

test("every save is a version; the history shows what changed, and an older one comes back as a new one", async () => {
  const { draftId, desk } = await onDesk();
  const old = await desk.locator(".short-answer").textContent();
  await desk.keyboard.press("e");
  await desk.getByRole("textbox", { name: "简要答复" }).fill("可以要回全部工资。");
  await desk.keyboard.press("Control+s");
  await desk.getByText("已保存为第 2 版。").waitFor();
  await desk.keyboard.press("h");
  const dialog = desk.getByRole("dialog", { name: "历史版本" });
  await dialog.getByRole("button", { name: new RegExp(`第 2 版 · ${wang.name}`) }).click();
  await dialog.getByText("可以要回全部工资。").first().waitFor();
  await look(desk, "console-versions-1366");
  await dialog.getByRole("button", { name: /第 1 版 · 系统起草/ }).click();
  await dialog.getByRole("button", { name: "恢复第 1 版" }).click();
  await dialog.waitFor({ state: "hidden" });
  expect(await desk.getByRole("textbox", { name: "简要答复" }).inputValue()).toBe(old);
  await desk.keyboard.press("Control+s");
  await desk.getByText("已保存为第 3 版。").waitFor();
  expect(await versions(draftId)).toHaveLength(3);
  await desk.context().close();
});

test("of two lawyers in two browsers, who loses the draft hears it at once, and loses no word", async () => {
  const { draftId, desk } = await onDesk();
  await desk.keyboard.press("e");
  await claim(desk, 1).fill("写到一半的话");
  await kept(desk);
  bureau.clock.forward(bureau.config.leaseMinutes + 1);
  await bureau.database.transact("system:test", (tx) => sql`update draft set assigned_to = ${li.id} where id = ${draftId}`.execute(tx));
  expect((await call(bureau, "POST", `/api/review/drafts/${draftId}/claim`, { as: li })).status).toBe(200);
  const other = await opened(li, draftId);
  await desk.getByRole("region", { name: "另一位律师领取了这份草稿" }).waitFor({ timeout: 5000 });
  await desk.getByText("我没有保存的修改（1 处）").click();
  await desk.getByRole("list", { name: "我没有保存的修改（1 处）" }).getByText("写到一半的话").first().waitFor();
  expect(await claim(desk, 1).inputValue()).toBe("写到一半的话");
  await look(desk, "console-taken-1366");

  await other.keyboard.press("e");
  await other.getByRole("textbox", { name: "简要答复" }).fill("另一位律师的答复。");
  await other.keyboard.press("Control+s");
  await other.getByText("已保存为第 2 版。").waitFor();
  await desk.getByRole("button", { name: "看改了什么" }).click();
  const dialog = desk.getByRole("dialog", { name: "草稿已经变了" });
  await dialog.getByText("另一位律师的答复。").first().waitFor();
  await look(desk, "console-difference-1366");
  await desk.context().close();
  await other.context().close();
});

test("what the citizen adds, or withdraws, is told to whoever is writing the answer", async () => {
  const { id, token, desk } = await onDesk();
  await desk.keyboard.press("e");
  await call(bureau, "POST", `/api/inquiries/${id}/messages`, { as: token, body: { text: "补充一点：我还有工资条。" } });
  await expect
    .poll(() => desk.getByRole("region", { name: /群众又说了|草稿已经变了|领取已经到期|处理完|撤回/ }).count(), { timeout: 5000 })
    .toBe(1);
  await call(bureau, "POST", `/api/inquiries/${id}/withdraw`, { as: token });
  await desk.getByRole("region", { name: "群众撤回了这条咨询" }).waitFor({ timeout: 5000 });
  await look(desk, "console-withdrawn-1366");
  await desk.context().close();
});

test("the sheet on ? tells every key, and no letter fires while somebody types", async () => {
  const { desk } = await onDesk();
  await desk.keyboard.press("?");
  const sheet = desk.getByRole("dialog", { name: "键盘快捷键" });
  for (const key of ["J", "E", "Ctrl + S", "Ctrl + Z", "F8 · ]", "A", "R", "Q", "X", "H", "@"]) {
    await sheet.getByText(key, { exact: true }).waitFor();
  }
  await look(desk, "console-keys-1366");
  const { y = 0, height = 0 } = (await sheet.boundingBox()) ?? {};
  expect(y + height, "the whole sheet is on screen").toBeLessThanOrEqual(DESK.height);
  await desk.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
  await desk.keyboard.press("F8");
  expect(await desk.evaluate(() => document.activeElement?.closest("[data-place]") !== null)).toBe(true);
  await desk.keyboard.press("q");
  await desk.getByRole("dialog", { name: "退回重拟" }).getByRole("textbox", { name: "问题 1" }).waitFor();
  await desk.keyboard.press("Escape");
  await desk.getByRole("dialog").waitFor({ state: "hidden" });
  for (const [key, name, first] of [
    ["x", "上报专家", "textarea"],
    ["p", "跳过这份草稿", "[type=radio]"],
    ["b", "回避这件咨询", "[type=radio]"],
  ] as const) {
    await desk.keyboard.press(key);
    await desk.getByRole("dialog", { name }).locator(`${first}:focus`).waitFor();
    await desk.keyboard.press("Escape");
    await desk.getByRole("dialog").waitFor({ state: "hidden" });
  }
  await desk.keyboard.press("e");
  await claim(desk, 1).press("End");
  await desk.keyboard.type("rqxah?");
  expect(await claim(desk, 1).inputValue()).toContain("rqxah?");
  expect(await desk.getByRole("dialog").count()).toBe(0);
  await desk.context().close();
});

test("while an alert calls, A stays with the draft, and the draft keeps its room", async () => {
  const { draftId, desk } = await onDesk();
  await ask(bureau, "我不想活了，药都准备好了");
  const calling = desk.getByRole("region", { name: "危险警报" });
  await calling.getByRole("button", { name: "去处置", exact: true }).waitFor();
  await desk.keyboard.press("a");
  await desk.keyboard.press("?");
  await desk.getByRole("dialog", { name: "键盘快捷键" }).waitFor();
  expect(new URL(desk.url()).pathname).toBe(`/console/drafts/${draftId}`);
  expect((await calling.boundingBox())?.height).toBeLessThan(48);
  await desk.keyboard.press("Escape");
  await look(desk, "console-alert-over-draft-1366");
  await desk.context().close();
});

test("on a tablet the draft stands beside one of the others, and a citation brings its law", async () => {
  const { draftId, desk } = await onDesk();
  await desk.context().close();
  const tablet = await opened(wang, draftId, TABLET);
  await tablet.getByRole("tab", { name: "咨询", selected: true }).waitFor();
  await look(tablet, "console-tablet-question-1024");
  await tablet.locator(".cite").first().click();
  await tablet.getByRole("tab", { name: "依据与案例", selected: true }).waitFor();
  await tablet.locator(".source.is-lit").waitFor();
  await look(tablet, "console-tablet-law-1024");
  await tablet.getByRole("tab", { name: "依据与案例" }).press("ArrowLeft");
  await tablet.getByRole("tab", { name: "咨询", selected: true }).waitFor();
  await tablet.keyboard.press("e");
  await look(tablet, "console-tablet-writing-1024");
  await tablet.context().close();
});
