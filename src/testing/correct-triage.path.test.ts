/** The lawyer's page of a draft: time limits at a glance, and a correction of the triage by keyboard. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import type { Browser, Page } from "playwright-core";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.node.ts";
import { giveDraft } from "./desk.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "./given.node.ts";
import { inReview, read } from "./matters.node.ts";
import { fits } from "./page-fits.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };
const AWARD = "10天前收到劳动仲裁裁决书，公司拖欠我三个月工资的请求没支持，我不服，怎么起诉";

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let wang: Person;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  // The page's clock is the machine's; the bureau's begins there.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
  wang = await givenPerson(bureau, "lawyer");
});
afterAll(async () => {
  await browser?.close();
  await socket?.close();
  await bureau?.close();
});

async function open(draftId: string): Promise<Page> {
  const [name = "", value = ""] = wang.cookie.split("=");
  const context = await browser.newContext({ viewport: DESK, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
  await context.addCookies([{ name, value, url: socket.url }]);
  const page = await context.newPage();
  await page.goto(`${socket.url}/console/drafts/${draftId}`);
  await page.getByRole("heading", { name: "审核草稿" }).waitFor();
  return page;
}

/** On Wang's desk, as the service triaged it; then with a model's opinion beside it. */
async function onDesk(): Promise<{ id: string; draftId: string }> {
  const { id, draftId } = await inReview(bureau, AWARD);
  const opinion = {
    category: "procedure",
    second: "labor",
    causes: ["追索劳动报酬纠纷"],
    urgency: "soon",
    because: "争议在于不服仲裁裁决如何起诉",
  };
  await sql`insert into second_opinion (inquiry_id, words, model, prompt, opinion, taken, at)
    values (${id}, 1, 'qwen3-32b', 'triage.classify@test', ${JSON.stringify(opinion)}::jsonb, false, ${bureau.clock()})`.execute(
    bureau.database.db,
  );
  await sql`update inquiry set category = 'labor', seat_class = 'labor', triage = triage || ${JSON.stringify({
    category: "labor",
    second: "procedure",
    confidence: 0.58,
    seatClass: "labor",
    opinions: [
      { by: "classifier", category: "labor", confidence: 0.58 },
      { by: "rules", category: "labor", confidence: 0.81 },
      { by: "model", category: "procedure", confidence: 0.55 },
    ],
  })}::jsonb where id = ${id}`.execute(bureau.database.db);
  await sql`update draft set seat_class = 'labor' where id = ${draftId}`.execute(bureau.database.db);
  await giveDraft(bureau, wang, draftId);
  return { id, draftId };
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

const labels = (id: string) =>
  read<{ category: string; cause: string | null }>(
    bureau.database.db,
    sql`select category, cause from triage_label where inquiry_id = ${id} order by at`,
  );

describe("on the page of a draft", () => {
  test("the nearest limit stands beside the title, with its arithmetic below, and who thinks what of the field", async () => {
    const { draftId } = await onDesk();
    const page = await open(draftId);
    const mark = page.getByRole("button", { name: /还剩 \d+ 天/ });
    await mark.waitFor();
    expect((await mark.boundingBox())!.y).toBeLessThan(200);
    await mark.click();
    const limits = page.getByRole("region", { name: "时限" });
    await limits
      .getByText(/最后一天2026年/)
      .first()
      .waitFor();
    await shot(page, "draft-limits");
    await limits.getByText("怎么算的、依据、可以怎么说").first().click();
    await limits
      .getByText(/依据：《.*劳动争议调解仲裁法》/)
      .first()
      .waitFor();
    const triage = page.getByRole("region", { name: "分流" });
    await triage.getByText("模型 qwen3-32b：诉讼与执行 55%").waitFor();
    await triage.getByText("劳动人事（把握 58%）").waitFor();
    await triage.scrollIntoViewIfNeeded();
    await shot(page, "draft-triage");
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });

  test("one key opens the form, the keyboard fills it in, and the correction stands", async () => {
    const { id, draftId } = await onDesk();
    const page = await open(draftId);
    await page.getByRole("button", { name: "改正分流（T）" }).waitFor();
    await page.keyboard.press("t");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "确认无误" }).waitFor();
    await shot(page, "draft-correcting");
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByLabel("领域").focus();
    await page.keyboard.type("诉讼");
    await page.keyboard.press("Enter");
    await dialog.getByText("把草稿转到综合坐席，您不用再办").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("追索劳动报酬纠纷");
    await page.keyboard.press("Escape");
    await shot(page, "draft-corrected-form");
    await dialog.getByRole("button", { name: "保存改正" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("分流已记录，以您定的为准。").waitFor();
    await page
      .getByRole("region", { name: "分流" })
      .getByText(/诉讼与执行（lawyer-\d+ .*定）/)
      .waitFor();
    expect(await labels(id)).toEqual([{ category: "procedure", cause: "追索劳动报酬纠纷" }]);
    await page.context().close();
  });

  test("a corrected draft goes to the other desk when the lawyer says so, and the page says what happened", async () => {
    const { id, draftId } = await onDesk();
    const page = await open(draftId);
    await page.getByRole("button", { name: "改正分流（T）" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("领域").focus();
    await page.keyboard.type("婚姻");
    await page.keyboard.press("Enter");
    await dialog.getByText("把草稿转到婚姻家庭坐席，您不用再办").click();
    await dialog.getByRole("button", { name: "保存改正" }).click();
    await page.getByRole("heading", { name: "已改正分流，草稿已转走" }).waitFor();
    await shot(page, "draft-moved");
    const [draft] = await read<{ state: string; seat: string }>(
      bureau.database.db,
      sql`select state, seat_class as seat from draft where inquiry_id = ${id}`,
    );
    expect(draft).toEqual({ state: "waiting", seat: "family" });
    await page.context().close();
  });
});
