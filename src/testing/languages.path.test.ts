/** The widget in English, and in a language written from right to left that nobody ships, on a phone and on a desk. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import en from "../../corpus/languages/en.json" with { type: "json" };
import zh from "../../corpus/languages/zh-CN.json" with { type: "json" };
import { type Texts as BuiltTexts, placed, placesOf } from "../../vite.words.ts";
import type { Texts } from "#language/phrasebook.ts";
import { openBrowser } from "./browser.node.ts";
import { type Answered, answered } from "./correcting.ts";
import { type Bureau, givenBureau, givenPerson } from "./given.node.ts";
import { type Asked, ask, inReview } from "./matters.node.ts";
import { fits } from "./page-fits.ts";
import { ROOT } from "./running.node.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let matter: Answered;
let thin: Asked;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
  const wang = await givenPerson(bureau, "lawyer");
  matter = await answered(bureau, wang, undefined, { contact: "13800001234" });
  thin = await ask(bureau, "工资不给", { followUp: "ask" });
});
afterAll(async () => {
  await browser?.close();
  await socket?.close();
  await bureau?.close();
});

/** @param of the matter whose token the tab holds @param locale of the browser */
async function opened(
  of: Asked | null,
  locale = "en-GB",
  query = "",
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<Page> {
  const own = await browser.newContext({ viewport: PHONE, locale, timezoneId: "Asia/Shanghai", bypassCSP: true });
  const page = await own.newPage();
  if (of) {
    await page.addInitScript(
      ([id, token]) => {
        const held = { id, token, at: new Date().toISOString(), category: null };
        if (!sessionStorage.getItem("wenfa")) sessionStorage.setItem("wenfa", JSON.stringify({ held: [held], open: id }));
      },
      [of.id, of.token],
    );
  }
  await prepare(page);
  await page.goto(`${socket.url}/widget${query}`);
  return page;
}

/** As a phone shows it, and as a desk does: nothing sticks out, and whoever cannot see it loses nothing. */
async function sound(page: Page, name: string): Promise<void> {
  for (const viewport of [DESK, PHONE]) {
    await page.setViewportSize(viewport);
    await fits(page, `${name}-${viewport.width}`);
    expect(await unfitCalls(page), `${name}-${viewport.width}`).toEqual([]);
    if (SHOTS) {
      mkdirSync(SHOTS, { recursive: true });
      await page.screenshot({ path: join(SHOTS, `${name}-${viewport.width}.png`), fullPage: true });
    }
  }
  const faults = await axeFaults(page);
  expect(faults, name).toEqual([]);
}

/** A number broken over two lines is misread just when it matters; a button stays in its box. What is folded away has none. */
const unfitCalls = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".dial")]
      .filter((call) => call.checkVisibility())
      .filter((call) => {
        const [box, held] = [call.getBoundingClientRect(), call.parentElement?.getBoundingClientRect()];
        const number = call.querySelector("b")?.getBoundingClientRect().height ?? 0;
        return number > 45 || (held !== undefined && (box.right > held.right + 1 || box.left < held.left - 1));
      })
      .map((call) => call.textContent),
  );

/** Chinese on an English page must say that it is Chinese, or a screen reader reads it as nonsense. */
const unmarkedChinese = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode;
      const spoken = parentElement?.closest("[lang]")?.getAttribute("lang") ?? "";
      if (/\p{Script=Han}/u.test(textContent ?? "") && !spoken.startsWith("zh")) found.push(textContent ?? "");
    }
    return found;
  });

test("a browser that wishes English gets it, the choice is one tap away, and what was typed stays through it", async () => {
  const page = await opened(null);
  await page.getByRole("heading", { level: 1, name: en.asking.welcome }).waitFor();
  expect(await page.title()).toBe(en.frame.page_title);
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(["en", "ltr"]);
  await page.getByText("In a criminal matter", { exact: false }).waitFor();
  await page.getByText(en.asking.more_title).click();
  await page.getByRole("combobox", { name: en.asking.province }).selectOption({ label: "Guangdong" });
  await page.getByRole("combobox", { name: en.asking.city }).selectOption({ label: "Shenzhen" });
  await sound(page, "english-asking");
  // In the largest letters too: a word longer than four names side by side, and the way out still within the window.
  await page.getByRole("combobox", { name: en.frame.mode }).selectOption("elder");
  await sound(page, "english-elder-asking");
  await page.getByRole("combobox", { name: en.frame.mode }).selectOption("plain");
  await page.getByLabel(en.asking.question_label).fill("My landlord keeps the deposit");
  const choice = page.getByRole("combobox", { name: en.frame.language });
  const size = await choice.boundingBox();
  expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await choice.selectOption({ label: "中文" });
  await page.getByRole("heading", { level: 1, name: "把您的难处说给律师听" }).waitFor();
  await page.getByText("涉及刑事案件的", { exact: false }).first().waitFor();
  expect(await page.getByLabel("您遇到了什么事？").inputValue()).toBe("My landlord keeps the deposit");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "把您的难处说给律师听" }).waitFor();
});

