import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DraftView } from "#contract.ts";
import { approveDraft } from "#testing/desk.ts";
import { type Bureau, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { agreed } from "#testing/matters.node.ts";

let bureau: Bureau;
beforeAll(async () => {
  bureau = await givenBureau();
});
afterAll(() => bureau.close());

describe("from a question to its answer", () => {
  test("a citizen sees nothing but the state until a lawyer has approved, then exactly what was approved", async () => {
    const wang = await givenPerson(bureau, "lawyer");
    const asked = await call(bureau, "POST", "/api/inquiries", {
      body: { question: "公司拖欠我三个月工资不发，没有签劳动合同，现在把我辞退了怎么办", ...agreed(bureau) },
    });
    expect(asked.status).toBe(201);
    const { id, token } = asked.body as { id: string; token: string };
    await bureau.work();
    const before = await call(bureau, "GET", `/api/inquiries/${id}`, { as: token });
    expect(before.body).toMatchObject({ state: "in_review", answer: null });

    const draft = await call(bureau, "POST", "/api/review/next", { as: wang });
    expect(draft.status).toBe(200);
    const seen = draft.body as unknown as DraftView;
    expect((await approveDraft(bureau, wang, seen)).status).toBe(200);
    expect((await call(bureau, "GET", `/api/inquiries/${id}`, { as: token })).body["answer"]).toBeNull();

    await bureau.work();
    const after = await call(bureau, "GET", `/api/inquiries/${id}`, { as: token });
    expect(after.body).toMatchObject({
      state: "answered",
      answer: { sha256: seen.sha256, body: seen.body, label: "AI 起草 · 律师审核", lawyer: { name: wang.name } },
    });
  });
});
