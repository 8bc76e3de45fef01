/** When a law changes, the answers that rest on it are looked at again, and what was released of them is given to nobody. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AnswerBody, Citation, RecheckList } from "#contract.ts";
import { importLaw } from "#law/import-law.ts";
import type { LawDocument, Reading } from "#law/law.ts";
import { givenAnswered } from "#testing/answered.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { outcome, read } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";
import { TRIAL, givenTrialLaw } from "#testing/trial-law.ts";

const cite = (n: string, law = TRIAL): Citation => ({ law, articleNo: `第${n}条`, paragraph: null, item: null, quote: null, local: null });
const resting = (...citations: Citation[]): Partial<AnswerBody> => ({
  shortAnswer: "请看下面各条。",
  law: citations.map((one) => ({ claim: "规定见下面的条文。", citations: [one], cases: [], about: null })),
  calculations: [],
  timeLimits: [],
});

let bureau: Bureau;
let [wang, li]: Person[] = [];
let supervisor: Person;
let second: Awaited<ReturnType<typeof givenAnswered>>;
let fourth: Awaited<ReturnType<typeof givenAnswered>>;
beforeAll(async () => {
  bureau = await givenBureau();
  await givenTrialLaw(bureau.database);
  [wang, li] = [await givenPerson(bureau, "lawyer"), await givenPerson(bureau, "lawyer")];
  supervisor = await givenPerson(bureau, "supervisor");
  second = await givenAnswered(bureau, wang, "公司一直没签劳动合同怎么办", resting(cite("二"), cite("二", "试验法"), cite("五")));
  fourth = await givenAnswered(bureau, li, "朋友借钱不还怎么办", resting(cite("四"), cite("九百")));
});
afterAll(() => bureau.close());

const change = (statement: ReturnType<typeof sql>) => bureau.database.transact("system:test", (tx) => statement.execute(tx));
const amend = (no: number, text: string) =>
  change(sql`update article a set official = ${text} from law_version v
    where v.id = a.version_id and v.law = ${TRIAL} and v.version = '2012-12-28' and a.no = ${no} and a.sub = 0`);
const list = async (as = wang!) => (await call(bureau, "GET", "/api/memory/rechecks", { as })).body as unknown as RecheckList;
const settle = (answerId: string, seen: string, as = wang!, reason = "改的是标点，结论不变") =>
  call(bureau, "POST", `/api/memory/rechecks/${answerId}`, { as, body: { seen, reason } });
const notedOf = (answerId: string) =>
  read<{ place: string; version: string; official: boolean }>(
    bureau.database.db,
    sql`select t.law || '#' || t.no as place, t.version::text as version, t.official
      from answer_citation c join cited_text t on t.id = c.cited where c.answer_id = ${answerId} order by 1`,
  );

describe("beside a delivered answer", () => {
  test("stands which articles it rests on as they then were, each once, by whatever name; what is not held is left out", async () => {
    const noted = (n: number) => ({ place: `${TRIAL}#${n}`, version: "2012-12-28", official: true });
    expect(await notedOf(second.answerId)).toEqual([noted(2), noted(5)]);
    expect(await notedOf(fourth.answerId)).toEqual([noted(4)]);
  });

  test("it is noted once, however often the job runs, and for what was delivered before the job was there", async () => {
    await bureau.service.jobs.rememberCitations(second.answerId);
    const before = await notedOf(fourth.answerId);
    await bureau.database.transact("system:test", async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`delete from answer_citation where answer_id = ${fourth.answerId}`.execute(tx);
      await sql`delete from answer_cited where answer_id = ${fourth.answerId}`.execute(tx);
    });
    await bureau.service.jobs.rememberCitations(null);
    expect(await notedOf(fourth.answerId)).toEqual(before);
    expect(await notedOf(second.answerId)).toHaveLength(2);
  });

  test("nothing of it is changed afterwards", async () => {
    expect(await outcome(change(sql`delete from answer_citation`))).toBe("WF001");
    expect(await outcome(change(sql`update cited_text set sha256 = repeat('0', 64)`))).toBe("WF001");
  });
});

describe("the list of answers to look at again", () => {
  test("is empty while the law stands", async () => {
    expect(await list()).toMatchObject({ answers: [], found: 0, dropped: [] });
  });

  test("names the answer, the article, what became of it, and who approved it", async () => {
    await amend(2, "试验员做第二件事，须在五个时辰内做完。");
    const { answers, found } = await list();
    expect(found).toBe(1);
    expect(answers).toMatchObject([
      {
        answerId: second.answerId,
        draftId: second.draftId,
        lawyer: wang!.name,
        mine: true,
        correcting: false,
        excerpt: "公司一直没签劳动合同怎么办",
      },
    ]);
    expect(answers[0]!.changes).toMatchObject([{ law: TRIAL, articleNo: "第二条", kind: "amended" }]);
    expect((await list(supervisor)).answers).toMatchObject([{ mine: false }]);
  });

  test("loses the answer by a lawyer's word on what was on screen, with a reason, on record", async () => {
    const [{ seen } = { seen: "" }] = (await list()).answers;
    problemOf(await settle(second.answerId, "0".repeat(64)), 409, "wrong-state");
    expect((await settle(second.answerId, seen, wang, "")).status).toBe(422);
    expect((await settle(second.answerId, seen, supervisor)).status).toBe(403);
    await change(sql`update lawyer set licence_status = 'suspended' where staff_id = ${li!.id}`);
    problemOf(await settle(second.answerId, seen, li), 403, "licence-not-valid");
    await change(sql`update lawyer set licence_status = 'active' where staff_id = ${li!.id}`);
    expect((await settle(second.answerId, seen, li)).status).toBe(204);
    expect(await list()).toMatchObject({ answers: [], found: 0 });
    problemOf(await settle(second.answerId, seen), 404, "not-found");
    problemOf(await settle("no-id", seen), 404, "not-found");
    const audit = await read<{ actor: string; action: string }>(
      bureau.database.db,
      sql`select actor, action from audit_event where subject_id = ${second.answerId} order by id desc limit 1`,
    );
    expect(audit).toEqual([{ actor: `staff:${li!.id}`, action: "recheck-answer" }]);
  });

  test("names it anew when the same article changes once more", async () => {
    await amend(2, "试验员做第二件事，须在四个时辰内做完。");
    const { answers } = await list();
    expect(answers).toMatchObject([{ answerId: second.answerId, changes: [{ articleNo: "第二条" }] }]);
    await settle(second.answerId, answers[0]!.seen);
    expect((await list()).found).toBe(0);
  });

  test("names it anew when something else changes", async () => {
    await amend(5, "试验员不用做第五件事。");
    const { answers } = await list();
    expect(answers).toMatchObject([{ answerId: second.answerId, changes: [{ articleNo: "第五条" }] }]);
    await settle(second.answerId, answers[0]!.seen);
  });

  test("names every answer on a repealed law, from its day on and not before", async () => {
    await change(sql`update law_version set ending = 'repealed', repealed_on = '2026-11-22', ended_by = '新试验法第一条'
      where law = ${TRIAL} and version = '2012-12-28'`);
    expect((await list()).found).toBe(0);
    bureau.clock.forward(24 * 60);
    const { answers } = await list();
    expect(answers.map((one) => one.answerId).toSorted()).toEqual([second.answerId, fourth.answerId].toSorted());
    expect(answers.find((one) => one.answerId === fourth.answerId)?.changes).toMatchObject([
      { kind: "repealed", since: "2026-11-22", because: "这一条已经不再有效（新试验法第一条）" },
    ]);
  });

  test("leaves out what its citizen took back, and what a later answer took the place of", async () => {
    await call(bureau, "POST", `/api/inquiries/${fourth.id}/withdraw`, { as: fourth.token });
    expect((await list()).answers.map((one) => one.answerId)).toEqual([second.answerId]);
    const said = await call(bureau, "POST", `/api/inquiries/${second.id}/messages`, {
      as: second.token,
      body: { text: "那我要去哪里告他" },
    });
    expect(said.status).toBeLessThan(300);
    await bureau.work();
    expect((await list()).found).toBe(1);
  });
});

test("a rewritten card is no change of the law: its answers are not listed", async () => {
  const [card] = await read<{ id: string; law: string; label: string }>(
    bureau.database.db,
    sql`select k.id, v.law, a.label from card k join article a on a.id = k.article_id join law_version v on v.id = a.version_id
      where v.law = '中华人民共和国劳动合同法' limit 1`,
  );
  const before = (await list()).found;
  await givenAnswered(bureau, wang!, "公司辞退我不给补偿怎么办", resting({ ...cite("一"), law: card!.law, articleNo: card!.label }));
  await change(sql`update card set gist = gist || '（改过）' where id = ${card!.id}`);
  expect((await list()).found).toBe(before);
});

test("an import lists the answers on the articles that it changed, from the day on which it is law", async () => {
  const name = "中华人民共和国复看法";
  const law = (version: string, from: string, ...texts: string[]): LawDocument => ({
    law: name,
    short: "复看法",
    kind: "法律",
    version,
    effective: from,
    inForceFrom: from,
    standing: { status: "in-force", endedOn: null, endedBy: null, vouchedUntil: null },
    source: `复看法 ${version}`,
    articles: texts.map((text, i) => ({ no: i + 1, sub: 0, label: `第${"一二"[i]}条`, path: "", text })),
  });
  const take = async (document: LawDocument) => {
    async function* readings(): AsyncIterable<Reading> {
      yield { kind: "document", document, at: document.source };
    }
    await importLaw({ database: bureau.database, clock: bureau.clock, reindex: async () => {} }, readings());
  };
  await take(law("2015-01-01", "2015-07-01", "答复应当复看。", "复看应当及时。"));
  const kept = await givenAnswered(bureau, wang!, "单位不给交社保怎么办", resting(cite("一", name)));
  const touched = await givenAnswered(bureau, wang!, "单位不给加班费怎么办", resting(cite("二", name)));
  const today = new Date(bureau.clock().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const tomorrow = new Date(bureau.clock().getTime() + 32 * 3_600_000).toISOString().slice(0, 10);
  await take(law(today, tomorrow, "答复应当复看。", "复看应当在三日内做完。"));
  const mine = async () => (await list()).answers.filter(({ answerId }) => [kept.answerId, touched.answerId].includes(answerId));
  expect(await mine()).toEqual([]);
  bureau.clock.forward(24 * 60);
  expect(await mine()).toMatchObject([
    { answerId: touched.answerId, changes: [{ law: name, articleNo: "第二条", kind: "amended", since: tomorrow }] },
  ]);
});
