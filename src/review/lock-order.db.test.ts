/** Two who touch one matter at once come one after the other: the inquiry is locked first, its draft after it. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { type Answered, answered, corrected, newestAnswer, tryApprove } from "#testing/correcting.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { giveDraft } from "#testing/desk.ts";
import { inReview, read, stateOf } from "#testing/matters.node.ts";

// On the embedded database there is one connection, so nothing can happen while a transaction is open.
describe.runIf(inject("databaseImage").kind === "postgres")("while a citizen's own transaction is open", () => {
  let bureau: Bureau;
  let wang: Person;
  let li: Person;
  beforeAll(async () => {
    bureau = await givenBureau();
    wang = await givenPerson(bureau, "lawyer");
    li = await givenPerson(bureau, "operator");
  });
  afterAll(() => bureau.close());

  async function given(question: string): Promise<Answered & { draft: string }> {
    const matter = await answered(bureau, wang, question, { contact: "13800001234" });
    bureau.clock.forward(1);
    return { ...matter, draft: (await corrected(bureau, wang, matter.draftId)).id };
  }

  const waits = () =>
    vi.waitFor(async () => {
      const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      expect(await read(bureau.database.db, waiting)).toHaveLength(1);
    }, 10_000);

  /** The citizen holds the inquiry, the other comes, and only then the citizen reaches the draft. */
  async function meanwhile<T>({ id, draft }: { id: string; draft: string }, other: () => Promise<T>): Promise<T> {
    let theirs: Promise<T> | undefined;
    await bureau.database.transact("system:test", async (open) => {
      await sql`select 1 from inquiry where id = ${id} for no key update`.execute(open);
      theirs = other();
      await waits();
      await sql`update draft set urgency_rank = 0 where id = ${draft}`.execute(open); // a deadlock where the other holds it
    });
    return theirs!;
  }

  const decide = async (draft: string, verb: string, body: unknown) => {
    const { status, body: said } = await call(bureau, "POST", `/api/review/drafts/${draft}/${verb}`, { as: wang, body });
    return status < 300 ? "done" : said;
  };

  test.each([
    ["a correction is given up", "give-up", { because: "复核后原答复无误" }],
    ["a draft is sent back", "return", { reasons: ["wrong-law"], note: "依据要重找" }],
    ["a draft goes to an expert", "escalate", { reason: "涉及多个法律关系，请专家看" }],
    ["a lawyer withdraws from it", "recuse", { reason: "other-side" }],
  ])("%s only afterwards", async (_, verb, body) => {
    const matter = await given("公司拖欠工资怎么办");
    expect(await meanwhile(matter, () => decide(matter.draft, verb, body))).toBe("done");
  });

  test("an answer is delivered only afterwards", async () => {
    const { id, draftId: draft } = await inReview(bureau);
    expect((await tryApprove(bureau, wang, await giveDraft(bureau, wang, draft))).status).toBe(200);
    await meanwhile({ id, draft }, () => bureau.service.jobs.deliverAnswer(draft));
    expect(await stateOf(bureau.database.db, "draft", draft)).toBe("delivered");
  });

  test("no call is made to who withdraws this moment", async () => {
    const matter = await answered(bureau, wang, "网购到假货怎么赔", { contact: "13800001234" });
    let opening = Promise.resolve();
    await bureau.database.transact("system:test", async (open) => {
      await sql`update inquiry set state = 'withdrawn' where id = ${matter.id}`.execute(open);
      opening = bureau.service.jobs.openCallback(matter.answerId);
      await waits();
    });
    await opening;
    expect(await read(bureau.database.db, sql`select 1 from callback_task where inquiry_id = ${matter.id}`)).toEqual([]);
  });

  test("a call is recorded only afterwards, and not where the matter was withdrawn", async () => {
    const matter = await answered(bureau, wang, "物业费涨价合法吗", { contact: "13800001234" });
    await bureau.service.jobs.openCallback(matter.answerId);
    const [task] = await read<{ id: string }>(bureau.database.db, sql`select id from callback_task where inquiry_id = ${matter.id}`);
    await call(bureau, "POST", `/api/callbacks/${task!.id}/take`, { as: li });
    let trying: ReturnType<typeof call> | undefined;
    await bureau.database.transact("system:test", async (open) => {
      await sql`select 1 from inquiry where id = ${matter.id} for no key update`.execute(open);
      trying = call(bureau, "POST", `/api/callbacks/${task!.id}/tries`, { as: li, body: { reached: true, note: "已经说明" } });
      await waits();
      await sql`update inquiry set state = 'withdrawn' where id = ${matter.id}`.execute(open); // a deadlock where the other holds the task
    });
    expect((await trying!).status).toBe(409);
  });

  test("nobody is given the number of who withdraws this moment", async () => {
    const matter = await answered(bureau, wang, "邻居装修太吵怎么办", { contact: "13800001234" });
    await bureau.service.jobs.openCallback(await newestAnswer(bureau, matter.id));
    const [task] = await read<{ id: string }>(bureau.database.db, sql`select id from callback_task where inquiry_id = ${matter.id}`);
    await call(bureau, "POST", `/api/callbacks/${task!.id}/take`, { as: li });
    let looking: ReturnType<typeof call> | undefined;
    await bureau.database.transact("system:test", async (open) => {
      await sql`update inquiry set state = 'withdrawn' where id = ${matter.id}`.execute(open);
      looking = call(bureau, "GET", `/api/callbacks/${task!.id}/contact`, { as: li });
      await waits();
    });
    expect((await looking!).status).toBe(409);
  });
});
