/** 评价、投诉、复查: what a citizen says of an answer is followed up by a call, another lawyer, and a clock for each. */
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CallbackList, InquiryView } from "#contract.ts";
import { ClockBoard, ClockView } from "#contract/clocks.ts";
import { Complaint, ComplaintList, ReReview, ReReviewList } from "#contract/re-reviews.ts";
import { dayInChina } from "#platform/clock.ts";
import { type Answered, answered, corrected } from "#testing/correcting.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, ask, outcome, read, stateOf } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";

const PHONE = "13800001234";
let bureau: Bureau;
let wang: Person;
let li: Person;
let zhao: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "lawyer");
  zhao = await givenPerson(bureau, "supervisor");
});
afterAll(() => bureau.close());

const rate = (m: Answered, body: unknown) => call(bureau, "POST", `/api/inquiries/${m.id}/rating`, { as: m.token, body });
const complain = (m: { id: string; token: string }, body: unknown, headers: Record<string, string> = {}) =>
  call(bureau, "POST", `/api/inquiries/${m.id}/complaint`, { as: m.token, body, headers });
const reReviews = async (as: Person) => shaped(await call(bureau, "GET", "/api/re-reviews", { as }), 200, ReReviewList);
const ofMatter = async (as: Person, id: string) => (await reReviews(as)).open.find(({ inquiryId }) => inquiryId === id);
const take = (as: Person, id: string) => call(bureau, "POST", `/api/re-reviews/${id}/take`, { as });
const settle = (as: Person, id: string, body: unknown) => call(bureau, "POST", `/api/re-reviews/${id}/settle`, { as, body });
const calls = async (id: string) =>
  ((await call(bureau, "GET", "/api/callbacks", { as: zhao })).body as unknown as CallbackList).open.filter(
    ({ inquiryId }) => inquiryId === id,
  );
const board = async (until?: string) =>
  shaped(
    await call(bureau, "GET", `/api/supervisor/clocks${until ? `?until=${encodeURIComponent(until)}` : ""}`, { as: zhao }),
    200,
    ClockBoard,
  );
const complaints = async () => shaped(await call(bureau, "GET", "/api/supervisor/complaints", { as: zhao }), 200, ComplaintList);
const handle = (id: string, body: unknown) => call(bureau, "POST", `/api/supervisor/complaints/${id}`, { as: zhao, body });
const given = (question: string) => answered(bureau, wang, question, { contact: PHONE });

describe("a rating", () => {
  test("of one star has the citizen called and the answer read again by another lawyer, with a clock", async () => {
    const matter = await given("公司拖欠工资怎么办");
    const view = shaped(
      await rate(matter, { stars: 1, reasons: ["unclear"], words: "看不懂，我叫王小明，电话13912345678" }),
      200,
      InquiryView,
    );
    expect(view.feedback.rating).toMatchObject({ stars: 1, reasons: ["unclear"] });
    expect(view.feedback.rating?.says).toMatch(
      /^对不起，没有帮到您。另一位律师会重新查看这份答复，预计2026年11月24日前完成；工作人员会给您打电话。$/,
    );
    expect(view.feedback.rating?.words).not.toMatch(/13912345678|王小明/);
    expect((await calls(matter.id)).map(({ kind, tell }) => [kind, tell.length > 10])).toEqual([["dissatisfied", true]]);
    const task = (await ofMatter(li, matter.id))!;
    expect(task).toMatchObject({ cause: "rating", stars: 1, author: wang.name, mayTake: true, takenBy: null, draftId: matter.draftId });
    // Saturday 2026-11-21: the second working day after it, at closing.
    expect(task.clock?.dueAt).toBe(new Date("2026-11-24T17:30:00+08:00").toISOString());
    expect((await ofMatter(wang, matter.id))?.mayTake).toBe(false);
  });

  test("of five stars asks for nothing; changed to two within seven days it does; after that it stands", async () => {
    const matter = await given("租房到期房东不退押金怎么办");
    await rate(matter, { stars: 5 });
    expect([await calls(matter.id), await ofMatter(li, matter.id)]).toEqual([[], undefined]);
    shaped(await rate(matter, { stars: 2 }), 200, InquiryView);
    shaped(await rate(matter, { stars: 2, words: "还是不行" }), 200, InquiryView);
    expect((await calls(matter.id)).length).toBe(1);
    const rows = await read(bureau.database.db, sql`select 1 from rating where inquiry_id = ${matter.id}`);
    expect(rows.length).toBe(1);
    bureau.clock.forward(7 * 24 * 60 + 1);
    problemOf(await rate(matter, { stars: 5 }), 409, "wrong-state");
  });

  test("is asked for again only once the answer to a further question is there", async () => {
    const matter = await given("租的房子漏水房东不修怎么办");
    const asks = async () => {
      const seen = await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token });
      return shaped(seen, 200, InquiryView).feedback.mayRate;
    };
    expect(await asks()).toBe(true);
    bureau.clock.forward(1);
    const further = { text: "我已经自己花钱修好了，修理费能不能从房租里扣" };
    expect((await call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body: further })).status).toBeLessThan(
      300,
    );
    await bureau.work();
    expect(await asks()).toBe(false);
    expect((await rate(matter, { stars: 4 })).status).toBe(200); // typed before, and on its way
  });

  test("has its bounds, waits for an answer, and is the citizen's alone", async () => {
    const matter = await given("网购到假货怎么赔");
    for (const body of [
      { stars: 0 },
      { stars: 6 },
      { stars: 2.5 },
      { stars: 3, reasons: ["nice"] },
      { stars: 3, words: "长".repeat(501) },
    ]) {
      problemOf(await rate(matter, body), 422, "invalid");
    }
    const other = await ask(bureau, "物业费太高可以不交吗");
    problemOf(await rate({ ...matter, id: other.id, token: other.token }, { stars: 1 }), 409, "wrong-state");
    problemOf(await rate({ ...matter, token: other.token }, { stars: 1 }), 404, "not-found");
  });
});

