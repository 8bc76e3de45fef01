import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DraftView } from "#contract.ts";
import { approveDraft, decide, giveDraft, onDeskOf, readArticles } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { lookedUp } from "#testing/looked-up.ts";
import { HELD, outcome, plainHeld, plainReview, read } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

let bureau: Bureau;
let wang: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());

const fresh = async () => onDeskOf(bureau, await givenPerson(bureau, "lawyer"));
const byLawyer = async (question?: string) => {
  const lawyer = await givenPerson(bureau, "lawyer");
  return { lawyer, ...(await onDeskOf(bureau, lawyer, question)) };
};
/** Approves without having said that anything was on screen. */
const approveUnread = (lawyer: Person, { id, sha256, findings }: DraftView) =>
  decide(bureau, lawyer, id, "approve", { sha256, overrides: lookedUp(findings) });
const shown = (lawyer: Person, id: string, keys: string[]) => decide(bureau, lawyer, id, "articles-shown", { keys });
const view = async (lawyer: Person, id: string) =>
  (await call(bureau, "GET", `/api/review/drafts/${id}`, { as: lawyer })).body as unknown as DraftView;

describe("a draft is approved only once each cited article was on screen", () => {
  test("none yet: every one is named", async () => {
    const { lawyer, draft } = await byLawyer();
    expect(draft.reading.length).toBeGreaterThan(1);
    const { errors } = problemOf(await approveUnread(lawyer, draft), 409, "articles-unread");
    expect(errors?.map(({ field }) => field)).toEqual(draft.reading.map(({ key }) => key));
  });

  test("all but one: that one is named; then it goes", async () => {
    const { lawyer, draft } = await byLawyer();
    const [last, ...others] = draft.reading.map(({ key }) => key).toReversed();
    await shown(lawyer, draft.id, others);
    const { errors } = problemOf(await approveUnread(lawyer, draft), 409, "articles-unread");
    expect(errors?.map(({ field }) => field)).toEqual([last]);
    expect((await shown(lawyer, draft.id, [last!])).status).toBe(200);
    expect((await approveUnread(lawyer, draft)).status).toBe(200);
  });

  test("a citation that an edit adds is one more to read", async () => {
    const { lawyer, draft } = await byLawyer();
    await readArticles(bureau, lawyer, draft);
    const cited = { law: "中华人民共和国民法典", articleNo: "第一千零七十九条", paragraph: null, item: null, quote: null, local: null };
    const law = [
      ...draft.body.law,
      { claim: "夫妻一方要求离婚的，可以直接向人民法院提起诉讼。", citations: [cited], cases: [], about: null },
    ];
    const saved = await call(bureau, "PUT", `/api/review/drafts/${draft.id}/body`, {
      as: lawyer,
      body: { sha256: draft.sha256, body: { ...draft.body, law } },
    });
    const edited = saved.body as unknown as DraftView;
    expect(edited.reading.filter(({ at }) => at === null).map(({ articleNo }) => articleNo)).toEqual(["第一千零七十九条"]);
    problemOf(await approveUnread(lawyer, edited), 409, "articles-unread");
  });

  test("a law that nobody knows has no text to read: its reason is given to the gate", async () => {
    const { lawyer, draft } = await byLawyer();
    const cited = { law: "中华人民共和国问法法", articleNo: "第一条", paragraph: null, item: null, quote: null, local: null };
    const saved = await call(bureau, "PUT", `/api/review/drafts/${draft.id}/body`, {
      as: lawyer,
      body: { sha256: draft.sha256, body: { ...draft.body, law: [{ ...draft.body.law[0], citations: [cited] }] } },
    });
    const edited = saved.body as unknown as DraftView;
    expect(edited.findings.map(({ kind }) => kind)).toContain("unknown-law");
    expect(edited.reading.map(({ law }) => law)).not.toContain(cited.law);
  });

  test("what was read on another draft counts for thirty days, and then no more", async () => {
    const { lawyer, draft } = await byLawyer();
    await approveDraft(bureau, lawyer, draft);
    const again = await onDeskOf(bureau, lawyer);
    expect(again.draft.reading.every(({ at }) => at !== null)).toBe(true);
    bureau.clock.forward(30 * 24 * 60);
    expect((await view(lawyer, again.draftId)).reading.every(({ at }) => at === null)).toBe(true);
    const held = await giveDraft(bureau, lawyer, again.draftId);
    problemOf(await approveUnread(lawyer, held), 409, "articles-unread");
  });

  test("another lawyer's reading is theirs alone", async () => {
    const { lawyer, draft } = await byLawyer();
    await readArticles(bureau, lawyer, draft);
    expect((await view(wang, draft.id)).reading.every(({ at }) => at === null)).toBe(true);
  });
});

