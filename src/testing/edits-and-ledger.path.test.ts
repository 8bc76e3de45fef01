/** 改动缘由、统计台账、工作量: a tap tells what an edit was for, and a month is read, priced and taken along. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import { sql } from "kysely";
import readXlsx from "read-excel-file/universal";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DraftView } from "#contract.ts";
import { openBrowser } from "./browser.node.ts";
import { answered, approve } from "./correcting.ts";
import { readOn } from "./desk-page.ts";
import { type OnDesk, onDeskOf } from "./desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "./given.node.ts";
import { CUSTODY, ask } from "./matters.node.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const DESK = { width: 1366, height: 768 };
const TABLET = { width: 1024, height: 768 };
const KEEP_SLIPS = { do: "保存好工资条、考勤和聊天记录", where: null, papers: [] };

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let li: Person;
let boss: Person;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000); // the page's clock is the machine's
  [li, boss] = [await givenPerson(bureau, "lawyer"), await givenPerson(bureau, "supervisor")];
  const done = await answered(bureau, li, undefined, { region: "440305" });
  await call(bureau, "POST", `/api/inquiries/${done.id}/rating`, { as: done.token, body: { stars: 5 } });
  const matter = await onDeskOf(bureau, li, CUSTODY);
  await approve(bureau, li, await withStep(matter));
  await ask(bureau, "朋友借钱不还怎么办", { region: "310115" });
  socket = await givenSocket(withPages(bureau));
});
afterAll(async () => {
  await socket?.close();
  await bureau?.close();
  await browser?.close();
});

/** The draft with one more step, saved as its second version. */
async function withStep({ draft }: OnDesk): Promise<DraftView> {
  const body = { ...draft.body, steps: [...draft.body.steps, KEEP_SLIPS] };
  const saved = await call(bureau, "PUT", `/api/review/drafts/${draft.id}/body`, { as: li, body: { sha256: draft.sha256, body } });
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
  return saved.body as unknown as DraftView;
}

async function look(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  }
  expect(await axeFaults(page), name).toEqual([]);
}

async function signedIn(person: Person, path: string, viewport = DESK): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
  const [name = "", value = ""] = person.cookie.split("=");
  await context.addCookies([{ name, value, url: socket.url }]);
  const page = await context.newPage();
  await page.goto(socket.url + path);
  return page;
}

test("by keyboard: after an edited draft is approved, one key adds a reason and one confirms", async () => {
  const matter = await onDeskOf(bureau, li);
  await withStep(matter);
  const desk = await signedIn(li, `/console/drafts/${matter.draftId}`);
  await desk.getByRole("region", { name: "引用核验" }).waitFor();
  await desk.keyboard.press("v");
  const dialog = desk.getByRole("dialog", { name: "对照官方文本核对" });
  await dialog.waitFor();
  await desk.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "hidden" });
  await readOn(desk);
  await desk.keyboard.press("Control+Enter");
  await desk.getByRole("heading", { name: "已通过，答复正在送达" }).waitFor();
  const strip = desk.getByRole("region", { name: "您改了什么？" });
  await strip.waitFor();
  expect(await strip.getByRole("button", { name: "补充步骤或去处", pressed: true }).count()).toBe(1);
  await desk.keyboard.press("9");
  await strip.getByRole("button", { name: "改得更好懂", pressed: true }).waitFor();
  await look(desk, "console-edit-reasons-1366");
  await desk.keyboard.press("y");
  await strip.waitFor({ state: "hidden" });
  const read = await call(bureau, "GET", `/api/review/drafts/${matter.draftId}/edit-reasons`, { as: li });
  expect(read.body).toMatchObject({ edit: { readAs: ["step-added"], confirmed: ["step-added", "plain-words"] } });
  await desk.goto(`${socket.url}/console/my-figures`);
  await desk.getByText("补充步骤或去处 2", { exact: false }).waitFor();
  await look(desk, "console-my-month-1366");
  await desk.context().close();
});

test("a supervisor reads the month, sets a price and takes the files along", async () => {
  const desk = await signedIn(boss, "/console/statistics");
  await desk.getByRole("region", { name: "统计表" }).waitFor();
  await desk.getByText("按地区").click();
  await desk.getByRole("rowheader", { name: "广东省深圳市南山区" }).waitFor();
  await look(desk, "console-statistics-1366");
  const [download] = await Promise.all([desk.waitForEvent("download"), desk.getByRole("link", { name: "下载台账（xlsx）" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^台账-\d{4}-\d{2}-1\.xlsx$/);
  const bytes = await download.createReadStream().then((stream) => new Response(stream as never).arrayBuffer());
  expect((await readXlsx(bytes)).map(({ sheet }) => sheet)).toEqual(["台账", "统计"]);
  await desk.goto(`${socket.url}/console/workload`);
  const prices = desk.getByRole("region", { name: "单价" }).first();
  await prices.getByLabel("单价（元）").fill("30.5");
  await prices.getByLabel("起始日期").fill("2026-01-01");
  await prices.getByRole("button", { name: "定单价" }).click();
  await desk
    .getByRole("region", { name: "每位律师的工作量" })
    .getByText(/\d+\.\d0 元/)
    .first()
    .waitFor();
  await look(desk, "console-workload-1366");
  await desk.goto(`${socket.url}/console/learning`);
  await desk.getByRole("region", { name: "本月草稿的去向" }).getByText("补充步骤或去处", { exact: false }).first().waitFor();
  await look(desk, "console-learning-1366");
  await desk.context().close();
});

/** Sightings as they are stored: `counts` people a day, the last of them today. */
async function sighted(term: string, counts: number[]): Promise<void> {
  const today = bureau.clock();
  await sql`insert into term_sighting (day, region, category, term, person)
    select (${today} at time zone 'Asia/Shanghai')::date - ${counts.length}::int + c.n::int, '440305', 'labor', ${term}, sha256((${term} || p)::bytea)
    from unnest(${counts}::int[]) with ordinality c (people, n), generate_series(1, c.people) p`.execute(bureau.database.db);
}

test("hot words are followed over the days: a few at a time, as lines and as figures", async () => {
  await sighted("拖欠工资", [5, 6, 3, 8, 9, 12, 14]);
  await sighted("押金不退", [7, 7, 8, 6, 5, 6, 9]);
  await sighted("预付卡", [0, 0, 0, 0, 0, 2, 11]);
  const desk = await signedIn(boss, "/console/hot-words");
  const lines = desk.getByRole("region", { name: "走势" });
  await lines.getByRole("img", { name: /每天有多少人说到/ }).waitFor();
  await lines.getByRole("checkbox", { name: "预付卡" }).uncheck();
  await lines.getByText("近 30 天").click();
  await lines.getByText("近 7 天").click();
  await look(desk, "console-hot-lines-1366");
  await lines.getByRole("button", { name: "看数字" }).click();
  const table = lines.getByRole("table");
  expect(await table.getByRole("row").count()).toBe(8);
  expect(await table.getByRole("row").last().getByRole("cell").allTextContents()).toEqual(["14", "9"]);
  await desk.setViewportSize({ width: 360, height: 740 });
  await lines.getByRole("button", { name: "看数字" }).click();
  await look(desk, "console-hot-lines-360");
  expect(await desk.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await desk.context().close();
});

test("the same pages fit a tablet", async () => {
  for (const page of ["statistics", "workload", "learning"]) {
    const desk = await signedIn(boss, `/console/${page}`, TABLET);
    await desk.getByRole("table").first().waitFor();
    const over = await desk.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, page).toBeLessThanOrEqual(0);
    await look(desk, `console-${page}-1024`);
    await desk.context().close();
  }
});
