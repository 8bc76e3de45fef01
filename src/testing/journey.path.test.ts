/** The citizen's whole way, filmed: docs/journey.md shows what WENFA_SHOTS kept of it. */
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CitizensPage, DESK, PHONE, givenCitizensPage, sound } from "./citizens-page.node.ts";
import { approveDraft, giveDraft } from "./desk.ts";
import { type Person, givenPerson } from "./given.node.ts";
import { read } from "./matters.node.ts";

let here: CitizensPage;
let wang: Person;
beforeAll(async () => {
  here = await givenCitizensPage();
  wang = await givenPerson(here.bureau, "lawyer");
});
afterAll(() => here?.close());

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true }).first().click();
const field = (page: Page, name: string | RegExp) => page.getByRole("textbox", { name });
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).first().waitFor();

/** The lawyer reads every article that is cited, and approves what waits. */
async function approve(): Promise<void> {
  await here.bureau.work();
  const waiting = await read<{ id: string }>(here.bureau.database.db, sql`select id from draft where state = 'waiting'`);
  expect(waiting).toHaveLength(1);
  for (const { id } of waiting) await approveDraft(here.bureau, wang, await giveDraft(here.bureau, wang, id));
  await here.bureau.work();
}

test.each([
  ["360", PHONE],
  ["1366", DESK],
])("thin question, follow-ups, wait, answer, question again, rating, at %s", async (size, viewport) => {
  const page = await here.open(viewport);
  const shot = (name: string) => sound(page, `journey-${name}-${size}`);
  await shot("1-opens");
  await field(page, "您遇到了什么事？").fill("老板不给工资还把我开了");
  await press(page, "发送");
  await heading(page, "发送之前，请您看这四句");
  await shot("2-consents");
  await press(page, "满 14 岁了，同意并发送");

  const facts = page.getByRole("form", { name: "请补充几点" });
  await facts.waitFor();
  for (const group of await facts.getByRole("group").all()) {
    const tap = group.getByRole("button").first();
    if ((await tap.count()) > 0) await tap.click();
    else await group.getByRole("textbox").fill("去年三月入职，没有签合同，欠了三个月");
  }
  await shot("3-follow-ups");
  await press(page, "提交补充");
  await facts.waitFor({ state: "detached" });
  await here.bureau.work();
  await page.getByText("正在排队等律师审核", { exact: false }).first().waitFor();
  await shot("4-waits");

  await approve();
  await heading(page, "律师的答复");
  await page.getByText("AI 起草 · 律师审核").first().waitFor();
  const step = page.getByRole("article", { name: "律师的答复" }).getByRole("checkbox").first();
  await step.check();
  await shot("5-answer");

  await field(page, "还有不清楚的？接着问").fill("那我去哪里申请仲裁，要带什么材料");
  await press(page, "发送");
  await page.getByText("那我去哪里申请仲裁，要带什么材料").first().waitFor();
  await here.bureau.work();
  await page.getByText("正在排队等律师审核", { exact: false }).first().waitFor();
  await shot("6-asks-again");
  await approve();
  await heading(page, "律师的答复");

  await page.getByRole("radio", { name: "5 星 很满意" }).check();
  await press(page, "提交评价");
  await page.getByText("您评了 5 星。").waitFor();
  await shot("7-rated");
});
