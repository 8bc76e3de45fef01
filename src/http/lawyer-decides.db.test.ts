/** The lawyer's contract: editing, approving, returning, escalating, referring. */
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type AnswerBody, DraftView, Finding, InquiryView, Verdict } from "#contract.ts";
import { claim } from "#testing/answer-parts.ts";
import { type OnDesk, approveDraft, clearDesks, decide, giveDraft, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { lookedUp } from "#testing/looked-up.ts";
import { type Asked, WAGES, inReview, read, stateOf } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";

let bureau: Bureau;
let wang: Person;
let li: Person;
let sun: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "lawyer");
  sun = await givenPerson(bureau, "expert");
});
afterEach(() => clearDesks(bureau));
afterAll(() => bureau.close());

const Decided = z.strictObject({ state: z.string(), inquiryId: z.string(), draftId: z.string() });
const view = async (matter: Asked) =>
  shaped(await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token }), 200, InquiryView);
const edit = (who: Person, { draftId }: OnDesk, sha256: string, body: unknown) =>
  call(bureau, "PUT", `/api/review/drafts/${draftId}/body`, { as: who, body: { sha256, body } });
const approve = (draft: DraftView, overrides: unknown[] = [], who = wang) => approveDraft(bureau, who, draft, overrides);
const unproven = (body: AnswerBody): AnswerBody => ({ ...body, law: [...body.law, claim("老板必须坐牢")] });
const reviewsOf = (matter: OnDesk) =>
  read(bureau.database.db, sql`select decision, reasons, note, overrides from review where draft_id = ${matter.draftId}`);

describe("approving", () => {
  test("what was on screen makes it the answer, byte for byte", async () => {
    const matter = await onDeskOf(bureau, wang);
    expect(shaped(await approve(matter.draft), 200, Decided)).toEqual({
      state: "approved",
      inquiryId: matter.id,
      draftId: matter.draftId,
    });
    await bureau.work();
    expect((await view(matter)).answer).toMatchObject({
      sha256: matter.draft.sha256,
      body: matter.draft.body,
      lawyer: { name: wang.name },
    });
  });

  test("another text than the one on screen is refused, and the newest is shown", async () => {
    const matter = await onDeskOf(bureau, wang);
    const problem = problemOf(await approve({ ...matter.draft, sha256: "0".repeat(64) }), 409, "draft-changed");
    expect(DraftView.strict().parse(problem.current)).toMatchObject({ id: matter.draftId, sha256: matter.draft.sha256 });
    expect(await stateOf(bureau.database.db, "draft", matter.draftId)).toBe("claimed");
  });

  test("twice is refused", async () => {
    const matter = await onDeskOf(bureau, wang);
    await approve(matter.draft);
    problemOf(await approve(matter.draft), 409, "not-claimed");
  });

  test("twice at once is one approval", async () => {
    const matter = await onDeskOf(bureau, wang);
    const replies = await Promise.all([approve(matter.draft), approve(matter.draft)]);
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409]);
    expect(await reviewsOf(matter)).toHaveLength(1);
  });

  test("is for who holds the draft", async () => {
    const matter = await onDeskOf(bureau, wang);
    problemOf(await approve(matter.draft, [], li), 409, "claimed-by-another");
    bureau.clock.forward(30);
    problemOf(await approve(matter.draft), 409, "not-claimed");
  });

  test.each([{}, { sha256: "abc" }, { sha256: "A".repeat(64) }, { sha256: "0".repeat(64), overrides: "all" }])(
    "needs the hash of what was seen: %j",
    async (body) => {
      const matter = await onDeskOf(bureau, wang);
      problemOf(await decide(bureau, wang, matter.draftId, "approve", body), 422, "invalid");
      problemOf(await decide(bureau, wang, matter.draftId, "approve", ""), 400, "bad-request");
    },
  );
});

