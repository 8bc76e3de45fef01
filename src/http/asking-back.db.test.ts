import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { InquiryView } from "#contract.ts";
import type { AskingBackList, RelatedMatters } from "#contract/asking-back.ts";
import { answered, approve, corrected } from "#testing/correcting.ts";
import { clearDesks, decide, giveDraft, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, HELD, ask, outcome, read, stateOf } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

let bureau: Bureau;
let wang: Person;
let li: Person;
let supervisor: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  [wang, li, supervisor] = [
    await givenPerson(bureau, "lawyer"),
    await givenPerson(bureau, "lawyer"),
    await givenPerson(bureau, "supervisor"),
  ];
});
beforeEach(() => clearDesks(bureau));
afterAll(() => bureau.close());

const CALM = "朋友借了我五千元没有还，有借条，想知道怎么要回来";
const viewOf = async ({ id, token }: Asked) =>
  (await call(bureau, "GET", `/api/inquiries/${id}`, { as: token })).body as unknown as InquiryView;
const listOf = async (as: Person) =>
  ((await call(bureau, "GET", "/api/review/asking-back", { as })).body as unknown as AskingBackList).items;
const act = (as: Person, id: string, name: string) => call(bureau, "POST", `/api/review/asking-back/${id}/${name}`, { as, body: {} });

/** Wang asked the citizen, and nothing presses. */
async function asked(): Promise<Asked & { draftId: string }> {
  const matter = await onDeskOf(bureau, wang, CALM);
  await bureau.database.transact("system:test", (tx) => sql`update inquiry set urgency = 'none' where id = ${matter.id}`.execute(tx));
  const sent = await decide(bureau, wang, matter.draftId, "return", { reasons: ["needs-facts"], questions: ["借条上写了还款日吗？"] });
  expect(sent.status).toBe(200);
  return matter;
}

describe("a question that waits for the citizen", () => {
  test("is listed for the lawyer who asked and for supervisors, not for another lawyer", async () => {
    const { id } = await asked();
    const [row] = (await listOf(wang)).filter((one) => one.inquiryId === id);
    expect(row).toMatchObject({
      mine: true,
      askedBy: wang.name,
      questions: ["借条上写了还款日吗？"],
      mayRemind: true,
      mayGoOn: true,
      mayClose: false,
    });
    expect((await listOf(li)).some((one) => one.inquiryId === id)).toBe(false);
    expect((await listOf(supervisor)).find((one) => one.inquiryId === id)).toMatchObject({ mine: false, mayRemind: true });
    problemOf(await act(li, id, "go-on"), 403, "not-allowed");
  });

  test("is put to the citizen once more, and not a third time; the question can still be answered", async () => {
    const matter = await asked();
    expect((await act(wang, matter.id, "remind")).status).toBe(204);
    problemOf(await act(supervisor, matter.id, "remind"), 409, "wrong-state");
    const view = await viewOf(matter);
    expect(view.messages.at(-1)).toMatchObject({ from: "service", questions: [{ ask: "借条上写了还款日吗？" }] });
    const [row] = (await listOf(wang)).filter((one) => one.inquiryId === matter.id);
    expect(row).toMatchObject({ askedBy: wang.name, reminded: { by: wang.name }, mayRemind: false });
  });

  test("is answered with what is known where the lawyer says so", async () => {
    const matter = await asked();
    expect((await act(wang, matter.id, "go-on")).status).toBe(204);
    await bureau.work();
    expect(await stateOf(bureau.database.db, "inquiry", matter.id)).toBe("in_review");
    problemOf(await act(wang, matter.id, "go-on"), 409, "wrong-state");
  });

  test("is closed by a person a day after the reminder, with a notice; a message opens it again", async () => {
    const matter = await asked();
    problemOf(await act(wang, matter.id, "close"), 409, "wrong-state");
    await act(wang, matter.id, "remind");
    bureau.clock.forward(24 * 60);
    expect((await act(wang, matter.id, "close")).status).toBe(204);
    const view = await viewOf(matter);
    expect(view).toMatchObject({ state: "closed", because: "没有收到群众的补充，先办结" });
    expect(view.messages.at(-1)?.text).toContain("随时可以在这里留言");
    await call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body: { text: "写了，去年底还" } });
    expect((await viewOf(matter)).state).toBe("drafting");
  });

  test("closes by itself after the bureau's days, and no earlier; a clock that rings twice changes nothing", async () => {
    const matter = await asked();
    bureau.clock.forward(7 * 24 * 60 - 1);
    await bureau.service.jobs.closeUnanswered(matter.id);
    expect((await viewOf(matter)).state).toBe("needs_facts");
    bureau.clock.forward(1);
    await bureau.service.jobs.closeUnanswered(matter.id);
    await bureau.service.jobs.closeUnanswered(matter.id);
    const view = await viewOf(matter);
    expect(view.state).toBe("closed");
    expect(view.messages.filter((m) => m.text.includes("先办结"))).toHaveLength(1);
  });
});

