import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DraftView, type TriageCorrection, type TriageView } from "#contract.ts";
import { type OnDesk, clearDesks, decide, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, outcome, read, stateOf } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";
import { serviceLabels } from "./label-triage.ts";

const RENT = "我租的房子合同到期了，房东一直不退押金，跟他要也不给，怎么办";

let bureau: Bureau;
let wang: Person;
let li: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "lawyer", ["family"]);
});
afterEach(() => clearDesks(bureau));
afterAll(() => bureau.close());

/** On wang's desk, called a contract matter of no urgency: what the weights would say is not what is tested here. */
async function onDesk(question = RENT): Promise<OnDesk> {
  const matter = await onDeskOf(bureau, wang, question);
  const stands = {
    category: "contract",
    urgency: "none",
    seatClass: "contract",
    aid: false,
    causes: [{ name: "租赁合同纠纷", share: 0.4 }],
  };
  await sql`update inquiry set category = 'contract', urgency = 'none', seat_class = 'contract',
    triage = triage || ${JSON.stringify(stands)}::jsonb where id = ${matter.id}`.execute(bureau.database.db);
  await sql`update draft set seat_class = 'contract', urgency_rank = 2 where id = ${matter.draftId}`.execute(bureau.database.db);
  return matter;
}

const SAID: TriageCorrection = { category: "contract", cause: "租赁合同纠纷", urgency: "none", aid: false, move: false };
const correct = (draftId: string, some: Partial<TriageCorrection> = {}, who = wang) =>
  decide(bureau, who, draftId, "triage", { ...SAID, ...some });
const triageOf = (view: DraftView): TriageView => view.inquiry.triage!;
const labelsOf = (id: string) =>
  read<Record<string, unknown>>(bureau.database.db, sql`select * from triage_label where inquiry_id = ${id} order by at, id`);
const inquiryOf = async (id: string) =>
  (
    await read<{ category: string; urgency: string; seat: string }>(
      bureau.database.db,
      sql`select category, urgency, seat_class as seat from inquiry where id = ${id}`,
    )
  )[0];

describe("a lawyer's correction", () => {
  test("is what the matter is from then on, with all opinions beside it", async () => {
    const { id, draftId } = await onDesk();
    const view = shaped(
      await correct(draftId, { category: "housing", cause: "房屋租赁合同纠纷", urgency: "soon", aid: true }),
      200,
      DraftView,
    );
    expect(view).toMatchObject({ state: "claimed", claimedByMe: true, inquiry: { category: "housing", urgency: "soon" } });
    expect(triageOf(view)).toMatchObject({
      second: "contract",
      causes: [{ name: "房屋租赁合同纠纷", share: 1 }],
      aid: true,
      seatClass: "contract",
      correctedBy: { name: wang.name },
    });
    expect(triageOf(view).opinions.map(({ by }) => by)).toEqual(["classifier", "rules", "lawyer"]);
    expect(await inquiryOf(id)).toEqual({ category: "housing", urgency: "soon", seat: "contract" });
  });

  test("is recorded with who, when, what was and what is, by reference to the words, and audited without them", async () => {
    const { id, draftId } = await onDesk();
    await correct(draftId, { category: "housing", cause: "房屋租赁合同纠纷", aid: true });
    expect(await labelsOf(id)).toEqual([
      expect.objectContaining({
        draft_id: draftId,
        lawyer_id: wang.id,
        position: 1,
        old_category: "contract",
        category: "housing",
        old_cause: "租赁合同纠纷",
        cause: "房屋租赁合同纠纷",
        old_urgency: "none",
        urgency: "none",
        old_aid: false,
        aid: true,
        at: bureau.clock(),
      }),
    ]);
    const audited = await read<{ actor: string; detail: Record<string, unknown> }>(
      bureau.database.db,
      sql`select actor, detail from audit_event where action = 'label-triage' and subject_id = ${id}`,
    );
    expect(audited).toEqual([
      {
        actor: `staff:${wang.id}`,
        detail: expect.objectContaining({ category: ["contract", "housing"], aid: [false, true], cause: true }),
      },
    ]);
    expect(JSON.stringify(audited)).not.toContain("押金");
  });

  test("that changes nothing confirms, and is a label too", async () => {
    const { id, draftId } = await onDesk();
    const view = shaped(await correct(draftId), 200, DraftView);
    expect(triageOf(view).opinions.at(-1)).toEqual({ by: "lawyer", category: "contract", confidence: 1 });
    expect(await labelsOf(id)).toHaveLength(1);
  });

  test("stays with the lawyer unless they say that the other desk should have it", async () => {
    const { draftId } = await onDesk();
    shaped(await correct(draftId, { category: "family" }), 200, DraftView);
    expect(await stateOf(bureau.database.db, "draft", draftId)).toBe("claimed");
    const moved = shaped(await correct(draftId, { category: "family", move: true }), 200, DraftView);
    expect(moved).toMatchObject({ state: "waiting", claimedByMe: false, inquiry: { category: "family" } });
    const taken = shaped(await call(bureau, "POST", "/api/review/next", { as: li }), 200, DraftView);
    expect(taken.id).toBe(draftId);
  });

  test("with nothing to move stays where it is", async () => {
    const { draftId } = await onDesk();
    expect(shaped(await correct(draftId, { category: "debt", move: true }), 200, DraftView).claimedByMe).toBe(true);
  });

  test("to danger calls people as danger that triage sees", async () => {
    const { id, draftId } = await onDesk();
    await correct(draftId, { urgency: "danger" });
    const alerts = await read(bureau.database.db, sql`select 1 from alert where inquiry_id = ${id}`);
    expect(alerts).toHaveLength(1);
  });

  test("stands when the citizen adds something", async () => {
    const { id, token, draftId } = await onDesk();
    await correct(draftId, { category: "housing" });
    await call(bureau, "POST", `/api/inquiries/${id}/messages`, { as: token, body: { text: "押金是三千块" } });
    expect(await inquiryOf(id)).toMatchObject({ category: "housing", seat: "contract" });
  });
});

