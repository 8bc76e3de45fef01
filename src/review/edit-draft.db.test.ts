import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AnswerBody, Citation, DraftView, Finding } from "#contract.ts";
import { cite, claim } from "#testing/answer-parts.ts";
import { approveDraft, clearDesks } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { lookedUp } from "#testing/looked-up.ts";
import { inReview, read, stateOf } from "#testing/matters.node.ts";
import { TRIAL, givenTrialLaw } from "#testing/trial-law.ts";

let bureau: Bureau;
let wang: Person;
let li: Person;
/** The draft that 王律师 holds at the beginning of each test. */
let held: DraftView;
beforeAll(async () => {
  bureau = await givenBureau();
  await givenTrialLaw(bureau.database);
  wang = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());
beforeEach(async () => {
  await clearDesks(bureau);
  const { draftId } = await inReview(bureau);
  await bureau.database.transact("system:test", (tx) => sql`update draft set assigned_to = ${wang.id} where id = ${draftId}`.execute(tx));
  const claimed = await call(bureau, "POST", `/api/review/drafts/${draftId}/claim`, { as: wang });
  expect(claimed.status).toBe(200);
  held = claimed.body as unknown as DraftView;
});

const path = (verb: string) => `/api/review/drafts/${held.id}/${verb}`;
const save = (sha256: string, body: AnswerBody, as = wang) => call(bureau, "PUT", path("body"), { as, body: { sha256, body } });
const approve = (draft: DraftView, overrides: { finding: string; reason: string }[] = []) => approveDraft(bureau, wang, draft, overrides);
const worded = (shortAnswer: string): AnswerBody => ({ ...held.body, shortAnswer });
const withClaim = (says: string, ...citations: Citation[]): AnswerBody => ({
  ...held.body,
  law: [...held.body.law, claim(says, ...citations)],
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
    const second = await save(held.sha256, worded("这是第二稿。"));
    const stale = await save(held.sha256, worded("从第一稿改起"));
    expect(stale).toMatchObject({
      status: 409,
      body: { code: "draft-changed", current: { version: 2, sha256: second.body["sha256"], body: { shortAnswer: "这是第二稿。" } } },
    });
    expect(await bodies()).toHaveLength(2);
  });

  test("of two at once from the same body, one is kept and the other is told", async () => {
    const outcomes = await Promise.all([save(held.sha256, worded("甲的写法。")), save(held.sha256, worded("乙的写法。"))]);
    expect(outcomes.map((o) => o.status).toSorted()).toEqual([200, 409]);
    expect(await bodies()).toHaveLength(2);
  });

  test("renews the lease of who writes", async () => {
    bureau.clock.forward(bureau.config.leaseMinutes - 1);
    const saved = await save(held.sha256, worded("还在写着。"));
    expect(saved.body["leaseUntil"]).toBe(new Date(bureau.clock().getTime() + bureau.config.leaseMinutes * 60_000).toISOString());
  });

  test("is for who holds the draft, while the lease runs", async () => {
    expect(await save(held.sha256, worded("别人写的。"), li)).toMatchObject({ status: 409, body: { code: "claimed-by-another" } });
    bureau.clock.forward(bureau.config.leaseMinutes);
    expect(await save(held.sha256, worded("已经太晚。"))).toMatchObject({ status: 409, body: { code: "not-claimed" } });
    expect(await bodies()).toHaveLength(1);
  });

  test("comes too late once the draft is approved", async () => {
    expect((await approve(held)).status).toBe(200);
    expect(await save(held.sha256, worded("再改一个字"))).toMatchObject({ status: 409, body: { code: "not-claimed" } });
    expect(await bodies()).toHaveLength(1);
  });
});

describe("an approval", () => {
  test("is of what was on screen: an older body is refused, with the current one", async () => {
    const second = await save(held.sha256, worded("这是第二稿。"));
    const stale = await approve(held);
    expect(stale).toMatchObject({ status: 409, body: { code: "draft-changed", current: { version: 2, sha256: second.body["sha256"] } } });
    expect(await reviews()).toEqual([]);
    expect(await stateOf(bureau.database.db, "draft", held.id)).toBe("claimed");
  });

  test("says whether the machine's words were approved as they were, or edited first", async () => {
    expect((await approve(held)).status).toBe(200);
    expect(await reviews()).toEqual([{ decision: "approve", sha256: held.sha256, overrides: lookedUp(held.findings) }]);
  });

  test("of an edited body names that body", async () => {
    const { body } = await save(held.sha256, worded("这是第二稿。"));
    const second = body as unknown as DraftView;
    expect((await approve(second)).status).toBe(200);
    expect(await reviews()).toEqual([{ decision: "edit-approve", sha256: second.sha256, overrides: lookedUp(second.findings) }]);
  });

  test("that meets an edit at the same moment approves either what was seen or nothing", async () => {
    const [saved, approved] = await Promise.all([save(held.sha256, worded("同时写的。")), approve(held)]);
    expect([saved.status, approved.status].toSorted()).toEqual([200, 409]);
    expect((await reviews()).map((review) => review.sha256)).toEqual(approved.status === 200 ? [held.sha256] : []);
  });

  test("given twice at the same moment counts once", async () => {
    const both = await Promise.all([approve(held), approve(held)]);
    expect(both.map((reply) => reply.status).toSorted()).toEqual([200, 409]);
    expect(await reviews()).toHaveLength(1);
  });
});

