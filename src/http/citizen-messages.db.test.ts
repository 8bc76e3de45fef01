/** The citizen's contract: going on with a matter, and withdrawing it. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InquiryView } from "#contract.ts";
import { approveDraft, decide, giveDraft, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, ask, inReview, read, stateOf } from "#testing/matters.node.ts";
import { countRows, problemOf, shaped } from "#testing/replies.ts";

let bureau: Bureau;
let wang: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());

const say = (matter: Asked, body: unknown) => call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body });
const said = async (matter: Asked, body: unknown) => shaped(await say(matter, body), 201, InquiryView);
const view = async (matter: Asked) =>
  shaped(await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token }), 200, InquiryView);
const withdraw = (matter: Asked) => call(bureau, "POST", `/api/inquiries/${matter.id}/withdraw`, { as: matter.token });
const roundOf = async (matter: Asked) =>
  (await read<{ round: number }>(bureau.database.db, sql`select round from inquiry where id = ${matter.id}`))[0]?.round;
const draftsOf = async (matter: Asked) =>
  (await read<{ state: string }>(bureau.database.db, sql`select state from draft where inquiry_id = ${matter.id} order by round`)).map(
    (d) => d.state,
  );

/** Wang takes this matter's draft and approves it; it is delivered. */
async function answered(): Promise<Asked> {
  const matter = await inReview(bureau);
  await approve(matter);
  await bureau.work();
  return matter;
}

async function approve(matter: Asked): Promise<void> {
  const [draft] = await read<{ id: string }>(
    bureau.database.db,
    sql`select id from draft where inquiry_id = ${matter.id} and state = 'waiting'`,
  );
  expect((await approveDraft(bureau, wang, await giveDraft(bureau, wang, draft?.id ?? ""))).status).toBe(200);
}

describe("who is asked for facts", () => {
  const thin = () => ask(bureau, "工资不给", { followUp: "ask" });

  test("answers them, and drafting begins with the answer", async () => {
    const matter = await thin();
    const now = await said(matter, { text: "欠了三个月，一共两万元" });
    expect(now).toMatchObject({
      state: "drafting",
      messages: [{ from: "citizen" }, { from: "service" }, { from: "citizen", text: "欠了三个月，一共两万元" }],
    });
    await bureau.work();
    expect((await view(matter)).state).toBe("in_review");
  });

  test("may skip them, and drafting begins without", async () => {
    const matter = await thin();
    expect(await said(matter, { skip: true })).toMatchObject({ state: "drafting" });
    problemOf(await say(matter, { skip: true }), 409, "wrong-state");
  });

  test("is shown their questions only while they wait for an answer", async () => {
    const matter = await thin();
    expect((await view(matter)).messages.at(-1)?.questions).not.toEqual([]);
    const now = await said(matter, { skip: true });
    expect(now.messages.flatMap((m) => m.questions)).toEqual([]);
  });
});

describe("what a citizen adds", () => {
  test("before drafting has run is drafted from; nothing starts twice", async () => {
    const matter = await ask(bureau);
    const now = await said(matter, { text: "我在那里干了五年" });
    expect(now.state).toBe("drafting");
    await bureau.work();
    expect(await draftsOf(matter)).toEqual(["waiting"]);
  });

  test("while nobody has opened the draft makes a new one, in a new round", async () => {
    const matter = await inReview(bureau);
    expect(await said(matter, { text: "我在那里干了五年" })).toMatchObject({ state: "drafting" });
    await bureau.work();
    expect(await draftsOf(matter)).toEqual(["withdrawn", "waiting"]);
    expect(await roundOf(matter)).toBe(2);
  });

  test("while a lawyer holds the draft stands beside it, and the lawyer keeps it", async () => {
    const matter = await onDeskOf(bureau, wang);
    expect(await said(matter, { text: "我在那里干了五年" })).toMatchObject({ state: "in_review" });
    const draft = await call(bureau, "GET", `/api/review/drafts/${matter.draftId}`, { as: wang });
    expect(draft.body).toMatchObject({ state: "claimed", claimedByMe: true, inquiry: { messages: [{}, { text: "我在那里干了五年" }] } });
    await decide(bureau, wang, matter.draftId, "release", { reason: "not-my-field" });
  });

  test("may raise the urgency, and never lowers it", async () => {
    const matter = await ask(bureau);
    const danger = await said(matter, { text: "我丈夫又喝酒打我，还把门锁了不让我出去" });
    expect(danger.urgency).toBe("danger");
    expect(danger.notices[0]?.level).toBe("danger");
    expect((await said(matter, { text: "我还想问加班费" })).urgency).toBe("danger");
  });
});