describe("a re-review", () => {
  test("is never its author's, belongs to who took it, and may end with the answer standing", async () => {
    const matter = await given("邻居装修太吵怎么办");
    await rate(matter, { stars: 1 });
    const { id } = (await ofMatter(li, matter.id))!;
    problemOf(await take(wang, id), 403, "not-allowed");
    problemOf(await settle(li, id, { outcome: "stands", note: "核对无误" }), 409, "not-claimed");
    expect(shaped(await take(li, id), 200, ReReview)).toMatchObject({ mine: true, takenBy: li.name });
    problemOf(await settle(li, id, { outcome: "corrected", note: "已更正" }), 409, "wrong-state");
    problemOf(await settle(li, id, { outcome: "stands", note: "" }), 422, "invalid");
    expect(shaped(await settle(li, id, { outcome: "stands", note: "条文和结论都对" }), 200, ReReview)).toMatchObject({
      outcome: "stands",
      note: "条文和结论都对",
      clock: null,
    });
    expect((await reReviews(wang)).settled.find((one) => one.id === id)?.note).toBe("");
    expect((await reReviews(zhao)).settled.find((one) => one.id === id)?.note).toBe("条文和结论都对");
    problemOf(await take(li, id), 409, "wrong-state");
  });

  test("ends as corrected once a correction of the answer was begun", async () => {
    const matter = await given("养的狗咬了人要赔多少");
    bureau.clock.forward(1);
    await rate(matter, { stars: 2, reasons: ["wrong"] });
    const { id } = (await ofMatter(li, matter.id))!;
    await take(li, id);
    await corrected(bureau, li, matter.draftId, { reason: "wrong-law", note: "条文引错" });
    expect((await ofMatter(li, matter.id))?.correcting).toBe(true);
    problemOf(await settle(li, id, { outcome: "stands", note: "无误" }), 409, "wrong-state");
    expect((await settle(li, id, { outcome: "corrected", note: "正在更正" })).status).toBe(200);
    const [clock] = await read<{ code: string }>(
      bureau.database.db,
      sql`select code from clock where inquiry_id = ${matter.id} and about = 'answer' and met_at is null`,
    );
    expect(clock).toEqual({ code: "correction" });
  });

  test("that finds us at fault has the citizen called with an apology", async () => {
    const matter = await given("老板不给我交社保怎么办");
    await rate(matter, { stars: 1 });
    const { id } = (await ofMatter(li, matter.id))!;
    await take(li, id);
    await settle(li, id, { outcome: "apology", note: "态度生硬" });
    expect((await calls(matter.id)).map(({ kind }) => kind).toSorted()).toEqual(["apology", "dissatisfied"]);
  });

  test("is opened once: a rating that is changed leaves no second one, no clock and no record of one", async () => {
    const matter = await given("快递丢了怎么赔");
    await rate(matter, { stars: 1 });
    await complain(matter, { about: "answer", words: "答非所问" });
    const { id } = (await ofMatter(li, matter.id))!;
    await take(li, id);
    await settle(li, id, { outcome: "stands", note: "核对无误" });
    shaped(await rate(matter, { stars: 1, words: "还是不满意" }), 200, InquiryView);
    expect(await ofMatter(li, matter.id)).toBeUndefined();
    const { db } = bureau.database;
    expect(await read(db, sql`select code from clock where inquiry_id = ${matter.id} and about = 're-review'`)).toHaveLength(1);
    const recorded = await read<{ action: string }>(
      db,
      sql`select action from audit_event where action in ('open-re-review', 'rate')
        and subject_id = (select answer_id::text from re_review where id = ${id}) order by id`,
    );
    expect(recorded.map(({ action }) => action)).toEqual(["rate", "open-re-review", "rate"]);
    const again = sql`insert into callback_task (id, inquiry_id, kind, answer_id, made_at, due_on)
      select gen_random_uuid(), inquiry_id, kind, answer_id, made_at, due_on from callback_task
      where inquiry_id = ${matter.id} on conflict (kind, answer_id) do nothing`;
    await bureau.database.transact("system:test", (tx) => again.execute(tx));
    const opened = sql`select 1 from audit_event where action = 'open-callback' and detail ->> 'inquiry' = ${matter.id}`;
    expect(await read(db, opened)).toHaveLength(2); // dissatisfied, and complaint
  });

  test("that is late is taken over by another lawyer", async () => {
    const chen = await givenPerson(bureau, "lawyer");
    const matter = await given("楼上漏水怎么赔");
    await rate(matter, { stars: 1 });
    const { id } = (await ofMatter(li, matter.id))!;
    await take(li, id);
    problemOf(await take(chen, id), 409, "claimed-by-another");
    bureau.clock.forward(5 * 24 * 60);
    expect((await ofMatter(chen, matter.id))?.mayTake).toBe(true);
    expect(shaped(await take(chen, id), 200, ReReview)).toMatchObject({ takenBy: chen.name, mine: true });
    problemOf(await settle(li, id, { outcome: "stands", note: "核对无误" }), 409, "claimed-by-another");
  });

  test("is nothing for a lawyer who is barred from the matter: not read, not taken, not settled", async () => {
    const matter = await given("合伙开店散伙怎么分");
    await rate(matter, { stars: 1, words: "没有说清楚" });
    const { id } = (await ofMatter(li, matter.id))!;
    await take(li, id);
    await bureau.database.transact("system:test", (tx) =>
      sql`insert into recusal (id, inquiry_id, lawyer_id, reason, at) values (gen_random_uuid(), ${matter.id}, ${li.id}, 'own-relation', now())`.execute(
        tx,
      ),
    );
    expect(await ofMatter(li, matter.id)).toMatchObject({ mayTake: false, said: "", excerpt: "" });
    problemOf(await take(li, id), 403, "recused");
    problemOf(await settle(li, id, { outcome: "stands", note: "核对无误" }), 403, "recused");
    const raw = (query: RawBuilder<unknown>) => outcome(bureau.database.transact("system:test", (tx) => query.execute(tx)));
    expect(await raw(sql`update re_review set outcome = 'stands', settled_at = now(), note = '\\x01' where id = ${id}`)).toBe("WF024");
    bureau.clock.forward(5 * 24 * 60);
    const chen = await givenPerson(bureau, "lawyer");
    expect((await take(chen, id)).status).toBe(200);
  });

  test("is refused by the database where its author takes it, or it ends without anybody having taken it", async () => {
    const matter = await given("彩礼能不能要回来");
    await rate(matter, { stars: 1 });
    const { id } = (await ofMatter(li, matter.id))!;
    const write = (query: RawBuilder<unknown>) => outcome(bureau.database.transact("system:test", (tx) => query.execute(tx)));
    expect(await write(sql`update re_review set taken_by = ${wang.id}, taken_at = now() where id = ${id}`)).toBe(HELD.check);
    expect(await write(sql`update re_review set outcome = 'stands', settled_at = now(), note = '\\x01' where id = ${id}`)).toBe(
      HELD.transition,
    );
    expect(await write(sql`update re_review set author_id = ${li.id} where id = ${id}`)).toBe(HELD.appendOnly);
    expect(await write(sql`delete from rating`)).toBe(HELD.appendOnly);
  });
});

