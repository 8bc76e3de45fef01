import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Bureau, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { agreed } from "#testing/matters.node.ts";

let bureau: Bureau;
beforeAll(async () => {
  bureau = await givenBureau();
});
afterAll(() => bureau.close());

async function waiting(question: string): Promise<string> {
  const { body } = await call(bureau, "POST", "/api/inquiries", { body: { question, ...agreed(bureau) } });
  await bureau.work();
  return (body as { id: string }).id;
}

async function next(as: Awaited<ReturnType<typeof givenPerson>>): Promise<{ status: number; id: string; inquiryId: string }> {
  const { status, body } = await call(bureau, "POST", "/api/review/next", { as });
  return { status, ...(body as { id: string; inquiryId: string }) };
}

/** Takes whatever an earlier test left, so that each begins with an empty queue. */
beforeEach(async () => {
  const sweeper = await givenPerson(bureau, "expert");
  while ((await next(sweeper)).status === 200);
});

describe("who is given which draft", () => {
  test("danger that was assigned to a lawyer who does not come goes to whoever does", async () => {
    const [absent, present] = [await givenPerson(bureau, "lawyer"), await givenPerson(bureau, "lawyer")];
    const supervisor = await givenPerson(bureau, "supervisor");
    const danger = await waiting("我老公又打我了，拿刀追着我和孩子，我们躲在厕所里，救命");
    const calm = await waiting("公司把我辞退了，干了五年，经济补偿怎么算");
    const { body } = await call(bureau, "GET", "/api/supervisor/waiting", { as: supervisor });
    for (const { id } of (body as { items: { id: string }[] }).items) {
      await call(bureau, "POST", `/api/supervisor/drafts/${id}/assign`, { as: supervisor, body: { lawyerId: absent.id } });
    }
    expect((await next(present)).inquiryId).toBe(danger);
    expect((await next(present)).status).toBe(204);
    expect((await next(absent)).inquiryId).toBe(calm);
  });

  test("a lawyer whose licence is suspended is given nothing", async () => {
    const lawyer = await givenPerson(bureau, "lawyer");
    const supervisor = await givenPerson(bureau, "supervisor");
    await waiting("公司拖欠工资三个月不发，没有签合同怎么办");
    const suspended = await call(bureau, "PUT", `/api/supervisor/lawyers/${lawyer.id}/licence`, {
      as: supervisor,
      body: { status: "suspended" },
    });
    expect(suspended.status).toBe(204);
    const refused = await call(bureau, "POST", "/api/review/next", { as: lawyer });
    expect({ status: refused.status, code: refused.body["code"] }).toEqual({ status: 403, code: "licence-not-valid" });
  });

  test("what a lawyer escalated is not given back to them, even where they serve the expert desk", async () => {
    const lawyer = await givenPerson(bureau, "expert");
    const other = await givenPerson(bureau, "expert");
    const inquiry = await waiting("公司不给缴社保，我想被迫离职要补偿，可以吗");
    // Experts do not escalate; a lawyer who also serves the expert desk does.
    const draft = await next(lawyer);
    expect(draft.inquiryId).toBe(inquiry);
    const escalated = await call(bureau, "POST", `/api/review/drafts/${draft.id}/escalate`, { as: lawyer, body: { reason: "涉及面广" } });
    expect(escalated.status).toBe(200);
    expect((await next(lawyer)).status).toBe(204);
    expect((await next(other)).id).toBe(draft.id);
  });
});
