import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DraftView } from "#contract.ts";
import { sendAgreeing } from "./agreeing.ts";
import { openBrowser } from "./browser.node.ts";
import { readArticles } from "./desk.ts";
import { expertAgrees } from "./consulting.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "./given.node.ts";
import { ask } from "./matters.node.ts";
import { fits } from "./page-fits.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };

let browser: Browser;
let bureau: Bureau;
let socket: Served;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  // The page's clock is the machine's; the bureau's begins there and is then moved by hand.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
});
afterAll(async () => {
  await socket?.close();
  await bureau?.close();
  await browser?.close();
});

function context(viewport = DESK): Promise<BrowserContext> {
  return browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
}

/** At the desk and on a phone; nothing may stick out at the side of either. */
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

async function at(person: Person, path: string): Promise<Page> {
  const [name = "", value = ""] = person.cookie.split("=");
  const where = await context();
  await where.addCookies([{ name, value, url: socket.url }]);
  const page = await where.newPage();
  await page.goto(`${socket.url}${path}`);
  return page;
}

describe("a citizen whose question was refused a draft", () => {
  test("is one tap away from a person, and a lawyer then has the matter", async () => {
    const phone = await (await context(PHONE)).newPage();
    await phone.goto(`${socket.url}/widget`);
    await phone.getByLabel("您遇到了什么事？").fill("今天天气怎么样");
    await sendAgreeing(phone);
    await phone.getByRole("heading", { name: "这件事没有起草答复" }).waitFor();
    await phone.getByRole("link", { name: /12348/ }).first().waitFor();
    await shot(phone, "widget-refused");
    await phone.setViewportSize(PHONE);
    await phone.getByRole("button", { name: "转人工，请律师看" }).click();
    await phone.getByRole("heading", { name: "已收到" }).waitFor();
    await phone.getByText("请转人工，我想请律师看一看。").waitFor({ state: "attached" });
    await bureau.work();
    const lawyer = await at(await givenPerson(bureau, "lawyer"), "/console/queue");
    await lawyer.getByRole("link", { name: /今天天气怎么样/ }).waitFor();
    await shot(phone, "widget-to-a-person");
  });
});

describe("a person looks at what was refused a draft", () => {
  test("by keyboard: C confirms, O has it drafted; yesterday's are marked", async () => {
    await ask(bureau, "帮我写一首诗");
    bureau.clock.forward(24 * 60);
    await ask(bureau, "推荐一部好看的电影");
    const operator = await at(await givenPerson(bureau, "operator"), "/console/undrafted");
    await operator.getByText("有 1 件过了当天还没有人看").first().waitFor();
    await operator.getByText("推荐一部好看的电影").waitFor();
    await operator.getByRole("link", { name: /未起草的咨询\s*2/ }).waitFor();
    await shot(operator, "undrafted");
    expect(await axeFaults(operator)).toEqual([]);

    const supervisor = await at(await givenPerson(bureau, "supervisor"), "/console/board");
    await supervisor.getByText("1 / 1").waitFor();
    await shot(supervisor, "board-with-undrafted");

    await operator.keyboard.press("c");
    await operator.getByText("已确认。").waitFor();
    await operator.keyboard.press("o");
    await operator.getByText("都看过了").waitFor();
    const seen = operator.getByRole("region", { name: "最近看过的" });
    await seen.getByText("确认不用起草").waitFor();
    await seen.getByText("恢复起草").waitFor();
    await shot(operator, "undrafted-seen");
    expect(await axeFaults(operator)).toEqual([]);
    await bureau.work();
  });
});

describe("many ask about one matter", () => {
  async function threeAsk(): Promise<void> {
    const questions = [
      "我在乐动健身房办了年卡，上周突然关门了，卡里的钱怎么退",
      "乐动健身俱乐部关门跑路，办的卡退不了钱",
      "乐动健身有限公司关门了，会员卡的钱能退吗",
    ];
    for (const [i, question] of questions.entries()) {
      bureau.clock.forward(1); // the queue goes by age: at one and the same instant any of them could be the next
      await ask(bureau, question, { matterRegion: "510107" }, { "x-test-network": `gym-${i}` });
      await bureau.work();
    }
  }

  test("the lead's approved answer stands beside a sibling's draft, and becomes its text in one click", async () => {
    await threeAsk();
    const [wang, li] = [await givenPerson(bureau, "lawyer"), await givenPerson(bureau, "lawyer")];
    const queue = await at(wang, "/console/queue");
    await queue.getByText("群体 · 还没有牵头").first().waitFor();
    await shot(queue, "queue-with-group");

    for (;;) {
      const { body } = await call(bureau, "POST", "/api/review/next", { as: wang });
      const draft = body as unknown as DraftView;
      if (!draft.group) continue;
      const overrides = draft.findings.filter((one) => one.blocking).map(({ key }) => ({ finding: key, reason: "已核对" }));
      await expertAgrees(bureau, wang, draft.id);
      await readArticles(bureau, wang, draft);
      const sent = { as: wang, body: { sha256: draft.sha256, overrides } };
      expect((await call(bureau, "POST", `/api/review/drafts/${draft.id}/approve`, sent)).status).toBe(200);
      break;
    }
    await bureau.work();

    const desk = await at(li, "/console/queue");
    await desk.getByText(`群体 · ${wang.name}牵头`).first().waitFor();
    await desk.keyboard.press("n");
    const panel = desk.getByRole("region", { name: "群体咨询" });
    await panel.getByText(`牵头律师：${wang.name}`).waitFor();
    await panel.getByRole("heading", { name: new RegExp(`${wang.name}的答复`) }).waitFor();
    await shot(desk, "draft-with-group");
    expect(await axeFaults(desk)).toEqual([]);
    const own = await desk.getByRole("article", { name: "草稿正文" }).getByText("乐动健身", { exact: false }).first().textContent();
    await panel.getByRole("button", { name: "照用这份答复" }).click();
    await desk
      .getByRole("article", { name: "修改草稿" })
      .getByText(own?.slice(0, 12) ?? "", { exact: false })
      .first()
      .waitFor();
    await shot(desk, "draft-taken-over");

    const member = await at(li, "/console/groups");
    await member.getByText("您是牵头律师").waitFor({ state: "detached" });
    await member.getByText(`牵头律师：${wang.name}`).waitFor();
    expect(await member.getByRole("button", { name: "不是同一件事" }).count()).toBe(0);
  });

  test("a supervisor makes another lawyer the lead, and splits off what does not belong", async () => {
    const page = await at(await givenPerson(bureau, "supervisor"), "/console/groups");
    const group = page.getByRole("region", { name: /乐动健身/ });
    await group.getByText("3 人来问，共 3 件").waitFor();
    await shot(page, "groups");
    expect(await axeFaults(page)).toEqual([]);
    await group.getByLabel("选择牵头律师").click();
    await page
      .getByText(/^lawyer-\d+（1\/5）/)
      .last()
      .click();
    await group.getByRole("button", { name: "指定牵头" }).click();
    await page.getByRole("button", { name: "确认" }).click();
    await page.getByText("已指定牵头律师。").waitFor();
    await group.getByText("牵头还没答复").waitFor();
    await group.getByRole("button", { name: "不是同一件事" }).last().click();
    await page.getByRole("button", { name: "确认" }).last().click();
    await group.getByText("2 人来问，共 2 件").waitFor();
  });
});
