/** The answer in a citizen's hands: plain words, checklist, dates for the calendar, read aloud, rated, asked about, corrected. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRefusal } from "#platform/refusal.ts";
import { openBrowser } from "./browser.node.ts";
import { approve as approveWhole, corrected } from "./correcting.ts";
import { type OnDesk, onDeskOf, readArticles } from "./desk.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "./given.node.ts";
import { fits } from "./page-fits.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };
const QUESTION = "公司拖欠我三个月工资不发，没有签劳动合同，现在把我辞退了怎么办";
const LABEL = "AI 起草 · 律师审核";
const DAY = "2027-06-30";

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let wang: Person;
let matter: OnDesk;
let phone: Page;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer", ["labor", "general"]);
  // The page's clock is the machine's; the bureau's begins there.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
  matter = await onDeskOf(bureau, wang, QUESTION);
});
afterAll(async () => {
  await socket?.close();
  await bureau?.close();
  await browser?.close();
});

/** WCAG 2.2 A and AA, as axe-core can see them, and nothing out of reach at the side of the page. */
async function look(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  }
  await fits(page, name);
  const faults = await axeFaults(page);
  expect(faults, name).toEqual([]);
}

function context(viewport: { width: number; height: number }): Promise<BrowserContext> {
  return browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true, acceptDownloads: true });
}