test("a question asked while an answer is corrected closes nothing: the correction goes on with what is known", async () => {
  const matter = await answered(bureau, wang, CALM);
  const draft = await corrected(bureau, wang, matter.draftId, { reason: "wrong-law", note: "条文引错" });
  await bureau.database.transact("system:test", (tx) => sql`update inquiry set urgency = 'none' where id = ${matter.id}`.execute(tx));
  const sent = await decide(bureau, wang, draft.id, "return", { reasons: ["needs-facts"], questions: ["借条上写了还款日吗？"] });
  expect(sent.status).toBe(200);
  await act(wang, matter.id, "remind");
  bureau.clock.forward(8 * 24 * 60);
  expect((await listOf(wang)).find(({ inquiryId }) => inquiryId === matter.id)).toMatchObject({ closesAt: null, mayClose: false });
  problemOf(await act(wang, matter.id, "close"), 409, "wrong-state");
  await bureau.service.jobs.closeUnanswered(matter.id);
  expect(await stateOf(bureau.database.db, "inquiry", matter.id)).toBe("needs_facts");
  await bureau.service.jobs.resumeDrafting(matter.id);
  await bureau.work();
  expect(await stateOf(bureau.database.db, "inquiry", matter.id)).toBe("in_review");
});

test("a lawyer's question may be answered by a tap; options are few, short and told apart, and “other” says why", async () => {
  const matter = await onDeskOf(bureau, wang, CALM);
  const back = (more: object) => decide(bureau, wang, matter.draftId, "return", { reasons: ["needs-facts"], ...more });
  const asks = (options: string[]) => back({ questions: [{ ask: "借条上写了还款日吗？", options }] });
  for (const options of [["写了", "写了"], Array.from("一二三四五六七"), ["长".repeat(21)]]) problemOf(await asks(options), 422, "invalid");
  problemOf(await decide(bureau, wang, matter.draftId, "return", { reasons: ["other"] }), 422, "invalid");
  expect((await asks(["写了", "没写"])).status).toBe(200);
  expect((await viewOf(matter)).messages.at(-1)?.questions).toEqual([
    { key: "q1", ask: "借条上写了还款日吗？", options: ["写了", "没写"] },
  ]);
});

