/** Another bureau's page, on another origin and strict with scripts, holds the widget; a page that is not listed may not. */
import { createServer, type Server } from "node:http";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { EVERY, axeFaults } from "./axe.node.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { type RunningService, freePort, givenService, until } from "./running.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };

/** A page that would undo every style it can reach, and greys itself out besides. */
const HOSTILE = `* { all: revert !important }
body *, wenfa-guest { display: block !important; position: static !important; float: left !important; font-size: 3px !important;
  color: lime !important; direction: rtl !important; transform: rotate(3deg) !important; pointer-events: none !important }
button, iframe, dialog { width: 3px !important; visibility: hidden !important }
body { filter: grayscale(1) !important; transform: scale(0.98) !important; min-height: 2000px !important }`;

let service: RunningService;
let browser: Browser;
let host: Server;
/** localhost is another origin than 127.0.0.1, and another site. */
let hostUrl = "";
let snippet = "";
beforeAll(async () => {
  const port = await freePort();
  hostUrl = `http://localhost:${port}`;
  service = await givenService();
  browser = await openBrowser();
  host = createServer((request, response) => {
    const { type, body } = asked(new URL(request.url ?? "/", hostUrl).pathname);
    const policy = `default-src 'none'; style-src 'self'; script-src 'self' ${service.url}; frame-src ${service.url}`;
    response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "content-security-policy": policy }).end(body);
  }).listen(port, "127.0.0.1");
});
afterAll(async () => {
  await browser?.close();
  host?.close();
  await service?.close();
});

function asked(path: string): { type: string; body: string } {
  if (path === "/hostile.css") return { type: "text/css", body: HOSTILE };
  if (path === "/before.js") return { type: "text/javascript", body: BEFORE };
  const head = path === "/strict" ? `<link rel="stylesheet" href="/hostile.css" /><script src="/before.js"></script>${twice(snippet)}` : "";
  const body = path === "/strict" ? "" : snippet;
  return {
    type: "text/html",
    body: `<!doctype html><html lang="zh-CN" style="--own: 1"><head><meta name="viewport" content="width=device-width" /><title>某区司法局（演示）</title>${head}</head>
    <body><main><h1>某区司法局（演示）</h1><p id="own">本页不是咨询系统的页面。</p></main>${body}</body></html>`,
  };
}

/** In the head, at once and not deferred, and by mistake a second time. */
const twice = (line: string) => line.replace(" defer", "").repeat(2);

/** What the page has of its own before the guest comes, and a router that listens for Back. */
const BEFORE = `const before = new Set(Object.getOwnPropertyNames(window));
history.replaceState({ page: 7 }, "");
window.own = { heard: [], added: () => Object.getOwnPropertyNames(window).filter((name) => !before.has(name) && name !== "own") };
addEventListener("popstate", ({ state }) => own.heard.push([location.pathname, state.page]));`;

type Own = { heard: [string, number][]; added: () => string[] };

async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

const context = (viewport: { width: number; height: number }, bypassCSP = false): Promise<BrowserContext> =>
  browser.newContext({ viewport, bypassCSP, locale: "zh-CN", timezoneId: "Asia/Shanghai", hasTouch: viewport === PHONE, permissions: [] });

/** What the host page is, the guest left out: its markup, its place, its history, and how its own words look. */
const hostState = (page: Page) =>
  page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    copy.querySelector("wenfa-guest")?.remove();
    const words = document.querySelector("#own");
    const look = words && getComputedStyle(words);
    return {
      markup: copy.outerHTML,
      look:
        look &&
        [...look]
          .filter((name) => !name.startsWith("--"))
          .map((name) => look.getPropertyValue(name))
          .join(),
      scrolled: window.scrollY,
      address: location.href,
      state: JSON.stringify(history.state),
      globals: (window as unknown as { own: Own }).own.added(),
      guests: document.querySelectorAll("wenfa-guest").length,
    };
  });

const opener = (page: Page) => page.getByRole("button", { name: "问法律" });
const dialog = (page: Page) => page.getByRole("dialog", { name: "法律咨询" });
const inside = (page: Page) => page.frameLocator("wenfa-guest iframe");

async function admin(): Promise<Page> {
  const seat = service.seats.find(({ role }) => role === "admin");
  const page = await (await context(DESK, true)).newPage();
  await page.goto(`${service.url}/console/sites`);
  await page.getByLabel("邮箱").fill(seat?.email ?? "");
  await page.getByLabel("密码").fill(seat?.password ?? "");
  await page.keyboard.press("Enter");
  return page;
}

