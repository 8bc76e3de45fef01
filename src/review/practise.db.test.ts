import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DraftView, ReviewQueue } from "#contract.ts";
import type { Afterword, MyFigures } from "#contract/quality.ts";
import { answered } from "#testing/correcting.ts";
import { clearDesks, decide, readArticles } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, inReview, outcome, plainWaiting, read } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

let bureau: Bureau;
let wang: Person;
beforeAll(async () => {
  bureau = await givenBureau({ PRACTICE_RATE: "100" });
  wang = await givenPerson(bureau, "lawyer");
  for (let n = 0; n < 3; n++) await answered(bureau, wang);
  bureau.clock.forward(25 * 60);
});
afterAll(() => bureau.close());
beforeEach(() => clearDesks(bureau));

const next = (as: Person) => call(bureau, "POST", "/api/review/next", { as });
const practiceOf = async (as: Person) => {
  const { status, body } = await next(as);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as unknown as DraftView;
};
const approve = async (as: Person, draft: DraftView) => {
  await readArticles(bureau, as, draft);
  const overrides = draft.findings.filter((f) => f.blocking).map((f) => ({ finding: f.key, reason: "已核对" }));
  return decide(bureau, as, draft.id, "approve", { sha256: draft.sha256, overrides });
};
const told = (reply: { body: Record<string, unknown> }) => reply.body["practice"] as Afterword | undefined;
const rowsOf = async (id: string) => read<Record<string, unknown>>(bureau.database.db, sql`select * from practice where id = ${id}`);
const somebody = () => givenPerson(bureau, "lawyer");