describe("the citation gate", () => {
  const CONTRACT_LAW = "中华人民共和国劳动合同法";

  /** The key of the finding of this kind on a saved body. */
  async function found(body: AnswerBody, kind: Finding["kind"]): Promise<{ draft: DraftView; key: string }> {
    const saved = await save(held.sha256, body);
    expect(saved).toMatchObject({ status: 200, body: { clear: false } });
    const draft = saved.body as unknown as DraftView;
    const finding = draft.findings.find((f) => f.blocking && f.kind === kind);
    if (!finding) throw new Error(`no ${kind} among ${draft.findings.map((f) => f.kind).join(", ")}`);
    return { draft, key: finding.key };
  }

  test("lets no citation through that nobody has looked up, each named", async () => {
    const unread = held.findings.filter((f) => f.kind === "unverifiable").map((f) => ({ field: f.key }));
    expect(unread.length).toBeGreaterThanOrEqual(held.body.law.length);
    const blocked = await call(bureau, "POST", path("approve"), { as: wang, body: { sha256: held.sha256, overrides: [] } });
    expect(blocked).toMatchObject({ status: 409, body: { code: "citations-unresolved", errors: unread } });
    expect(await reviews()).toEqual([]);
  });

  test("lets no claim about the law through that cites nothing", async () => {
    const { draft, key } = await found(withClaim("公司必须另外支付一笔精神损失费。"), "uncited-claim");
    const blocked = await approve(draft);
    expect(blocked).toMatchObject({ status: 409, body: { code: "citations-unresolved", errors: [{ field: key }] } });
    expect(await stateOf(bureau.database.db, "draft", held.id)).toBe("claimed");
  });

  test("yields to the lawyer's reason, which is kept with the review", async () => {
    const { draft, key } = await found(withClaim("本市另有地方标准，可以到窗口领取。"), "uncited-claim");
    const reason = "地方标准不在库中，已核对原件";
    expect((await approve(draft, [{ finding: key, reason }])).status).toBe(200);
    const overrides = [...lookedUp(draft.findings), { finding: key, reason }];
    expect(await reviews()).toEqual([{ decision: "edit-approve", sha256: draft.sha256, overrides }]);
  });

  test("does not yield without a reason, nor to a reason for something else", async () => {
    const { draft, key } = await found(withClaim("公司必须另外支付一笔精神损失费。"), "uncited-claim");
    expect((await approve(draft, [{ finding: key, reason: " " }])).status).toBe(422);
    expect((await approve(draft, [{ finding: "uncited-claim@law[99]", reason: "已经核对" }])).status).toBe(409);
    expect(await reviews()).toEqual([]);
  });

  test("stops words put in the citizen's mouth, in typed text as in a saved version, until they are put right or a reason is given", async () => {
    const said = /“([^”]{6,})”/u.exec(held.body.understood)?.[1] ?? "";
    expect(held.findings.filter(({ kind }) => kind === "told-differs")).toEqual([]);
    const changed = { ...held.body, understood: held.body.understood.replace(said, `${said.slice(0, 3)}并没有${said.slice(3)}`) };
    const typed = await call(bureau, "POST", path("check"), { as: wang, body: { body: changed } });
    expect((typed.body["findings"] as Finding[]).filter(({ kind }) => kind === "told-differs")).toHaveLength(1);
    const { draft, key } = await found(changed, "told-differs");
    expect(await approve(draft)).toMatchObject({ status: 409, body: { code: "citations-unresolved", errors: [{ field: key }] } });
    expect((await approve(draft, [{ finding: key, reason: "群众在电话里这样说的" }])).status).toBe(200);
  });

  test("keeps no reason for what it never asked", async () => {
    expect((await approve(held, [{ finding: "uncited-claim@law[99]", reason: "没有人问" }])).status).toBe(200);
    expect(await reviews()).toEqual([{ decision: "approve", sha256: held.sha256, overrides: lookedUp(held.findings) }]);
  });

  test("stops an article of a law that is not here whole: nobody has seen that there is such an article", async () => {
    const before = held.findings.length;
    const { draft } = await found(withClaim("应当支付工资。", cite(CONTRACT_LAW, "第九百条")), "unverifiable");
    const [added, ...more] = draft.findings.filter(({ place }) => place === `law[${held.body.law.length}].citations[0]`);
    expect({ added, more, findings: draft.findings.length }).toMatchObject({
      added: { kind: "unverifiable", blocking: true },
      more: [],
      findings: before + 1,
    });
  });

  test.each([
    ["an article that does not exist", "unknown-article", cite(TRIAL, "第九百条"), "应当支付工资。"],
    ["a law that does not exist", "unknown-law", cite("中华人民共和国工资法", "第一条"), "应当支付工资。"],
    [
      "a quotation that is not in the article",
      "quotation-differs",
      cite(CONTRACT_LAW, "第三十条", { quote: "工资三倍支付" }),
      "应当支付工资。",
    ],
    ["a number that is not in the article", "number-not-in-article", cite(CONTRACT_LAW, "第三十条"), "应当在73日内支付。"],
  ] as const)("stops %s", async (_, kind, citation, says) => {
    const { draft, key } = await found(withClaim(says, citation), kind);
    expect(await approve(draft)).toMatchObject({ status: 409, body: { code: "citations-unresolved", errors: [{ field: key }] } });
  });
});
