/** 附件 in the browser: a photo that says where it was taken goes up from a phone, and comes to the lawyer without its place. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import { sql } from "kysely";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BreakingLine, givenLine } from "./breaking-line.node.ts";
import { openBrowser } from "./browser.node.ts";
import { giveDraft } from "./desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "./given.node.ts";
import { WAGES, ask, read } from "./matters.node.ts";
import { fits } from "./page-fits.ts";
import { GPS, PDF, PHOTOS, contains } from "./sample-files.ts";
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
/** Between the phone and the service. */
let line: BreakingLine;
let phone: Page;
let desk: Page;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  // The page's clock is the machine's; the bureau's begins there.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
  wang = await givenPerson(bureau, "lawyer");
  line = await givenLine(socket.url);
  phone = await opened(PHONE, `${line.url}/widget`);
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await socket?.close();
  await bureau?.close();
});

async function opened(viewport: { width: number; height: number }, address: string, person?: Person): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    bypassCSP: true,
    acceptDownloads: true,
  });
  const [name = "", value = ""] = person?.cookie.split("=") ?? [];
  if (person) await context.addCookies([{ name, value, url: socket.url }]);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

async function sound(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  }
  await fits(page, name);
  const faults = await axeFaults(page);
  expect(faults, name).toEqual([]);
}

const file = (name: string, bytes: Uint8Array) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
/** The device's own name, which the matter never learns. */
const OWN_NAME = "IMG_在派出所门口.jpg";

test("a photo is chosen before the question is sent, and goes up with it; its name stays on the phone", async () => {
  await phone.getByLabel("您遇到了什么事？").fill(WAGES);
  const control = phone.getByLabel("添加照片或 PDF");
  await control.focus(); // by keyboard too: it is a file box like any other
  await control.setInputFiles([file(OWN_NAME, PHOTOS.jpeg), file("程序.exe", new TextEncoder().encode("MZ"))]);
  await sees(phone, "点“发送”后上传");
  await phone.getByRole("button", { name: "删除程序.exe" }).waitFor();
  await sound(phone, "attach-asking-360");
  await phone.getByRole("button", { name: "发送", exact: true }).click();
  await phone.getByRole("button", { name: "满 14 岁了，同意并发送" }).click();
  await sees(phone, "照片 1");
  await phone.locator("summary", { hasText: "补充" }).click();
  await phone.getByRole("listitem").getByText("只能添加照片").waitFor();
  await sound(phone, "attach-refused-360");
  await phone.getByRole("button", { name: "删除程序.exe" }).click();
  const [{ told } = { told: "" }] = await read<{ told: string }>(
    bureau.database.db,
    sql`select string_agg(a::text, '') as told from attachment a`,
  );
  expect(told).not.toContain("IMG");
});

test("the network breaks in the middle: the file stays, and goes up at the next try", async () => {
  const heavy = new Uint8Array(600_000);
  heavy.set(PDF);
  line.breakAfter(200_000);
  await phone.getByLabel("添加照片或 PDF").setInputFiles(file("合同.pdf", heavy));
  await sees(phone, "网络断了，没有传完");
  await sound(phone, "attach-cut-360");
  line.mend();
  await phone.getByRole("button", { name: "再传一次" }).click();
  await sees(phone, "PDF 2");
  expect(await phone.getByText("合同.pdf").count()).toBe(0);
  await sound(phone, "attach-there-360");
});

test("its citizen looks at what they sent: a picture on the page itself, a paper in the device's own reader", async () => {
  const look = phone.getByRole("button", { name: "打开照片 1" });
  await look.click();
  const picture = phone.getByRole("img", { name: "照片 1" });
  await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(24);
  expect(await look.getAttribute("aria-expanded")).toBe("true");
  await sound(phone, "attach-looked-at-360");
  await look.click();
  await picture.waitFor({ state: "detached" });
  const [download] = await Promise.all([phone.waitForEvent("download"), phone.getByRole("button", { name: "打开PDF 2" }).click()]);
  expect(download.suggestedFilename()).toBe("attachment-2.pdf");
});

