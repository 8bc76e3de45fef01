/** What the database itself holds of corrections, whoever writes the rows. */
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answered, answered, approve, corrected, edit } from "#testing/correcting.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, outcome, read } from "#testing/matters.node.ts";

let bureau: Bureau;
let wang: Person;
let matter: Answered;
let draftId: string;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  matter = await answered(bureau, wang);
  bureau.clock.forward(1);
  draftId = (await corrected(bureau, wang, matter.draftId)).id;
});
afterAll(() => bureau.close());

const tried = (query: RawBuilder<unknown>) => outcome(bureau.database.transact("system:test", (tx) => query.execute(tx)));
const open = (more: Partial<{ answer: string; draft: string; inquiry: string }> = {}) =>
  tried(sql`insert into correction (id, inquiry_id, answer_id, draft_id, reason, note, unchanged, was_state, opened_by, opened_at)
    values (gen_random_uuid(), ${more.inquiry ?? matter.id}, ${more.answer ?? matter.answerId}, ${more.draft ?? draftId}, 'other', '\\x00',
      decode(repeat('00', 32), 'hex'), 'answered', ${wang.id}, now())`);

describe("a correction", () => {
  test("is one at a time", async () => {
    expect(await open()).not.toBe("done");
  });

  test("does not change what it was opened for, and is never deleted", async () => {
    expect(await tried(sql`update correction set reason = 'unclear' where inquiry_id = ${matter.id}`)).toBe(HELD.appendOnly);
    expect(await tried(sql`update correction set note = null where inquiry_id = ${matter.id}`)).toBe(HELD.appendOnly);
    expect(await tried(sql`delete from correction`)).toBe(HELD.appendOnly);
    expect(await tried(sql`truncate correction`)).toBe(HELD.appendOnly);
  });

  test("is not called done without an answer that corrects", async () => {
    expect(await tried(sql`update correction set outcome = 'corrected', settled_at = now() where inquiry_id = ${matter.id}`)).toBe(
      HELD.review,
    );
  });

  test("is not given up without saying why", async () => {
    expect(
      await tried(sql`update correction set outcome = 'given-up', settled_at = now(), settled_by = ${wang.id}, round = 2
        where inquiry_id = ${matter.id}`),
    ).toBe(HELD.disposition);
  });

  test("is of the newest answer of its own inquiry, and begins with a waiting draft of it", async () => {
    const other = await answered(bureau, wang, "租房到期房东不退押金怎么办");
    expect(await open({ inquiry: other.id, answer: matter.answerId })).toBe(HELD.review);
    expect(await open({ inquiry: other.id, answer: other.answerId, draft: other.draftId })).toBe(HELD.review);
  });

  test("lets the inquiry be answered or closed only once it is settled", async () => {
    const withdrawn = sql`update draft set state = 'withdrawn', claimed_until = null where id = ${draftId}`;
    const moved = bureau.database.transact("system:test", async (tx) => {
      await withdrawn.execute(tx);
      await sql`update inquiry set state = 'answered' where id = ${matter.id}`.execute(tx);
    });
    expect(await outcome(moved)).toBe(HELD.review);
  });
});

describe("an answer", () => {
  const insert = (corrects: string | null, inquiry = matter.id) =>
    sql`insert into answer (id, inquiry_id, review_id, body_id, corrects, at)
      select gen_random_uuid(), ${inquiry}, review_id, body_id, ${corrects}, now() + interval '1 year' from answer where id = ${matter.answerId}`;

  test("given while a correction is open is the correction", async () => {
    expect(await tried(insert(null))).toBe(HELD.review);
  });

  test("corrects nothing where none is open", async () => {
    const other = await answered(bureau, wang, "物业费太高可以不交吗");
    expect(await tried(insert(other.answerId, other.id))).toBe(HELD.review);
    expect(await tried(insert(matter.answerId, other.id))).toBe(HELD.review);
  });

  test("with the very words of the old one corrects nothing, whoever approved it", async () => {
    const same = await answered(bureau, wang, "快递把我的手机弄丢了怎么赔");
    bureau.clock.forward(1);
    const copy = await corrected(bureau, wang, same.draftId);
    const reviewed = bureau.database.transact(`staff:${wang.id}`, async (tx) => {
      const [body] = await read<{ id: string }>(tx, sql`select id from draft_body where draft_id = ${copy.id}`);
      const review = crypto.randomUUID();
      await sql`insert into review (id, draft_id, body_id, lawyer_id, decision, articles, at)
        values (${review}, ${copy.id}, ${body!.id}, ${wang.id}, 'approve', '{}', ${bureau.clock()})`.execute(tx);
      await sql`update draft set state = 'approved', claimed_until = null where id = ${copy.id}`.execute(tx);
      await sql`insert into answer (id, inquiry_id, review_id, body_id, corrects, at)
        values (gen_random_uuid(), ${same.id}, ${review}, ${body!.id}, ${same.answerId}, ${bureau.clock()})`.execute(tx);
    });
    expect(await outcome(reviewed)).toBe(HELD.review);
  });

  test("that corrects is newer than what it corrects", async () => {
    const soon = await answered(bureau, wang, "网购到假货怎么赔");
    const draft = await corrected(bureau, wang, soon.draftId); // the same minute
    await expect(approve(bureau, wang, await edit(bureau, wang, draft, "可以要求三倍赔偿。"))).rejects.toMatchObject({ code: HELD.review });
    bureau.clock.forward(1);
    await bureau.work();
  });

  test("is corrected once", async () => {
    const twice = await read<{ n: number }>(
      bureau.database.db,
      sql`select count(*)::int as n from pg_indexes where indexname = 'answer_corrected_once' and indexdef like '%UNIQUE%'`,
    );
    expect(twice).toEqual([{ n: 1 }]);
  });
});

test("every step is in the audit, and none names anybody's words", async () => {
  const rows = await read<{ action: string; detail: string }>(
    bureau.database.db,
    sql`select action, detail::text as detail from audit_event where action like '%correction'`,
  );
  expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(["open-correction", "settle-correction"]));
  expect(rows.map(({ detail }) => detail).join("")).not.toContain("补偿金");
});