test("an administrator adds a site by keyboard, and gives its webmaster the line to embed", async () => {
  const desk = await admin();
  await desk.getByRole("cell", { name: "某区公共法律服务中心（演示） demo · 广东省深圳市南山区" }).waitFor();
  await shot(desk, "console-sites-1366");
  expect(await axeFaults(desk)).toEqual([]);
  await desk.getByRole("button", { name: "新增站点" }).press("Enter");
  const form = desk.getByRole("dialog", { name: "新增站点" });
  await form.getByLabel("站点代码").fill("shishi");
  await form.getByLabel("单位名称").fill("某区司法局（演示）");
  await form.getByText("/widget?bureau=shishi&mode=kiosk", { exact: false }).waitFor();
  await form.getByLabel("多少分钟没人动就清屏").fill("3");
  await form.getByLabel("可以嵌入的网址").fill("http://192.0.2.1");
  await form.getByRole("button", { name: "保存" }).press("Enter");
  await form.getByText("请选择地区").waitFor();
  await form.getByLabel("地区").fill("深圳市 南山区");
  await desk.getByTitle("南山区", { exact: false }).waitFor(); // the list may come after the words: Enter would choose nothing
  await desk.keyboard.press("Enter");
  await form.getByRole("button", { name: "保存" }).press("Enter");
  await form.getByText("请写 https:// 开头的网址", { exact: false }).waitFor();
  await shot(desk, "console-site-form-1366");
  await form.getByLabel("多少分钟没人动就清屏").scrollIntoViewIfNeeded();
  await shot(desk, "console-site-kiosk-1366");
  await desk.setViewportSize({ width: 360, height: 740 });
  await form.getByLabel("多少分钟没人动就清屏").scrollIntoViewIfNeeded();
  await shot(desk, "console-site-kiosk-360");
  await desk.setViewportSize(DESK);
  expect(await axeFaults(desk)).toEqual([]);
  await form.getByLabel("可以嵌入的网址").fill("");
  await form.getByRole("button", { name: "保存" }).press("Enter");
  await form.waitFor({ state: "hidden" });
  await desk.getByRole("button", { name: "嵌入代码：某区司法局（演示）" }).press("Enter");
  const code = desk.getByRole("dialog", { name: "嵌入代码：某区司法局（演示）" });
  await code.getByText("integrity=", { exact: false }).waitFor();
  await shot(desk, "console-embed-code-1366");
  await desk.setViewportSize({ width: 360, height: 740 });
  await shot(desk, "console-embed-code-360");
  await desk.setViewportSize(DESK);
  expect(await axeFaults(desk)).toEqual([]);
  await code.getByText("3 分钟没人动也清空", { exact: false }).waitFor();
  const counter = (await code.getByRole("region", { name: "窗口触屏机打开的网址" }).textContent()) ?? "";
  const screen = await desk.request.get(counter);
  expect(await screen.text()).toContain('<html data-idle="3" ');
  snippet = (await code.getByRole("region", { name: "固定版本，带完整性校验" }).textContent()) ?? "";
  expect(snippet).toMatch(
    /^<script src="http.*\/embed@[\w-]{16}\.js" integrity="sha384-[^"]+" crossorigin="anonymous" data-bureau="shishi"/,
  );
  await desk.keyboard.press("Escape");
});

test("a page that is not on the list is refused by the browser; once it is, it may ask", async () => {
  const visitor = await (await context(DESK)).newPage();
  const complaints: string[] = [];
  visitor.on("console", (message) => complaints.push(message.text()));
  await visitor.goto(hostUrl);
  await shot(visitor, "host-closed-1366");
  await opener(visitor).click();
  await until(() => Promise.resolve(complaints.some((line) => line.includes("frame-ancestors"))));
  // What never loads must not hold anybody: the way out stands in the panel itself.
  await dialog(visitor).getByRole("button", { name: "收起" }).click();
  await dialog(visitor).waitFor({ state: "hidden" });

  const desk = await admin();
  await desk.getByRole("button", { name: "修改：某区司法局（演示）" }).press("Enter");
  await desk.getByLabel("可以嵌入的网址").fill(hostUrl);
  await desk.getByRole("button", { name: "保存" }).press("Enter");
  await desk.getByRole("cell", { name: hostUrl }).waitFor();

  await visitor.reload();
  await opener(visitor).click();
  await inside(visitor)
    .getByLabel("您遇到了什么事？")
    .fill("朋友借钱不还，有借条，已经过了还款日半年，打电话也不接，我想起诉要钱，应该怎么办？");
  await inside(visitor).getByRole("button", { name: "发送", exact: true }).click();
  await inside(visitor).getByRole("button", { name: /同意/ }).first().click();
  await inside(visitor).getByRole("region", { name: "办理进度" }).waitFor();
  await shot(visitor, "host-open-1366");
  await desk.reload();
  await desk
    .getByRole("row", { name: /某区司法局/ })
    .getByRole("cell", { name: "1", exact: true })
    .waitFor();

  // Folded, its button says that something came; opened, it is read.
  await visitor.getByRole("button", { name: "收起" }).first().click();
  await inside(visitor)
    .locator("body")
    .evaluate(() => window.parent.postMessage({ type: "wenfa:news" }, "*"));
  await visitor.getByRole("button", { name: "有新消息" }).waitFor();
  await shot(visitor, "host-news-1366");
  await visitor.getByRole("button", { name: "有新消息" }).click();
  await visitor.keyboard.press("Escape");
  await opener(visitor).waitFor();

  // Escape twice leaves: the first folds the frame and takes the focus out of it, and nothing is left to be opened again.
  await opener(visitor).click();
  await inside(visitor).getByRole("region", { name: "办理进度" }).waitFor();
  await visitor.keyboard.press("Escape");
  await visitor.keyboard.press("Escape");
  await opener(visitor).click();
  await inside(visitor).getByLabel("您遇到了什么事？").waitFor();
  expect(await inside(visitor).getByRole("button", { name: "我的咨询" }).count()).toBe(0);
});

