import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AnswerBody, DraftView, Finding } from "#contract.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { inReview, read, stateOf } from "#testing/matters.node.ts";

let bureau: Bureau;
let wang: Person;
let li: Person;
/** The draft that 王律师 holds at the beginning of each test. */
let held: DraftView;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());
beforeEach(async () => {
  const { draftId } = await inReview(bureau);
  await bureau.database.transact("system:test", (tx) => sql`update draft set assigned_to = ${wang.id} where id = ${draftId}`.execute(tx));
  const claimed = await call(bureau, "POST", `/api/review/drafts/${draftId}/claim`, { as: wang });
  expect(claimed.status).toBe(200);
  held = claimed.body as unknown as DraftView;
});

const path = (verb: string) => `/api/review/drafts/${held.id}/${verb}`;
const save = (sha256: string, body: AnswerBody, as = wang) => call(bureau, "PUT", path("body"), { as, body: { sha256, body } });
const approve = (sha256: string, overrides: { finding: string; reason: string }[] = [], as = wang) =>
  call(bureau, "POST", path("approve"), { as, body: { sha256, overrides } });
const worded = (shortAnswer: string): AnswerBody => ({ ...held.body, shortAnswer });
const withClaim = (claim: string, citations: AnswerBody["law"][number]["citations"] = []): AnswerBody => ({
  ...held.body,
  law: [...held.body.law, { claim, citations }],
});
const bodies = () =>
  read<{ version: number; author: string; sha256: string; sealed: string }>(
    bureau.database.db,
    sql`select version, author, encode(sha256, 'hex') as sha256, encode(sealed, 'hex') as sealed from draft_body where draft_id = ${held.id} order by version`,
  );
const reviews = () =>
  read<{ decision: string; sha256: string; overrides: unknown }>(
    bureau.database.db,
    sql`select r.decision, encode(b.sha256, 'hex') as sha256, r.overrides from review r join draft_body b on b.id = r.body_id where r.draft_id = ${held.id}`,
  );

describe("an edit", () => {
  test("is a new version by its lawyer; the machine's words stay as they were", async () => {
    const [before] = await bodies();
    const saved = await save(held.sha256, worded("公司应当支付拖欠的工资。"));
    expect(saved).toMatchObject({ status: 200, body: { version: 2, body: { shortAnswer: "公司应当支付拖欠的工资。" } } });
    const [first, second, ...more] = await bodies();
    expect(more).toEqual([]);
    expect(first).toEqual(before);
    expect(second).toMatchObject({ version: 2, author: wang.id, sha256: saved.body["sha256"] });
    expect(second?.sealed).not.toContain(Buffer.from("公司应当支付").toString("hex"));
  });

  test("that began from an older body is refused, with the current one", async () => {
    const second = await save(held.sha256, worded("第二稿"));
    const stale = await save(held.sha256, worded("从第一稿改起"));
    expect(stale).toMatchObject({
      status: 409,
      body: { code: "draft-changed", current: { version: 2, sha256: second.body["sha256"], body: { shortAnswer: "第二稿" } } },
    });
    expect(await bodies()).toHaveLength(2);
  });

  test("of two at once from the same body, one is kept and the other is told", async () => {
    const outcomes = await Promise.all([save(held.sha256, worded("甲")), save(held.sha256, worded("乙"))]);
    expect(outcomes.map((o) => o.status).toSorted()).toEqual([200, 409]);
    expect(await bodies()).toHaveLength(2);
  });

  test("renews the lease of who writes", async () => {
    bureau.clock.forward(bureau.config.leaseMinutes - 1);
    const saved = await save(held.sha256, worded("还在写"));
    expect(saved.body["leaseUntil"]).toBe(new Date(bureau.clock().getTime() + bureau.config.leaseMinutes * 60_000).toISOString());
  });

  test("is for who holds the draft, while the lease runs", async () => {
    expect(await save(held.sha256, worded("别人的"), li)).toMatchObject({ status: 409, body: { code: "claimed-by-another" } });
    bureau.clock.forward(bureau.config.leaseMinutes);
    expect(await save(held.sha256, worded("太晚了"))).toMatchObject({ status: 409, body: { code: "not-claimed" } });
    expect(await bodies()).toHaveLength(1);
  });

  test("comes too late once the draft is approved", async () => {
    expect((await approve(held.sha256)).status).toBe(200);
    expect(await save(held.sha256, worded("再改一个字"))).toMatchObject({ status: 409, body: { code: "not-claimed" } });
    expect(await bodies()).toHaveLength(1);
  });
});

