import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { approveDraft, giveDraft } from "./desk.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "./given.node.ts";
import { inReview, stateOf } from "./matters.node.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const DESK = { width: 1366, height: 768 };
const BOY = "我儿子十五岁，和同学一起偷手机，被派出所带走了，会不会坐牢";

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

async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

async function at(person: Person, path: string): Promise<Page> {
  const [name = "", value = ""] = person.cookie.split("=");
  const where = await browser.newContext({ viewport: DESK, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
  await where.addCookies([{ name, value, url: socket.url }]);
  const page = await where.newPage();
  await page.goto(`${socket.url}${path}`);
  return page;
}

test("a minor's criminal matter is approved only after an expert has said so, in two browsers", async () => {
  const { draftId } = await inReview(bureau, BOY);
  const lawyer = await givenPerson(bureau, "lawyer");
  const draft = await giveDraft(bureau, lawyer, draftId);
  expect((await approveDraft(bureau, lawyer, draft)).body).toMatchObject({ code: "consultation-needed" });

  const desk = await at(lawyer, `/console/drafts/${draftId}`);
  const demanded = desk.getByRole("region", { name: "通过之前要请专家会商" });
  await demanded.getByText("可能涉及未成年人的刑事问题").waitFor();
  await shot(desk, "consult-demanded");
  expect(await axeFaults(desk)).toEqual([]);
  await desk.keyboard.press("w");
  const asking = desk.getByRole("dialog", { name: "请专家会商" });
  await asking.getByLabel("想问专家什么").fill("十五岁，盗窃数额不清楚，怎么跟家长说");
  await shot(desk, "consult-asking");
  await asking.getByRole("button", { name: "提出会商" }).click();
  const underWay = desk.getByRole("region", { name: /^会商中/ });
  await underWay.getByText("十五岁，盗窃数额不清楚").waitFor();
  expect((await approveDraft(bureau, lawyer, draft)).body).toMatchObject({ code: "consultation-needed" });

  const other = await at(await givenPerson(bureau, "expert"), "/console/consultations");
  await other.getByText("十五岁，盗窃数额不清楚").waitFor();
  await shot(other, "consultations");
  expect(await axeFaults(other)).toEqual([]);
  await other.keyboard.press("n");
  await other.getByRole("button", { name: "写意见" }).click();
  const saying = other.getByRole("dialog", { name: "会商意见" });
  await saying.getByLabel("要改").check();
  await saying.getByLabel("意见和理由").fill("先说明不满十六周岁盗窃不负刑事责任，再说专门矫治教育");
  await shot(other, "consult-opinion");
  expect(await axeFaults(other)).toEqual([]);
  await saying.getByRole("button", { name: "写意见" }).click();
  await other.getByText("再说专门矫治教育").waitFor();

  await desk.getByText("再说专门矫治教育").waitFor();
  await desk.getByText(/的意见：要改/).waitFor();
  await shot(desk, "consult-answered");
  expect(await axeFaults(desk)).toEqual([]);
  expect((await approveDraft(bureau, lawyer, draft)).status).toBe(200);
  expect(await stateOf(bureau.database.db, "draft", draftId)).not.toBe("claimed");
});