describe("a complaint", () => {
  test("is acknowledged at once with what happens next and by when, and settled with a reply the citizen reads", async () => {
    const matter = await given("交通事故对方全责怎么赔");
    const view = shaped(await complain(matter, { about: "answer", words: "律师李建国说错了" }), 201, InquiryView);
    expect(view.feedback.complaints).toMatchObject([{ about: "answer", outcome: null, reply: null }]);
    expect(view.feedback.complaints[0]?.says).toMatch(/^投诉已登记.*另一位律师会重新查看答复。预计\d+年\d+月\d+日前答复您。/);
    expect((await calls(matter.id)).map(({ kind }) => kind)).toEqual(["complaint"]);
    expect((await ofMatter(li, matter.id))?.cause).toBe("complaint");
    const { id } = (await complaints()).open.find(({ inquiryId }) => inquiryId === matter.id)!;
    problemOf(await handle(id, { step: "told" }), 409, "wrong-state");
    problemOf(await handle(id, { step: "settle", outcome: "upheld", reply: "" }), 422, "invalid");
    shaped(await handle(id, { step: "settle", outcome: "partly", reply: "已提醒当事人，向您致歉。" }), 200, Complaint);
    const seen = (await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token })).body as unknown as InquiryView;
    expect(seen.feedback.complaints).toMatchObject([
      { outcome: "partly", reply: "已提醒当事人，向您致歉。", says: "投诉已经处理，答复如下。" },
    ]);
    problemOf(await handle(id, { step: "petition" }), 409, "wrong-state");
  });

  test("sent twice with one Idempotency-Key, also at once, is one complaint; the key serves no other", async () => {
    const matter = await given("房东不退押金怎么办");
    const key = { "idempotency-key": crypto.randomUUID() };
    const said = { about: "delay", words: "等了很久" };
    const both = await Promise.all([complain(matter, said, key), complain(matter, said, key)]);
    for (const reply of both) expect(reply.status).toBe(201);
    const view = shaped(await complain(matter, said, key), 201, InquiryView);
    expect(view.feedback.complaints).toHaveLength(1);
    problemOf(await complain(matter, { ...said, words: "还是没人理" }, key), 422, "key-reused");
    expect((await calls(matter.id)).filter(({ kind }) => kind === "complaint")).toHaveLength(1);
  });

  test("of the answer is read by whoever reads it again, not by its author; one of conduct or privacy by no lawyer", async () => {
    const matter = await given("劳动合同到期不续签有补偿吗");
    await complain(matter, { about: "answer", words: "说得不对" });
    await complain(matter, { about: "conduct", words: "嫌我啰嗦" });
    expect([(await ofMatter(li, matter.id))?.said, (await ofMatter(wang, matter.id))?.said]).toEqual(["说得不对", ""]);
    const other = await given("试用期被辞退有补偿吗");
    const view = shaped(await complain(other, { about: "privacy", words: "把我的事告诉了别人" }), 201, InquiryView);
    expect(view.feedback.complaints[0]?.says).not.toContain("另一位律师");
    expect(await ofMatter(li, other.id)).toBeUndefined();
    expect((await complaints()).open.find(({ inquiryId }) => inquiryId === other.id)?.words).toBe("把我的事告诉了别人");
  });

  test("that is a petition has its two statutory clocks, each with its article; only the second is extended", async () => {
    bureau.clock.forward((Date.parse("2026-12-09T10:00:00+08:00") - bureau.clock().getTime()) / 60_000);
    const matter = await given("村里征地补偿没有给够怎么办");
    await complain(matter, { about: "delay", words: "一直没有人理我" });
    const { id } = (await complaints()).open.find(({ inquiryId }) => inquiryId === matter.id)!;
    const { clocks } = shaped(await handle(id, { step: "petition" }), 200, Complaint);
    const told = clocks.find(({ code }) => code === "petition-told")!;
    const finish = clocks.find(({ code }) => code === "petition-finish")!;
    expect([told.article, finish.article]).toEqual(["《信访工作条例》第二十三条第二款", "《信访工作条例》第三十四条"]);
    // The sixtieth day is in the Spring Festival, and 2027-02-09 is the first to work after it (民法典 203).
    expect([told.dueAt, finish.dueAt].map((due) => dayInChina(new Date(due)))).toEqual(["2026-12-24", "2027-02-09"]);
    const extend = (clock: string, body: unknown) => call(bureau, "POST", `/api/supervisor/clocks/${clock}/extend`, { as: zhao, body });
    problemOf(await extend(told.id, { days: 5, because: "情况复杂" }), 409, "wrong-state");
    problemOf(await extend(finish.id, { days: 31, because: "情况复杂" }), 409, "wrong-state");
    expect(shaped(await extend(finish.id, { days: 30, because: "情况复杂，已批准" }), 200, ClockView).mayExtendBy).toBe(0);
    problemOf(await handle(id, { step: "settle", outcome: "upheld", reply: "属实，已经补办。" }), 409, "wrong-state");
    const untold = bureau.database.transact("system:test", (tx) =>
      sql`update complaint set outcome = 'upheld', reply = '\\x01', settled_by = ${zhao.id}, settled_at = now() where id = ${id}`.execute(
        tx,
      ),
    );
    expect(await outcome(untold)).toBe(HELD.transition);
    const after = shaped(await handle(id, { step: "told" }), 200, Complaint);
    expect(after.clocks.map(({ code }) => code)).toEqual(["complaint", "petition-finish"]);
    expect(dayInChina(new Date(after.clocks[1]!.dueAt))).toBe("2027-03-11");
  });

  test("before any answer goes to the supervisor alone; a fourth at once is refused; withdrawn with the matter", async () => {
    const matter = await ask(bureau, "孩子抚养费怎么算");
    for (const words of ["太慢了", "还是太慢", "第三次说"]) expect((await complain(matter, { about: "delay", words })).status).toBe(201);
    problemOf(await complain(matter, { about: "delay", words: "第四次" }), 409, "at-capacity");
    problemOf(await complain(matter, { about: "noise", words: "啊啊" }), 422, "invalid");
    expect(await ofMatter(li, matter.id)).toBeUndefined();
    await call(bureau, "POST", `/api/inquiries/${matter.id}/withdraw`, { as: matter.token });
    const settled = (await complaints()).settled.filter(({ inquiryId }) => inquiryId === matter.id);
    expect(settled.map(({ outcome: how, words }) => [how, words])).toEqual([["withdrawn", ""], ["withdrawn", ""], ["withdrawn", ""]]); // prettier-ignore
  });
});

