import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { IntakeDesk, NoteRead, TakenDown } from "#contract/intake.ts";
import { openContact } from "#inquiry/open-contact.ts";
import { approveDraft, clearDesks, giveDraft } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, ask, outcome, read } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";

let bureau: Bureau;
let lin: Person;
let ma: Person;
let wang: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  [lin, ma, wang] = [await givenPerson(bureau, "operator"), await givenPerson(bureau, "clerk"), await givenPerson(bureau, "lawyer")];
});
afterAll(() => bureau.close());

const LOAN = "我叫张小明，朋友李大海借了我五千元没有还，有借条，想知道怎么要回来";
const SAID = {
  question: LOAN,
  channel: "hotline",
  speaks: "self",
  relation: null,
  age: "adult",
  consent: { by: "self", version: 1 },
};

const post = (as: Person, act: string, body: object, headers: Record<string, string> = {}) =>
  call(bureau, "POST", `/api/intake${act}`, { as, body, headers });
const take = async (as: Person, more: object = {}) => shaped(await post(as, "", { ...SAID, ...more }), 200, TakenDown);
const find = (as: Person, code: string | null, tail = "") => post(as, "/find", { proof: { code, tail } });
const rows = <Row>(query: ReturnType<typeof sql>) => read<Row>(bureau.database.db, query);
const actions = async (id: string) =>
  (await rows<{ action: string }>(sql`select action from audit_event where subject_id = ${id} order by id`)).map(({ action }) => action);

/** Drafted; where the service asked for facts first, the caller did not know. */
async function drafted(as: Person, { matter }: TakenDown): Promise<string> {
  await bureau.work();
  if (matter.state === "needs_facts") await post(as, "/add", { proof: { id: matter.id }, text: null });
  await bureau.work();
  const [draft] = await rows<{ id: string }>(sql`select id from draft where inquiry_id = ${matter.id} and state = 'waiting'`);
  return draft?.id ?? "";
}

async function answered(as: Person, taken: TakenDown): Promise<void> {
  const approved = await approveDraft(bureau, wang, await giveDraft(bureau, wang, await drafted(as, taken)), []);
  expect(approved.status).toBe(200);
  await bureau.work();
}

describe("what is taken down", () => {
  test("is received like any question: redacted, with its channel, its code and whoever wrote it", async () => {
    const taken = await take(lin);
    expect(taken).toMatchObject({ channel: "hotline", takenBy: lin.name, speaks: "self", matter: { answer: null } });
    expect(taken.code).toMatch(/^\d{4} \d{4}$/);
    expect(JSON.stringify(taken)).not.toContain("张小明");
    expect(await rows(sql`select channel from inquiry where id = ${taken.matter.id}`)).toEqual([{ channel: "hotline" }]);
    expect(await rows(sql`select consent_by, consent_version from taken_down where inquiry_id = ${taken.matter.id}`)).toEqual([
      { consent_by: "self", consent_version: 1 },
    ]);
    expect(await actions(taken.matter.id)).toContain("take-down");
  });

  test("brings the notice to read aloud and the alert in the same breath, where there is danger", async () => {
    const { matter } = await take(lin, {
      question: "我老公天天打我，昨晚拿刀说要杀了我，我现在躲在厕所",
      consent: { by: "emergency", version: 1 },
    });
    expect(matter.urgency).toBe("danger");
    expect(matter.notices[0]?.level).toBe("danger");
    expect(await rows(sql`select 1 from alert where inquiry_id = ${matter.id}`)).toHaveLength(1);
  });

  test("is taken down once for one key, and shows the same code again", async () => {
    const again = { "idempotency-key": "call-17" };
    const [first, second] = [await post(lin, "", SAID, again), await post(lin, "", SAID, again)];
    expect(second.body["code"]).toBe(first.body["code"]);
    expect((second.body["matter"] as { id: string }).id).toBe((first.body["matter"] as { id: string }).id);
  });

  test("needs consent to the text that stands now, and a guardian's for who is under fourteen", async () => {
    problemOf(await post(lin, "", { ...SAID, consent: { by: "self", version: 9 } }), 422, "invalid");
    problemOf(await post(lin, "", { ...SAID, age: "under-14" }), 422, "invalid");
    problemOf(await post(lin, "", { ...SAID, channel: "widget" }), 422, "invalid");
  });

  test("of who refuses is a count, and nothing else anywhere", async () => {
    const count = async () => (await rows<{ n: number }>(sql`select count(*)::int as n from inquiry`))[0]?.n;
    const before = await count();
    expect((await post(lin, "/refused", { channel: "hotline" })).status).toBe(204);
    expect(await count()).toBe(before);
    expect(await rows(sql`select channel, asked_by from consent_refused`)).toEqual([{ channel: "hotline", asked_by: lin.id }]);
  });
});

