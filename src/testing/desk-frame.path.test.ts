/** The frame around every page of the desk, in Chromium: live without reloading, in two languages, dark and large, by keyboard. */
import { axeFaults } from "./axe.node.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "./given.node.ts";
import { ask, inReview } from "./matters.node.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

const DESK = { width: 1366, height: 768 };
const TABLET = { width: 1024, height: 768 };

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let wu: Person;
let zhou: Person;
const open: BrowserContext[] = [];
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
  wu = await givenPerson(bureau, "lawyer");
  zhou = await givenPerson(bureau, "supervisor");
});
afterEach(async () => {
  for (const context of open.splice(0)) await context.close();
});
afterAll(async () => {
  await socket?.close();
  await bureau?.close();
  await browser?.close();
});

type Chosen = { viewport?: { width: number; height: number }; cookies?: Record<string, string>; scheme?: "light" | "dark" };

async function desk(who: Person, at: string, { viewport = DESK, cookies = {}, scheme = "light" }: Chosen = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    colorScheme: scheme,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    bypassCSP: true,
  });
  open.push(context);
  const kept = who.cookie.split("; ").map((pair) => {
    const [name = "", ...value] = pair.split("=");
    return { name, value: value.join("="), domain: "127.0.0.1", path: "/" };
  });
  const chosen = Object.entries(cookies).map(([name, value]) => ({ name, value, domain: "127.0.0.1", path: "/console" }));
  await context.addCookies([...kept, ...chosen]);
  const page = await context.newPage();
  await page.goto(`${socket.url}/console/${at}`);
  await page.locator("h1").first().waitFor();
  return page;
}

const html = (page: Page) =>
  page.evaluate(() => {
    const { lang, dataset } = document.documentElement;
    return { lang, look: dataset["look"], size: dataset["size"] };
  });

test("an open queue shows a draft that comes, and marks one that is given away, without being asked", async () => {
  const page = await desk(wu, "queue");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.waitForLoadState("load");
  const { draftId } = await inReview(bureau, "租房到期，房东不退押金怎么办");
  await page.getByRole("link", { name: /不退押金/ }).waitFor();
  await bureau.service.supervisor.assign(zhou.id, draftId, wu.id);
  await page.getByText(`已分派给${wu.name}`).waitFor();
  expect(asked).not.toContain("/api/alerts/events");
});

test("an administrator sees what goes by itself, holds one matter, and changes a period for tomorrow", async () => {
  const asked = await ask(bureau, "健身房关门了预付卡能退吗");
  await call(bureau, "POST", `/api/inquiries/${asked.id}/withdraw`, { as: asked.token });
  // The night's work begins at two; this bureau's clock is the machine's.
  const hour = (bureau.clock().getUTCHours() + 8) % 24;
  bureau.clock.forward(Math.max(0, 2 - hour) * 60);
  await bureau.service.chores.keepTerms();
  await bureau.work();
  const page = await desk(await givenPerson(bureau, "admin"), "retention");
  await page.getByText("已经删完：没有到期的。").waitFor();
  await page.getByRole("button", { name: `保全：${asked.id}` }).press("Enter");
  const holding = page.getByRole("dialog", { name: "保全" });
  await holding.getByRole("button", { name: "保全" }).press("Enter");
  await holding.getByText("请写明为什么还要留").waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await holding.getByLabel("说明").fill("开庭要用");
  await holding.getByRole("button", { name: "保全" }).press("Enter");
  await holding.waitFor({ state: "hidden" });
  await page
    .getByRole("region", { name: /保全中/ })
    .getByText("开庭要用")
    .waitFor();
  await page.getByText("到期但不删：保全 1 位").waitFor();
  await page.getByRole("button", { name: "修改：照片和文件，咨询办结以后" }).press("Enter");
  const changing = page.getByRole("dialog", { name: "修改：照片和文件，咨询办结以后" });
  await changing.getByLabel("天数").fill("2");
  await changing.getByLabel("为什么改").fill("两个月够用了");
  await changing.getByRole("button", { name: "从明天起生效" }).press("Enter");
  await changing.getByText("请填 7 天到 365 天之间的整数").waitFor();
  await changing.getByLabel("天数").fill("60");
  await changing.getByRole("button", { name: "从明天起生效" }).press("Enter");
  await changing.waitFor({ state: "hidden" });
  await page.getByText("起改为 60 天").waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "收回改动：照片和文件，咨询办结以后" }).press("Enter");
  await page.getByText("起改为 60 天").waitFor({ state: "detached" });
});