describe("the supervisor's clocks", () => {
  test("show what ends before the time asked for, and what broke until somebody says why, once", async () => {
    const { id, token } = await ask(bureau, "公司不签劳动合同怎么办", { followUp: "skip" });
    await bureau.work();
    const seen = (await call(bureau, "GET", `/api/inquiries/${id}`, { as: token })).body as unknown as InquiryView;
    expect(seen.promisedBy).toBe(new Date(bureau.clock().getTime() + 5 * 3_600_000).toISOString());
    const mine = async () => {
      const { soon, broken } = await board();
      return { soon: soon.find(({ inquiryId }) => inquiryId === id), broken: broken.find(({ inquiryId }) => inquiryId === id) };
    };
    expect((await mine()).soon).toMatchObject({
      code: "answer-widget",
      stage: "running",
      kind: "service",
      excerpt: "公司不签劳动合同怎么办",
    });
    expect((await board(new Date(bureau.clock().getTime() + 3_600_000).toISOString())).soon.some(({ inquiryId }) => inquiryId === id)).toBe(
      false,
    );
    bureau.clock.forward(4.5 * 60);
    await bureau.service.chores.watch();
    expect((await mine()).soon?.stage).toBe("alarmed");
    bureau.clock.forward(31);
    await bureau.service.chores.watch();
    const { broken } = await mine();
    expect(broken).toMatchObject({ stage: "broken", reason: null, reasonLate: false });
    bureau.clock.forward(24 * 60);
    expect((await mine()).broken?.reasonLate).toBe(true);
    const say = (body: unknown) => call(bureau, "POST", `/api/supervisor/clocks/${broken!.id}/reason`, { as: zhao, body });
    problemOf(await say({ reason: "other", note: "" }), 422, "invalid");
    expect(shaped(await say({ reason: "no-capacity", note: "周末只有一位律师在岗" }), 200, ClockView)).toMatchObject({
      reason: "no-capacity",
    });
    problemOf(await say({ reason: "other", note: "再说一次" }), 409, "wrong-state");
    problemOf(
      await call(bureau, "POST", `/api/supervisor/clocks/nothing/reason`, { as: zhao, body: { reason: "other", note: "没有" } }),
      404,
      "not-found",
    );
    problemOf(await call(bureau, "GET", "/api/supervisor/clocks?until=tomorrow", { as: zhao }), 422, "invalid");
  });

  test("count who is at work until when by the roster, and whose shift comes", async () => {
    await ask(bureau, "公司拖欠工资三个月，也没有签合同，怎么办");
    await bureau.work();
    const labor = async () => (await board()).classes.find(({ seatClass }) => seatClass === "labor");
    const before = await labor();
    const [comes, goes] = [await givenPerson(bureau, "lawyer", ["labor"]), await givenPerson(bureau, "lawyer", ["labor"])];
    const inMinutes = (minutes: number) => new Date(bureau.clock().getTime() + minutes * 60_000);
    await bureau.database.transact("system:test", async (tx) => {
      await sql`update duty set state = 'off' where staff_id = ${comes.id}`.execute(tx);
      for (const [who, from, until] of [
        [comes, 60, 300],
        [goes, -60, 1],
      ] as const)
        await sql`insert into shift (id, staff_id, starts_at, ends_at) values (gen_random_uuid(), ${who.id}, ${inMinutes(from)}, ${inMinutes(until)})`.execute(
          tx,
        );
    });
    const now = await labor();
    expect([now?.onDuty, now?.coming]).toEqual([(before?.onDuty ?? 0) + 1, 1]);
    bureau.clock.forward(90);
    expect(await labor()).toMatchObject({ coming: 0 }); // began, and nobody has come: not on duty
  });

  test("stand beside the draft in the queue and on its page", async () => {
    const { id } = await ask(bureau, "被公司辞退怎么赔偿", { followUp: "skip" });
    await bureau.work();
    const { body } = await call(bureau, "GET", "/api/supervisor/waiting", { as: zhao });
    const draft = (body["items"] as { id: string; inquiryId: string; clock: { dueAt: string } | null }[]).find((d) => d.inquiryId === id)!;
    expect(draft.clock?.dueAt).toBe(new Date(bureau.clock().getTime() + 5 * 3_600_000).toISOString());
    const page = await call(bureau, "GET", `/api/review/drafts/${draft.id}`, { as: zhao });
    expect(page.body["clock"]).toEqual(draft.clock);
  });
});

