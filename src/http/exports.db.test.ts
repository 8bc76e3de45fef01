/** 咨询答复单: what a citizen and staff are handed, through which doors, and when it is refused. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DraftView, InquiryView } from "#contract.ts";
import { openVault, sha256 } from "#platform/keyring.ts";
import { type Answered, answered, approve, corrected, edit } from "#testing/correcting.ts";
import { onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { SHEETS_A_MINUTE } from "./exports.ts";
import { type Asked, CUSTODY, ask, read } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";
import { customProperty, readable, wordParts } from "#testing/word-parts.node.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const QUESTION = "我叫张建国，电话13812345678，公司拖欠我三个月工资不发，没有签劳动合同，怎么办";

const sheetOf = ({ id }: Asked, format: string) => `/api/inquiries/${id}/answer.${format}`;
const exportOf = (draftId: string, format: string) => `/api/review/answers/${draftId}/export.${format}`;

async function post(bureau: Bureau, path: string, fields: Record<string, string>): Promise<Response> {
  return bureau.app.request(path, { method: "POST", body: new URLSearchParams(fields) });
}

async function bytesOf(bureau: Bureau, path: string, headers: Record<string, string>): Promise<{ response: Response; bytes: Uint8Array }> {
  const response = await bureau.app.request(path, { headers });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

let bureau: Bureau;
let wang: Person;
let matter: Answered;
let other: Asked;
beforeAll(async () => {
  bureau = await givenBureau({ BUREAU_NAME: "某市公共法律服务中心", AIGC_PRODUCER_CODE: "001191000000" });
  wang = await givenPerson(bureau, "lawyer");
  matter = await answered(bureau, wang, QUESTION);
  other = await ask(bureau, CUSTODY);
});
afterAll(() => bureau.close());

const view = async (asked: Asked) => shaped(await call(bureau, "GET", `/api/inquiries/${asked.id}`, { as: asked.token }), 200, InquiryView);

describe("how often", () => {
  const net = (n: string) => ({ "x-test-network": n });
  test("a network may ask for sheets is bounded, and no other network pays for it", async () => {
    const from = async (network: string, format: "docx" | "html" = "html") =>
      (await call(bureau, "GET", sheetOf(other, format), { as: other.token, headers: net(network) })).status;
    for (let i = 0; i < SHEETS_A_MINUTE; i += 1) expect(await from("203.0.113.9", i % 2 ? "html" : "docx")).toBe(404); // not answered yet
    const { status, headers, body } = await call(bureau, "GET", sheetOf(other, "docx"), { as: other.token, headers: net("203.0.113.9") });
    expect({ status, wait: headers.get("retry-after"), code: body["code"] }).toEqual({ status: 429, wait: "60", code: "too-many" });
    expect(await from("203.0.113.10")).toBe(404);
    expect((await call(bureau, "GET", `/api/inquiries/${other.id}`, { as: other.token, headers: net("203.0.113.9") })).status).toBe(200);
  });

  test("one of staff may is bounded by the person", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const asks = async (as: Person) => (await call(bureau, "GET", `/api/review/answers/${crypto.randomUUID()}/export.html`, { as })).status;
    for (let i = 0; i < SHEETS_A_MINUTE; i += 1) expect(await asks(li)).toBe(404);
    expect(await asks(li)).toBe(429);
    expect(await asks(wang)).toBe(404);
    bureau.clock.forward(1);
    expect(await asks(li)).toBe(404);
    bureau.clock.forward(-1);
  });
});

describe("the printed sheet", () => {
  test("bears the bureau, the number, the day, the question as it is kept, the answer, the law and the lawyer", async () => {
    const reply = await call(bureau, "GET", sheetOf(matter, "html"), { as: matter.token });
    expect(reply.status).toBe(200);
    const page = String(reply.body["text"]);
    const { answer } = await view(matter);
    expect(answer?.number).toBe("〔2026〕咨答字第000001号");
    for (const part of [
      "某市公共法律服务中心",
      "咨询答复单",
      "〔2026〕咨答字第000001号",
      "2026年11月21日",
      "公司拖欠我三个月工资不发",
      answer?.body.law[0]?.citations[0]?.law ?? "no law",
      `${wang.name}（执业证号 执-`,
      "测试律师事务所",
      "本答复依您单方陈述作出，未核实证据，不构成委托关系。",
      "AI 起草（程序摘编，未使用语言模型）",
    ]) {
      expect(page).toContain(part);
    }
    expect(page).toContain(answer?.body.shortAnswer.split("\n")[0]?.slice(0, 12));
    expect(page).not.toMatch(/张建国|13812345678/);
  });

  test("is a page that no cache keeps and no script runs in", async () => {
    const { headers, body } = await call(bureau, "GET", sheetOf(matter, "html"), { as: matter.token });
    expect(headers.get("content-type")).toMatch(/^text\/html; charset=utf-8/i);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-disposition")).toBe(
      `inline; filename="answer.html"; filename*=UTF-8''${encodeURIComponent("咨询答复单-2026-000001.html")}`,
    );
    expect(body["text"]).not.toContain("<script");
  });
});

test("the Word file, opened again, holds the text, the number, the label on every page and GB 45438's metadata", async () => {
  const { response, bytes } = await bytesOf(bureau, sheetOf(matter, "docx"), { authorization: `Bearer ${matter.token}` });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe(WORD);
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; .*\.docx$/);
  const parts = wordParts(bytes);
  const text = readable(parts.get("word/document.xml") ?? "");
  for (const part of ["某市公共法律服务中心", "〔2026〕咨答字第000001号", "公司拖欠我三个月工资不发", "不构成委托关系"]) {
    expect(text).toContain(part);
  }
  for (const part of ["word/header1.xml", "word/footer1.xml"]) expect(readable(parts.get(part) ?? "")).toContain("AI 起草 · 律师审核");
  const { answer } = await view(matter);
  expect(JSON.parse(customProperty(parts, "AIGC") ?? "{}")).toMatchObject({
    Label: "1",
    ContentProducer: "001191000000",
    ProduceID: `〔2026〕咨答字第000001号/${answer?.sha256}`,
  });
});

describe("the form's door, for a new tab", () => {
  test("opens with the token as a field", async () => {
    const response = await post(bureau, sheetOf(matter, "html"), { token: matter.token });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.text()).toContain("〔2026〕咨答字第000001号");
  });

  test("asks for a token, and tells an unknown one and another's apart from nobody's", async () => {
    for (const fields of [{}, { token: "" }, { other: "x" }] as Record<string, string>[]) {
      expect((await post(bureau, sheetOf(matter, "html"), fields)).status).toBe(401);
    }
    for (const token of [other.token, "wt_nobody-knows-this-token-at-all", "x"]) {
      expect((await post(bureau, sheetOf(matter, "html"), { token })).status).toBe(404);
    }
  });

  test("takes no token from the address", async () => {
    expect((await post(bureau, `${sheetOf(matter, "html")}?token=${matter.token}`, {})).status).toBe(401);
    expect((await call(bureau, "GET", `${sheetOf(matter, "html")}?token=${matter.token}`)).status).toBe(401);
  });

  test("bounds what it reads", async () => {
    expect((await post(bureau, sheetOf(matter, "html"), { token: "x".repeat(201) })).status).toBe(422);
    expect((await post(bureau, sheetOf(matter, "html"), { token: "x".repeat(70_000) })).status).toBe(413);
  });
});

describe("nothing is handed out", () => {
  test.each(["html", "docx"])("before there is an answer: %s", async (format) => {
    problemOf(await call(bureau, "GET", sheetOf(other, format), { as: other.token }), 404, "not-found");
  });

  test("after the citizen took the matter back", async () => {
    const withdrawn = await answered(bureau, wang);
    expect((await call(bureau, "POST", `/api/inquiries/${withdrawn.id}/withdraw`, { as: withdrawn.token })).status).toBe(204);
    problemOf(await call(bureau, "GET", sheetOf(withdrawn, "docx"), { as: withdrawn.token }), 409, "wrong-state");
    problemOf(await call(bureau, "GET", exportOf(withdrawn.draftId, "html"), { as: wang }), 409, "wrong-state");
  });

  test("after the citizen had their data erased", async () => {
    const erased = await answered(bureau, wang);
    await bureau.database.transact("system:test", (tx) =>
      sql`update citizen set data_key = null where id = (select citizen_id from inquiry where id = ${erased.id})`.execute(tx),
    );
    // Their token went with the key: to them there is nothing any more.
    problemOf(await call(bureau, "GET", sheetOf(erased, "html"), { as: erased.token }), 404, "not-found");
    problemOf(await call(bureau, "GET", sheetOf(erased, "docx"), { as: erased.token }), 404, "not-found");
    problemOf(await call(bureau, "GET", exportOf(erased.draftId, "docx"), { as: wang }), 409, "wrong-state");
  });
});

describe("staff who may read drafts", () => {
  const recorded = (draftId: string) =>
    read<{ actor: string; detail: unknown }>(
      bureau.database.db,
      sql`select actor, detail from audit_event where action = 'export-answer' and subject_id = ${draftId} order by id`,
    );

  test("are handed the same sheet, and each time is recorded with who and in which form", async () => {
    const supervisor = await givenPerson(bureau, "supervisor");
    const html = await call(bureau, "GET", exportOf(matter.draftId, "html"), { as: supervisor });
    const { bytes } = await bytesOf(bureau, exportOf(matter.draftId, "docx"), { cookie: wang.cookie });
    expect(html.body["text"]).toEqual((await call(bureau, "GET", sheetOf(matter, "html"), { as: matter.token })).body["text"]);
    expect(readable(wordParts(bytes).get("word/document.xml") ?? "")).toContain("〔2026〕咨答字第000001号");
    expect(await recorded(matter.draftId)).toEqual([
      { actor: `staff:${supervisor.id}`, detail: { format: "html" } },
      { actor: `staff:${wang.id}`, detail: { format: "docx" } },
    ]);
  });

  test("get nothing of a draft that nobody approved, and nothing is recorded", async () => {
    const held = await onDeskOf(bureau, wang);
    for (const id of [held.draftId, crypto.randomUUID(), "1", "%00"]) {
      problemOf(await call(bureau, "GET", exportOf(id, "html"), { as: wang }), 404, "not-found");
    }
    expect(await recorded(held.draftId)).toEqual([]);
  });
});

test("a correction's sheet says which it puts right, and the old one, for staff alone, which it gave way to", async () => {
  const old = await answered(bureau, wang);
  const number = (await view(old)).answer?.number;
  bureau.clock.forward(1);
  const draft = await corrected(bureau, wang, old.draftId);
  // Nobody hands over a sheet that is being put right.
  problemOf(await call(bureau, "GET", exportOf(old.draftId, "html"), { as: wang }), 409, "wrong-state");
  await approve(bureau, wang, await edit(bureau, wang, draft, "应当按四个月工资计算。"));
  const fresh = (await view(old)).answer?.number;
  expect(fresh).not.toBe(number);
  const page = String((await call(bureau, "GET", sheetOf(old, "html"), { as: old.token })).body["text"]);
  expect(page).toContain("应当按四个月工资计算。");
  expect(page).toContain(`本单更正${number}，请以本单为准`);
  const before = String((await call(bureau, "GET", exportOf(old.draftId, "html"), { as: wang })).body["text"]);
  expect(before).toContain(`请不要再照本单办理，以${fresh}为准`);
  expect(before).not.toContain("应当按四个月工资计算。");
});

test("an answer stored before the contract grew is delivered as it was approved, and exported", async () => {
  const held = await onDeskOf(bureau, wang);
  const { understood, shortAnswer, law, steps, timeLimits, help, unknowns } = held.draft.body;
  const older = (c: (typeof law)[number]["citations"][number]) => ({
    law: c.law,
    articleNo: c.articleNo,
    paragraph: c.paragraph,
    quote: c.quote,
  });
  const text = JSON.stringify({
    understood,
    shortAnswer,
    law: law.map(({ claim, citations }) => ({ claim, citations: citations.map(older) })),
    steps,
    timeLimits: timeLimits.map(({ what, limit, citation }) => ({ what, limit, citation: older(citation) })),
    help,
    unknowns,
  });
  const [citizen] = await read<{ id: string; key: Uint8Array }>(
    bureau.database.db,
    sql`select c.id, c.data_key as key from citizen c join inquiry i on i.citizen_id = c.id where i.id = ${held.id}`,
  );
  const vault = await openVault(bureau.keyring, citizen?.id ?? "", citizen?.key ?? new Uint8Array());
  const sealed = await vault.sealText(text, `draft:${held.draftId}`);
  await bureau.database.transact("system:test", async (tx) =>
    sql`insert into draft_body (id, draft_id, version, sealed, sha256, author, at)
      values (${crypto.randomUUID()}, ${held.draftId}, 2, ${sealed}, ${await sha256(text)}, 'extractive', ${bureau.clock()})`.execute(tx),
  );
  const { body } = await call(bureau, "GET", `/api/review/drafts/${held.draftId}`, { as: wang });
  await approve(bureau, wang, body as unknown as DraftView);
  const { answer, state } = await view(held);
  expect(state).toBe("answered");
  expect(answer).toMatchObject({ sha256: body["sha256"], body: { calculations: [], governingDay: null } });
  expect((await call(bureau, "GET", sheetOf(held, "html"), { as: held.token })).status).toBe(200);
});

describe("a bureau that shows the 工号", () => {
  let quiet: Bureau;
  beforeAll(async () => {
    quiet = await givenBureau({ LAWYER_SHOWN: "work-no", BUREAU_NAME: "某市公共法律服务中心" });
  });
  afterAll(() => quiet.close());

  test("sends the citizen neither the lawyer's name nor the licence, in the answer, the page or the file", async () => {
    const lawyer = await givenPerson(quiet, "lawyer");
    const matters = await answered(quiet, lawyer);
    const [row] = await read<{ licence: string; work: string }>(
      quiet.database.db,
      sql`select licence_no as licence, work_no as work from lawyer where staff_id = ${lawyer.id}`,
    );
    const json = JSON.stringify((await call(quiet, "GET", `/api/inquiries/${matters.id}`, { as: matters.token })).body);
    const page = String((await call(quiet, "GET", sheetOf(matters, "html"), { as: matters.token })).body["text"]);
    const { bytes } = await bytesOf(quiet, sheetOf(matters, "docx"), { authorization: `Bearer ${matters.token}` });
    const word = [...wordParts(bytes).values()].join("\n");
    for (const told of [json, page, word]) {
      expect(told).toContain(row?.work);
      expect(told).not.toContain(lawyer.name);
      expect(told).not.toContain(row?.licence);
    }
  });
});

test("a draft is nobody's answer: what a lawyer holds is given to no citizen in any form", async () => {
  const held = await onDeskOf(bureau, wang);
  for (const format of ["html", "docx"]) {
    problemOf(await call(bureau, "GET", sheetOf(held, format), { as: held.token }), 404, "not-found");
  }
});