describe("a person's choices", () => {
  test("English is spoken from the first byte, the law and the citizen's words stay Chinese", async () => {
    const page = await desk(wu, "queue", { cookies: { "wenfa-language": "en" } });
    expect(await html(page)).toMatchObject({ lang: "en" });
    await page.getByRole("heading", { level: 1, name: "My queue" }).waitFor();
    await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "History" }).waitFor();
    expect(await page.title()).toBe("My queue · Wenfa desk");
    await page.getByRole("link", { name: /不退押金/ }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  test("are made in the person's menu, and a reload finds them again", async () => {
    const page = await desk(wu, "queue");
    await page.getByRole("button", { name: wu.name }).click();
    await page.getByRole("radio", { name: "深色" }).check();
    await page.getByRole("checkbox", { name: /大字/ }).check();
    await page.keyboard.press("Escape");
    await page.getByRole("radio", { name: "深色" }).waitFor({ state: "detached" });
    await page.reload();
    await page.locator("h1").first().waitFor();
    expect(await html(page)).toEqual({ lang: "zh-CN", look: "dark", size: "large" });
    expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe("20px");
  });

  test.each([
    ["queue", "lawyer"],
    ["history", "lawyer"],
    ["danger", "lawyer"],
    ["board", "supervisor"],
    ["audit", "supervisor"],
  ] as const)("%s has contrast enough dark as well as light, and large", async (at, role) => {
    for (const look of ["light", "dark"]) {
      const page = await desk(role === "lawyer" ? wu : zhou, at, { cookies: { "wenfa-look": look, "wenfa-size": "large" } });
      await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
      expect(await axeFaults(page), look).toEqual([]);
    }
  });

  test("follow the system where none was made", async () => {
    const page = await desk(wu, "queue", { scheme: "dark" });
    expect(await html(page)).toMatchObject({ look: "system" });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
  });
});

describe("the menu", () => {
  test("stands beside the page, in groups, and says where one is", async () => {
    const page = await desk(zhou, "board");
    const menu = page.getByRole("navigation", { name: "主菜单" });
    expect(await menu.getByRole("link", { name: "看板" }).getAttribute("aria-current")).toBe("page");
    await menu
      .getByRole("group", { name: "值守" })
      .getByRole("link", { name: /危险警报/ })
      .waitFor();
    await page.goto(`${socket.url}/console/audit`);
    const here = menu.getByRole("link", { name: "审计" });
    await here.waitFor();
    await expect.poll(async () => ((await here.boundingBox())?.y ?? Infinity) + 30).toBeLessThan(DESK.height);
    expect(await page.evaluate(() => globalThis.scrollY), "the page's head stays").toBe(0);
  });

  test("an address of a draft that names none leads to where the role begins", async () => {
    const page = await desk(zhou, "drafts");
    await page.getByRole("heading", { level: 1, name: "看板" }).waitFor();
  });

  test("lies behind its button on a tablet, and goes when a page is chosen", async () => {
    const page = await desk(wu, "queue", { viewport: TABLET });
    const link = page.getByRole("navigation", { name: "主菜单" }).getByRole("link", { name: "历史" });
    await page.getByRole("button", { name: "菜单" }).click();
    await link.click();
    await page.getByRole("heading", { level: 1, name: "历史" }).waitFor();
    await link.waitFor({ state: "hidden" });
  });

  test("is reached by G and a page's letter, which nothing else hears", async () => {
    const page = await desk(wu, "queue");
    await page.keyboard.press("g");
    await page.keyboard.press("h");
    await page.getByRole("heading", { level: 1, name: "历史" }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("1");
    await page.getByRole("heading", { level: 1, name: "复查" }).waitFor();
  });
});