test("on a phone, in a strict and hostile page that loads it twice, the page stays as it was to the last attribute", async () => {
  const visitor = await (await context(PHONE)).newPage();
  await visitor.goto(`${hostUrl}/strict`);
  await opener(visitor).waitFor();
  await visitor.evaluate(() => window.scrollTo(0, 300));
  const before = await hostState(visitor);
  expect(before).toMatchObject({ globals: [], guests: 1, scrolled: 300, state: '{"page":7}' });
  await shot(visitor, "host-closed-360");

  await opener(visitor).tap();
  await inside(visitor).getByLabel("您遇到了什么事？").waitFor();
  await shot(visitor, "host-open-360");
  const full = await dialog(visitor).boundingBox();
  expect(full).toEqual({ x: 0, y: 0, ...PHONE });
  expect(await visitor.evaluate(() => [getComputedStyle(document.documentElement).overflowY, document.activeElement?.localName])).toEqual([
    "hidden",
    "wenfa-guest",
  ]);
  // Modal: the page behind is out of reach.
  expect(await dialog(visitor).evaluate((panel) => panel.matches(":modal"))).toBe(true);
  await visitor.goBack();
  await dialog(visitor).waitFor({ state: "hidden" });
  expect(await hostState(visitor)).toEqual(before);

  // Closed by its own button it takes its entry out of the history again.
  await opener(visitor).tap();
  await inside(visitor).getByRole("button", { name: "收起" }).tap();
  await dialog(visitor).waitFor({ state: "hidden" });
  await until(async () => (await hostState(visitor)).state === before.state);
  expect(await hostState(visitor)).toEqual(before);
  // The page's own router, where it hears of it, finds its own address and its own state.
  const heard = await visitor.evaluate(() => (window as unknown as { own: Own }).own.heard);
  for (const place of heard) expect(place).toEqual(["/strict", 7]);
});

test("a script that never comes leaves no empty panel: the numbers and the plain pages stand there, and the way back", async () => {
  const visitor = await (await context(PHONE, true)).newPage();
  await visitor.route("**/assets/*.js", (route) => route.abort());
  await visitor.goto(hostUrl);
  await opener(visitor).click();
  const ask = inside(visitor).getByRole("link", { name: "在这里提问" });
  await ask.waitFor(); // five seconds: the script may still be on its way
  expect(await inside(visitor).getByRole("link", { name: "110" }).first().getAttribute("href")).toBe("tel:110");
  await shot(visitor, "host-script-never-came-360");
  await dialog(visitor).getByRole("button", { name: "收起" }).click();
  await dialog(visitor).waitFor({ state: "hidden" });
  await opener(visitor).click();
  await ask.click();
  await visitor.waitForURL(`${service.url}/ask`);
});

test.each([
  ["phone", PHONE],
  ["desk", DESK],
])("axe finds no fault on the host page of a %s, folded or open, nor in the frame", async (_, viewport) => {
  const visitor = await (await context(viewport, true)).newPage();
  await visitor.goto(hostUrl);
  await opener(visitor).waitFor();
  expect(await axeFaults(visitor, EVERY)).toEqual([]);
  await opener(visitor).click();
  await inside(visitor).getByLabel("您遇到了什么事？").waitFor();
  const frame = visitor.frames().find((one) => one.url().includes("/widget"));
  expect(await axeFaults(visitor.mainFrame(), EVERY)).toEqual([]);
  expect(frame && (await axeFaults(frame, EVERY))).toEqual([]);
});