/** No voice is installed here: this one says nothing, keeps what it was given, and ends when it is told to. */
const VOICE = () => {
  const voice = { lang: "zh-CN", localService: true, default: true };
  const heard: { text: string; rate: number }[] = [];
  let now: SpeechSynthesisUtterance | null = null;
  const speak = (utterance: SpeechSynthesisUtterance) => {
    now = utterance;
    heard.push({ text: utterance.text, rate: utterance.rate });
  };
  const cancel = () => {
    now = null;
  };
  const end = () => now?.dispatchEvent(new Event("end"));
  class Utterance extends EventTarget {
    rate = 1;
    lang = "";
    voice: unknown = null;
    text: string;
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  Object.defineProperty(globalThis, "speechSynthesis", { value: { getVoices: () => [voice], speak, cancel } });
  Object.assign(globalThis, { SpeechSynthesisUtterance: Utterance, heard, endSentence: end });
};

type Spoken = { heard: { text: string; rate: number }[]; endSentence: () => void };
const heard = (page: Page) => page.evaluate(() => (globalThis as typeof globalThis & Spoken).heard);
const endSentence = (page: Page) => page.evaluate(() => (globalThis as typeof globalThis & Spoken).endSentence());

/** The citizen's own tab, as it remembers the matter that they asked. */
async function openMatter(viewport: { width: number; height: number }, address = "/widget"): Promise<Page> {
  const page = await (await context(viewport)).newPage();
  await page.addInitScript(VOICE);
  await page.addInitScript(
    (held) => sessionStorage.getItem("wenfa") ?? sessionStorage.setItem("wenfa", JSON.stringify({ held: [held], open: held.id })),
    { id: matter.id, token: matter.token, at: bureau.clock().toISOString(), category: "labor" },
  );
  await page.goto(`${socket.url}${address}`);
  return page;
}

async function openDesk(): Promise<Page> {
  const [name = "", value = ""] = wang.cookie.split("=");
  const where = await context(DESK);
  await where.addCookies([{ name, value, url: socket.url }]);
  const desk = await where.newPage();
  await desk.goto(`${socket.url}/console/drafts/${matter.draftId}`);
  await desk.getByRole("region", { name: "引用核验" }).waitFor();
  return desk;
}

test("a lawyer begins the plain version from a proposal; a promise in it blocks, and is taken out before it is approved", async () => {
  const desk = await openDesk();
  await desk.keyboard.press("e");
  const section = desk.locator("[data-place='plain']").first();
  await desk
    .getByLabel(/^最后一天/)
    .first()
    .fill(DAY);
  await section.getByRole("button", { name: "按正文拟一份" }).click();
  const field = desk.getByLabel("简明版的文字");
  expect(await field.inputValue()).toContain("最晚2027年6月30日");
  const proposed = await field.inputValue();
  await field.fill(`${proposed}\n您一定能赢。`);
  await section.getByText("简明版里有正文没有的保证：一定能").waitFor();
  await section.scrollIntoViewIfNeeded();
  await look(desk, "console-plain-version-1366");
  await field.fill(proposed);
  await section.getByText("简明版里有正文没有的保证").waitFor({ state: "hidden" });
  await desk
    .getByLabel(/^简要答复/)
    .first()
    .pressSequentially("请尽快办理。");
  await section.getByText("正文改过了，请再看一遍简明版").waitFor();
  await desk.keyboard.press("Control+s");
  await desk
    .getByText(/^已保存为第/)
    .first()
    .waitFor();
  await desk.getByText("群众可以在简明版和完整版之间切换").waitFor();
  await look(desk, "console-plain-version-read-1366");
  await desk.close();
  const draft = await bureau.service.lawyer.find(matter.draftId);
  if (isRefusal(draft)) throw new Error(draft.because);
  const view = await bureau.service.lawyer.show(draft, wang.id);
  await readArticles(bureau, wang, view);
  await approveWhole(bureau, wang, view);
});

test("on a desktop the whole answer reads as on paper, and elder mode begins with the plain version", async () => {
  const page = await openMatter(DESK);
  await page.getByRole("heading", { name: "律师的答复" }).waitFor();
  await look(page, "widget-answer-1366");
  await page.goto(`${socket.url}/widget?mode=elder`);
  await page.getByRole("button", { name: "简明版", pressed: true }).waitFor();
  await look(page, "widget-answer-elder-1366");
  await page.context().close();
});

describe("on a phone", () => {
  beforeAll(async () => {
    phone = await openMatter(PHONE);
    await phone.getByRole("heading", { name: "律师的答复" }).waitFor();
  });

  test("the lawyer, the label and the short answer stand first; the plain version is a switch away and hides no time limit", async () => {
    await look(phone, "widget-answer-full-360");
    const answer = phone.getByRole("article", { name: "律师的答复" });
    expect(await answer.innerText()).toMatch(new RegExp(`^${LABEL}[\\s\\S]*执业证号[\\s\\S]*先说结论[\\s\\S]*要带的材料`));
    await phone.getByRole("button", { name: "简明版" }).click();
    expect(await phone.getByRole("button", { name: "简明版" }).getAttribute("aria-pressed")).toBe("true");
    expect(await answer.innerText()).toMatch(/最后一天：2027年6月30日/);
    expect(await answer.innerText()).not.toMatch(/法律依据\n/);
    await look(phone, "widget-answer-plain-360");
    await phone.getByRole("button", { name: "完整版" }).click();
  });

  test("what is ticked off stays ticked in the tab, and is sent nowhere", async () => {
    const sent: string[] = [];
    phone.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    const first = phone.locator(".steps input").first();
    const paper = phone.locator(".papers input").first();
    await first.check();
    await paper.check();
    const said = (await phone.locator(".steps .tick-text").first().innerText()).slice(0, 12);
    await phone.reload();
    await phone.getByRole("heading", { name: "律师的答复" }).waitFor();
    expect(await first.isChecked()).toBe(true);
    expect(await paper.isChecked()).toBe(true);
    expect(sent.filter((one) => one.includes(said) || decodeURIComponent(one).includes(said))).toEqual([]);
  });

  test("the days that the lawyer approved go into a calendar, without the matter's name where the citizen wants it so; in WeChat it is said how to save at all", async () => {
    const group = phone.getByRole("group", { name: "把日期存进日历" });
    const take = async () => {
      const [file] = await Promise.all([phone.waitForEvent("download"), group.getByRole("button", { name: "把日期存进日历" }).click()]);
      return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
    };
    const named = await take();
    expect(named.name).toMatch(/^咨询答复单-.*\.ics$/);
    expect(named.text).toContain("DTSTART;VALUE=DATE:20270630");
    await group.getByLabel("日历里不写是什么事").check();
    const discreet = await take();
    expect(discreet.name).toBe("日程.ics");
    expect(discreet.text).toContain("SUMMARY:日程提醒");
    expect(discreet.text).not.toMatch(/仲裁|咨答/);
    await phone.evaluate(() => {
      const agent = `${navigator.userAgent} MicroMessenger/8.0.42`;
      Object.defineProperty(navigator, "userAgent", { get: () => agent, configurable: true });
    });
    await phone.getByRole("button", { name: "下载 Word" }).click();
    await phone.getByRole("group", { name: "复制、打印、保存答复" }).getByText("微信里不能保存文件").waitFor();
    await look(phone, "widget-answer-in-wechat-360");
  });

  test("it is read aloud, the label before all else, each sentence marked, paused, slower, and ended", async () => {
    await phone.getByRole("button", { name: "朗读答复" }).click();
    const bar = phone.getByRole("group", { name: "正在朗读" });
    await expect.poll(async () => (await heard(phone)).map(({ text }) => text)).toEqual([LABEL]);
    await endSentence(phone);
    await expect.poll(async () => (await heard(phone))[1]?.text).toMatch(/^审核律师/);
    await endSentence(phone);
    await expect.poll(async () => (await heard(phone))[2]?.text).toBe("先说结论");
    await endSentence(phone);
    await expect.poll(async () => (await heard(phone)).length).toBe(4);
    const marked = () => phone.evaluate(() => [...(CSS.highlights.get("reading") ?? [])].map(String).join(""));
    expect(await marked()).toBe((await heard(phone))[3]?.text);
    await look(phone, "widget-answer-reading-360");
    await bar.getByRole("button", { name: "暂停" }).click();
    await bar.getByRole("button", { name: "接着读" }).waitFor();
    await endSentence(phone);
    expect(await heard(phone)).toHaveLength(4);
    await bar.getByRole("button", { name: "接着读" }).click();
    await expect.poll(async () => (await heard(phone))[4]?.text).toBe((await heard(phone))[3]?.text);
    await bar.getByRole("button", { name: "慢一点" }).click();
    await expect.poll(async () => (await heard(phone)).at(-1)?.rate).toBe(0.7);
    await bar.getByRole("button", { name: "停止" }).click();
    await phone.getByRole("button", { name: "朗读答复" }).waitFor();
    expect(await marked()).toBe("");
  });

  test("it is rated with reasons and complained of, within reach of a thumb", async () => {
    const form = phone.getByRole("region", { name: "这份答复帮到您了吗？" });
    await form.getByLabel("2 星 不满意").check();
    await form.getByLabel("看不懂").check();
    await form.scrollIntoViewIfNeeded();
    await look(phone, "widget-rating-360");
    const small = await phone.locator(".feedback .pick, .versions button, .tick").evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => one.getBoundingClientRect().height)
        .filter((height) => height < 44),
    );
    expect(small).toEqual([]);
    await form.getByRole("button", { name: "提交评价" }).click();
    await form.getByText("您评了 2 星。").waitFor();
    await phone.getByText("投诉", { exact: true }).click();
    await phone.getByRole("radio", { name: "太慢、没人理" }).check();
    await phone.getByLabel(/^发生了什么/).fill("等了三天才有答复");
    await phone.getByRole("button", { name: "提交投诉" }).click();
    await phone.getByText("投诉已登记").first().waitFor();
    await look(phone, "widget-complaint-360");
  });

  test("while it is corrected it says so before a word is heard, gives no day, and then puts the days right", async () => {
    bureau.clock.forward(1);
    const draft = await corrected(bureau, wang, matter.draftId);
    await phone.getByRole("heading", { name: "答复正在复核" }).waitFor();
    expect(await phone.getByRole("group", { name: "把日期存进日历" }).count()).toBe(0);
    const before = (await heard(phone)).length;
    await phone.getByRole("button", { name: "朗读答复" }).click();
    await expect.poll(async () => (await heard(phone)).length).toBe(before + 1);
    await endSentence(phone);
    await expect.poll(async () => (await heard(phone))[before + 1]?.text).toMatch(/请先不要照着办|复核/);
    await look(phone, "widget-answer-correcting-360");
    const timeLimits = draft.body.timeLimits.map((limit) => ({ ...limit, lastDay: null }));
    const put = await fetch(`${socket.url}/api/review/drafts/${draft.id}/body`, {
      method: "PUT",
      headers: { cookie: wang.cookie, origin: socket.url, "content-type": "application/json" },
      body: JSON.stringify({ sha256: draft.sha256, body: { ...draft.body, timeLimits } }),
    });
    expect(put.status).toBe(200);
    await approveWhole(bureau, wang, (await put.json()) as typeof draft);
    await phone.getByRole("heading", { name: "律师的答复" }).waitFor();
    await phone.getByText("更正以后，有的日期作废了").first().waitFor();
    expect(await phone.locator(".steps input").first().isChecked()).toBe(true);
    expect(await phone.getByRole("group", { name: "正在朗读" }).count()).toBe(0);
    await look(phone, "widget-answer-corrected-360");
  });
});
