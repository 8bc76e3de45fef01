import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "./given.node.ts";
import { inReview } from "./matters.node.ts";
import { until } from "./running.node.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let supervisor: Person;
let rostered: Person;
let lawyer: Person;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  // The page's clock is the machine's; the bureau's begins there.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
  supervisor = await givenPerson(bureau, "supervisor");
  rostered = await givenPerson(bureau, "lawyer", ["labor", "general"]);
  lawyer = await givenPerson(bureau, "lawyer");
});
afterAll(async () => {
  await browser?.close();
  await socket?.close();
  await bureau?.close();
});

async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}-1366.png`) });
}

async function open(person: Person, path: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    bypassCSP: true,
  });
  const [name = "", value = ""] = person.cookie.split("=");
  await context.addCookies([{ name, value, url: socket.url }]);
  const page = await context.newPage();
  await page.goto(`${socket.url}/console/${path}`);
  await page.getByRole("navigation").waitFor();
  return page;
}

/** With keys alone: tabs on until the thing has the focus, then presses. */
async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await target.waitFor();
  for (let i = 0; i < 120; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return page.keyboard.press(key);
    await page.keyboard.press("Tab");
  }
  throw new Error("the focus never came there");
}

describe("a week's roster, and the day at the desk", () => {
  test("a supervisor plans a week by keyboard and sees the holes close", async () => {
    const page = await open(supervisor, "roster");
    await page.getByRole("heading", { name: "排班", exact: true }).waitFor();
    await press(page, page.getByRole("button", { name: "设定最少人数" }));
    const least = page.getByRole("dialog", { name: "每个坐席最少几人" });
    for (const when of ["白天", "夜间"]) {
      const field = least.getByLabel(`劳动坐席 ${when}`, { exact: false });
      await press(page, field, "ControlOrMeta+a");
      await page.keyboard.type("1");
    }
    await press(page, least.getByRole("button", { name: "保存" }));
    const coverage = page.getByRole("table").filter({ hasText: "婚姻家庭坐席" });
    await coverage.getByText("00:00–24:00 只有 0 人（要 1）").first().waitFor();

    await press(page, page.getByRole("button", { name: new RegExp(`给 ${rostered.name} 加班次`) }).first());
    const dialog = page.getByRole("dialog", { name: `给 ${rostered.name} 排班` });
    await press(page, dialog.getByLabel("班别"), "ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await dialog.getByLabel("班别").inputValue()).toBe("long");
    for (const day of (await dialog.getByRole("checkbox").all()).slice(1)) await press(page, day, "Space");
    await shot(page, "roster-dialog");
    expect(await axeFaults(page)).toEqual([]);
    await press(page, dialog.getByRole("button", { name: "排班" }));
    await dialog.waitFor({ state: "detached" });
    expect(await page.getByRole("button", { name: new RegExp(`修改 ${rostered.name} .*20:00–次日08:00`) }).count()).toBe(7);
    await coverage.getByText("08:00–20:00 只有 0 人（要 1）").first().waitFor();
    await shot(page, "roster");
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });

  test("a shift that would meet another is refused where it is typed, and can be taken out again", async () => {
    const page = await open(supervisor, "roster");
    await press(page, page.getByRole("button", { name: new RegExp(`给 ${rostered.name} 加班次`) }).first());
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("班别").selectOption("own");
    await dialog.getByLabel("开始", { exact: true }).fill("19:00");
    await dialog.getByRole("textbox", { name: /^结束/ }).fill("21:00");
    await press(page, dialog.getByRole("button", { name: "排班" }));
    await dialog.getByRole("alert").getByText("与已有的班次重叠", { exact: false }).waitFor();
    await page.keyboard.press("Escape");
    await press(page, page.getByRole("button", { name: new RegExp(`修改 ${rostered.name} .*20:00–次日08:00`) }).first());
    await press(page, page.getByRole("dialog").getByRole("button", { name: "移除这个班次" }));
    await until(async () => (await page.getByRole("button", { name: new RegExp(`修改 ${rostered.name} .*次日`) }).count()) === 6);
    await page.context().close();
  });

  test("a seat is changed, and a file's bad line is told while its good one goes in", async () => {
    const page = await open(supervisor, "seats");
    await press(page, page.getByRole("button", { name: `修改 ${rostered.name} 的坐席` }));
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("劳动人事").selectOption("3");
    await press(page, dialog.getByRole("button", { name: "保存" }));
    await page.getByRole("row", { name: rostered.name }).getByText("劳动人事 3").waitFor();
    const licenceNo = (await bureau.service.rosters.seats()).find(({ id }) => id === rostered.id)?.licenceNo;
    await press(page, page.getByRole("button", { name: "从表格导入" }));
    const csv = ["姓名,邮箱,执业证号,容量", `${rostered.name},${rostered.name}@test.example,${licenceNo},7`, "=1+1,x,,"].join("\n");
    await page.getByLabel("选择文件").setInputFiles({ name: "坐席.csv", mimeType: "text/csv", buffer: Buffer.from(`\uFEFF${csv}`) });
    await press(page, page.getByRole("button", { name: "先试一遍，不写入" }));
    await page.getByText("新增 0 · 修改 1 · 不变 0 · 有问题 1 行").waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await press(page, page.getByRole("button", { name: "正式导入" }));
    await page.getByText("已经导入").waitFor();
    await page.getByRole("row", { name: rostered.name }).getByText("0 / 7").waitFor();
    const download = page.waitForEvent("download");
    await press(page, page.getByRole("button", { name: "下载问题清单" }));
    expect((await download).suggestedFilename()).toBe("seats-problems.csv");
    await shot(page, "seats-import");
    await page.context().close();
  });

  test("a lawyer goes on duty, takes a draft and goes off; the draft goes back to the others", async () => {
    await inReview(bureau);
    const page = await open(lawyer, "queue");
    const duty = page.getByRole("group", { name: "在岗状态" });
    await press(page, duty.getByRole("button", { name: "离岗" }));
    await page.getByText("您已离岗。上岗以后才能领取下一份。").waitFor();
    await page.getByRole("region", { name: "等待领取" }).getByRole("listitem").first().waitFor({ timeout: 30_000 });
    await press(page, page.getByRole("button", { name: "领取下一份" }));
    await page.getByText("您还没有上岗", { exact: false }).waitFor();
    await press(page, duty.getByRole("button", { name: "上岗" }));
    await page.getByText("您在岗，可以领取下一份。").waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press("n");
    await page.waitForURL(/\/console\/drafts\//);
    await page.goto(`${socket.url}/console/queue`);
    await press(page, duty.getByRole("button", { name: "离岗" }));
    await page.getByText("您手上还有 1 份草稿").waitFor();
    await shot(page, "duty-in-hand");
    expect(await axeFaults(page)).toEqual([]);
    await press(page, page.getByRole("button", { name: "交还并离岗" }));
    await page.getByText("您已离岗。上岗以后才能领取下一份。").waitFor();
    await page.getByRole("region", { name: "我手里的" }).getByText("手里没有草稿").waitFor();

    const overseer = await open(supervisor, "board");
    const board = overseer.getByRole("region", { name: "在岗情况" });
    await board.getByText(/在岗 \d+ 人/).click();
    await press(overseer, board.getByRole("button", { name: `把 ${rostered.name} 设为离岗` }));
    await press(overseer, overseer.getByRole("dialog").getByRole("button", { name: "交还给队列" }));
    await until(async () => (await board.getByRole("button", { name: `把 ${rostered.name} 设为离岗` }).count()) === 0);
    expect(await axeFaults(overseer)).toEqual([]);
    await shot(overseer, "board-duty");
  });
});
