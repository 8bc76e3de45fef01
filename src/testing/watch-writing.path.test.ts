/** A lawyer watches the model write, in a real browser, beside an endpoint whose words the test gives out. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "./given.node.ts";
import { ask, inReview } from "./matters.node.ts";
import { type Endpoint, completion, givenEndpoint, heldStream } from "./model-endpoint.node.ts";
import { fits } from "./page-fits.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 360, height: 740 };

const DRAFT = JSON.stringify({
  understood: "公司拖欠您三个月工资，没有签劳动合同，又把您辞退了。",
  shortAnswer: "您可以要求公司付清工资，并为没有签合同和辞退给您补偿。",
  law: [],
  steps: [{ do: "先向劳动监察投诉欠薪", where: "区人社局", papers: ["工资流水"] }],
  timeLimits: [],
  help: [],
  unknowns: [],
});

let browser: Browser;
let endpoint: Endpoint;
let bureau: Bureau;
let socket: Served;
beforeAll(async () => {
  browser = await openBrowser();
  endpoint = await givenEndpoint();
  bureau = await givenBureau({ LLM_BASE_URL: endpoint.url, LLM_MODEL: "qwen3-32b", TRIAGE_DOUBT: "0" });
  // The page's clock is the machine's; the bureau's begins there and is then moved by hand.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
});
afterAll(async () => {
  await browser?.close();
  await socket?.close();
  await bureau?.close();
  await endpoint?.close();
});

function context(viewport = DESK): Promise<BrowserContext> {
  return browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
}

async function at(person: Person, path: string): Promise<Page> {
  const [name = "", value = ""] = person.cookie.split("=");
  const where = await context();
  await where.addCookies([{ name, value, url: socket.url }]);
  const page = await where.newPage();
  await page.goto(`${socket.url}${path}`);
  return page;
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

test("the queue shows what is being written, marked as unreviewed, until the draft is there", async () => {
  const page = await at(await givenPerson(bureau, "lawyer"), "/console/queue");
  await page.getByText("没有等待的草稿").waitFor();
  expect(await page.getByText("AI 正在写").count()).toBe(0);

  const words = heldStream();
  endpoint.does(() => words);
  const asked = await ask(bureau);
  const working = bureau.work();
  const strip = page.getByRole("region", { name: "正在起草 1 件" });
  await strip.getByText("还没有写出文字").waitFor();
  words.give(DRAFT.slice(0, 40));
  await strip.getByText("公司拖欠您三个月工资", { exact: false }).waitFor();
  await strip.getByText("AI 正在写，未经审核", { exact: false }).waitFor();
  await shot(page, "being-written");
  expect(await axeFaults(page)).toEqual([]);

  const citizen = await fetch(`${socket.url}/api/inquiries/${asked.id}`, { headers: { authorization: `Bearer ${asked.token}` } });
  expect(await citizen.text()).not.toContain("公司拖欠您三个月工资，没有");

  words.give(DRAFT.slice(40));
  await strip.getByText("先向劳动监察投诉欠薪", { exact: false }).waitFor();
  words.end();
  await working;
  await strip.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "等待领取" }).getByRole("link").first().waitFor();
  await page.context().close();
});

test("whoever sends a draft back watches the new one being written", async () => {
  endpoint.does(() => completion(DRAFT));
  const lawyer = await givenPerson(bureau, "lawyer");
  const { draftId } = await inReview(bureau, "公司一直不给我交社保，我想离职，能要补偿吗");
  await bureau.service.supervisor.assign("supervisor", draftId, lawyer.id);
  const page = await at(lawyer, `/console/drafts/${draftId}`);
  await page.getByRole("button", { name: /^领取/ }).first().click();
  await page.getByRole("button", { name: /^退回/ }).click();
  await page.getByRole("dialog").getByRole("checkbox").first().check();
  await page.getByRole("dialog").getByRole("button", { name: /退回/ }).click();
  await page.getByText("已退回重拟").first().waitFor();

  const words = heldStream();
  endpoint.does(() => words);
  const working = bureau.work();
  words.give(DRAFT.slice(0, 40));
  await page.getByRole("region", { name: "正在起草 1 件" }).getByText("公司拖欠您三个月工资", { exact: false }).waitFor();
  await shot(page, "being-written-again");
  expect(await axeFaults(page)).toEqual([]);
  words.give(DRAFT.slice(40));
  words.end();
  await working;
  await page.getByText("AI 正在写", { exact: false }).waitFor({ state: "detached" });
  await page.context().close();
});