test("a link may name the language, and one that nobody speaks falls back to Chinese", async () => {
  const english = await opened(null, "zh-CN", "?lang=en");
  await english.getByRole("heading", { level: 1, name: en.asking.welcome }).waitFor();
  const chinese = await opened(null, "fr-FR", "?lang=xx");
  await chinese.getByRole("heading", { level: 1, name: "把您的难处说给律师听" }).waitFor();
});

test("a question tapped in English reaches triage in Chinese", async () => {
  const page = await opened(thin);
  await page.getByRole("heading", { level: 1, name: en.waiting.facts_title }).waitFor();
  const form = page.getByRole("form", { name: en.waiting.facts_title });
  await form
    .getByRole("group", { name: "Did you sign a written labour contract?" })
    .getByRole("button", { name: "no", exact: true })
    .click();
  await sound(page, "english-facts");
  await form.getByRole("button", { name: en.waiting.facts_send }).click();
  await page.getByText("The law is being looked up", { exact: false }).waitFor();
  await page.getByText("和单位签了书面劳动合同吗？ 没签").waitFor({ state: "attached" });
  await page.getByText(en.waiting.reading.title).click();
  await page.getByRole("heading", { name: "First keep the proof of your work" }).waitFor();
  expect(await unmarkedChinese(page)).toEqual([]);
  await sound(page, "english-waiting");
  await page.getByRole("button", { name: en.matters.mine }).click();
  await page.getByRole("heading", { level: 1, name: en.matters.mine }).waitFor();
  await page.getByText(en.categories.labor, { exact: false }).waitFor();
  await sound(page, "english-mine");
});

test("danger is answered in English, every number a tap away", async () => {
  const danger = await ask(bureau, "My husband beats me and has locked me in, help");
  const page = await opened(danger);
  await page.getByRole("heading", { name: "You do not have to bear this alone" }).waitFor();
  await page.getByRole("link", { name: "Call 110 Police" }).first().waitFor();
  await sound(page, "english-danger");
});

test("an English page says that the lawyer's answer is Chinese, marks it as such, and takes the rating", async () => {
  const page = await opened(matter);
  const card = page.getByRole("article", { name: en.answer.title });
  await card.getByText(en.answer.in_chinese).waitFor();
  await card.getByText(en.answer.label).first().waitFor();
  await card.getByRole("heading", { name: en.answer.short }).waitFor();
  expect(await unmarkedChinese(page)).toEqual([]);
  await sound(page, "english-answer");
  await page.getByRole("radio", { name: en.feedback.star[4] }).check();
  await page.getByRole("button", { name: en.feedback.send }).click();
  await page.getByText("Thank you for your rating.").first().waitFor();
  await page.getByText(en.matters.withdraw, { exact: true }).click();
  await sound(page, "english-withdraw");
});

/** Every letter of the English text in the Arabic script that Uyghur is written in, so that no translation is made up. */
function fromTheRight(texts: Texts): Texts {
  const letters = "ابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي";
  const turned = (text: string) =>
    text.replace(/\{\w+\}|[a-z]/gi, (found) => (found.length > 1 ? found : (letters[found.toLowerCase().charCodeAt(0) - 97] ?? found)));
  const each = (value: Texts[string]): Texts[string] =>
    typeof value === "string"
      ? turned(value)
      : Array.isArray(value)
        ? value.map(turned)
        : typeof value === "number"
          ? value
          : fromTheRight(value);
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, key === "direction" ? "rtl" : each(value)]));
}

test("a language written from right to left turns the page round, and nothing sticks out", async () => {
  // As the build writes a language: without what only the server or the guest script says, each text at its place.
  const { service: _, guest: __, ...shown } = fromTheRight(en);
  const file = `export default ${JSON.stringify(placed(shown as BuiltTexts, placesOf(join(ROOT, "src/web/widget"), zh)))}`;
  const turned = (page: Page) =>
    page.route(/\/assets\/en-[\w-]+\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: file }));
  const waiting = await inReview(bureau);
  const screens: [name: string, of: Asked | null][] = [
    ["asking", null],
    ["in-review", waiting],
    ["answer", matter],
  ];
  for (const [name, of] of screens) {
    const page = await opened(of, "en-GB", "", turned);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("heading", { level: 1, name: /[\u0600-\u06ff]/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dir)).toBe("rtl");
    const brand = await page.locator(".brand").boundingBox();
    expect(brand?.x, "the name of the service stands at the right").toBeGreaterThan(PHONE.width / 2 - 60);
    await sound(page, `right-to-left-${name}`);
  }
});