describe("the same question twice", () => {
  const bearing = (token: string) => ({ authorization: `Bearer ${token}` });
  const related = async (draftId: string) =>
    (await call(bureau, "GET", `/api/review/drafts/${draftId}/related`, { as: wang })).body as unknown as RelatedMatters;
  const draftOf = async (id: string) => {
    await bureau.work();
    const [row] = await read<{ id: string }>(bureau.database.db, sql`select id from draft where inquiry_id = ${id} and state = 'waiting'`);
    return giveDraft(bureau, wang, row?.id ?? "");
  };

  test("under one token is merged: the later one is closed and leads its citizen to the earlier", async () => {
    const first = await ask(bureau, CALM);
    bureau.clock.forward(1);
    const second = await ask(bureau, `${CALM}？`, {}, bearing(first.token));
    const draft = await draftOf(second.id);
    expect((await related(draft.id)).duplicates).toMatchObject([{ inquiryId: first.id, proven: true }]);
    expect((await decide(bureau, wang, draft.id, "merge", { into: first.id })).status).toBe(204);
    expect(await viewOf({ id: second.id, token: first.token })).toMatchObject({ state: "closed", mergedInto: first.id });
    const earlier = await draftOf(first.id);
    expect((await related(earlier.id)).merged).toMatchObject([{ inquiryId: second.id, text: `${CALM}？` }]);

    await call(bureau, "POST", `/api/inquiries/${second.id}/messages`, { as: first.token, body: { text: "这是另一笔" } });
    expect(await viewOf({ id: second.id, token: first.token })).toMatchObject({ state: "drafting", mergedInto: null });
    expect((await related(earlier.id)).merged).toEqual([]);
  });

  test("makes the earlier matter as pressing as the later one; what was answered takes in nothing", async () => {
    const first = await ask(bureau, CALM);
    await bureau.work();
    bureau.clock.forward(1);
    const second = await ask(bureau, `${CALM}？`, {}, bearing(first.token));
    const draft = await draftOf(second.id);
    await bureau.database.transact("system:test", async (tx) => {
      await sql`update inquiry set urgency = 'none' where id = ${first.id}`.execute(tx);
      await sql`update inquiry set urgency = 'soon' where id = ${second.id}`.execute(tx);
      await sql`update draft set urgency_rank = 2 where inquiry_id = ${first.id}`.execute(tx);
    });
    expect((await decide(bureau, wang, draft.id, "merge", { into: first.id })).status).toBe(204);
    const raised = sql`select i.urgency, d.urgency_rank as rank from inquiry i join draft d on d.inquiry_id = i.id where i.id = ${first.id}`;
    expect(await read(bureau.database.db, raised)).toEqual([{ urgency: "soon", rank: 1 }]);

    const done = await answered(bureau, wang, CALM);
    bureau.clock.forward(1);
    const late = await ask(bureau, CALM, {}, bearing(done.token));
    problemOf(await decide(bureau, wang, (await draftOf(late.id)).id, "merge", { into: done.id }), 409, "wrong-state");
  });

  test("under one telephone number alone is told to the lawyer, and never merged", async () => {
    const contact = "13800001234";
    const first = await ask(bureau, CALM, { contact });
    bureau.clock.forward(1);
    const second = await ask(bureau, CALM, { contact });
    const draft = await draftOf(second.id);
    expect((await related(draft.id)).duplicates).toMatchObject([{ inquiryId: first.id, proven: false }]);
    problemOf(await decide(bureau, wang, draft.id, "merge", { into: first.id }), 403, "not-allowed");
    expect((await viewOf(second)).mergedInto).toBeNull();
  });

  test("of a stranger, or another matter of the same person, or one long past, is none", async () => {
    const first = await ask(bureau, CALM);
    await ask(bureau, CALM);
    bureau.clock.forward(31 * 24 * 60);
    const again = await ask(bureau, CALM, {}, bearing(first.token));
    const draft = await draftOf(again.id);
    expect((await related(draft.id)).duplicates).toEqual([]);
    problemOf(await decide(bureau, wang, draft.id, "merge", { into: crypto.randomUUID() }), 404, "not-found");
  });

  test("the database itself merges no two persons", async () => {
    const [a, b] = [await ask(bureau, CALM), await ask(bureau, CALM)];
    const merging = bureau.database.transact("system:test", (tx) =>
      sql`insert into inquiry_merge (inquiry_id, into_id, merged_by, at) values (${b.id}, ${a.id}, ${wang.id}, now())`.execute(tx),
    );
    expect(await outcome(merging)).toBe(HELD.review);
  });
});

test("a matter that was opened again shows the former answer, and what is new since", async () => {
  const matter = await onDeskOf(bureau, wang, CALM);
  await approve(bureau, wang, matter.draft);
  bureau.clock.forward(60);
  await call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body: { text: "他说没有钱，能申请扣工资吗" } });
  await bureau.work();
  const [next] = await read<{ id: string }>(
    bureau.database.db,
    sql`select id from draft where inquiry_id = ${matter.id} and state in ('waiting', 'claimed')`,
  );
  const { body } = await call(bureau, "GET", `/api/review/drafts/${next?.id}/related`, { as: li });
  expect(body).toMatchObject({
    former: { draftId: matter.draftId, lawyer: wang.name, shortAnswer: matter.draft.body.shortAnswer },
    since: [{ text: "他说没有钱，能申请扣工资吗" }],
  });
});
