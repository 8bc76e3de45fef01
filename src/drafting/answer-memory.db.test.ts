/** What a lawyer released of one answer goes into the draft of the next who asks the same, while the law stands. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AnswerBody, AnswerMemory, Citation, ReleaseAnswerRequest, ReleasedAnswer } from "#contract.ts";
import { recallAnswer } from "./recall-answer.ts";
import { shippedFinder } from "../shipped-finder.node.ts";
import { givenAnswered } from "#testing/answered.ts";
import { approve, corrected, edit } from "#testing/correcting.ts";
import { giveDraft, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { outcome, read } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";
import { TRIAL, givenTrialLaw } from "#testing/trial-law.ts";

const TODAY = "2026-11-21";
const textOf = (n: string) => `试验员做第${n}件事，须在2012个时辰内做完。`;
const cite = (n: string): Citation => ({ law: TRIAL, articleNo: `第${n}条`, paragraph: null, item: null, quote: textOf(n), local: null });
const BODY: Partial<AnswerBody> = {
  understood: "您在乐动健身做了七个月。",
  shortAnswer: textOf("二"),
  law: [
    { claim: textOf("二"), citations: [cite("二")], cases: [], about: null },
    { claim: textOf("四"), citations: [cite("四")], cases: [], about: null },
  ],
  steps: [{ do: "先跟单位协商。", where: "单位所在地的劳动人事争议仲裁委员会", papers: ["工资条", "考勤记录"] }],
  calculations: [],
  timeLimits: [],
};
const ASKED = "我叫张建国，在乐动健身房上班七个月，公司一直没签劳动合同，能要双倍工资吗，电话13812345678";
const QUESTIONS = ["公司一直没有签劳动合同，能要双倍工资吗", "上班好几个月没签书面劳动合同怎么办"];
const ALIKE = "公司一直没跟我签劳动合同，现在能要双倍工资吗";
const PARTS: ReleaseAnswerRequest["parts"] = [
  { kind: "short", at: 0, text: textOf("二") },
  { kind: "claim", at: 0, text: textOf("二") },
];

let bureau: Bureau;
let [wang, li]: Person[] = [];
let matter: Awaited<ReturnType<typeof givenAnswered>>;
beforeAll(async () => {
  bureau = await givenBureau();
  await givenTrialLaw(bureau.database);
  [wang, li] = [await givenPerson(bureau, "lawyer"), await givenPerson(bureau, "lawyer")];
  matter = await givenAnswered(bureau, wang, ASKED, BODY);
});
afterAll(() => bureau.close());

const release = (more: Partial<ReleaseAnswerRequest> = {}, as = wang!, draftId = matter.draftId) =>
  call(bureau, "POST", `/api/memory/drafts/${draftId}`, { as, body: { questions: QUESTIONS, parts: PARTS, ...more } });
const withdraw = (id: string, as = li!, reason = "说法不准确") =>
  call(bureau, "POST", `/api/memory/${id}/withdraw`, { as, body: { reason } });
const memory = async (query = "") => (await call(bureau, "GET", `/api/memory${query}`, { as: li })).body as unknown as AnswerMemory;
const recall = (text: string) =>
  recallAnswer(
    { database: bureau.database, vectorOf: shippedFinder(bureau.config, bureau).vectorOf },
    [text],
    matter.draft.inquiry.category,
    TODAY,
  );
const change = (statement: ReturnType<typeof sql>) => bureau.database.transact("system:test", (tx) => statement.execute(tx));
const released = async (more: Partial<ReleaseAnswerRequest> = {}) => {
  const { status, body } = await release(more);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as unknown as ReleasedAnswer;
};

beforeEach(async () => {
  for (const { id, state } of (await memory()).items) if (state !== "withdrawn") await withdraw(id);
});

describe("a release", () => {
  test("is of the lawyer's words with the answer's own citations, and is in the audit", async () => {
    const made = await released();
    expect(made).toMatchObject({ state: "live", lawyer: wang!.name, questions: QUESTIONS, draftId: matter.draftId, changes: [] });
    expect(made.parts).toMatchObject([
      { kind: "short", text: textOf("二"), citations: [cite("二")] },
      { kind: "claim", text: textOf("二"), citations: [cite("二")] },
    ]);
    const audit = await read<{ actor: string; action: string }>(
      bureau.database.db,
      sql`select actor, action from audit_event where subject_kind = 'answer' and subject_id = ${matter.answerId} order by id desc limit 1`,
    );
    expect(audit).toEqual([{ actor: `staff:${wang!.id}`, action: "release-answer" }]);
  });

  test.each([
    ["a placeholder", "甲一方应当支付。", "代称"],
    ["a telephone number", "有事请打13912345678。", "电话号码"],
    ["a name that the matter holds", "张建国可以要双倍工资。", "姓名"],
    ["the asker's own figure", "做了七个月的，可以要六倍。", "群众自己的数字"],
    ["a sum that no cited article names", "可以要五万元。", "金额"],
    ["the body that the asker named", "乐动健身应当支付。", "单位"],
  ])("never holds %s, and the refusal names what it saw, by field", async (_, text, says) => {
    const refused = problemOf(await release({ parts: [PARTS[1]!, { kind: "step", at: 0, text }] }), 422, "invalid");
    expect(
      refused.errors
        ?.filter(({ field }) => field === "parts[1]")
        .map(({ message }) => message)
        .join(),
    ).toContain(says);
    const asked = problemOf(await release({ questions: [QUESTIONS[0]!, text] }), 422, "invalid");
    expect(asked.errors?.map(({ field }) => field)).toContain("questions[1]");
  });

  const STEP = { kind: "step" as const, at: 0, text: "先跟单位协商，协商不成去申请仲裁。" };

  test("keeps of a step where to go and what to bring, for the next one who asks", async () => {
    const made = await released({ parts: [...PARTS, STEP] });
    const kept = { kind: "step", where: "单位所在地的劳动人事争议仲裁委员会", papers: ["工资条", "考勤记录"] };
    expect(made.parts[2]).toMatchObject(kept);
    expect((await recall(ALIKE))[2]).toMatchObject(kept);
    await withdraw(made.id);
    const own = await released({ parts: [...PARTS, { ...STEP, where: null, papers: ["劳动合同或者工资流水"] }] });
    expect(own.parts[2]).toMatchObject({ where: null, papers: ["劳动合同或者工资流水"] });
  });

  test.each([
    ["where to go", { where: "乐动健身总部" }],
    ["what to bring", { papers: ["工资条", "张建国的身份证"] }],
  ])("holds no person's fact in %s either", async (_, more) => {
    const refused = problemOf(await release({ parts: [PARTS[1]!, { ...STEP, ...more }] }), 422, "invalid");
    expect(refused.errors?.map(({ field }) => field)).toEqual(["parts[1]"]);
  });

  test("passes the citation gate by itself, or is refused with what the gate found", async () => {
    const parts = [{ kind: "claim" as const, at: 0, text: "试验员做第二件事，须在九十个工作日内做完。" }];
    const refused = problemOf(await release({ parts }), 409, "citations-unresolved");
    expect(refused.errors?.map(({ field }) => field)).toContain("parts[0]");
  });

  test("is of a part that is there, and of the short answer only with a claim", async () => {
    problemOf(await release({ parts: [{ kind: "claim", at: 7, text: "没有这一条。" }] }), 422, "invalid");
    problemOf(await release({ parts: [PARTS[0]!] }), 422, "invalid");
  });

  test("of one answer stands once, until it is withdrawn", async () => {
    const { id } = await released();
    problemOf(await release(), 409, "wrong-state");
    await withdraw(id);
    await released();
  });

  test("is of an answer that was delivered", async () => {
    const waiting = await onDeskOf(bureau, wang!, "邻居家的狗咬了我，怎么赔");
    problemOf(await release({}, wang, waiting.draftId), 409, "wrong-state");
    problemOf(await release({}, wang, crypto.randomUUID()), 409, "wrong-state");
    problemOf(await release({}, wang, "no-id"), 404, "not-found");
  });

  test("needs a valid licence, as the database holds too", async () => {
    await change(sql`update lawyer set licence_status = 'suspended' where staff_id = ${li!.id}`);
    problemOf(await release({}, li), 403, "licence-not-valid");
    const { id } = await released();
    problemOf(await withdraw(id), 403, "licence-not-valid");
    expect(
      await outcome(
        change(sql`update answer_release set withdrawn_by = ${li!.id}, withdrawn_at = now(), withdrawn_because = '试试' where id = ${id}`),
      ),
    ).toBe("WF006");
    await change(sql`update lawyer set licence_status = 'active' where staff_id = ${li!.id}`);
  });

  test("is never changed, only withdrawn, once, with a reason, by any lawyer", async () => {
    const { id } = await released();
    expect(await outcome(change(sql`update released_part set text = '别的话' where release_id = ${id}`))).toBe("WF001");
    expect(await outcome(change(sql`update answer_release set category = 'other' where id = ${id}`))).toBe("WF001");
    expect((await call(bureau, "POST", `/api/memory/${id}/withdraw`, { as: li, body: { reason: "" } })).status).toBe(422);
    expect((await withdraw(id)).body).toMatchObject({ state: "withdrawn", withdrawn: { by: li!.name, because: "说法不准确" } });
    problemOf(await withdraw(id), 409, "wrong-state");
    problemOf(await withdraw(crypto.randomUUID()), 404, "not-found");
  });

  test("is listed with how it stands, and found by its words and its draft", async () => {
    const { id } = await released();
    expect((await memory("?q=双倍工资")).items.map((one) => one.id)).toContain(id);
    expect((await memory(`?draft=${matter.draftId}`)).items.map((one) => one.id)).toContain(id);
    expect((await memory("?q=没有这样的话")).items).toEqual([]);
    expect((await memory()).counts).toMatchObject({ live: 1, dropped: 0 });
  });
});

describe("a near-identical question", () => {
  test("recalls the released parts, with who approved them and when", async () => {
    const made = await released();
    const parts = await recall(ALIKE);
    expect(parts).toMatchObject([
      { partId: made.parts[0]!.id, kind: "short", text: textOf("二"), lawyer: wang!.name, at: made.at, citations: [cite("二")] },
      { partId: made.parts[1]!.id, kind: "claim" },
    ]);
    expect(parts[0]!.likeness).toBeGreaterThan(0.75);
  });

  test("is compared with vectors that are made once for each embedder", async () => {
    const { id } = await released();
    const known = shippedFinder(bureau.config, bureau).vectorOf;
    const seen: string[] = [];
    const by = (embedder: string) => {
      const vectorOf = (text: string) => {
        seen.push(text);
        const vector = known(text);
        return vector && { ...vector, embedder };
      };
      return recallAnswer({ database: bureau.database, vectorOf }, [ALIKE], matter.draft.inquiry.category, TODAY);
    };
    for (const [embedder, embedded] of [
      ["one@1", 2],
      ["one@1", 1],
      ["two@1", 2],
    ] as const) {
      seen.length = 0;
      expect((await by(embedder)).length).toBe(2);
      expect(seen).toHaveLength(embedded);
    }
    const kept = await read<{ embedder: string }>(
      bureau.database.db,
      sql`select embedder from release_vector where release_id = ${id} order by 1`,
    );
    expect(kept.map(({ embedder }) => embedder)).toEqual(["one@1", "two@1"]);
  });

  test("recalls nothing of a merely similar one, of another field, or where no known word is said", async () => {
    await released();
    expect(await recall("劳动合同到期公司不续签了，有没有补偿")).toEqual([]);
    expect(await recall("邻居家的狗咬了我，怎么赔")).toEqual([]);
    expect(await recall("？！……")).toEqual([]);
    const deps = { database: bureau.database, vectorOf: shippedFinder(bureau.config, bureau).vectorOf };
    expect(await recallAnswer(deps, [ALIKE], "family", TODAY)).toEqual([]);
  });

  test("recalls nothing that was withdrawn", async () => {
    await withdraw((await released()).id);
    expect(await recall(ALIKE)).toEqual([]);
  });

  test("recalls nothing whose cited article has other words now, was repealed, or gave way to another law", async () => {
    const { id } = await released();
    const official = sql`update article a set official = ${textOf("二")}
      from law_version v where v.id = a.version_id and v.law = ${TRIAL} and v.version = '2012-12-28' and a.no = 2`;
    const reasons = [
      [
        sql`update article a set official = '改过了。' from law_version v
        where v.id = a.version_id and v.law = ${TRIAL} and v.version = '2012-12-28' and a.no = 2`,
        official,
      ],
      [
        sql`update law_version set ending = 'repealed', repealed_on = '2026-11-01', ended_by = '新法' where law = ${TRIAL} and version = '2012-12-28'`,
        sql`update law_version set ending = null, repealed_on = null, ended_by = null where law = ${TRIAL} and version = '2012-12-28'`,
      ],
      [
        sql`insert into displacement (law, no, by_law, by_no, because, since) values (${TRIAL}, 2, '新法', 1, '试验', '2026-11-01')`,
        sql`delete from displacement where law = ${TRIAL}`,
      ],
    ] as const;
    for (const [done, undone] of reasons) {
      await change(done);
      expect(await recall(ALIKE)).toEqual([]);
      expect((await memory()).items.find((one) => one.id === id)).toMatchObject({ state: "dropped", changes: [{ articleNo: "第二条" }] });
      await change(undone);
      expect(await recall(ALIKE)).toHaveLength(2);
    }
  });

  test("still recalls it where the law was amended, and this article kept its words", async () => {
    await released();
    await change(sql`with v as (insert into law_version (law, version, effective, in_force_from) values (${TRIAL}, '2026-01-01', '2008-01-01', '2026-03-01') returning id)
      insert into article (version_id, no, sub, label, official) select v.id, 2, 0, '第二条', ${textOf("二")} from v`);
    expect(await recall(ALIKE)).toHaveLength(2);
    await change(sql`delete from article where version_id = (select id from law_version where law = ${TRIAL} and version = '2026-01-01')`);
    await change(sql`delete from law_version where law = ${TRIAL} and version = '2026-01-01'`);
  });
});

test("a near-identical question finds the released words in its draft, and beside them who approved them", async () => {
  const made = await released();
  const { draft } = await onDeskOf(bureau, li!, ALIKE);
  expect(draft.body.law[0]).toMatchObject({ claim: textOf("二"), citations: [cite("二")] });
  expect(draft.remembered.map(({ partId }) => partId)).toContain(made.parts[1]!.id);
  expect(draft.remembered[0]).toMatchObject({ lawyer: wang!.name, at: made.at });
});

test("an answer that is being corrected is given to nobody, and to nobody once it was corrected", async () => {
  const own = await givenAnswered(bureau, wang!, ASKED, BODY);
  const reply = await release({}, wang, own.draftId);
  expect(reply.status).toBe(200);
  expect(await recall(ALIKE)).toHaveLength(2);
  bureau.clock.forward(1);
  const draft = await corrected(bureau, wang!, own.draftId);
  expect(await recall(ALIKE)).toEqual([]);
  const listed = (await memory()).items.find((one) => one.draftId === own.draftId);
  expect(listed).toMatchObject({ state: "dropped", corrected: true, changes: [] });
  await approve(bureau, wang!, await edit(bureau, wang!, await giveDraft(bureau, wang!, draft.id), "更正后的说法，请看下面各条。"));
  expect(await recall(ALIKE)).toEqual([]);
  await withdraw((reply.body as unknown as ReleasedAnswer).id);
  problemOf(await release({}, wang, own.draftId), 409, "wrong-state");
});

test("a draft names the lawyer beside a text that is word for word a released one, and beside no other", async () => {
  const made = await released();
  const { draft } = await onDeskOf(bureau, li!, "厂里一直没签合同，我该怎么办");
  const edited = await call(bureau, "PUT", `/api/review/drafts/${draft.id}/body`, {
    as: li,
    body: { sha256: draft.sha256, body: { ...draft.body, law: BODY.law } },
  });
  expect(edited.body["remembered"]).toEqual([
    { partId: made.parts[0]!.id, text: textOf("二"), lawyer: wang!.name, at: made.at },
    { partId: made.parts[1]!.id, text: textOf("二"), lawyer: wang!.name, at: made.at },
  ]);
  await withdraw(made.id);
  expect((await call(bureau, "GET", `/api/review/drafts/${draft.id}`, { as: li })).body["remembered"]).toEqual([]);
});

test("a matter that its citizen took back gives nothing to the memory", async () => {
  const gone = await givenAnswered(bureau, wang!, ASKED, BODY);
  await call(bureau, "POST", `/api/inquiries/${gone.id}/withdraw`, { as: gone.token });
  problemOf(await release({}, wang, gone.draftId), 409, "wrong-state");
});
