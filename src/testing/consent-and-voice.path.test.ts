/** 同意 and 语音输入 in the browser: asked once and never in the way; spoken words go where the caret is. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CitizensPage, DESK, PHONE, givenCitizensPage, sound } from "./citizens-page.node.ts";

const WAGES = "公司拖欠我三个月工资不发，没有签劳动合同，现在把我辞退了怎么办，工友可以作证";
const KNIFE = "我老公又打我，刚才还拿刀，我现在躲在厕所里";

let here: CitizensPage;
beforeAll(async () => {
  here = await givenCitizensPage();
});
afterAll(() => here?.close());

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
const question = (page: Page) => page.getByRole("textbox", { name: "您遇到了什么事？" });
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const send = async (page: Page, words: string) => {
  await question(page).fill(words);
  await press(page, "发送");
};
/** Bodies of questions as they were posted. */
const posted = (page: Page): { consent?: unknown }[] => {
  const bodies: { consent?: unknown }[] = [];
  page.on("request", (one) => one.method() === "POST" && one.url().endsWith("/api/inquiries") && bodies.push(one.postDataJSON()));
  return bodies;
};

test("four lines stand before the first send; whoever puts it off keeps what was typed, and is asked once a tab", async () => {
  const page = await here.open(PHONE);
  const bodies = posted(page);
  await send(page, WAGES);
  await page.getByRole("heading", { level: 1, name: "发送之前，请您看这四句" }).waitFor();
  expect(await page.getByRole("listitem").count()).toBe(4);
  await page.locator("summary", { hasText: "看全文" }).click();
  await sees(page, "不交给其他公司");
  await sound(page, "consent-360");
  await press(page, "先不同意，回去看看我写的");
  expect(await question(page).inputValue()).toBe(WAGES);
  await press(page, "发送");
  await press(page, "满 14 岁了，同意并发送");
  await page.getByRole("heading", { level: 1, name: "已收到" }).waitFor();
  await press(page, "再问一件事");
  await send(page, "房东不退押金，合同已经到期一个月了，打电话也不接，我该怎么把钱要回来");
  await page.getByRole("heading", { level: 1, name: "已收到" }).waitFor();
  const { version } = await page.evaluate(async () => (await (await fetch("/api/privacy")).json()) as { version: number });
  const asked = { version, by: "self" };
  expect(bodies.map(({ consent }) => consent)).toEqual([undefined, undefined, asked, asked]);
});

test("a child is shown a grown-up's way and whom to call; on their own they are heard where somebody hurts them", async () => {
  const page = await here.open(PHONE);
  await send(page, "我玩游戏充了三千块钱，能退吗");
  await press(page, "还没满 14 岁");
  await page.getByRole("link", { name: "拨打 12355 帮小朋友" }).waitFor();
  await sound(page, "consent-child-360");
  await press(page, "身边没有能相信的大人，我自己发");
  await sees(page, "请找一个你相信的大人一起发送");
  await press(page, "返回上一步");
  await press(page, "先不同意，回去看看我写的");
  await send(page, "同学天天在厕所收我的钱，我好怕");
  await press(page, "还没满 14 岁");
  await press(page, "身边没有能相信的大人，我自己发");
  await sees(page, "你很勇敢，这不是你的错");
  await page.getByRole("link", { name: /12355/ }).first().waitFor();
  await sound(page, "child-heard-360");
});

test("danger is received without a word of consent; asked under the numbers to call, it may be declined", async () => {
  const page = await here.open(DESK);
  await send(page, KNIFE);
  await page.getByRole("link", { name: /110/ }).first().waitFor();
  const [call, asks] = [
    page.getByRole("heading", { name: "请先保证安全" }),
    page.getByRole("heading", { name: /您写的话已经转给值班人员/ }),
  ];
  await asks.waitFor();
  expect((await call.boundingBox())?.y ?? 0).toBeLessThan((await asks.boundingBox())?.y ?? 0);
  await sound(page, "consent-after-danger-1366");
  await press(page, "不同意，到这里为止");
  await page.getByRole("heading", { name: "按您的意思，已经停下" }).waitFor();
  expect(await page.getByRole("textbox").count()).toBe(0);
  await sound(page, "consent-declined-1366");
});

/** A recogniser that says what the test tells it to; Chromium's own reaches for a service that is not here. */
const scripted = (page: Page) =>
  page.addInitScript(() => {
    class Scripted extends EventTarget {
      lang = "";
      start(): void {
        Object.assign(globalThis, { hearing: this });
      }
      abort(): void {
        this.dispatchEvent(new Event("end"));
      }
    }
    Object.assign(globalThis, { SpeechRecognition: Scripted, webkitSpeechRecognition: undefined });
  });
type Hearing = EventTarget & { lang: string };
const happens = (page: Page, type: string, details: object) =>
  page.evaluate(
    ([name, more]) => (globalThis as unknown as { hearing: Hearing }).hearing.dispatchEvent(Object.assign(new Event(name), more)),
    [type, details] as const,
  );
const heard = (page: Page, transcript: string, isFinal: boolean) =>
  happens(page, "result", { resultIndex: 0, results: [{ isFinal, 0: { transcript } }] });
const ended = async (page: Page, error: string | null) => {
  if (error) await happens(page, "error", { error });
  await happens(page, "end", {});
};

test("what is spoken is shown while it is guessed at, goes in where the caret stands, and replaces nothing", async () => {
  const page = await here.open(PHONE, "/widget", scripted);
  await question(page).fill("老板欠我工资，一共。");
  await question(page).evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(9, 9));
  await press(page, "用说的（语音输入）");
  expect(await page.evaluate(() => (globalThis as unknown as { hearing: Hearing }).hearing.lang)).toBe("zh-CN");
  await heard(page, "三万", false);
  await sees(page, "三万");
  expect(await question(page).inputValue()).toBe("老板欠我工资，一共。");
  await heard(page, "三万元", true);
  await ended(page, null);
  expect(await question(page).inputValue()).toBe("老板欠我工资，一共三万元。");
  await sees(page, "说的话由浏览器或手机厂商转成文字");
  await press(page, "用说的（语音输入）");
  await heard(page, "，还有加班费", true);
  await press(page, "停止");
  expect(await question(page).inputValue()).toBe("老板欠我工资，一共三万元，还有加班费。");
  for (const [code, says] of [
    ["not-allowed", "没有用麦克风的权限"],
    ["network", "语音识别没有网络"],
    ["no-speech", "没有听到声音"],
  ] as const) {
    await press(page, "用说的（语音输入）");
    await ended(page, code);
    await sees(page, says);
  }
  await sound(page, "voice-360");
});

test("a browser that hears nothing shows no microphone", async () => {
  const deaf = (page: Page) =>
    page.addInitScript(() => Object.assign(globalThis, { SpeechRecognition: undefined, webkitSpeechRecognition: undefined }));
  const page = await here.open(PHONE, "/widget", deaf);
  expect(await page.getByRole("button", { name: /用说的/ }).count()).toBe(0);
});