describe("what was on screen", () => {
  test("is told by whoever holds the draft, and by nobody else", async () => {
    const { draft } = await fresh();
    const { key } = draft.reading[0]!;
    problemOf(await shown(wang, draft.id, [key]), 409, "claimed-by-another");
    expect((await shown(wang, crypto.randomUUID(), [key])).status).toBe(404);
  });

  test("is of articles that the draft cites; of others nothing is recorded", async () => {
    const { lawyer, draft } = await byLawyer();
    problemOf(await shown(lawyer, draft.id, ["anything 0123456789abcdef"]), 422, "invalid");
    problemOf(await shown(lawyer, draft.id, []), 422, "invalid");
    problemOf(
      await shown(
        lawyer,
        draft.id,
        Array.from({ length: 51 }, (_, n) => `key ${n}`),
      ),
      422,
      "invalid",
    );
    expect((await view(lawyer, draft.id)).reading.every(({ at }) => at === null)).toBe(true);
  });

  test("is kept once a draft, however often it is told", async () => {
    const { lawyer, draft } = await byLawyer();
    const { key } = draft.reading[0]!;
    for (let n = 0; n < 3; n++) expect((await shown(lawyer, draft.id, [key])).status).toBe(200);
    const rows = await read(bureau.database.db, sql`select 1 from article_shown where lawyer_id = ${lawyer.id} and draft_id = ${draft.id}`);
    expect(rows).toHaveLength(1);
  });
});

describe("the database itself", () => {
  const reviewed = async (articles: string[] | null) => {
    const draft = await plainHeld(bureau.database, wang);
    return outcome(
      bureau.database.transact(`staff:${wang.id}`, (tx) =>
        sql`insert into review (id, draft_id, body_id, lawyer_id, decision, articles, at)
          values (gen_random_uuid(), ${draft.draftId}, ${draft.bodyId}, ${wang.id}, 'approve', ${articles}, ${bureau.clock()})`.execute(tx),
      ),
    );
  };
  const record = (article: string, daysAgo: number) =>
    bureau.database.transact(`staff:${wang.id}`, (tx) =>
      sql`insert into article_shown values (${wang.id}, ${article}, gen_random_uuid(),
        ${new Date(bureau.clock().getTime() - daysAgo * 86_400_000)})`.execute(tx),
    );

  test("refuses an approval of articles that this lawyer never saw, and one that does not say what it cites", async () => {
    expect(await reviewed(["labour-contract-47 00"])).toBe(HELD.unread);
    expect(await reviewed(null)).toBe(HELD.unread);
    expect(await reviewed([])).toBe("done");
  });

  test("takes what was seen within ninety days at the very most", async () => {
    await record("seen-lately 00", 89);
    await record("seen-long-ago 00", 91);
    expect(await reviewed(["seen-lately 00"])).toBe("done");
    expect(await reviewed(["seen-lately 00", "seen-long-ago 00"])).toBe(HELD.unread);
  });

  test("asks nothing of a return", async () => {
    const draft = await plainHeld(bureau.database, wang);
    const returning = bureau.database.transact(`staff:${wang.id}`, (tx) =>
      plainReview(tx, { ...draft, lawyerId: wang.id, decision: "return" }),
    );
    expect(await outcome(returning)).toBe("done");
  });

  test("keeps what was shown as it was", async () => {
    const change = sql`update article_shown set at = now() where lawyer_id = ${wang.id}`;
    expect(await outcome(bureau.database.transact("system:test", (tx) => change.execute(tx)))).toBe(HELD.appendOnly);
    expect(await outcome(bureau.database.transact("system:test", (tx) => sql`delete from article_shown`.execute(tx)))).toBe(
      HELD.appendOnly,
    );
  });
});
