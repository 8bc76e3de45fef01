/** While a citizen waits: what was understood is put right, contact made safe, a call asked for, something given to read. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Callback, CallbackContact, type CallbackList, InquiryView } from "#contract.ts";
import { ReadingDesk, ReadingListView } from "#contract/waiting-requests.ts";
import { answered } from "#testing/correcting.ts";
import { onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, CUSTODY, WAGES, ask, inReview, read } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";

const PHONE = "13800001234";
const HIT = "老公又打我了，我该怎么办";
const LONG_AGO = "老公以前打过我，现在已经分居，想离婚，财产怎么分";
const FIRED = "上个月15号公司把我辞退了，没有给经济补偿，我该怎么办";
let bureau: Bureau;
let wang: Person;
let li: Person;
let zhao: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "operator");
  zhao = await givenPerson(bureau, "supervisor");
});
afterAll(() => bureau.close());

const post = (matter: Asked, what: string, body: unknown, headers: Record<string, string> = {}) =>
  call(bureau, "POST", `/api/inquiries/${matter.id}/${what}`, { as: matter.token, body, headers });
const done = async (matter: Asked, what: string, body: unknown, headers: Record<string, string> = {}) =>
  shaped(await post(matter, what, body, headers), 200, InquiryView);
const view = async (matter: Asked) =>
  shaped(await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token }), 200, InquiryView);
const rows = <Row>(query: Parameters<typeof read>[1]) => read<Row>(bureau.database.db, query);
const audited = async (id: string) =>
  (await rows<{ action: string }>(sql`select action from audit_event where subject_id = ${id} order by id`)).map(({ action }) => action);

describe("what the service understood", () => {
  test("is shown with the days it read, and with no day that it worked out", async () => {
    const { understood, category } = await view(await ask(bureau, FIRED, { matterRegion: "440300" }));
    expect(category).toBe("labor");
    expect(understood).toMatchObject({
      place: { code: "440300", name: "广东省深圳市" },
      dates: [{ told: "上个月15号", from: "2026-10-15", to: "2026-10-15", corrected: false }],
      byCitizen: false,
      mayCorrect: true,
    });
    expect(JSON.stringify(understood)).not.toMatch(/2027|时效|期限|daysLeft|lastDay/);
  });

  test("another field, chosen by the citizen, brings a new draft to the desk that takes it; the record keeps both", async () => {
    const matter = await inReview(bureau, WAGES);
    const after = await done(matter, "understood", { category: "family" });
    expect(after).toMatchObject({ category: "family", state: "drafting", understood: { byCitizen: true } });
    await bureau.work();
    const drafts = await rows<{ state: string; seat: string }>(
      sql`select state, seat_class as seat from draft where inquiry_id = ${matter.id} order by round`,
    );
    expect(drafts).toEqual([
      { state: "withdrawn", seat: "labor" },
      { state: "waiting", seat: "family" },
    ]);
    const [kept] = await rows(sql`select old_category, category, dates from citizen_correction where inquiry_id = ${matter.id}`);
    expect(kept).toEqual({ old_category: "labor", category: "family", dates: [] });
    expect(await audited(matter.id)).toContain("correct-understood");
  });

  test("a lawyer who holds the draft keeps it, and sees what the citizen put right", async () => {
    const matter = await onDeskOf(bureau, wang, FIRED);
    await done(matter, "understood", { matterRegion: "310100", dates: [{ told: "上个月15号", day: "2026-10-20" }] });
    const draft = await call(bureau, "GET", `/api/review/drafts/${matter.draftId}`, { as: wang });
    expect(draft.body).toMatchObject({
      state: "claimed",
      inquiry: {
        matterRegion: "310100",
        putRight: [{ from: null, to: null, place: true, dates: [{ told: "上个月15号", day: "2026-10-20" }] }],
      },
    });
    expect((await view(matter)).understood?.dates).toEqual([{ told: "上个月15号", from: "2026-10-20", to: "2026-10-20", corrected: true }]);
    expect((await view(matter)).messages.at(-1)?.text).toBe("更正：我说的“上个月15号”是2026年10月20日。");
  });

  test("said twice, by key or in the same words, is put right once", async () => {
    const matter = await ask(bureau, FIRED);
    const key = { "idempotency-key": "right-1" };
    await done(matter, "understood", { category: "family" }, key);
    await done(matter, "understood", { category: "family" }, key);
    await done(matter, "understood", { category: "family" });
    problemOf(await post(matter, "understood", { category: "debt" }, key), 422, "key-reused");
    expect(await rows(sql`select n from citizen_correction where inquiry_id = ${matter.id}`)).toHaveLength(1);
  });

  test("questions of another field make way for those of the chosen one, and stay to be answered by a tap", async () => {
    const matter = await ask(bureau, "工资不给", { followUp: "ask" });
    const asked = (await view(matter)).messages.findLast(({ questions }) => questions.length > 0);
    const after = await done(matter, "understood", { category: "debt" });
    const now = after.messages.findLast(({ questions }) => questions.length > 0);
    expect(after.state).toBe("needs_facts");
    expect(now?.questions.map(({ ask }) => ask)).not.toEqual(asked?.questions.map(({ ask }) => ask));
    const placed = await done(matter, "understood", { matterRegion: "310100" });
    expect(placed.messages.findLast(({ questions }) => questions.length > 0)?.questions).toEqual(now?.questions);
  });

  test("danger stays danger whatever field is chosen", async () => {
    const matter = await ask(bureau, HIT);
    const after = await done(matter, "understood", { category: "contract" });
    expect(after).toMatchObject({ category: "contract", urgency: "danger" });
    expect(after.notices[0]?.level).toBe("danger");
  });

  test.each([
    ["nothing", {}, 422, "invalid"],
    ["a field that there is not", { category: "tax" }, 422, "invalid"],
    ["a place that there is not", { matterRegion: "999999" }, 422, "unknown-region"],
    ["a day that was not told", { dates: [{ told: "去年", day: "2026-01-01" }] }, 422, "invalid"],
    ["a day that lies ahead", { dates: [{ told: "上个月15号", day: "2026-12-01" }] }, 422, "invalid"],
  ])("%s is refused", async (_, body, status, code) => {
    problemOf(await post(await ask(bureau, FIRED), "understood", body), status, code);
  });

  test("is not put right after the answer, nor over a lawyer's word", async () => {
    const matter = await answered(bureau, wang, "押金不退怎么办");
    expect((await view(matter)).understood).toBeNull();
    problemOf(await post(matter, "understood", { category: "family" }), 409, "wrong-state");
    const held = await onDeskOf(bureau, wang, "网购到假货怎么赔");
    await call(bureau, "POST", `/api/review/drafts/${held.draftId}/triage`, {
      as: wang,
      body: { category: "consumer", cause: null, urgency: "none", aid: false },
    });
    problemOf(await post(held, "understood", { category: "family" }), 409, "wrong-state");
  });
});

describe("something to read meanwhile", () => {
  const desk = async (as: Person) => shaped(await call(bureau, "GET", "/api/law/reading", { as }), 200, ReadingDesk);
  const listOf = async (category: string) => (await desk(wang)).lists.find((list) => list.category === category)!;

  test("the demo shows what no lawyer has read, and says so; nothing is shown in danger", async () => {
    expect((await view(await ask(bureau, WAGES))).readingList).toMatchObject({ demo: true, items: [{}, {}, {}] });
    expect((await view(await ask(bureau, HIT))).readingList).toBeNull();
    expect((await view(await ask(bureau, "明天上诉期就到了，判决书怎么上诉"))).readingList).toBeNull();
    expect((await view(await ask(bureau, "我儿子偷东西被刑事拘留了怎么办"))).readingList).toBeNull();
  });

  test("a lawyer releases the words that were on screen, and takes them back", async () => {
    const { sha256, state } = await listOf("family");
    expect(state).toBe("unreleased");
    problemOf(
      await call(bureau, "POST", "/api/law/reading/family/release", { as: wang, body: { sha256: "0".repeat(64) } }),
      409,
      "wrong-state",
    );
    const released = await call(bureau, "POST", "/api/law/reading/family/release", { as: wang, body: { sha256 } });
    expect(shaped(released, 200, ReadingListView)).toMatchObject({ state: "released", shown: true, decided: { by: wang.name } });
    expect(await audited("family")).toEqual(["release-reading-list"]);
    const withdrawn = await call(bureau, "POST", "/api/law/reading/family/withdraw", { as: wang });
    expect(shaped(withdrawn, 200, ReadingListView)).toMatchObject({ state: "unreleased", shown: false });
    expect((await view(await ask(bureau, CUSTODY))).readingList).toBeNull();
    problemOf(await call(bureau, "POST", "/api/law/reading/criminal/withdraw", { as: wang }), 404, "not-found");
  });

  test("outside the demo nothing is shown that no real lawyer released", async () => {
    const { readingListFor } = await import("#law/release-reading.ts");
    const { SHIPPED_READING_LISTS } = await import("../shipped-reading-lists.ts");
    const matter = {
      state: "drafting",
      category: "labor",
      second: null,
      urgency: "none",
      dangers: [],
      homeUnsafe: false,
      notices: [],
    } as const;
    const { sha256 } = await listOf("labor");
    await call(bureau, "POST", "/api/law/reading/labor/release", { as: wang, body: { sha256 } });
    const given = (demo: boolean) =>
      readingListFor({ database: bureau.database, clock: bureau.clock, demo, lists: SHIPPED_READING_LISTS }, matter);
    expect(await given(false)).toBeNull(); // Wang is a sample person
    await bureau.database.transact("system:test", (tx) => sql`update lawyer set sample = false where staff_id = ${wang.id}`.execute(tx));
    expect(await given(false)).toMatchObject({ demo: false });
    await bureau.database.transact("system:test", (tx) => sql`update lawyer set sample = true where staff_id = ${wang.id}`.execute(tx));
  });
});

describe("whether it is safe to be contacted", () => {
  const said = { calls: "at-times", times: "白天十点到下午三点", who: "只能我本人接", codeWord: "送快递的" };
  const list = async (as: Person) => (await call(bureau, "GET", "/api/callbacks", { as })).body as unknown as CallbackList;
  const taskOf = async (as: Person, matter: Asked) => (await list(as)).open.find(({ inquiryId }) => inquiryId === matter.id)!;
  const act = (as: Person, task: Callback, what: string, body?: unknown) =>
    call(bureau, body === undefined && what === "contact" ? "GET" : "POST", `/api/callbacks/${task.id}/${what}`, {
      as,
      ...(body === undefined ? {} : { body }),
    });

  test("is asked where violence at home may be in play, danger or not, and of nobody else", async () => {
    expect((await view(await ask(bureau, HIT))).contactSafety).toEqual({ said: null });
    const past = await view(await ask(bureau, LONG_AGO));
    expect(past.contactSafety).toEqual({ said: null });
    expect((await view(await ask(bureau, WAGES))).contactSafety).toBeNull();
    const later = await ask(bureau, CUSTODY);
    await call(bureau, "POST", `/api/inquiries/${later.id}/messages`, {
      as: later.token,
      body: { text: "他天天查我手机，老公不让我出门" },
    });
    expect((await view(later)).contactSafety).toEqual({ said: null });
  });

  test("before it is answered nobody sees the number or calls, until the danger desk decides", async () => {
    const matter = await ask(bureau, LONG_AGO);
    await done(matter, "callback", { number: PHONE, wanted: "morning" });
    const task = await taskOf(li, matter);
    expect(task).toMatchObject({
      kind: "requested",
      wanted: "morning",
      contactSafety: { standing: "unanswered", mayCall: false, mayDecide: false },
    });
    await act(li, task, "take");
    problemOf(await act(li, task, "contact"), 409, "contact-unsafe");
    problemOf(await act(li, task, "tries", { reached: false, note: "" }), 409, "contact-unsafe");
    problemOf(await act(li, task, "allow-call", { reason: "核实过" }), 403, "not-allowed");
    const allowed = shaped(await act(zhao, task, "allow-call", { reason: "邻居来电说她一个人在家" }), 200, Callback);
    expect(allowed.contactSafety).toMatchObject({ standing: "left", mayCall: true, leave: { by: zhao.name } });
    expect(shaped(await act(li, task, "contact"), 200, CallbackContact)).toEqual({ contact: PHONE, safety: null });
    expect(await audited(matter.id)).toEqual(expect.arrayContaining(["ask-contact-safety", "allow-call", "open-contact"]));
  });

  test("whoever holds the alert decides as well", async () => {
    const matter = await ask(bureau, HIT, { contact: PHONE });
    const [alert] = await rows<{ id: string }>(sql`select id from alert where inquiry_id = ${matter.id}`);
    const allow = () => call(bureau, "POST", `/api/alerts/${alert!.id}/allow-call`, { as: wang, body: { reason: "情况紧急" } });
    problemOf(await allow(), 403, "not-allowed");
    await call(bureau, "POST", `/api/alerts/${alert!.id}/acknowledge`, { as: wang });
    expect((await allow()).body).toMatchObject({ contactSafety: { standing: "left", mayCall: true } });
    problemOf(await allow(), 409, "wrong-state");
  });

  test("what the citizen says is sealed, shown to them as a choice alone, and comes with the number", async () => {
    const matter = await ask(bureau, LONG_AGO, { contact: PHONE });
    expect((await done(matter, "contact-safety", said)).contactSafety).toEqual({ said: "at-times" });
    const [row] = await rows<{ sealed: Uint8Array }>(sql`select sealed from contact_safety where inquiry_id = ${matter.id}`);
    expect(new TextDecoder().decode(row!.sealed)).not.toContain("快递");
    await done(matter, "callback", {});
    const task = await taskOf(li, matter);
    expect(JSON.stringify(task)).not.toContain("快递");
    await act(li, task, "take");
    const { times, who, codeWord } = said;
    expect(shaped(await act(li, task, "contact"), 200, CallbackContact)).toEqual({ contact: PHONE, safety: { times, who, codeWord } });
  });

  test("“do not call” ends what was open, and stands against everybody until the citizen says otherwise", async () => {
    const matter = await ask(bureau, LONG_AGO, { contact: PHONE });
    await done(matter, "contact-safety", { calls: "any-time" });
    await done(matter, "callback", {});
    const task = await taskOf(li, matter);
    await act(li, task, "take");
    await done(matter, "contact-safety", { calls: "only-here" });
    expect(await taskOf(li, matter)).toBeUndefined();
    problemOf(await post(matter, "callback", {}), 409, "contact-unsafe");
    problemOf(await act(zhao, task, "allow-call", { reason: "想打一下" }), 409, "wrong-state");
    await done(matter, "contact-safety", { calls: "any-time" });
    expect((await done(matter, "callback", {})).callAsked).toMatchObject({ wanted: "soon" });
  });

  test("a time is needed where calls are safe at times only", async () => {
    problemOf(await post(await ask(bureau, HIT), "contact-safety", { calls: "at-times" }), 422, "invalid");
  });
});

describe("a citizen who asks to be called", () => {
  test("leaves a number once; one call is open at a time, and a newer number takes the place of the old", async () => {
    const matter = await ask(bureau, WAGES);
    problemOf(await post(matter, "callback", {}), 422, "invalid");
    problemOf(await post(matter, "callback", { number: "abc" }), 422, "invalid");
    const first = await done(matter, "callback", { number: PHONE, wanted: "evening" });
    expect(first.callAsked).toEqual({ wanted: "evening", by: "2026-11-23" });
    await done(matter, "callback", { number: "13900005678" });
    expect(await rows(sql`select id from callback_task where inquiry_id = ${matter.id}`)).toHaveLength(1);
    const [task] = ((await call(bureau, "GET", "/api/callbacks", { as: li })).body as unknown as CallbackList).open.filter(
      ({ inquiryId }) => inquiryId === matter.id,
    );
    expect(task).toMatchObject({ kind: "requested", draftId: null, contactSafety: null });
    await call(bureau, "POST", `/api/callbacks/${task!.id}/take`, { as: li });
    expect((await call(bureau, "GET", `/api/callbacks/${task!.id}/contact`, { as: li })).body).toEqual({
      contact: "13900005678",
      safety: null,
    });
  });
});

describe("the place in the queue", () => {
  test("comes with no time while fewer than five like matters were answered", async () => {
    const { queue } = await view(await inReview(bureau, "开发商逾期交房怎么办"));
    expect(queue).toMatchObject({ expectedMinutes: null });
    expect(queue?.like).toBeLessThan(5);
  });
});
