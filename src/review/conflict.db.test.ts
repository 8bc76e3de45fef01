import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Lawyer } from "#seats/lawyer.ts";
import { broughtOf, emptyDesks, lawyerOf, waits } from "#testing/assigning.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, ask, claim, outcome, plainReview, read } from "#testing/matters.node.ts";
import { type Parties, conflict } from "./rules/conflict.ts";

let bureau: Bureau;
let people: Record<"wang" | "li" | "zhao", Person>;
let wang: Lawyer;
let li: Lawyer;
let zhao: Lawyer;
beforeAll(async () => {
  bureau = await givenBureau();
  people = {
    wang: await givenPerson(bureau, "lawyer"),
    li: await givenPerson(bureau, "lawyer"),
    zhao: await givenPerson(bureau, "lawyer"),
  };
  await moves(people.zhao, "另一家律师事务所");
  [wang, li, zhao] = [await lawyerOf(bureau, people.wang), await lawyerOf(bureau, people.li), await lawyerOf(bureau, people.zhao)];
});
afterAll(() => bureau.close());
beforeEach(() => emptyDesks(bureau));

/** From one firm to another. */
const moves = (who: { id: string }, firm: string) =>
  bureau.database.transact("system:test", (tx) => sql`update lawyer set firm = ${firm} where staff_id = ${who.id}`.execute(tx));
const next = async (who: Lawyer) => broughtOf(await bureau.service.lawyer.next(who));
const bytes = (name: string) => new Uint8Array(32).fill(name.codePointAt(0) ?? 0);

async function parties(inquiryId: string, sides: [string, "asker" | "other" | "unknown"][]): Promise<void> {
  for (const [name, side] of sides)
    await sql`insert into party_index (inquiry_id, index, side) values (${inquiryId}, ${bytes(name)}, ${side})`.execute(bureau.database.db);
}

/** A matter that this lawyer decided on. */
async function advisedBy(who: Lawyer, sides: [string, "asker" | "other" | "unknown"][]): Promise<string> {
  const { id, inquiryId } = await waits(bureau);
  await bureau.database.transact("system:test", async (tx) => {
    await claim(tx, id, who);
    const { rows } = await sql<{ id: string }>`select id from draft_body where draft_id = ${id}`.execute(tx);
    await plainReview(tx, { draftId: id, bodyId: rows[0]!.id, lawyerId: who.id, decision: "escalate" });
  });
  await emptyDesks(bureau);
  await parties(inquiryId, sides);
  return inquiryId;
}

describe("whose firm advised one side", () => {
  test("is not given the other side of the same two, nor is anybody of that firm; another firm is", async () => {
    await advisedBy(wang, [
      ["a", "asker"],
      ["b", "other"],
    ]);
    const { id, inquiryId } = await waits(bureau);
    await parties(inquiryId, [
      ["b", "asker"],
      ["a", "other"],
    ]);
    expect([await next(wang), await next(li)]).toEqual([null, null]);
    expect(await next(zhao)).toBe(id);
  });

  test("is given it where only one side is the same, and told to look", async () => {
    await advisedBy(wang, [
      ["c", "asker"],
      ["d", "other"],
    ]);
    const { id, inquiryId } = await waits(bureau);
    await parties(inquiryId, [
      ["e", "asker"],
      ["c", "other"],
    ]);
    expect(await next(li)).toBe(id);
    const { body } = await call(bureau, "GET", `/api/review/drafts/${id}/standing`, { as: people.li });
    expect(body).toMatchObject({ conflicts: [{ kind: "crossed", by: wang.name }], handover: null });
  });

  test("stays barred by name too, after a change of firm", async () => {
    await advisedBy(zhao, [
      ["f", "asker"],
      ["g", "other"],
    ]);
    await moves(zhao, "第三家律师事务所");
    const { inquiryId } = await waits(bureau);
    await parties(inquiryId, [
      ["g", "asker"],
      ["f", "other"],
    ]);
    expect(await next(await lawyerOf(bureau, people.zhao))).toBeNull();
    await moves(zhao, zhao.firm);
  });

  test("SQL and the rule say the same of every pair of matters over three people", async () => {
    const sides = ["asker", "other", "unknown", null] as const;
    const matters = sides.flatMap((x) => sides.flatMap((y) => sides.map((z) => ({ x, y, z }))));
    const chosen = matters.filter((_, i) => i % 3 !== 1);
    const ids: { id: string; parties: Parties }[] = [];
    for (const { x, y, z } of chosen) {
      const { inquiryId } = await waits(bureau);
      const told = (
        [
          ["x", x],
          ["y", y],
          ["z", z],
        ] as const
      ).flatMap(([name, side]) => (side ? [[name, side] as [string, typeof side]] : []));
      await parties(inquiryId, told);
      ids.push({ id: inquiryId, parties: told.map(([index, side]) => ({ index, side })) });
    }
    const differs: unknown[] = [];
    for (const there of ids) {
      await sql`insert into advised (inquiry_id, lawyer_id, firm, at) values (${there.id}, ${wang.id}, '一对一', now())`.execute(
        bureau.database.db,
      );
      const said = await read<{ id: string; barred: boolean }>(
        bureau.database.db,
        sql`select i.id, firm_opposed(i.id, 'nobody', '一对一') as barred from inquiry i where i.id = any(${ids.map(({ id }) => id)})`,
      );
      const barred = new Map(said.map((row) => [row.id, row.barred]));
      for (const here of ids) {
        if (here.id === there.id) continue;
        const rule = conflict(here.parties, there.parties) === "opposed";
        if (barred.get(here.id) !== rule) differs.push({ here: here.parties, there: there.parties, rule });
      }
      await sql`alter table advised disable trigger advised_append_only`.execute(bureau.database.db);
      await sql`delete from advised where inquiry_id = ${there.id}`.execute(bureau.database.db);
      await sql`alter table advised enable trigger advised_append_only`.execute(bureau.database.db);
    }
    expect(differs).toEqual([]);
  });
});

