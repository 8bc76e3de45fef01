import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { z } from "zod";
import { allJobs } from "#jobs/all-jobs.ts";
import { JOB_NAMES } from "#jobs/job-names.ts";
import { type Bureau, type Person, givenBureau, givenDatabase, givenPerson } from "#testing/given.node.ts";
import { ask, inReview, move, plainHeld, plainInquiry, plainReview, read, setDraft, stateOf } from "#testing/matters.node.ts";
import type { Database } from "./database.ts";
import { type Job, type Jobs, openJobs } from "./jobs.ts";
import { silentLog } from "./log.ts";

const INQUIRY = "0d6f7f0e-2f6b-4a57-9d6e-0d1a5c1f0a01";
const SOON = { timeout: 10_000, interval: 20 };

describe("a durable job", () => {
  let database: Database;
  let jobs: Jobs;
  beforeEach(async () => {
    database = await givenDatabase();
    jobs = openJobs(database, silentLog);
    await jobs.prepare(["errand"]);
  });
  afterEach(async () => {
    await jobs.stop(0);
    await database.close();
  });

  const errand = (work: () => Promise<void>, atOnce = 1): Job => ({
    name: "errand",
    payload: z.strictObject({ inquiryId: z.uuid() }),
    attempts: 3,
    atOnce,
    work,
  });
  const send = (inquiryId = INQUIRY) =>
    database.transact("system:test", (tx) => jobs.enqueue(tx, "errand", { inquiryId }, { attempts: 3 }));
  type Row = { id: string; state: string; seconds: number };
  const rows = () =>
    read<Row>(
      database.db,
      sql`select id, state::text, extract(epoch from start_after - started_on)::float8 as seconds from pgboss.job where name = 'errand'`,
    );
  const one = async (): Promise<Row> => {
    const [row] = await rows();
    if (!row) throw new Error("no job");
    return row;
  };
  const retry = (id: string) => database.transact("staff:supervisor", (tx) => jobs.retry(tx, "errand", id));
  const becomes = (state: string) => vi.waitFor(async () => expect((await one()).state).toBe(state), SOON);
  /** The wait between two runs is over at once. */
  const waitIsOver = () => sql`update pgboss.job set start_after = now() where name = 'errand'`.execute(database.db);

  test("is enqueued with the change it follows, and undone by its rollback", async () => {
    const undone = database.transact("system:test", async (tx) => {
      await jobs.enqueue(tx, "errand", { inquiryId: INQUIRY }, { attempts: 3 });
      expect(await read(tx, sql`select 1 from pgboss.job where name = 'errand'`)).toHaveLength(1);
      throw new Error("rolled back");
    });
    await expect(undone).rejects.toThrow("rolled back");
    expect(await rows()).toEqual([]);
    await send();
    expect(await rows()).toHaveLength(1);
  });

  test("runs once each, also when twenty are enqueued at once", async () => {
    const ran: string[] = [];
    const payload = z.strictObject({ inquiryId: z.uuid() });
    await jobs.start([{ ...errand(async () => {}, 4), payload, work: async (p) => void ran.push(payload.parse(p).inquiryId) }]);
    const sent = Array.from({ length: 20 }, () => crypto.randomUUID());
    await Promise.all(sent.map((id) => send(id)));
    await vi.waitFor(async () => expect((await rows()).map((row) => row.state)).toEqual(sent.map(() => "completed")), {
      timeout: 20_000,
      interval: 50,
    });
    expect(ran.toSorted()).toEqual(sent.toSorted());
  });

  test("that fails is tried again after a longer and longer wait, then shown to a supervisor, who may run it once more", async () => {
    let down = true;
    let runs = 0;
    await jobs.start([
      errand(async () => {
        runs += 1;
        if (down) throw new Error("the endpoint is down\nsaid: 群众的原话");
      }),
    ]);
    await send();
    await becomes("retry");
    const first = (await one()).seconds;
    await waitIsOver();
    await vi.waitFor(() => expect(runs).toBe(2), SOON);
    await becomes("retry");
    const second = (await one()).seconds;
    expect(first).toBeGreaterThanOrEqual(2);
    expect(second).toBeGreaterThan(first);
    expect(await jobs.stuck()).toEqual([]);
    expect(await retry((await one()).id)).toBe(false);

    await waitIsOver();
    await becomes("failed");
    const { id } = await one();
    expect(await jobs.stuck()).toEqual([
      { id, name: "errand", subject: INQUIRY, attempts: 3, failedAt: expect.any(Date), error: "the endpoint is down" },
    ]);

    down = false;
    expect(await retry(id)).toBe(true);
    await becomes("completed");
    expect(runs).toBe(4);
    expect(await jobs.stuck()).toEqual([]);
    expect(await retry(id)).toBe(false);
  });

  test("whose payload is not what was agreed fails without running", async () => {
    let ran = false;
    await jobs.start([errand(async () => void (ran = true))]);
    await send("not an id");
    await becomes("retry");
    expect(ran).toBe(false);
  });

  // A server's other processes may be at work, so there a silent worker is noticed by its missing heartbeat instead.
  if (inject("databaseImage").kind === "pglite") {
    test("that the process died over goes back when the next process starts", async () => {
      await send();
      await sql`update pgboss.job set state = 'active', started_on = now() where name = 'errand'`.execute(database.db);
      const next = openJobs(database, silentLog);
      await next.prepare(["errand"]);
      expect((await one()).state).toBe("retry");
      await next.stop(0);
    });
  }
});