describe("citations that do not stand", () => {
  async function faulty() {
    const matter = await onDeskOf(bureau, wang);
    const draft = shaped(await edit(wang, matter, matter.draft.sha256, unproven(matter.draft.body)), 200, DraftView);
    return { matter, draft, blocking: draft.findings.filter((f) => f.blocking) };
  }
  const named = (findings: Finding[]) => findings.map((f) => ({ field: f.key, message: f.because }));

  test("keep a draft from being approved, each named", async () => {
    const { matter, draft, blocking } = await faulty();
    const refuted = blocking.filter((f) => f.kind !== "unverifiable");
    expect(refuted.map((f) => f.kind)).toEqual(["uncited-claim"]);
    expect(blocking.length).toBeGreaterThan(refuted.length);
    const unread = await decide(bureau, wang, matter.draftId, "approve", { sha256: draft.sha256 });
    expect(problemOf(unread, 409, "citations-unresolved").errors).toEqual(named(blocking));
    expect(problemOf(await approve(draft), 409, "citations-unresolved").errors).toEqual(named(refuted));
  });

  test("are overridden by a lawyer's reason, and by nothing less", async () => {
    const { matter, draft, blocking } = await faulty();
    const finding = blocking.find((f) => f.kind === "uncited-claim")?.key ?? "";
    for (const reason of [undefined, "", " ", "我"]) problemOf(await approve(draft, [{ finding, reason }]), 422, "invalid");
    problemOf(await approve(draft, [{ finding: "another", reason: "已查原文" }]), 409, "citations-unresolved");
    shaped(
      await approve(draft, [
        { finding, reason: "已查原文" },
        { finding: "another", reason: "顺手" },
      ]),
      200,
      Decided,
    );
    const overrides = [...lookedUp(draft.findings), { finding, reason: "已查原文" }];
    expect(await reviewsOf(matter)).toMatchObject([{ decision: "edit-approve", overrides }]);
  });

  test("can be looked for while writing, and nothing is saved by looking", async () => {
    const matter = await onDeskOf(bureau, wang);
    const body = unproven(matter.draft.body);
    const checked = shaped(
      await decide(bureau, wang, matter.draftId, "check", { body }),
      200,
      z.strictObject({ findings: z.array(Finding), verdicts: z.array(Verdict), clear: z.boolean() }),
    );
    expect(checked).toMatchObject({ clear: false });
    expect((await call(bureau, "GET", `/api/review/drafts/${matter.draftId}`, { as: wang })).body).toMatchObject({
      version: 1,
      sha256: matter.draft.sha256,
    });
  });
});

describe("editing", () => {
  const shorter = (body: AnswerBody): AnswerBody => ({ ...body, shortAnswer: "公司应当付清工资。" });

  test("makes a new version with its writer's name; the answer is what was edited", async () => {
    const matter = await onDeskOf(bureau, wang);
    const draft = shaped(await edit(wang, matter, matter.draft.sha256, shorter(matter.draft.body)), 200, DraftView);
    expect(draft).toMatchObject({ version: 2, writtenBy: { kind: "lawyer" }, body: { shortAnswer: "公司应当付清工资。" } });
    expect(draft.writtenBy.name).toContain(wang.name);
    problemOf(await approve(matter.draft), 409, "draft-changed");
    shaped(await approve(draft), 200, Decided);
    await bureau.work();
    expect((await view(matter)).answer?.body.shortAnswer).toBe("公司应当付清工资。");
  });

  test("what changed meanwhile is refused, and the newest is shown", async () => {
    const matter = await onDeskOf(bureau, wang);
    const draft = shaped(await edit(wang, matter, matter.draft.sha256, shorter(matter.draft.body)), 200, DraftView);
    const problem = problemOf(await edit(wang, matter, matter.draft.sha256, matter.draft.body), 409, "draft-changed");
    expect(problem.current).toMatchObject({ sha256: draft.sha256, version: 2 });
  });

  test("renews the lease", async () => {
    const matter = await onDeskOf(bureau, wang);
    bureau.clock.forward(20);
    const { leaseUntil } = shaped(await edit(wang, matter, matter.draft.sha256, shorter(matter.draft.body)), 200, DraftView);
    expect(leaseUntil).toBe(new Date(bureau.clock().getTime() + 30 * 60_000).toISOString());
  });

  test("is for who holds the draft, and keeps to the answer's bounds", async () => {
    const matter = await onDeskOf(bureau, wang);
    const { sha256, body } = matter.draft;
    problemOf(await edit(li, matter, sha256, body), 409, "claimed-by-another");
    for (const wrong of [{ ...body, shortAnswer: "" }, { ...body, shortAnswer: "长".repeat(2001) }, { ...body, law: "没有" }, {}, null]) {
      problemOf(await edit(wang, matter, sha256, wrong), 422, "invalid");
    }
    problemOf(await edit(wang, matter, sha256, { ...body, unknowns: ["x".repeat(270_000)] }), 413, "too-large");
  });
});

