/** 代录 in the browser: an operator takes down a call with danger in it; another finds it by code and reads the answer out. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import { sql } from "kysely";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import type { DraftView } from "#contract.ts";
import { TakenDown } from "#contract/intake.ts";
import { approveDraft, giveDraft, readArticles } from "./desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "./given.node.ts";
import { read } from "./matters.node.ts";
import { shaped } from "./replies.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const DANGER = "我老公王大力昨晚又打我，拿刀说要杀了我，我带着孩子躲在娘家，想离婚，怎么能不让他靠近";

let browser: Browser;
let bureau: Bureau;
let socket: Served;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
});
afterAll(async () => {
  await socket?.close();
  await bureau?.close();
  await browser?.close();
});

async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

async function at(person: Person, path: string, width = 1366, language = "zh"): Promise<Page> {
  const [name = "", value = ""] = person.cookie.split("=");
  const where = await browser.newContext({
    viewport: { width, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    bypassCSP: true,
  });
  await where.addCookies([
    { name, value, url: socket.url },
    { name: "wenfa-language", value: language, url: socket.url },
  ]);
  const page = await where.newPage();
  await page.goto(`${socket.url}${path}`);
  return page;
}

async function onDesk(lawyer: Person): Promise<DraftView> {
  await bureau.work();
  const [draft] = await read<{ id: string }>(bureau.database.db, sql`select id from draft where state = 'waiting'`);
  return giveDraft(bureau, lawyer, draft?.id ?? "");
}

async function approved(lawyer: Person): Promise<void> {
  expect((await approveDraft(bureau, lawyer, await onDesk(lawyer))).status).toBe(200);
  await bureau.work();
}

async function takenDown(operator: Person, question: string, contact?: string): Promise<TakenDown> {
  const consent = { by: "self", version: 1 };
  const body = { question, channel: "hotline", speaks: "self", relation: null, age: "adult", consent, contact };
  const taken = shaped(await call(bureau, "POST", "/api/intake", { as: operator, body }), 200, TakenDown);
  await bureau.work();
  if (taken.matter.state === "needs_facts") {
    await call(bureau, "POST", "/api/intake/add", { as: operator, body: { proof: { id: taken.matter.id }, text: null } });
  }
  return taken;
}

test("a call with danger in it is taken down by keyboard, found by its code, and answered aloud", async () => {
  const desk = await at(await givenPerson(bureau, "operator"), "/console/intake");
  await desk.getByRole("region", { name: "读给群众听：记录之前，请您同意" }).waitFor();
  await shot(desk, "intake-new");
  expect(await axeFaults(desk)).toEqual([]);
  await desk.getByRole("radio", { name: "本人同意" }).focus();
  await desk.keyboard.press("Space");
  await desk.getByLabel("群众说的").focus();
  await desk.keyboard.type(DANGER);
  await desk.getByText("已加密暂存").waitFor();
  expect(await desk.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain("王大力");
  await desk.reload();
  await desk.getByText("王大力").waitFor();
  // Triage heard violence at home: the question of safe contact stands open by itself, and may be left out.
  await desk.getByText("趁群众还在，问一句再打过去安不安全").first().waitFor();
  await desk.getByRole("radio", { name: "只在说好的时间打" }).check();
  await desk.getByText("请写下什么时间可以打。").waitFor();
  await desk.getByLabel("什么时间可以打").fill("白天十点到下午三点");
  await desk.getByLabel("谁可以接（可不填）").fill("只能她本人接");
  await shot(desk, "intake-safety");
  expect(await axeFaults(desk)).toEqual([]);
  await desk.setViewportSize({ width: 360, height: 740 });
  await shot(desk, "intake-safety-360");
  await desk.setViewportSize({ width: 1366, height: 768 });
  await desk.getByLabel("群众说的").focus();
  await desk.keyboard.press("Control+Enter");

  await desk.getByRole("heading", { name: "已经记下" }).waitFor();
  const notice = desk.getByRole("region", { name: /^读给群众听：/ }).first();
  expect(await notice.getAttribute("class")).toContain("is-danger");
  await desk.getByRole("region", { name: "危险警报" }).first().waitFor();
  const safety = desk.getByRole("region", { name: "联系安全吗（可不问）" });
  await safety.getByText("群众说过：只在说好的时间打").waitFor();
  await safety.getByRole("button", { name: "群众改了主意" }).click();
  await safety.getByRole("radio", { name: "不要打电话" }).check();
  await safety.getByRole("button", { name: "记下" }).click();
  await safety.getByText("群众说过：不要打电话").waitFor();
  const code = (await desk.locator(".aloud .spoken-code").textContent()) ?? "";
  expect(await desk.getByText("王大力").count()).toBe(0);
  await shot(desk, "intake-taken");
  expect(await axeFaults(desk)).toEqual([]);

  await approved(await givenPerson(bureau, "lawyer"));

  const other = await at(await givenPerson(bureau, "operator"), "/console/intake/find", 1024);
  await shot(other, "intake-find");
  expect(await axeFaults(other)).toEqual([]);
  await other.getByLabel("查询码（8 位数字）").fill("0000 0000");
  await other.keyboard.press("Enter");
  await other.getByText("查询码或者电话尾号不对").waitFor();
  await other.getByLabel("查询码（8 位数字）").fill(code);
  await other.keyboard.press("Enter");
  const aloud = other.getByRole("region", { name: "读给群众听的答复" });
  await aloud.getByText("AI 起草 · 律师审核").waitFor();
  await aloud.getByRole("radio", { name: "听明白了", exact: true }).check();
  await shot(other, "intake-aloud");
  expect(await axeFaults(other)).toEqual([]);
  await aloud.getByRole("button", { name: "已读给群众听" }).click();
  await aloud.getByText(/读给群众听，群众听明白了/).waitFor();
  const told = await read(bureau.database.db, sql`select proof, understood from answer_told`);
  expect(told).toEqual([{ proof: "code", understood: true }]);
});

test("an answer that nobody has read out yet stands in the list, and is told by a call", async () => {
  const operator = await givenPerson(bureau, "operator");
  await takenDown(operator, "朋友借了我八千元一直没有还，有借条和转账记录，怎么要回来", "13900139000");
  await approved(await givenPerson(bureau, "lawyer"));
  bureau.clock.forward(75);
  const desk = await at(operator, "/console/callbacks");
  const list = desk.getByRole("region", { name: "等着告知的答复" });
  await list.getByText("留了电话").waitFor();
  await shot(desk, "untold-list");
  expect(await axeFaults(desk)).toEqual([]);
  await desk.setViewportSize({ width: 360, height: 740 });
  await shot(desk, "untold-list-360");
  await desk.setViewportSize({ width: 1366, height: 768 });
  await list.getByRole("button", { name: "打电话告知" }).click();
  await desk.getByRole("heading", { name: "打电话告知答复" }).waitFor();
  await desk.getByRole("button", { name: /查看电话/ }).click();
  await desk.getByText("电话：13900139000").waitFor();
  const aloud = desk.getByRole("region", { name: "读给群众听的答复" });
  await aloud.getByRole("radio", { name: "听明白了", exact: true }).check();
  await shot(desk, "untold-call");
  expect(await axeFaults(desk)).toEqual([]);
  await desk.setViewportSize({ width: 360, height: 740 });
  await shot(desk, "untold-call-360");
  await desk.setViewportSize({ width: 1366, height: 768 });
  const done = aloud.getByRole("button", { name: "已读给群众听" });
  expect(await done.isDisabled()).toBe(true);
  await aloud.getByRole("checkbox", { name: "已经核对，接电话的是咨询的人本人" }).check();
  await done.click();
  await aloud.getByText(/读给群众听，群众听明白了/).waitFor();
  expect(await read(bureau.database.db, sql`select proof from answer_told where proof = 'call'`)).toEqual([{ proof: "call" }]);
});

test("a lawyer with the caller on the line says the answer from the draft page, by keyboard, and is done", async () => {
  const [operator, lawyer] = [await givenPerson(bureau, "operator"), await givenPerson(bureau, "lawyer")];
  const taken = await takenDown(operator, "朋友借了我五千元没有还，有借条和转账记录，他说过月底还，怎么要回来");
  const draft = await onDesk(lawyer);
  const desk = await at(lawyer, `/console/drafts/${draft.id}`, 1024);
  const speak = desk.getByRole("button", { name: "口述答复" });
  await speak.waitFor();
  await shot(desk, "speak-draft-1024");
  const oneLine = (await desk.locator(".action-bar .bar-buttons").boundingBox())!.height;
  expect(oneLine).toBeLessThan(2 * (await speak.boundingBox())!.height);
  for (const width of [1366, 1024]) {
    const english = await at(lawyer, `/console/drafts/${draft.id}`, width, "en");
    const bar = english.locator(".action-bar");
    const say = bar.getByRole("button", { name: "Say it" });
    await say.waitFor();
    await shot(english, `draft-english-${width}`);
    expect(await axeFaults(english)).toEqual([]);
    expect((await bar.locator(".bar-buttons").boundingBox())!.height).toBeLessThan(2 * (await say.boundingBox())!.height);
    await english.close();
  }
  expect(await speak.isDisabled()).toBe(true);
  await desk.keyboard.press("s");
  expect(await desk.getByRole("dialog").count()).toBe(0);
  await readArticles(bureau, lawyer, draft);
  await desk.reload();
  await speak.waitFor();
  await desk.keyboard.press("v");
  const compare = desk.getByRole("dialog", { name: "对照官方文本核对" });
  await compare.waitFor();
  await desk.keyboard.press("Control+Enter");
  await compare.waitFor({ state: "hidden" });
  await desk.getByText("通过后立即送达群众", { exact: false }).first().waitFor();
  await desk.keyboard.press("s");
  const dialog = desk.getByRole("dialog", { name: "口述答复" });
  await dialog.getByRole("region", { name: "念给群众听" }).getByText(draft.body.shortAnswer.slice(0, 12)).first().waitFor();
  expect(await dialog.getByRole("button", { name: "通过，记为已口述" }).isDisabled()).toBe(true);
  await dialog.getByRole("radio", { name: "没有说明身份" }).check();
  await dialog.getByRole("radio", { name: "听明白了", exact: true }).check();
  await dialog.getByRole("checkbox", { name: "群众要书面的" }).check();
  await dialog.getByLabel("群众听完问了什么（可不填）").fill("问利息能不能一起要");
  await shot(desk, "speak-dialog-1024");
  expect(await axeFaults(desk)).toEqual([]);
  await desk.setViewportSize({ width: 360, height: 740 });
  await shot(desk, "speak-dialog-360");
  await desk.setViewportSize({ width: 1366, height: 768 });
  await shot(desk, "speak-dialog-1366");
  await desk.keyboard.press("Control+Enter");
  await desk.getByRole("heading", { name: "已通过，并记为已口述" }).waitFor();
  await desk.getByRole("link", { name: "打印答复单" }).waitFor();
  await shot(desk, "speak-done-1366");
  expect(await axeFaults(desk)).toEqual([]);

  await desk.goto(`${socket.url}/console/drafts/${draft.id}`);
  await desk.getByRole("button", { name: "查看群众问的话（会留下记录）" }).click();
  await desk.getByText("群众问：问利息能不能一起要").waitFor();
  await shot(desk, "speak-delivered-1366");
  expect(await axeFaults(desk)).toEqual([]);

  const other = await at(operator, "/console/intake/find");
  await other.getByLabel("查询码（8 位数字）").fill(taken.code ?? "");
  await other.keyboard.press("Enter");
  await other.getByText(/在电话里口头答复，群众听明白了/).waitFor();
  await shot(other, "speak-found-1366");
});

test("who does not consent is asked nothing more, and nothing stays on the page", async () => {
  const desk = await at(await givenPerson(bureau, "clerk"), "/console/intake");
  await desk.getByLabel("群众说的").fill("我想问离婚的事");
  await desk.getByRole("button", { name: "不同意，不记" }).click();
  const sure = desk.getByRole("dialog", { name: "群众不同意记录？" });
  expect(await axeFaults(desk)).toEqual([]);
  await sure.getByRole("button", { name: "不同意，不记" }).click();
  await desk.getByText("没有留下任何内容").waitFor();
  expect(await desk.getByLabel("群众说的").inputValue()).toBe("");
  await desk.getByText("说到危险：先读这些，不用等同意").click();
  await desk
    .getByRole("region", { name: /^读给群众听：/ })
    .nth(1)
    .waitFor();
});
