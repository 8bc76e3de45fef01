/** 期限进日历: which days leave the house as a calendar, for whom, and what becomes of them when the answer is corrected. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AnswerBody, type DraftView, InquiryView } from "#contract.ts";
import { type OnDesk, giveDraft, onDeskOf } from "#testing/desk.ts";
import { givenAnswered } from "#testing/answered.ts";
import { approve, corrected } from "#testing/correcting.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, WAGES, read } from "#testing/matters.node.ts";
import { shaped } from "#testing/replies.ts";

const HIT = "我老公打我，我想离婚，孩子怎么办";

let bureau: Bureau;
let wang: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());

const citation = {
  law: "中华人民共和国劳动争议调解仲裁法",
  articleNo: "第二十七条",
  paragraph: null,
  item: null,
  quote: null,
  local: null,
};
const limit = (lastDay: string | null, what = "申请劳动仲裁") => ({ what, limit: "一年", lastDay, citation });
const answeredWith = (timeLimits: AnswerBody["timeLimits"], question = WAGES) => givenAnswered(bureau, wang, question, { timeLimits });

const fileOf = (asked: Asked, query = "") => call(bureau, "GET", `/api/inquiries/${asked.id}/answer.ics${query}`, { as: asked.token });
const textOf = async (asked: Asked, query = "") => {
  const { status, body } = await fileOf(asked, query);
  expect(status).toBe(200);
  return String(body["text"]).replaceAll("\r\n ", "");
};
const viewOf = async (asked: Asked) =>
  shaped(await call(bureau, "GET", `/api/inquiries/${asked.id}`, { as: asked.token }), 200, InquiryView);

async function put(draft: DraftView, timeLimits: AnswerBody["timeLimits"], as = wang): Promise<DraftView> {
  const request = { as, body: { sha256: draft.sha256, body: { ...draft.body, timeLimits } } };
  return (await call(bureau, "PUT", `/api/review/drafts/${draft.id}/body`, request)).body as unknown as DraftView;
}

describe("the days that the lawyer approved", () => {
  let matter: OnDesk;
  beforeAll(async () => {
    matter = await answeredWith([limit("2026-12-31"), limit(null, "申请监察投诉")]);
  });

  test("are a calendar file that no cache keeps, and the answer says that there is one", async () => {
    const { status, headers, body } = await fileOf(matter);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-disposition")).toContain(encodeURIComponent("咨询答复单-2026-"));
    expect(String(body["text"])).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(await textOf(matter)).toContain("DTSTART;VALUE=DATE:20261231\r\n");
    expect(await textOf(matter)).not.toContain("监察");
    expect((await viewOf(matter)).answer?.calendar).toEqual({ days: 1, withdrawn: 0 });
  });

  test("are the same file whenever they are asked for", async () => {
    expect(await textOf(matter)).toBe(await textOf(matter));
  });

  test("are nobody else's, and want the token", async () => {
    const other = await onDeskOf(bureau, wang);
    expect((await call(bureau, "GET", `/api/inquiries/${matter.id}/answer.ics`, {})).status).toBe(401);
    expect((await call(bureau, "GET", `/api/inquiries/${matter.id}/answer.ics`, { as: other.token })).status).toBe(404);
    expect((await fileOf(other)).body).toMatchObject({ status: 404, title: "还没有可以下载的答复" });
  });

  test("come by a form as well, for a page without script; the token stands in no address", async () => {
    const path = `/api/inquiries/${matter.id}/answer.ics`;
    const posted = (fields: Record<string, string>) => bureau.app.request(path, { method: "POST", body: new URLSearchParams(fields) });
    expect(await (await posted({ token: matter.token, words: "discreet" })).text()).toContain("SUMMARY:日程提醒\r\n");
    expect((await posted({})).status).toBe(401);
  });

  test("named in no other way than the two that there are", async () => {
    expect((await fileOf(matter, "?words=loud")).status).toBe(422);
  });
});

test("an answer whose lawyer approved no day offers none, and says why", async () => {
  const matter = await answeredWith([limit(null)]);
  expect((await viewOf(matter)).answer?.calendar).toBeNull();
  expect((await fileOf(matter)).body).toMatchObject({ status: 409, title: "这份答复没有律师定下的日期，没有可以放进日历的" });
});

test("where violence at home may be in play the file names nothing, unless the citizen wants it named", async () => {
  const matter = await answeredWith([limit("2026-12-31", "申请人身安全保护令")], HIT);
  expect((await viewOf(matter)).contactSafety).not.toBeNull();
  const { headers } = await fileOf(matter);
  const text = await textOf(matter);
  expect(text).toContain("SUMMARY:日程提醒\r\n");
  expect(text).not.toMatch(/保护令|律师|答复|咨/);
  expect(decodeURIComponent(headers.get("content-disposition") ?? "")).not.toMatch(/答复|咨|answer/);
  expect(await textOf(matter, "?words=full")).toContain("最后一天：申请人身安全保护令");
});

describe("a corrected answer", () => {
  test("leaves no day while it is being corrected, then moves and takes back what was imported", async () => {
    const matter = await answeredWith([limit("2026-12-31"), limit("2027-03-01", "申请工伤认定")]);
    const before = await textOf(matter);
    bureau.clock.forward(1);
    const draft = await corrected(bureau, wang, matter.draftId);
    expect((await fileOf(matter)).body).toMatchObject({ status: 409 });
    await approve(bureau, wang, await put(draft, [limit("2027-01-05")]));
    const after = await textOf(matter);
    const uids = (text: string) => text.match(/UID:\S+/g);
    expect(uids(after)).toEqual(uids(before));
    expect(after.match(/SEQUENCE:\d/g)).toEqual(["SEQUENCE:1", "SEQUENCE:1"]);
    expect(after).toContain("DTSTART;VALUE=DATE:20270105");
    expect(after).toMatch(/已作废：申请工伤认定[\s\S]*STATUS:CANCELLED/);
    expect((await viewOf(matter)).answer?.calendar).toEqual({ days: 1, withdrawn: 1 });
  });

  test("without any day takes back those that were imported", async () => {
    const matter = await answeredWith([limit("2026-12-31")]);
    bureau.clock.forward(1);
    await approve(bureau, wang, await put(await corrected(bureau, wang, matter.draftId), []));
    expect((await viewOf(matter)).answer?.calendar).toEqual({ days: 0, withdrawn: 1 });
    expect(await textOf(matter)).toContain("STATUS:CANCELLED");
  });
});

test("a further answer of the same matter is no correction: its days are its own, and it says where another lawyer goes on", async () => {
  const li = await givenPerson(bureau, "lawyer");
  const matter = await answeredWith([limit("2026-12-31")]);
  const [before] = (await textOf(matter)).match(/UID:\S+/) ?? [];
  bureau.clock.forward(1);
  const said = { as: matter.token, body: { text: "仲裁以后不服，多久可以起诉？" } };
  expect((await call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, said)).status).toBe(201);
  await bureau.work();
  const [next] = await read<{ id: string }>(
    bureau.database.db,
    sql`select id from draft where inquiry_id = ${matter.id} and state = 'waiting'`,
  );
  expect((await viewOf(matter)).answer?.takenOver).toBe(false);
  const draft = await giveDraft(bureau, li, next?.id ?? "");
  await approve(bureau, li, await put(draft, [limit("2027-02-02", "起诉")], li));
  expect((await viewOf(matter)).answer?.takenOver).toBe(true);
  const text = await textOf(matter);
  expect(text).toContain("SEQUENCE:0");
  expect(text).not.toContain("CANCELLED");
  expect(text).not.toContain(before);
});

test("a withdrawn matter gives no day any more", async () => {
  const matter = await answeredWith([limit("2026-12-31")]);
  expect((await call(bureau, "POST", `/api/inquiries/${matter.id}/withdraw`, { as: matter.token })).status).toBe(204);
  expect((await fileOf(matter)).status).toBe(409);
});