describe("an approval", () => {
  test("is of what was on screen: an older body is refused, with the current one", async () => {
    const second = await save(held.sha256, worded("第二稿"));
    const stale = await approve(held.sha256);
    expect(stale).toMatchObject({ status: 409, body: { code: "draft-changed", current: { version: 2, sha256: second.body["sha256"] } } });
    expect(await reviews()).toEqual([]);
    expect(await stateOf(bureau.database.db, "draft", held.id)).toBe("claimed");
  });

  test("says whether the machine's words were approved as they were, or edited first", async () => {
    expect((await approve(held.sha256)).status).toBe(200);
    expect(await reviews()).toEqual([{ decision: "approve", sha256: held.sha256, overrides: [] }]);
  });

  test("of an edited body names that body", async () => {
    const { body } = await save(held.sha256, worded("第二稿"));
    expect((await approve(String(body["sha256"]))).status).toBe(200);
    expect(await reviews()).toEqual([{ decision: "edit-approve", sha256: body["sha256"], overrides: [] }]);
  });

  test("that meets an edit at the same moment approves either what was seen or nothing", async () => {
    const [saved, approved] = await Promise.all([save(held.sha256, worded("同时")), approve(held.sha256)]);
    expect([saved.status, approved.status].toSorted()).toEqual([200, 409]);
    expect((await reviews()).map((review) => review.sha256)).toEqual(approved.status === 200 ? [held.sha256] : []);
  });

  test("given twice at the same moment counts once", async () => {
    const both = await Promise.all([approve(held.sha256), approve(held.sha256)]);
    expect(both.map((reply) => reply.status).toSorted()).toEqual([200, 409]);
    expect(await reviews()).toHaveLength(1);
  });
});

describe("the citation gate", () => {
  /** The key of the finding of this kind on a saved body. */
  async function found(body: AnswerBody, kind: Finding["kind"]): Promise<{ sha256: string; key: string }> {
    const saved = await save(held.sha256, body);
    expect(saved).toMatchObject({ status: 200, body: { clear: false } });
    const { sha256, findings } = saved.body as unknown as DraftView;
    const finding = findings.find((f) => f.blocking && f.kind === kind);
    if (!finding) throw new Error(`no ${kind} among ${findings.map((f) => f.kind).join(", ")}`);
    return { sha256, key: finding.key };
  }

  test("lets no claim about the law through that cites nothing", async () => {
    const { sha256, key } = await found(withClaim("公司必须另外支付一笔精神损失费。"), "uncited-claim");
    const blocked = await approve(sha256);
    expect(blocked).toMatchObject({ status: 409, body: { code: "citations-unresolved", errors: [{ field: key }] } });
    expect(await stateOf(bureau.database.db, "draft", held.id)).toBe("claimed");
  });

  test("yields to the lawyer's reason, which is kept with the review", async () => {
    const { sha256, key } = await found(withClaim("本市另有地方标准，可以到窗口领取。"), "uncited-claim");
    const reason = "地方标准不在库中，已核对原件";
    expect((await approve(sha256, [{ finding: key, reason }])).status).toBe(200);
    expect(await reviews()).toEqual([{ decision: "edit-approve", sha256, overrides: [{ finding: key, reason }] }]);
  });

  test("does not yield without a reason, nor to a reason for something else", async () => {
    const { sha256, key } = await found(withClaim("公司必须另外支付一笔精神损失费。"), "uncited-claim");
    expect((await approve(sha256, [{ finding: key, reason: " " }])).status).toBe(422);
    expect((await approve(sha256, [{ finding: "uncited-claim@law[99]", reason: "已经核对" }])).status).toBe(409);
    expect(await reviews()).toEqual([]);
  });

  test("keeps no reason for what it never asked", async () => {
    expect((await approve(held.sha256, [{ finding: "uncited-claim@law[99]", reason: "没有人问" }])).status).toBe(200);
    expect(await reviews()).toEqual([{ decision: "approve", sha256: held.sha256, overrides: [] }]);
  });

  test.each([
    [
      "an article that does not exist",
      "unknown-article",
      { law: "中华人民共和国劳动合同法", articleNo: "第九百条", paragraph: null, quote: null },
      "应当支付工资。",
    ],
    [
      "a law that does not exist",
      "unknown-law",
      { law: "中华人民共和国工资法", articleNo: "第一条", paragraph: null, quote: null },
      "应当支付工资。",
    ],
    [
      "a quotation that is not in the article",
      "quotation-differs",
      { law: "中华人民共和国劳动合同法", articleNo: "第三十条", paragraph: null, quote: "工资三倍支付" },
      "应当支付工资。",
    ],
    [
      "a number that is not in the article",
      "number-not-in-article",
      { law: "中华人民共和国劳动合同法", articleNo: "第三十条", paragraph: null, quote: null },
      "应当在73日内支付。",
    ],
  ] as const)("stops %s", async (_, kind, citation, claim) => {
    const { sha256 } = await found(withClaim(claim, [citation]), kind);
    expect(await approve(sha256)).toMatchObject({ status: 409, body: { code: "citations-unresolved" } });
  });
});