describe("who may correct", () => {
  test("only whoever holds the draft", async () => {
    const { id, draftId } = await onDesk();
    problemOf(await correct(draftId, {}, li), 409, "claimed-by-another");
    await decide(bureau, wang, draftId, "release", { reason: "not-my-field" });
    problemOf(await correct(draftId), 409, "not-claimed");
    expect(await labelsOf(id)).toEqual([]);
  });

  test("the database itself takes a label from nobody else, and changes none", async () => {
    const { id, draftId } = await onDesk();
    await correct(draftId);
    const insert = (lawyer: string) =>
      bureau.database.transact("system:test", (tx) =>
        sql`insert into triage_label (id, inquiry_id, draft_id, lawyer_id, position, old_category, category, old_urgency, urgency, old_aid, aid, at)
          values (gen_random_uuid(), ${id}, ${draftId}, ${lawyer}, 1, 'contract', 'debt', 'none', 'none', false, false, now())`.execute(tx),
      );
    expect(await outcome(insert(li.id))).toBe(HELD.review);
    expect(await outcome(insert(wang.id))).toBe("done");
    const change = (text: ReturnType<typeof sql>) => bureau.database.transact("system:test", (tx) => text.execute(tx));
    expect(await outcome(change(sql`update triage_label set category = 'ip'`))).toBe(HELD.appendOnly);
    expect(await outcome(change(sql`delete from triage_label`))).toBe(HELD.appendOnly);
  });

  test.each([
    ["a category there is not", { category: "tax" }, "category"],
    ["an urgency there is not", { urgency: "later" }, "urgency"],
    ["a cause of one letter", { cause: "债" }, "cause"],
    ["a cause as long as a story", { cause: "纠".repeat(61) }, "cause"],
  ])("nobody to %s", async (_, some, field) => {
    const { draftId } = await onDesk();
    const problem = problemOf(await correct(draftId, some as Partial<TriageCorrection>), 422, "invalid");
    expect(problem.errors?.map((error) => error.field)).toEqual([field]);
  });
});

describe("labels for the next training run", () => {
  const exported = async (id: string) => {
    for await (const label of serviceLabels(bureau.database)) if (label.id === id) return label;
    return null;
  };

  test("are the last word on each matter, with the redacted words it was given for", async () => {
    const { id, token, draftId } = await onDesk(`${RENT}，房东叫张建国，电话13812345678`);
    await correct(draftId, { category: "debt" });
    bureau.clock.forward(1);
    await correct(draftId, { category: "housing", cause: null, aid: true });
    await call(bureau, "POST", `/api/inquiries/${id}/messages`, { as: token, body: { text: "后来才说的话" } });
    const label = await exported(id);
    expect(label).toEqual({
      id,
      question: expect.stringContaining("不退押金"),
      category: "housing",
      accept: ["housing"],
      urgency: "none",
      aid: true,
      cause: null,
      split: "service",
    });
    for (const secret of ["张建国", "13812345678", "后来才说的话"]) expect(label?.question).not.toContain(secret);
  });

  test("leave out who withdrew, and who was erased", async () => {
    const gone = await onDesk();
    await correct(gone.draftId);
    await call(bureau, "POST", `/api/inquiries/${gone.id}/withdraw`, { as: gone.token });
    expect(await exported(gone.id)).toBeNull();
    const erased = await onDesk();
    await correct(erased.draftId);
    expect(await exported(erased.id)).not.toBeNull();
    await sql`update citizen set data_key = null where id = (select citizen_id from inquiry where id = ${erased.id})`.execute(
      bureau.database.db,
    );
    expect(await exported(erased.id)).toBeNull();
  });
});