describe("the pipeline's jobs", () => {
  let bureau: Bureau;
  let wang: Person;
  beforeAll(async () => {
    bureau = await givenBureau();
    wang = await givenPerson(bureau, "lawyer");
  });
  afterAll(() => bureau.close());

  const count = async (query: ReturnType<typeof sql>) => (await read(bureau.database.db, query)).length;
  const drafts = (id: string) => count(sql`select 1 from draft where inquiry_id = ${id}`);
  const waitingJobs = (name: string, id: string) =>
    count(sql`select 1 from pgboss.job where name = ${name} and state = 'created' and data ->> 'inquiryId' = ${id}`);

  test("carry ids and nothing else", async () => {
    await ask(bureau, "我叫欧阳建国，手机13800138000，公司拖欠我工资", { contact: "13800138000" });
    await bureau.work();
    const payloads = await read<{ data: Record<string, unknown> }>(
      bureau.database.db,
      sql`select data from pgboss.job where name = any(${JOB_NAMES})`,
    );
    expect(payloads.length).toBeGreaterThanOrEqual(3);
    for (const { data } of payloads) {
      expect(Object.keys(data)).toEqual([expect.stringMatching(/^(inquiry|draft|answer)Id$/)]);
      expect(z.uuid().safeParse(Object.values(data)[0]).success).toBe(true);
    }
  });

  test.each([...JOB_NAMES])("%s refuses a payload with anything beside its ids and figures", (name) => {
    const job = allJobs(bureau.service.jobs).find((j) => j.name === name)!;
    const alert = { alertId: INQUIRY, step: 0 };
    const others: Record<string, Record<string, unknown>> = {
      "deliver-answer": { draftId: INQUIRY },
      "learn-from-answer": { answerId: INQUIRY },
      "read-edit": { draftId: INQUIRY },
      "remember-citations": { answerId: INQUIRY },
      "open-callback": { answerId: INQUIRY },
      "escalate-alert": alert,
      "escalate-consultation": { consultationId: INQUIRY, step: 1 },
      "page-duty": alert,
      "check-attachment": { attachmentId: INQUIRY },
      "verify-audit": { checkId: INQUIRY },
      "erase-due": { day: "2026-11-21" },
      "tell-supervisors": { at: "2026-11-21T01:00:00.000Z", escalated: 1, broken: 0 },
    };
    const ids = others[name] ?? { inquiryId: INQUIRY };
    expect(job.payload.safeParse(ids).success).toBe(true);
    expect(job.payload.safeParse({ ...ids, words: "原话" }).success).toBe(false);
  });

  test("retrieve-sources may run twice: the same sources, and one draft in the end", async () => {
    const { id } = await ask(bureau);
    const found = () => read(bureau.database.db, sql`select round, articles, cases from retrieval where inquiry_id = ${id}`);
    await bureau.service.jobs.retrieveSources(id);
    const first = await found();
    expect(first).toHaveLength(1);
    await bureau.service.jobs.retrieveSources(id);
    expect(await found()).toEqual(first);
    await bureau.work();
    expect(await drafts(id)).toBe(1);
  });

  test("compose-draft may run twice: one draft with one body", async () => {
    const { id, draftId } = await inReview(bureau);
    await bureau.service.jobs.composeDraft(id);
    expect(await drafts(id)).toBe(1);
    expect(await count(sql`select 1 from draft_body where draft_id = ${draftId}`)).toBe(1);
  });

  test("compose-draft at once in four workers leaves one draft", async () => {
    const { id } = await ask(bureau);
    await bureau.service.jobs.retrieveSources(id);
    await Promise.all(Array.from({ length: 4 }, () => bureau.service.jobs.composeDraft(id)));
    expect(await drafts(id)).toBe(1);
    expect(await stateOf(bureau.database.db, "inquiry", id)).toBe("in_review");
    await bureau.work();
    expect(await drafts(id)).toBe(1);
  });

  test("compose-draft before anything was retrieved fails, to be tried again", async () => {
    const { id } = await ask(bureau);
    await expect(bureau.service.jobs.composeDraft(id)).rejects.toThrow("nothing was retrieved");
    await bureau.work();
    expect(await drafts(id)).toBe(1);
  });

  test("deliver-answer may run twice, also at once: one answer, told once", async () => {
    const draft = await plainHeld(bureau.database, wang);
    await bureau.database.transact(`staff:${wang.id}`, async (tx) => {
      await plainReview(tx, { ...draft, lawyerId: wang.id });
      await setDraft(tx, draft.draftId, "approved");
    });
    await Promise.all([1, 2, 3].map(() => bureau.service.jobs.deliverAnswer(draft.draftId)));
    await bureau.service.jobs.deliverAnswer(draft.draftId);
    expect(await count(sql`select 1 from answer where inquiry_id = ${draft.inquiryId}`)).toBe(1);
    expect(await count(sql`select 1 from inquiry_event where inquiry_id = ${draft.inquiryId} and type = 'answer'`)).toBe(1);
  });

  test("open-referral may run twice, also at once: one referral", async () => {
    const { id } = await ask(bureau);
    await Promise.all([1, 2, 3].map(() => bureau.service.jobs.openReferral(id)));
    await bureau.service.jobs.openReferral(id);
    expect(await count(sql`select 1 from referral where inquiry_id = ${id}`)).toBe(1);
    expect(await count(sql`select 1 from inquiry_event where inquiry_id = ${id} and type = 'referral'`)).toBe(1);
  });

  test("count-terms may run twice: the same sightings", async () => {
    const { id } = await ask(bureau, undefined, {}, { "x-test-network": "198.51.100.7" });
    const sightings = () => count(sql`select 1 from term_sighting t join inquiry i on i.person = t.person where i.id = ${id}`);
    await bureau.service.jobs.countTerms(id);
    const first = await sightings();
    expect(first).toBeGreaterThan(0);
    await bureau.service.jobs.countTerms(id);
    expect(await sightings()).toBe(first);
  });

  test("resume-drafting may run twice, also at once: drafting begins once", async () => {
    const id = await bureau.database.transact("system:test", async (tx) => {
      const inquiry = await plainInquiry(tx);
      await move(tx, inquiry, "needs_facts");
      return inquiry;
    });
    await Promise.all([1, 2, 3].map(() => bureau.service.jobs.resumeDrafting(id)));
    expect(await stateOf(bureau.database.db, "inquiry", id)).toBe("drafting");
    expect(await waitingJobs("retrieve-sources", id)).toBe(1);
  });

  test("that were given up are shown on the supervisor's board, and run again with the supervisor's name in the record", async () => {
    const supervisor = await givenPerson(bureau, "supervisor");
    const { id } = await ask(bureau);
    const [job] = await read<{ id: string }>(
      bureau.database.db,
      sql`update pgboss.job set state = 'failed', completed_on = now() where name = 'retrieve-sources' and state = 'created' and data ->> 'inquiryId' = ${id} returning id`,
    );
    const { supervisor: verbs } = bureau.service;
    const stuckOnes = async () => (await verbs.board()).stuck.filter((stuck) => stuck.subject === id);
    const records = () => read(bureau.database.db, sql`select actor, detail from audit_event where action = 'retry-job'`);
    expect(await stuckOnes()).toMatchObject([{ id: job?.id, name: "retrieve-sources" }]);
    expect(await verbs.retryJob(supervisor.id, "retrieve-sources", job?.id ?? "")).toBe(true);
    expect(await verbs.retryJob(supervisor.id, "retrieve-sources", job?.id ?? "")).toBe(false);
    expect(await verbs.retryJob(supervisor.id, "no-such-job", job?.id ?? "")).toBe(false);
    expect(await records()).toEqual([{ actor: `staff:${supervisor.id}`, detail: { name: "retrieve-sources" } }]);
    expect(await stuckOnes()).toEqual([]);
    await bureau.work();
    expect(await drafts(id)).toBe(1);
  });

  test("leave a matter alone that its citizen withdrew", async () => {
    const { id, token } = await ask(bureau);
    const inquiry = await bureau.service.citizen.find(id, token);
    if ("refused" in inquiry) throw new Error("not found");
    await bureau.service.citizen.withdraw(inquiry);
    await bureau.work();
    await bureau.service.jobs.resumeDrafting(id);
    expect(await stateOf(bureau.database.db, "inquiry", id)).toBe("withdrawn");
    expect([await drafts(id), await count(sql`select 1 from referral where inquiry_id = ${id}`)]).toEqual([0, 0]);
  });
});