test("what is being typed is kept sealed for its writer alone, until it is sent or a shift has passed", async () => {
  const { consent: _, ...rest } = SAID;
  const safety = { calls: null, times: "", who: "", codeWord: "" };
  const note = { ...rest, contact: "", matterRegion: null, consentBy: "self", safety };
  const noteOf = async (as: Person) => shaped(await call(bureau, "GET", "/api/intake", { as }), 200, IntakeDesk).note;
  const keep = () => call(bureau, "PUT", "/api/intake/note", { as: lin, body: { note } });
  expect((await keep()).body).toEqual({ asksSafety: false });
  expect([await noteOf(lin), await noteOf(ma)]).toEqual([note, null]);
  const [kept] = await rows<{ sealed: Uint8Array }>(sql`select sealed from intake_note`);
  expect(Buffer.from(kept!.sealed).toString("utf8")).not.toContain("张小明");
  await take(lin);
  expect(await noteOf(lin)).toBeNull();
  await keep();
  bureau.clock.forward(12 * 60);
  expect(await noteOf(lin)).toBeNull();
});

describe("whether it is safe to contact who calls", () => {
  const PHONE = "13800001234";
  const LONG_AGO = "老公以前打过我，现在已经分居，想离婚，财产怎么分";
  const WORD = { calls: "at-times", times: "白天十点以后", who: "只能她本人接", codeWord: "送快递的" };
  const spoken = (matter: { id: string }, calls: object) =>
    post(lin, "/contact-safety", { proof: { id: matter.id }, safety: calls }).then((reply) => shaped(reply, 200, TakenDown));
  const standing = async (id: string) => (await rows<{ s: string }>(sql`select contact_standing(${id}::uuid) as s`))[0]?.s;

  test("is asked while the words are still being typed, and of nobody whose words speak of no home", async () => {
    const note = { ...SAID, consent: undefined, contact: "", matterRegion: null, consentBy: "self" };
    const reads = async (question: string) =>
      shaped(await call(bureau, "PUT", "/api/intake/note", { as: lin, body: { note: { ...note, question } } }), 200, NoteRead).asksSafety;
    expect([await reads(LONG_AGO), await reads("她说她妈妈昨天又被她爸爸打了"), await reads(LOAN), await reads("")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("is kept sealed with the question, under the name of who heard it, and comes with the number", async () => {
    const { matter } = await take(lin, { question: LONG_AGO, contact: PHONE, safety: WORD });
    expect(matter.contactSafety).toEqual({ said: "at-times" });
    const [row] = await rows<{ sealed: Uint8Array; by: string }>(
      sql`select sealed, heard_by as by from contact_safety where inquiry_id = ${matter.id}`,
    );
    expect(row?.by).toBe(lin.id);
    expect(new TextDecoder().decode(row?.sealed)).not.toContain("快递");
    const { calls: _, ...details } = WORD;
    expect(await openContact(bureau, matter.id, ma.id)).toEqual({ contact: PHONE, safety: details });
    expect(await actions(matter.id)).toEqual(expect.arrayContaining(["ask-contact-safety", "take-down", "say-contact-safety"]));
  });

  test("is asked afterwards where it was not; until then, and against a “no”, nobody calls", async () => {
    const { matter } = await take(lin, { question: LONG_AGO, contact: PHONE });
    expect(matter.contactSafety).toEqual({ said: null });
    expect(await openContact(bureau, matter.id, ma.id)).toMatchObject({ refused: "contact-unsafe" });
    expect((await spoken(matter, { calls: "not-by-phone" })).matter.contactSafety).toEqual({ said: "not-by-phone" });
    expect(await openContact(bureau, matter.id, ma.id)).toMatchObject({ refused: "contact-unsafe" });
    expect((await spoken(matter, { calls: "any-time" })).matter.contactSafety).toEqual({ said: "any-time" });
    expect(await openContact(bureau, matter.id, ma.id)).toMatchObject({ contact: PHONE });
    const said = await rows<{ actor: string }>(
      sql`select actor from audit_event where subject_id = ${matter.id} and action = 'say-contact-safety'`,
    );
    expect(said).toEqual([{ actor: `staff:${lin.id}` }, { actor: `staff:${lin.id}` }]);
  });

  test("may be said of any matter, by whoever has the code, with its times and within its bounds", async () => {
    const { matter, code } = await take(lin, { contact: PHONE });
    expect([matter.contactSafety, await standing(matter.id)]).toEqual([null, "free"]);
    const proof = { code, tail: "1234" };
    problemOf(await post(ma, "/contact-safety", { proof: { id: matter.id }, safety: WORD }), 404, "not-found");
    problemOf(await post(ma, "/contact-safety", { proof, safety: { calls: "at-times" } }), 422, "invalid");
    problemOf(await post(ma, "/contact-safety", { proof, safety: { ...WORD, who: "她".repeat(61) } }), 422, "invalid");
    const key = { "idempotency-key": "word-1" };
    for (let n = 0; n < 2; n++) expect((await post(ma, "/contact-safety", { proof, safety: WORD }, key)).status).toBe(200);
    expect(await rows(sql`select heard_by as by from contact_safety where inquiry_id = ${matter.id}`)).toEqual([{ by: ma.id }]);
    expect(await standing(matter.id)).toBe("at-times");
  });
});

describe("the way back to a matter", () => {
  test("is open to its writer for half an hour, then to nobody without the code", async () => {
    const { matter, code } = await take(lin);
    const inHand = (as: Person) => post(as, "/find", { proof: { id: matter.id } });
    expect((await inHand(lin)).status).toBe(200);
    problemOf(await inHand(ma), 404, "not-found");
    bureau.clock.forward(30);
    problemOf(await inHand(lin), 404, "not-found");
    const found = shaped(await find(ma, code), 200, TakenDown);
    expect(found).toMatchObject({ code: null, takenBy: lin.name, matter: { id: matter.id } });
    expect((await actions(matter.id)).filter((action) => action === "reach-taken-down")).toHaveLength(1);
  });

  test("asks for the number's last four digits besides, where one was left, and says not which was wrong", async () => {
    const { code } = await take(lin, { contact: "138 0000 4321" });
    const wrong = await find(ma, code);
    const guess = await find(ma, "0000 0000");
    expect(problemOf(wrong, 404, "not-found")).toEqual(problemOf(guess, 404, "not-found"));
    problemOf(await find(ma, code, "1234"), 404, "not-found");
    expect(shaped(await find(ma, code, "4321"), 200, TakenDown).takenBy).toBe(lin.name);
  });

  test("is closed for an hour to who was wrong ten times, the right code or not", async () => {
    const { code } = await take(lin);
    const guesser = await givenPerson(bureau, "operator");
    for (let n = 0; n < 10; n++) problemOf(await find(guesser, `9999 000${n}`), 404, "not-found");
    problemOf(await find(guesser, code), 429, "locked");
    expect((await actions(guesser.id)).filter((action) => action === "wrong-code")).toHaveLength(10);
    expect((await find(ma, code)).status).toBe(200);
    bureau.clock.forward(60);
    expect((await find(guesser, code)).status).toBe(200);
  });

  test("leads to no matter that came by the widget, and to none that was withdrawn", async () => {
    const { id } = await ask(bureau, LOAN);
    problemOf(await post(lin, "/find", { proof: { id } }), 404, "not-found");
    const { matter, code } = await take(lin);
    expect((await post(ma, "/withdraw", { proof: { code } })).status).toBe(204);
    problemOf(await find(ma, code), 404, "not-found");
    expect(await rows(sql`select state from inquiry where id = ${matter.id}`)).toEqual([{ state: "withdrawn" }]);
  });

  test("lets a further word be added, redacted like the first", async () => {
    const { code } = await take(lin);
    const added = shaped(await post(ma, "/add", { proof: { code }, text: "借条是李大海亲手写的，电话13800001234" }), 200, TakenDown);
    const last = added.matter.messages.findLast(({ from }) => from === "citizen");
    expect(last?.text).toContain("亲手写的");
    expect(last?.text).not.toContain("13800001234");
  });
});

describe("a word added with an Idempotency-Key", () => {
  test("is added once, however often it is sent; the key serves no other word", async () => {
    const taken = await take(lin);
    const proof = { id: taken.matter.id };
    const key = { "idempotency-key": crypto.randomUUID() };
    const say = (text: string) => post(lin, "/add", { proof, text }, key);
    shaped(await say("还有转账记录"), 200, TakenDown);
    const again = shaped(await say("还有转账记录"), 200, TakenDown);
    expect(again.matter.messages.filter(({ text }) => text === "还有转账记录")).toHaveLength(1);
    problemOf(await say("还有证人"), 422, "key-reused");
  });
});

describe("a lawyer for who waits on the line", () => {
  test("is one on duty with a hand free, and has the draft before them at once", async () => {
    await clearDesks(bureau);
    const taken = await take(lin);
    const proof = { id: taken.matter.id };
    problemOf(await post(lin, "/hand-over", { proof }), 409, "wrong-state");
    const draftId = await drafted(lin, taken);
    const handed = shaped(await post(lin, "/hand-over", { proof }), 200, TakenDown);
    expect(handed.desk).toBe("claimed");
    const given = (await call(bureau, "GET", "/api/review/given", { as: wang })).body as { offer: { draftId: string } | null };
    expect(given.offer?.draftId).toBe(draftId);
    problemOf(await post(lin, "/hand-over", { proof }), 409, "wrong-state");
  });

  test("is nobody who passed it, may not sign, or whom it is not assigned to", async () => {
    await clearDesks(bureau);
    const taken = await take(lin);
    const proof = { id: taken.matter.id };
    const draftId = await drafted(lin, taken);
    const change = (query: ReturnType<typeof sql>) => bureau.database.transact("system:test", (tx) => query.execute(tx));
    const refused = async () => expect(problemOf(await post(lin, "/hand-over", { proof }), 409, "wrong-state").title).toContain("空闲");
    const sun = await givenPerson(bureau, "lawyer");
    await change(sql`update duty set state = 'off' where staff_id = ${sun.id}`);
    await change(sql`update draft set assigned_to = ${sun.id} where id = ${draftId}`);
    await refused();
    await change(sql`update draft set assigned_to = null where id = ${draftId}`);
    await change(sql`update lawyer set licence_until = '2026-01-01' where staff_id = ${wang.id}`);
    await refused();
    await change(sql`update lawyer set licence_until = '2099-12-31' where staff_id = ${wang.id}`);
    await change(
      sql`insert into pass (id, draft_id, lawyer_id, reason, at) values (${crypto.randomUUID()}, ${draftId}, ${wang.id}, 'not-my-field', ${bureau.clock()})`,
    );
    await refused();
    await change(sql`update draft set assigned_to = ${wang.id} where id = ${draftId}`);
    expect(shaped(await post(lin, "/hand-over", { proof }), 200, TakenDown).desk).toBe("claimed");
  });

  test("has no more put on the page than fits, also where two callers' drafts come at once", async () => {
    await clearDesks(bureau);
    await bureau.database.transact("system:test", (tx) => sql`update lawyer set capacity = 1 where staff_id = ${wang.id}`.execute(tx));
    const ids: string[] = [];
    for (let n = 0; n < 2; n++) {
      const taken = await take(lin);
      await drafted(lin, taken);
      ids.push(taken.matter.id);
    }
    const replies = await Promise.all(ids.map((id) => post(lin, "/hand-over", { proof: { id } })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await bureau.database.transact("system:test", (tx) => sql`update lawyer set capacity = 5 where staff_id = ${wang.id}`.execute(tx));
  });

  test("is nobody where nobody is on duty, and the matter waits in the queue", async () => {
    await clearDesks(bureau);
    const off = (state: string) =>
      bureau.database.transact("system:test", (tx) => sql`update duty set state = ${state}, ready_since = null`.execute(tx));
    await off("off");
    const taken = await take(lin);
    await drafted(lin, taken);
    const refused = problemOf(await post(lin, "/hand-over", { proof: { id: taken.matter.id } }), 409, "wrong-state");
    expect(refused.title).toContain("已经在排队");
    await off("on");
  });
});

describe("an answer", () => {
  test("that no lawyer approved is not shown, and not read out", async () => {
    const taken = await take(lin);
    await drafted(lin, taken);
    const seen = shaped(await post(lin, "/find", { proof: { id: taken.matter.id } }), 200, TakenDown);
    expect(seen.matter.answer).toBeNull();
    expect(JSON.stringify(seen)).not.toContain("shortAnswer");
    const told = { proof: { id: taken.matter.id }, sha256: "0".repeat(64), understood: true, wantsPaper: false };
    problemOf(await post(lin, "/told", told), 409, "wrong-state");
  });

  test("that was approved is read out by the caller's code, word for word, and that is on record", async () => {
    await clearDesks(bureau);
    const taken = await take(lin);
    await answered(lin, taken);
    const found = shaped(await find(ma, taken.code), 200, TakenDown);
    const sha256 = found.matter.answer!.sha256;
    const told = { proof: { code: taken.code }, sha256, understood: true, wantsPaper: true };
    problemOf(await post(ma, "/told", { ...told, sha256: "0".repeat(64) }), 409, "wrong-state");
    const after = shaped(await post(ma, "/told", told), 200, TakenDown);
    expect(after.told).toMatchObject([{ by: ma.name, understood: true, wantsPaper: true }]);
    const [kept] = await rows<{ answerId: string; proof: string }>(
      sql`select t.answer_id as "answerId", t.proof from answer_told t join answer a on a.id = t.answer_id where a.inquiry_id = ${taken.matter.id}`,
    );
    expect(kept?.proof).toBe("code");
    expect(await actions(kept?.answerId ?? "")).toContain("tell-answer");
  });

  test("to who asked by the widget is not read out, whatever asks the database", async () => {
    await clearDesks(bureau);
    const taken = await take(lin);
    await answered(lin, taken);
    const telling = (id: ReturnType<typeof sql>) =>
      outcome(
        bureau.database.transact(`staff:${lin.id}`, (tx) =>
          sql`insert into answer_told (id, answer_id, told_by, at, proof, understood, wants_paper)
            values (gen_random_uuid(), (${id}), ${lin.id}, now(), 'code', true, false)`.execute(tx),
        ),
      );
    expect(await telling(sql`select id from answer where inquiry_id = ${taken.matter.id}`)).toBe("done");
    expect(await telling(sql`select gen_random_uuid()`)).toBe(HELD.review);
  });
});

test("held by the database: nothing of it is changed or removed, and only telephone and counter are taken down", async () => {
  const { matter } = await take(ma, { channel: "station" });
  const { id } = await ask(bureau, LOAN);
  const tried = (query: ReturnType<typeof sql>) => outcome(bureau.database.transact("system:test", (tx) => query.execute(tx)));
  expect(await tried(sql`update taken_down set age = 'elder' where inquiry_id = ${matter.id}`)).toBe(HELD.appendOnly);
  for (const table of ["taken_down", "wrong_code", "consent_refused", "answer_told"]) {
    expect(await tried(sql`truncate ${sql.table(table)}`), table).toBe(HELD.appendOnly);
  }
  const widget = sql`insert into taken_down (inquiry_id, taken_by, at, speaks, age, consent_by, consent_version, code_index, code)
    values (${id}, ${lin.id}, now(), 'self', 'adult', 'self', 1, '\\x01', '\\x02')`;
  expect(await tried(widget)).toBe(HELD.review);
});