describe("the index", () => {
  const index = (id: string) =>
    read<{ side: string; n: number }>(
      bureau.database.db,
      sql`select side, count(*)::int as n from party_index where inquiry_id = ${id} group by side order by side`,
    );

  test("is written with the question, and with what is added; nothing of it is readable", async () => {
    const asked = await ask(bureau, "我叫张建国，我老婆李秀英要和我离婚，孩子归谁", { contact: "13800138000" });
    expect(await index(asked.id)).toEqual([
      { side: "asker", n: 2 },
      { side: "other", n: 1 },
    ]);
    await call(bureau, "POST", `/api/inquiries/${asked.id}/messages`, {
      as: asked.token,
      body: { text: "她的姐姐王丽华也在闹，我老板赵德才可以作证" },
    });
    expect((await index(asked.id)).reduce((sum, { n }) => sum + n, 0)).toBeGreaterThan(3);
    const [row] = await read<{ length: number }>(
      bureau.database.db,
      sql`select min(length(index)) as length from party_index where inquiry_id = ${asked.id}`,
    );
    expect(row?.length).toBe(32);
  });

  test("knows one person on two sides of two matters", async () => {
    const his = await ask(bureau, "我叫张建国，我老婆李秀英要和我离婚，孩子归谁");
    const hers = await ask(bureau, "我叫李秀英，我老公张建国不肯离婚，怎么办");
    const shared = await read<{ his: string; hers: string }>(
      bureau.database.db,
      sql`select a.side as his, b.side as hers from party_index a join party_index b on a.index = b.index
        where a.inquiry_id = ${his.id} and b.inquiry_id = ${hers.id} order by 1`,
    );
    expect(shared).toEqual([
      { his: "asker", hers: "other" },
      { his: "other", hers: "asker" },
    ]);
  });

  test("goes with the citizen's key", async () => {
    const asked = await ask(bureau, "我叫张建国，我老婆李秀英要和我离婚，孩子归谁");
    await call(bureau, "POST", `/api/inquiries/${asked.id}/withdraw`, { as: asked.token });
    await bureau.database.transact("system:test", (tx) =>
      sql`update citizen c set data_key = null from inquiry i where i.citizen_id = c.id and i.id = ${asked.id}`.execute(tx),
    );
    expect(await index(asked.id)).toEqual([]);
  });
});

describe("回避", () => {
  const recuse = (who: Person, id: string, body: unknown) => call(bureau, "POST", `/api/review/drafts/${id}/recuse`, { as: who, body });

  test("gives the draft back, and this lawyer never gets the inquiry again, by whatever way", async () => {
    const { id, inquiryId } = await waits(bureau);
    expect(await next(wang)).toBe(id);
    expect((await recuse(people.wang, id, { reason: "own-relation" })).status).toBe(204);
    expect(await next(wang)).toBeNull();
    expect(await bureau.service.supervisor.assign(li.id, id, wang.id)).toMatchObject({ refused: "recused" });
    expect(await outcome(bureau.database.transact("system:test", (tx) => claim(tx, id, wang)))).toBe("WF024");
    expect(await next(li)).toBe(id);
    const rows = await read(
      bureau.database.db,
      sql`select actor, detail from audit_event where action = 'recuse' and subject_id = ${inquiryId}`,
    );
    expect(rows).toEqual([{ actor: `staff:${wang.id}`, detail: { by: wang.id, reason: "own-relation", firm: false } }]);
  });

  test("of the firm bars its colleagues too", async () => {
    bureau.clock.forward(1);
    const { id } = await waits(bureau);
    expect(await next(wang)).toBe(id);
    expect((await recuse(people.wang, id, { reason: "other-side", firm: true })).status).toBe(204);
    expect(await next(li)).toBeNull();
    expect(await next(zhao)).toBe(id);
    expect((await bureau.service.assignment.board(1)).recusals[0]).toMatchObject({ by: wang.name, firm: wang.firm, reason: "other-side" });
  });

  test("says why, in few words, and is for who holds the draft", async () => {
    const { id } = await waits(bureau);
    expect((await recuse(people.wang, id, { reason: "own-relation" })).status).toBe(409);
    await next(wang);
    expect((await recuse(people.wang, id, { reason: "other" })).status).toBe(422);
    expect((await recuse(people.wang, id, { reason: "other", note: "长".repeat(201) })).status).toBe(422);
  });

  test("is kept as it was made", async () => {
    const { id } = await waits(bureau);
    await next(wang);
    await recuse(people.wang, id, { reason: "own-relation" });
    expect(await outcome(sql`delete from recusal`.execute(bureau.database.db))).toBe(HELD.appendOnly);
  });
});