test("the lawyer who holds the matter is told that no machine read it, opens it by keyboard, and finds no place in it", async () => {
  await bureau.work();
  const [draft] = await read<{ id: string }>(bureau.database.db, sql`select id from draft where state = 'waiting'`);
  await giveDraft(bureau, wang, draft?.id ?? "");
  desk = await opened(DESK, `${socket.url}/console/drafts/${draft?.id}`, wang);
  const files = desk.getByRole("region", { name: "群众添加的文件" });
  await files.getByText("机器没有看过这些文件").waitFor();
  expect(await files.getByText("未查毒").count()).toBe(2);
  await files.scrollIntoViewIfNeeded();
  await sound(desk, "attach-desk-1366");
  const sent = desk.waitForResponse((response) => /\/attachments\/[0-9a-f-]+$/.test(response.url()));
  await files.getByRole("button", { name: "打开照片 1" }).focus();
  await desk.keyboard.press("Enter");
  const dialog = desk.getByRole("dialog", { name: "照片 1" });
  const picture = dialog.getByRole("img", { name: "照片 1" });
  await picture.waitFor();
  expect(contains(new Uint8Array(await (await sent).body()), GPS)).toBe(false);
  // 32 × 24, lying on its side: the one thing of its EXIF that was kept turns it up.
  expect(await picture.evaluate((img) => [(img as HTMLImageElement).naturalWidth, (img as HTMLImageElement).naturalHeight])).toEqual([
    24, 32,
  ]);
  await sound(desk, "attach-viewer-1366");
  await dialog.getByRole("button", { name: "下一个" }).focus();
  await desk.keyboard.press("Enter");
  const paper = desk.getByRole("dialog", { name: "PDF 2" });
  const [download] = await Promise.all([desk.waitForEvent("download"), paper.getByRole("link", { name: "下载" }).click()]);
  expect(download.suggestedFilename()).toBe("PDF-2.pdf");
  await sound(desk, "attach-viewer-pdf-1366");
  await desk.keyboard.press("Escape");
  await paper.waitFor({ state: "hidden" });
  const openings = await read(bureau.database.db, sql`select 1 from audit_event where action = 'open-attachment'`);
  expect(openings).toHaveLength(2);
});

test("an expert who is asked, a legal-aid clerk and whoever holds an alert open it where they work", async () => {
  const [row] = await read<{ id: string; draft: string }>(
    bureau.database.db,
    sql`select i.id, d.id as draft from inquiry i join draft d on d.inquiry_id = i.id`,
  );
  const matter = row ?? { id: "", draft: "" };
  const opens = async (page: Page, name: string) => {
    await page.getByRole("button", { name: "打开照片 1" }).click();
    await page.getByRole("dialog", { name: "照片 1" }).getByRole("img", { name: "照片 1" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "照片 1" }).waitFor({ state: "hidden" });
    await sound(page, name);
  };
  await call(bureau, "POST", `/api/review/drafts/${matter.draft}/consult`, { as: wang, body: { question: "请专家看照片" } });
  const expert = await opened(DESK, `${socket.url}/console/drafts/${matter.draft}`, await givenPerson(bureau, "expert"));
  await sees(expert, "领取草稿后可以打开。");
  await expert.getByRole("button", { name: "接下", exact: true }).click();
  await opens(expert, "attach-expert-1366");

  await bureau.service.jobs.referMatter(matter.id);
  const [referral] = await read<{ id: string }>(bureau.database.db, sql`select id from referral where inquiry_id = ${matter.id}`);
  const clerk = await opened(DESK, `${socket.url}/console/legal-aid/${referral?.id}`, await givenPerson(bureau, "clerk"));
  await sees(clerk, "受理之后可以打开，办结后不能再看。");
  await sound(clerk, "attach-clerk-open-1366");
  await clerk.getByRole("button", { name: "受理", exact: true }).click();
  await opens(clerk, "attach-clerk-1366");
  await clerk.setViewportSize(PHONE);
  await sound(clerk, "attach-clerk-360");

  const danger = await ask(bureau, "老公又打我了，我该怎么办");
  await call(bureau, "POST", `/api/inquiries/${danger.id}/attachments`, { as: danger.token, body: PHOTOS.png });
  const holder = await opened(DESK, `${socket.url}/console/danger`, await givenPerson(bureau, "operator"));
  await sees(holder, "由应答这条警报的同事打开。");
  await holder.keyboard.press("a");
  await opens(holder, "attach-danger-1366");
  await holder.setViewportSize(PHONE);
  await sound(holder, "attach-danger-360");

  await phone.reload();
  await phone.locator("summary", { hasText: "谁看过我的信息" }).click();
  await sees(phone, /法律援助人员.*看了您的照片或文件，为了办理法律援助/);
  await sound(phone, "attach-openings-360");
});

test("its citizen removes a file with a second tap, and the desk that is open hears of it at once", async () => {
  await phone.getByRole("button", { name: "删除PDF 2" }).click();
  await phone.getByRole("button", { name: "确定删除PDF 2" }).click();
  await phone.getByText("PDF 2", { exact: true }).waitFor({ state: "detached" });
  const files = desk.getByRole("region", { name: "群众添加的文件" });
  await files.getByText("群众已删除").waitFor();
  expect(await files.getByRole("button", { name: "打开PDF 2" }).count()).toBe(0);
  await sound(desk, "attach-removed-1366");
});