describe("an answered matter", () => {
  test("closes after a quiet week, not while it is followed up, and a further question opens it again with a clock of its own", async () => {
    const quiet = await answered(bureau, wang, "离婚要准备什么材料");
    const rated = await answered(bureau, wang, "借条没有写还款日期怎么办");
    await rate(rated, { stars: 1 });
    bureau.clock.forward(6 * 24 * 60);
    await bureau.service.chores.watch();
    expect(await stateOf(bureau.database.db, "inquiry", quiet.id)).toBe("answered");
    bureau.clock.forward(24 * 60 + 1);
    await bureau.service.chores.watch();
    expect(await stateOf(bureau.database.db, "inquiry", quiet.id)).toBe("closed");
    expect(await stateOf(bureau.database.db, "inquiry", rated.id)).toBe("answered");
    const view = (await call(bureau, "GET", `/api/inquiries/${quiet.id}`, { as: quiet.token })).body as unknown as InquiryView;
    expect(view.answer).not.toBeNull();
    const asked = await call(bureau, "POST", `/api/inquiries/${quiet.id}/messages`, { as: quiet.token, body: { text: "那孩子跟谁呢" } });
    expect(asked.body).toMatchObject({ state: "drafting", promisedBy: new Date(bureau.clock().getTime() + 24 * 3_600_000).toISOString() });
  });
});