describe("a practice draft", () => {
  test("comes by the same door in the same shape, of an answer that another lawyer gave", async () => {
    const li = await somebody();
    const practice = await practiceOf(li);
    const [row] = await rowsOf(practice.id);
    expect(row).toMatchObject({ lawyer_id: li.id, state: "claimed" });
    const real = (await call(bureau, "GET", `/api/review/drafts/${String(row?.["source_draft_id"])}`, { as: li })).body;
    expect(Object.keys(practice)).toEqual(Object.keys(real));
    expect(practice).toMatchObject({ state: "claimed", claimedByMe: true, version: 1, group: null, correction: null, mayCorrect: false });
    expect(practice.inquiry.state).toBe("in_review");
    expect(JSON.stringify(practice.body)).not.toBe(JSON.stringify(real["body"]));
  });

  test("was asked just before, as far as anybody can see, and stands among what I hold", async () => {
    const li = await somebody();
    const practice = await practiceOf(li);
    const age = bureau.clock().getTime() - Date.parse(practice.inquiry.receivedAt);
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThan(60 * 60_000);
    const queue = (await call(bureau, "GET", "/api/review/queue", { as: li })).body as unknown as ReviewQueue;
    expect(queue.mine.map(({ id }) => id)).toEqual([practice.id]);
  });

  test("cannot be approved unread or unheld, as no draft can", async () => {
    const li = await somebody();
    const practice = await practiceOf(li);
    const overrides = practice.findings.filter((f) => f.blocking).map((f) => ({ finding: f.key, reason: "已核对" }));
    problemOf(await decide(bureau, li, practice.id, "approve", { sha256: practice.sha256, overrides }), 409, "articles-unread");
    problemOf(await decide(bureau, wang, practice.id, "approve", { sha256: practice.sha256, overrides }), 409, "claimed-by-another");
    problemOf(await decide(bureau, li, practice.id, "approve", { sha256: "0".repeat(64), overrides }), 409, "draft-changed");
  });

  test("that is approved as it was is missed; the lawyer is told at once what was planted", async () => {
    const li = await somebody();
    const practice = await practiceOf(li);
    const reply = await approve(li, practice);
    expect(reply).toMatchObject({ status: 200, body: { state: "approved", draftId: practice.id } });
    expect(told(reply)).toMatchObject({ caught: false });
    expect(JSON.stringify(practice.body)).toContain(told(reply)?.now.replace(/^《.+》/, "") ?? "?");
    expect((await call(bureau, "GET", `/api/review/drafts/${practice.id}`, { as: li })).status).toBe(404);
  });

  test("that is mended is caught", async () => {
    const li = await somebody();
    const practice = await practiceOf(li);
    const [row] = await rowsOf(practice.id);
    const right = (await call(bureau, "GET", `/api/review/drafts/${String(row?.["source_draft_id"])}`, { as: li })).body;
    const edited = await call(bureau, "PUT", `/api/review/drafts/${practice.id}/body`, {
      as: li,
      body: { sha256: practice.sha256, body: right["body"] },
    });
    expect(edited).toMatchObject({ status: 200, body: { version: 2 } });
    expect(told(await approve(li, edited.body as unknown as DraftView))).toMatchObject({ caught: true });
  });

  test("keeps what is typed, and the versions that come of it, as any draft does", async () => {
    const li = await somebody();
    const practice = await practiceOf(li);
    const path = `/api/review/drafts/${practice.id}`;
    const typed = { ...practice.body, shortAnswer: "写到一半" };
    const keep = (edition: number) =>
      call(bureau, "PUT", `${path}/working`, { as: li, body: { sha256: practice.sha256, edition, body: typed } });
    expect(await keep(0)).toMatchObject({ status: 200, body: { edition: 1, held: true } });
    expect(await keep(1)).toMatchObject({ status: 200, body: { edition: 2 } });
    problemOf(await keep(1), 409, "draft-changed");
    expect((await call(bureau, "GET", `${path}/working`, { as: li })).body).toMatchObject({
      edition: 2,
      body: { shortAnswer: "写到一半" },
    });
    expect((await call(bureau, "PUT", `${path}/body`, { as: li, body: { sha256: practice.sha256, body: typed } })).status).toBe(200);
    expect((await call(bureau, "GET", `${path}/working`, { as: li })).status).toBe(204);
    expect((await call(bureau, "GET", `${path}/versions`, { as: li })).body).toMatchObject({
      items: [
        { version: 2, author: li.name },
        { version: 1, author: null },
      ],
    });
    expect((await call(bureau, "GET", `${path}/versions/2`, { as: li })).body).toMatchObject({ version: 2, before: practice.body });
  });

  test("that is returned is caught, and nothing is drafted anew", async () => {
    const li = await somebody();
    const practice = await practiceOf(li);
    const reply = await decide(bureau, li, practice.id, "return", { reasons: ["wrong-law"] });
    expect(told(reply)).toMatchObject({ caught: true });
    await bureau.work();
    expect((await rowsOf(practice.id))[0]).toMatchObject({ state: "decided", decision: "return", caught: true });
  });

  test("that is handed on tells nothing; referred, labelled or opened it is nobody's", async () => {
    const li = await somebody();
    const practice = await practiceOf(li);
    const before = await read(bureau.database.db, sql`select id from referral`);
    expect((await decide(bureau, li, practice.id, "refer")).status).toBe(200);
    const label = { category: "family", cause: null, urgency: "none", aid: false };
    expect((await decide(bureau, li, practice.id, "triage", label)).status).toBe(200);
    problemOf(await call(bureau, "GET", `/api/review/drafts/${practice.id}/original`, { as: li }), 409, "wrong-state");
    await bureau.work();
    expect(await read(bureau.database.db, sql`select id from referral`)).toEqual(before);
    expect(told(await decide(bureau, li, practice.id, "escalate", { reason: "拿不准" }))).toMatchObject({ caught: null });
  });

  test("is given back untold and uncounted", async () => {
    const li = await somebody();
    const practice = await practiceOf(li);
    expect((await decide(bureau, li, practice.id, "release", { reason: "not-my-field" })).status).toBe(204);
    expect((await rowsOf(practice.id))[0]).toMatchObject({ state: "given-back", decision: null, caught: null });
  });

  test("is not given twice of one answer, nor of one's own", async () => {
    const li = await somebody();
    for (let n = 0; n < 3; n++) expect((await approve(li, await practiceOf(li))).status).toBe(200);
    expect((await next(li)).status).toBe(204);
    expect((await next(wang)).status).toBe(204);
  });
});