describe("returning", () => {
  test("for a redraft drafts anew, in a new round", async () => {
    const matter = await onDeskOf(bureau, wang);
    shaped(await decide(bureau, wang, matter.draftId, "return", { reasons: ["wrong-law"], note: "法条不对" }), 200, Decided);
    expect((await view(matter)).state).toBe("drafting");
    await bureau.work();
    const drafts = await read(bureau.database.db, sql`select state, round from draft where inquiry_id = ${matter.id} order by round`);
    expect(drafts).toEqual([
      { state: "returned", round: 1 },
      { state: "waiting", round: 2 },
    ]);
    expect(await reviewsOf(matter)).toMatchObject([{ decision: "return", reasons: ["wrong-law"], note: "法条不对" }]);
  });

  test("with questions asks the citizen, who sees them and can answer", async () => {
    const matter = await onDeskOf(bureau, wang);
    const questions = ["每个月工资多少？", "有没有考勤记录？"];
    shaped(await decide(bureau, wang, matter.draftId, "return", { reasons: ["needs-facts"], questions }), 200, Decided);
    const asked = await view(matter);
    expect(asked.state).toBe("needs_facts");
    expect(asked.messages.at(-1)).toMatchObject({ from: "lawyer", questions: questions.map((q) => ({ ask: q, options: [] })) });
    const reply = await call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, {
      as: matter.token,
      body: { text: "每月五千，有打卡记录" },
    });
    expect(shaped(reply, 201, InquiryView).state).toBe("drafting");
    await bureau.work();
    expect((await view(matter)).state).toBe("in_review");
  });

  test("with questions that nobody answers goes on after ten minutes where a time limit is near", async () => {
    const matter = await onDeskOf(bureau, wang);
    await bureau.database.transact("system:test", (tx) => sql`update inquiry set urgency = 'soon' where id = ${matter.id}`.execute(tx));
    await decide(bureau, wang, matter.draftId, "return", { reasons: ["needs-facts"], questions: ["每个月工资多少？"] });
    const [job] = await read<{ seconds: number }>(
      bureau.database.db,
      sql`select extract(epoch from start_after - created_on)::int as seconds from pgboss.job where name = 'resume-drafting' and data ->> 'inquiryId' = ${matter.id}`,
    );
    expect(job?.seconds).toBe(600);
    await bureau.service.jobs.resumeDrafting(matter.id);
    await bureau.work();
    expect((await view(matter)).state).toBe("in_review");
  });

  test.each([
    ["no reason", { reasons: [] }],
    ["an unknown reason", { reasons: ["boring"] }],
    ["four questions", { reasons: ["needs-facts"], questions: ["甲？", "乙？", "丙？", "丁？"].map((q) => q.repeat(2)) }],
    ["an empty question", { reasons: ["needs-facts"], questions: [""] }],
    ["questions, and no need of facts", { reasons: ["wrong-law"], questions: ["每个月工资多少？"] }],
  ])("with %s is refused", async (_, body) => {
    const matter = await onDeskOf(bureau, wang);
    problemOf(await decide(bureau, wang, matter.draftId, "return", body), 422, "invalid");
  });
});

describe("escalating", () => {
  test("sends the draft to an expert seat, with its reason, out of this lawyer's hands", async () => {
    const matter = await onDeskOf(bureau, wang);
    shaped(await decide(bureau, wang, matter.draftId, "escalate", { reason: "涉及境外用工" }), 200, Decided);
    problemOf(await approve(matter.draft), 409, "not-claimed");
    problemOf(await call(bureau, "POST", `/api/review/drafts/${matter.draftId}/claim`, { as: wang }), 403, "not-next");
    expect((await call(bureau, "POST", "/api/review/next", { as: li })).status).toBe(204);
    const draft = shaped(await call(bureau, "POST", "/api/review/next", { as: sun }), 200, DraftView);
    expect(draft.id).toBe(matter.draftId);
    expect(await reviewsOf(matter)).toMatchObject([{ decision: "escalate", note: "涉及境外用工" }]);
    problemOf(await decide(bureau, sun, matter.draftId, "escalate", { reason: "还是太难" }), 409, "wrong-state");
    shaped(await approve(draft, [], sun), 200, Decided);
  });

  test("needs a reason", async () => {
    const matter = await onDeskOf(bureau, wang);
    for (const body of [{}, { reason: "" }, { reason: "难" }])
      problemOf(await decide(bureau, wang, matter.draftId, "escalate", body), 422, "invalid");
  });
});

describe("referring", () => {
  test("opens one legal-aid referral, which the citizen sees, and the review goes on", async () => {
    const matter = await onDeskOf(bureau, wang, "邻居家的树挡了我家的光，怎么办");
    expect((await view(matter)).referrals).toEqual([]);
    for (const _ of [1, 2]) shaped(await decide(bureau, wang, matter.draftId, "refer"), 200, Decided);
    await bureau.work();
    expect((await view(matter)).referrals).toMatchObject([{ to: "legal_aid", state: "open" }]);
    shaped(await approve(matter.draft), 200, Decided);
  });
});

test("a lawyer's own decisions are listed, newest first, and nobody else's", async () => {
  const chen = await givenPerson(bureau, "lawyer");
  const [one, two] = [await inReview(bureau, WAGES), await inReview(bureau, WAGES)];
  for (const { draftId } of [one, two]) {
    bureau.clock.forward(1);
    await giveDraft(bureau, chen, draftId);
    await decide(bureau, chen, draftId, "return", { reasons: ["unclear"] });
  }
  const { body } = await call(bureau, "GET", "/api/review/history", { as: chen });
  expect(body["items"]).toMatchObject([
    { draftId: two.draftId, decision: "return" },
    { draftId: one.draftId, decision: "return" },
  ]);
});
