import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InquiryView } from "#contract.ts";
import { type Bureau, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { agreed } from "#testing/matters.node.ts";

const WAGES = "包工头欠我三个月工资一直不给，我是农民工，想申请法律援助要工资，没有签劳动合同";

let bureau: Bureau;
beforeAll(async () => {
  bureau = await givenBureau();
});
afterAll(() => bureau.close());

async function asked(question: string): Promise<{ id: string; token: string }> {
  const { body } = await call(bureau, "POST", "/api/inquiries", { body: { question, ...agreed(bureau) } });
  return body as { id: string; token: string };
}

async function seen({ id, token }: { id: string; token: string }): Promise<InquiryView> {
  return InquiryView.parse((await call(bureau, "GET", `/api/inquiries/${id}`, { as: token })).body);
}

describe("what is said later", () => {
  test("counts for legal aid as what is said first", async () => {
    const inquiry = await asked("我想问一下劳动方面的事情，单位最近不太讲理，我该怎么和他们谈");
    await bureau.work();
    expect((await seen(inquiry)).referrals).toEqual([]);
    await call(bureau, "POST", `/api/inquiries/${inquiry.id}/messages`, { as: inquiry.token, body: { text: WAGES } });
    await bureau.work();
    expect((await seen(inquiry)).referrals).toMatchObject([{ to: "legal_aid", state: "open" }]);
  });

  test("is in the draft, also when it comes in the middle of drafting", async () => {
    const inquiry = await asked("公司把我辞退了，应该赔我多少钱，我干了五年");
    await bureau.service.jobs.retrieveSources(inquiry.id);
    const late = bureau.database.transact("system:test", async (tx) => {
      await sql`insert into message (id, inquiry_id, from_whom, text, at, position)
        values (${crypto.randomUUID()}, ${inquiry.id}, 'citizen', '补充：我月薪八千', now(), 2)`.execute(tx);
    });
    const composing = bureau.service.jobs.composeDraft(inquiry.id);
    await Promise.allSettled([late, composing]);
    await bureau.work(); // a failed run is run again
    if ((await seen(inquiry)).state === "drafting") await bureau.service.jobs.composeDraft(inquiry.id);
    const lawyer = await givenPerson(bureau, "lawyer", ["labor"]);
    const given = [
      await call(bureau, "POST", "/api/review/next", { as: lawyer }),
      await call(bureau, "POST", "/api/review/next", { as: lawyer }),
    ];
    const { body } = given.find((reply) => reply.body["inquiryId"] === inquiry.id) ?? {};
    expect(JSON.stringify(body?.["body"])).toContain("补充：我月薪八千");
  });
});

test("a withdrawn matter is nobody's work order: its referral goes back, and stays closed", async () => {
  const inquiry = await asked(WAGES);
  await bureau.work();
  expect((await seen(inquiry)).referrals).toMatchObject([{ state: "open" }]);
  expect((await call(bureau, "POST", `/api/inquiries/${inquiry.id}/withdraw`, { as: inquiry.token })).status).toBe(204);
  const { state, referrals } = await seen(inquiry);
  expect({ state, referrals }).toMatchObject({ state: "withdrawn", referrals: [{ state: "returned" }] });
  const clerk = await givenPerson(bureau, "clerk");
  const decided = await call(bureau, "POST", `/api/referrals/${referrals[0]?.id}/decide`, { as: clerk, body: { decision: "accept" } });
  expect(decided.status).toBe(409);
});