describe("after the answer", () => {
  test("a further question starts a new round, and the answer stays until the next one is approved", async () => {
    const matter = await answered();
    const before = await view(matter);
    expect(before.state).toBe("answered");
    const asked = await said(matter, { text: "那社保呢，公司也没有交" });
    expect(asked).toMatchObject({ state: "drafting", answer: { sha256: before.answer?.sha256 } });
    await bureau.work();
    expect(await roundOf(matter)).toBe(2);
    expect(await draftsOf(matter)).toEqual(["delivered", "waiting"]);
    bureau.clock.forward(1);
    await approve(matter);
    await bureau.work();
    const after = await view(matter);
    expect(after.state).toBe("answered");
    expect(after.answer?.at).not.toBe(before.answer?.at);
  });

  test("a closed matter is reopened by a message", async () => {
    const matter = await ask(bureau, "帮我写一首诗");
    expect((await view(matter)).state).toBe("closed");
    expect(await said(matter, { text: "算了，公司欠我三个月工资怎么办" })).toMatchObject({ state: "drafting", category: "labor" });
    await bureau.work();
    expect((await view(matter)).state).toBe("in_review");
  });
});

describe("a message", () => {
  test.each([
    ["without words", {}],
    ["that is blank", { text: " " }],
    ["that is too long", { text: "字".repeat(4001) }],
    ["with a NUL", { text: "工资\u0000" }],
    ["with half a surrogate pair", { text: "工资\udc00" }],
  ])("%s is refused by its field", async (_, body) => {
    const matter = await ask(bureau);
    const before = await countRows(bureau);
    expect(problemOf(await say(matter, body), 422, "invalid").errors?.[0]?.field).toBe("text");
    expect(await countRows(bureau)).toEqual(before);
  });

  test("that is not JSON in UTF-8, or over 64 KB, is refused", async () => {
    const matter = await ask(bureau);
    problemOf(await say(matter, "{"), 400, "bad-request");
    problemOf(await say(matter, new Uint8Array([0x22, 0xff, 0x22])), 400, "bad-request");
    problemOf(await say(matter, { text: "工资", pad: "x".repeat(65_536) }), 413, "too-large");
  });
});

describe("withdrawing", () => {
  test.each([
    ["while it is drafted", async () => ask(bureau)],
    ["while it waits for facts", async () => ask(bureau, "工资不给", { followUp: "ask" })],
    ["while it is reviewed", async () => inReview(bureau)],
    ["after its answer", answered],
    ["after it was closed", async () => ask(bureau, "帮我写一首诗")],
  ])("ends a matter %s", async (_, given) => {
    const matter = await given();
    expect((await withdraw(matter)).status).toBe(204);
    expect(await view(matter)).toMatchObject({ state: "withdrawn", queue: null });
    await bureau.work();
    expect((await view(matter)).state).toBe("withdrawn");
    expect((await draftsOf(matter)).filter((s) => !["withdrawn", "delivered"].includes(s))).toEqual([]);
    problemOf(await say(matter, { text: "我还想问" }), 409, "wrong-state");
    problemOf(await withdraw(matter), 409, "wrong-state");
  });

  test("takes the draft out of the lawyer's hands: it can no longer be approved", async () => {
    const matter = await onDeskOf(bureau, wang);
    expect((await withdraw(matter)).status).toBe(204);
    problemOf(await approveDraft(bureau, wang, matter.draft), 409, "not-claimed");
    expect(await stateOf(bureau.database.db, "draft", matter.draftId)).toBe("withdrawn");
  });

  test("after approval and before delivery keeps the answer from going out", async () => {
    const matter = await inReview(bureau);
    await approve(matter);
    expect((await withdraw(matter)).status).toBe(204);
    await bureau.work();
    expect(await view(matter)).toMatchObject({ state: "withdrawn", answer: null });
  });
});