describe("no practice is given", () => {
  test("while danger, or what is soon, waits for this lawyer's class", async () => {
    const li = await somebody();
    const { draftId } = await plainWaiting(bureau.database, { urgency: "danger", seatClass: "family" });
    const labour = await givenPerson(bureau, "lawyer", ["labor"]);
    expect((await rowsOf((await practiceOf(labour)).id)).length).toBe(1);
    const taken = bureau.service.lawyer.lawyer(li.id).then((lawyer) => lawyer && bureau.service.lawyer.next(lawyer));
    expect(await taken).toMatchObject({ id: draftId });
  });

  test("while what is urgent is in this lawyer's hand, or an offer, or they are not on duty", async () => {
    const li = await somebody();
    const held = await inReview(bureau);
    const set = (query: ReturnType<typeof sql>) => bureau.database.transact("system:test", (tx) => query.execute(tx));
    await set(sql`update draft set state = 'claimed', claimed_by = ${li.id}, claimed_until = ${new Date(bureau.clock().getTime() + 60_000)},
      offered_at = ${bureau.clock()} where id = ${held.draftId}`);
    expect((await practiceOf(li)).id).toBe(held.draftId);
    await set(sql`update draft set urgency_rank = 1 where id = ${held.draftId}`);
    expect((await next(li)).status).toBe(204);
    await set(sql`update draft set urgency_rank = 2 where id = ${held.draftId}`);
    await set(sql`update duty set state = 'paused' where staff_id = ${li.id}`);
    expect((await next(li)).status).toBe(409);
    await set(sql`update duty set state = 'on' where staff_id = ${li.id}`);
    expect((await rowsOf((await practiceOf(li)).id)).length).toBe(1);
  });

  test("beside one whose time ran out: that ends as given back, and another is given", async () => {
    const li = await somebody();
    const lapsed = await practiceOf(li);
    bureau.clock.forward(24 * 60);
    const another = await practiceOf(li);
    expect(another.id).not.toBe(lapsed.id);
    expect((await rowsOf(lapsed.id))[0]).toMatchObject({ state: "given-back", caught: null });
  });

  test("to a lawyer who has one; the next draft is a real one", async () => {
    const li = await somebody();
    await practiceOf(li);
    const { draftId } = await inReview(bureau);
    expect((await practiceOf(li)).id).toBe(draftId);
  });

  test("where the bureau holds none: that is how it is set", async () => {
    const plain = await givenBureau();
    const [zhou, li] = [await givenPerson(plain, "lawyer"), await givenPerson(plain, "lawyer")];
    await answered(plain, zhou);
    plain.clock.forward(25 * 60);
    expect((await call(plain, "POST", "/api/review/next", { as: li })).status).toBe(204);
    expect((await call(plain, "GET", "/api/review/quality-rules", { as: li })).body).toEqual({
      knownArticleDays: 30,
      practiceRate: 0,
      secondReadingPercent: 5,
    });
    await plain.close();
  });
});

describe("practice stands apart", () => {
  test("in the figures: no work, no time, a rate of its own", async () => {
    const li = await somebody();
    await decide(bureau, li, (await practiceOf(li)).id, "return", { reasons: ["wrong-law"] });
    const { figures, practised } = (await call(bureau, "GET", "/api/review/my-figures", { as: li })).body as unknown as MyFigures;
    expect(figures).toMatchObject({ decided: 0, medianSeconds: null });
    const { decided, caught, gateMarked, gateMarkedCaught } = figures.practice;
    expect([decided + gateMarked, caught + gateMarkedCaught]).toEqual([1, 1]);
    expect(practised).toHaveLength(1);
  });

  test("in the schema: a practice is no draft, so no review, and no answer, can be of it", async () => {
    const li = await somebody();
    const { id } = await practiceOf(li);
    const as = (query: ReturnType<typeof sql>) => outcome(bureau.database.transact(`staff:${li.id}`, (tx) => query.execute(tx)));
    const [body] = await read<{ id: string }>(bureau.database.db, sql`select id from practice_body where practice_id = ${id}`);
    const review = sql`insert into review (id, draft_id, body_id, lawyer_id, decision, articles, at)
      values (gen_random_uuid(), ${id}, ${body?.id}, ${li.id}, 'approve', '{}', ${bureau.clock()})`;
    expect(await as(review)).toBe(HELD.review);
    expect(await as(sql`update practice set kind = 'wrong-number', gate_blocks = not gate_blocks where id = ${id}`)).toBe(HELD.appendOnly);
    await decide(bureau, li, id, "release", { reason: "not-my-field" });
    expect(await as(sql`update practice set caught = true, state = 'decided', decision = 'return' where id = ${id}`)).toBe(HELD.appendOnly);
    expect(await as(sql`delete from practice`)).toBe(HELD.appendOnly);
  });

  test("from the citizen: erased with the answer that it copies", async () => {
    const li = await somebody();
    const practice = await practiceOf(li);
    await bureau.database.transact("system:test", (tx) =>
      sql`update citizen set data_key = null where id = (select i.citizen_id from practice p join draft d on d.id = p.source_draft_id
        join inquiry i on i.id = d.inquiry_id where p.id = ${practice.id})`.execute(tx),
    );
    expect((await call(bureau, "GET", `/api/review/drafts/${practice.id}`, { as: li })).status).toBe(404);
  });
});
