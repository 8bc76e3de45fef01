/** 答案库 and 复看 in a browser: a lawyer releases parts of an answer, the next draft says so, a changed law calls it back. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeFaults } from "./axe.node.ts";
import { sql } from "kysely";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AnswerBody } from "#contract.ts";
import { givenAnswered } from "./answered.ts";
import { openBrowser } from "./browser.node.ts";
import { onDeskOf } from "./desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "./given.node.ts";
import { fits } from "./page-fits.ts";
import { type Served, givenSocket } from "./served.node.ts";
import { TRIAL, givenTrialLaw } from "./trial-law.ts";
import { withPages } from "./with-pages.node.ts";

/** Screenshots are kept where WENFA_SHOTS points; looked at by hand, compared by nobody. */
const SHOTS = process.env["WENFA_SHOTS"];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };

const RULE = "试验员做第二件事，须在2012个时辰内做完。";
const LAW: AnswerBody["law"] = [
  {
    claim: RULE,
    citations: [{ law: TRIAL, articleNo: "第二条", paragraph: null, item: null, quote: RULE, local: null }],
    cases: [],
    about: null,
  },
];

let browser: Browser;
let bureau: Bureau;
let socket: Served;
let [wang, li]: Person[] = [];
let matter: Awaited<ReturnType<typeof givenAnswered>>;
beforeAll(async () => {
  browser = await openBrowser();
  bureau = await givenBureau();
  // The page's clock is the machine's; the bureau's begins there and is then moved by hand.
  bureau.clock.forward((Date.now() - bureau.clock().getTime()) / 60_000);
  socket = await givenSocket(withPages(bureau));
  await givenTrialLaw(bureau.database);
  [wang, li] = [await givenPerson(bureau, "lawyer"), await givenPerson(bureau, "lawyer")];
  matter = await givenAnswered(bureau, wang, "我在厂里上班七个月，公司一直没签劳动合同，能要双倍工资吗", {
    shortAnswer: "请看下面各条。",
    law: LAW,
    steps: [{ do: "先跟单位协商，保留好工资条。", where: null, papers: [] }],
    calculations: [],
    timeLimits: [],
  });
});
afterAll(async () => {
  await socket?.close();
  await bureau?.close();
  await browser?.close();
});

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
  const where = await browser.newContext({ viewport: DESK, locale: "zh-CN", timezoneId: "Asia/Shanghai", bypassCSP: true });
  await where.addCookies([{ name, value, url: socket.url }]);
  const page = await where.newPage();
  await page.goto(`${socket.url}${path}`);
  return page;
}

test("a quotation that stands whole beside the draft is folded, and one key unfolds it", async () => {
  const page = await at(wang!, `/console/drafts/${matter.draftId}`);
  const folded = page.getByRole("article", { name: "草稿正文" }).getByText("引用了全文");
  await folded.waitFor();
  const quoted = page.locator("details.quoted blockquote");
  expect(await quoted.isVisible()).toBe(false);
  await page.keyboard.press("o");
  expect(await quoted.isVisible()).toBe(true);
  expect(await quoted.textContent()).toBe(RULE);
  await page.keyboard.press("o");
  expect(await quoted.isVisible()).toBe(false);
  await page.context().close();
});

describe("the memory of approved answers", () => {
  test("takes parts that a lawyer released, and says what must come out first", async () => {
    const page = await at(wang!, `/console/drafts/${matter.draftId}`);
    await page.getByRole("region", { name: "答案库" }).getByRole("button", { name: "放入答案库" }).click();
    const dialog = page.getByRole("dialog", { name: "放入答案库" });
    await dialog.getByRole("textbox", { name: "问法 1" }).fill("公司一直没有签劳动合同，能要双倍工资吗");
    await dialog.getByRole("textbox", { name: "问法 2" }).fill("上班好几个月没签书面劳动合同怎么办");
    await dialog.getByRole("checkbox", { name: "法律依据第 1 条" }).check();
    await dialog.getByRole("checkbox", { name: "下一步第 1 条" }).check();
    await dialog.getByRole("textbox", { name: "下一步第 1 条" }).fill("您做了七个月，先找甲协商。");
    await dialog.getByRole("button", { name: "放入答案库" }).click();
    await dialog.getByText("“甲”是代称，请改成一般的说法").waitFor();
    await dialog.getByText("“7月”是群众自己的数字").waitFor();
    await shot(page, "memory-refused");
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole("textbox", { name: "下一步第 1 条" }).fill("先跟单位协商，保留好工资条。");
    await dialog.getByRole("button", { name: "放入答案库" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText(new RegExp(`${wang!.name} .*放入（在用）`)).waitFor();
    await shot(page, "memory-released");
  });

  test("marks the released text in another's draft with who approved it and when", async () => {
    const { draft, draftId } = await onDeskOf(bureau, li!, "厂里不跟我签合同，我该怎么办");
    const sent = { as: li!, body: { sha256: draft.sha256, body: { ...draft.body, law: LAW } } };
    expect((await call(bureau, "PUT", `/api/review/drafts/${draftId}/body`, sent)).status).toBe(200);
    const page = await at(li!, `/console/drafts/${draftId}`);
    const body = page.getByRole("article", { name: "草稿正文" });
    await body
      .getByText(new RegExp(`${wang!.name} \\d+年\\d+月\\d+日 审定过`))
      .first()
      .waitFor();
    await shot(page, "memory-in-draft");
  });

  test("is looked through by its words", async () => {
    const page = await at(li!, "/console/memory");
    await page.getByRole("textbox", { name: "按问题或者内容查找" }).fill("双倍工资");
    await page.getByRole("region", { name: "公司一直没有签劳动合同，能要双倍工资吗" }).waitFor();
    await page.getByText("在用 1 条").waitFor();
    await shot(page, "memory-list");
    expect(await axeFaults(page)).toEqual([]);
  });

  test("and a changed law lists the answer for another look, until a lawyer says that it stands", async () => {
    await bureau.database.transact("system:test", (tx) =>
      sql`update article a set official = '试验员做第二件事，须在五个时辰内做完。' from law_version v
        where v.id = a.version_id and v.law = ${TRIAL} and v.version = '2012-12-28' and a.no = 2`.execute(tx),
    );
    const page = await at(li!, "/console/recheck");
    await page.getByRole("heading", { name: "法律变了，这些答复要再看一眼" }).waitFor();
    const answers = page.getByRole("region", { name: "要复看的答复" });
    await answers.getByText(`《${TRIAL}》第二条`).waitFor();
    await page.getByRole("region", { name: "已停用的答案库条目" }).getByText("已停用", { exact: true }).waitFor();
    await shot(page, "recheck");
    expect(await axeFaults(page)).toEqual([]);
    await answers.getByRole("button", { name: "看过，不用改" }).click();
    const dialog = page.getByRole("dialog", { name: "看过，不用改" });
    await dialog.getByRole("textbox", { name: "不用改的理由" }).fill("期限改短，不影响结论。");
    await dialog.getByRole("button", { name: "看过，不用改" }).click();
    await answers.waitFor({ state: "detached" });

    const dropped = page.getByRole("region", { name: "已停用的答案库条目" });
    await dropped.getByRole("button", { name: "撤出答案库" }).click();
    const out = page.getByRole("dialog", { name: "撤出答案库" });
    await out.getByRole("textbox", { name: "撤出的理由" }).fill("条文已改");
    await out.getByRole("button", { name: "撤出答案库" }).click();
    await page.getByText("没有要复看的答复").waitFor();
  });
});
