/** What the database itself refuses of waiting: whatever path the service takes. */
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "#platform/database.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import {
  type Asked,
  CUSTODY,
  HELD,
  WAGES,
  ask,
  move,
  outcome,
  plainAnswered,
  plainHeld,
  plainInquiry,
  plainWaiting,
  read,
} from "#testing/matters.node.ts";
import { openContact } from "./open-contact.ts";

const UNSAFE = "WF037";
const BYTES = new Uint8Array([1, 2, 3]);
let bureau: Bureau;
let wang: Person;
let zhao: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  zhao = await givenPerson(bureau, "supervisor");
});
afterAll(() => bureau.close());

const act = <T>(work: (tx: Tx) => Promise<T>) => bureau.database.transact("system:test", work);
const tried = (query: RawBuilder<unknown>) => outcome(act((tx) => query.execute(tx)));
const inquiry = () => act((tx) => plainInquiry(tx));
const triaged = async (triage: object) => {
  const id = await inquiry();
  await act((tx) => sql`update inquiry set triage = ${JSON.stringify(triage)} where id = ${id}`.execute(tx));
  return id;
};
const standing = async (id: string) =>
  (await read<{ s: string }>(bureau.database.db, sql`select contact_standing(${id}::uuid) as s`))[0]?.s;
const says = (id: string, calls: string, n = 1) =>
  tried(sql`insert into contact_safety (inquiry_id, n, calls, sealed, at) values (${id}, ${n}, ${calls}, ${BYTES}, now())`);
const leave = (id: string, by: Person, at = new Date()) =>
  tried(sql`insert into contact_leave (inquiry_id, n, decided_by, sealed, at) values (${id}, 1, ${by.id}, ${BYTES}, ${at})`);
const request = (id: string, task = crypto.randomUUID()) =>
  tried(
    sql`insert into callback_task (id, inquiry_id, kind, made_at, due_on, wanted) values (${task}, ${id}, 'requested', now(), current_date, 'soon')`,
  );
const held = async (id: string) => {
  const task = crypto.randomUUID();
  expect(await request(id, task)).toBe("done");
  await act((tx) => sql`update callback_task set held_by = ${wang.id}, held_at = now() where id = ${task}`.execute(tx));
  return task;
};
const calls = (task: string) =>
  tried(sql`insert into callback_try (task_id, n, reached, note, called_by, at) values (${task}, 1, false, null, ${wang.id}, now())`);

describe("whether contact is safe", () => {
  test.each([
    ["words of violence at home", { homeUnsafe: true }],
    ["danger of the family", { dangers: ["family-violence"] }],
    ["danger to a child", { dangers: ["minor"] }],
  ])("is asked by the database itself: %s", async (_, triage) => {
    const id = await triaged(triage);
    expect(await standing(id)).toBe("unanswered");
    await act((tx) => sql`update inquiry set triage = '{}' where id = ${id}`.execute(tx));
    expect(await standing(id)).toBe("unanswered"); // once asked it stays asked
  });
  test("is asked of nobody else", async () => {
    expect(await standing(await triaged({ dangers: ["self-harm"], homeUnsafe: false }))).toBe("free");
  });

  test.each(["not-by-phone", "only-here"])("no call is made while %s stands, and an open one ends", async (word) => {
    const id = await inquiry();
    const task = await held(id);
    expect(await says(id, word)).toBe("done");
    expect(await read(bureau.database.db, sql`select state from callback_task where id = ${task}`)).toEqual([{ state: "withdrawn" }]);
    expect(await request(id)).toBe(UNSAFE);
    expect(await calls(task)).toBe(UNSAFE);
    expect(await says(id, "any-time", 2)).toBe("done");
    expect(await request(id)).toBe("done");
  });

  test("nobody calls before the citizen answers, unless an overseer or the holder of the alert decides", async () => {
    const id = await triaged({ homeUnsafe: true });
    const task = await held(id);
    expect(await calls(task)).toBe(UNSAFE);
    expect(await leave(id, wang)).toBe(UNSAFE);
    expect(await leave(id, zhao)).toBe("done");
    expect(await calls(task)).toBe("done");
  });
  test("staff write down what they are told of a matter that they took down, and nobody else's", async () => {
    const id = await inquiry();
    const heard = (by: Person) =>
      tried(
        sql`insert into contact_safety (inquiry_id, n, calls, sealed, at, heard_by) values (${id}, 1, 'any-time', ${BYTES}, now(), ${by.id})`,
      );
    expect(await heard(wang)).toBe(UNSAFE);
    await act(async (tx) => {
      await sql`update inquiry set channel = 'hotline' where id = ${id}`.execute(tx);
      await sql`insert into taken_down (inquiry_id, taken_by, at, speaks, age, consent_by, consent_version, code_index, code)
        values (${id}, ${wang.id}, now(), 'self', 'adult', 'self', 1, ${BYTES}, ${BYTES})`.execute(tx);
    });
    expect(await heard(zhao)).toBe(UNSAFE);
    expect(await heard(wang)).toBe("done");
  });
  test("nobody decides over what the citizen said", async () => {
    const id = await triaged({ homeUnsafe: true });
    await says(id, "only-here");
    expect(await leave(id, zhao)).toBe(UNSAFE);
    expect(await leave(await inquiry(), zhao)).toBe(UNSAFE);
  });
  describe("in every matter of one citizen", () => {
    const PHONE = "13800001234";
    const WORD = { calls: "at-times", times: "白天十点以后", who: "只能我本人接", codeWord: "送快递的" };
    const post = ({ id, token }: Asked, what: string, body: unknown) =>
      call(bureau, "POST", `/api/inquiries/${id}/${what}`, { as: token, body });
    const another = (first: Asked, more = {}) =>
      ask(bureau, CUSTODY, { contact: PHONE, ...more }, { authorization: `Bearer ${first.token}` });
    const states = (id: string) => read(bureau.database.db, sql`select state from callback_task where inquiry_id = ${id}`);
    const shown = async ({ id, token }: Asked) => (await call(bureau, "GET", `/api/inquiries/${id}`, { as: token })).body["contactSafety"];
    const number = (id: string) => openContact(bureau, id, zhao.id);

    test("“do not call” said of one closes the number of the other, and ends its open call; the pages keep to their own", async () => {
      const first = await ask(bureau, WAGES, { contact: PHONE });
      const second = await another(first);
      const task = await held(second.id);
      await post(first, "contact-safety", { calls: "only-here" });
      expect(await states(second.id)).toEqual([{ state: "withdrawn" }]);
      expect(await standing(second.id)).toBe("only-here");
      expect(await calls(task)).toBe(UNSAFE);
      expect(await request(second.id)).toBe(UNSAFE);
      expect(await number(second.id)).toMatchObject({ refused: "contact-unsafe" });
      expect((await post(second, "callback", {})).body).toMatchObject({ code: "contact-unsafe" });
      expect([await shown(first), await shown(second)]).toEqual([{ said: "only-here" }, null]);
      await post(second, "contact-safety", { calls: "any-time" }); // the strictest stands, whatever came last
      expect(await number(second.id)).toMatchObject({ refused: "contact-unsafe" });
      expect(await states((await another(first, { callMe: "soon" })).id)).toEqual([]); // received, and nobody calls
      await post(first, "contact-safety", { calls: "any-time" });
      expect(await number(second.id)).toMatchObject({ contact: PHONE });
      expect(await standing((await ask(bureau, WAGES)).id)).toBe("free");
    });
    test("a question that is open in one matter holds every other, and an answer in any of them releases all", async () => {
      const unsafe = (id: string) =>
        act((tx) => sql`update inquiry set triage = ${JSON.stringify({ homeUnsafe: true })} where id = ${id}`.execute(tx));
      const first = await ask(bureau, WAGES, { contact: PHONE });
      const second = await another(first);
      const task = await held(second.id);
      expect([await standing(first.id), await standing(second.id), await shown(second)]).toEqual(["free", "free", null]);
      await post(second, "contact-safety", { calls: "any-time" });
      bureau.clock.forward(1);
      await call(bureau, "POST", `/api/inquiries/${first.id}/messages`, { as: first.token, body: { text: "我老公天天打我" } });
      // What was said before violence was told of answers nothing; it is asked on both pages.
      expect([await standing(first.id), await standing(second.id)]).toEqual(["unanswered", "unanswered"]);
      expect([await shown(first), await shown(second)]).toEqual([{ said: null }, { said: null }]);
      expect(await calls(task)).toBe(UNSAFE);
      expect(await number(second.id)).toMatchObject({ refused: "contact-unsafe" });
      // The danger desk's leave is of the matter it was given for.
      expect(await leave(first.id, zhao, bureau.clock())).toBe("done");
      expect([await standing(first.id), await standing(second.id)]).toEqual(["left", "unanswered"]);
      bureau.clock.forward(1);
      await post(second, "contact-safety", { calls: "any-time" });
      expect([await standing(first.id), await standing(second.id)]).toEqual(["any-time", "any-time"]);
      expect(await calls(task)).toBe("done");
      // A new matter that raises it anew is asked anew.
      bureau.clock.forward(1);
      const third = await another(first);
      await unsafe(third.id);
      expect([await standing(first.id), await standing(third.id)]).toEqual(["unanswered", "unanswered"]);
      await post(third, "withdraw", undefined);
      expect(await standing(second.id)).toBe("unanswered");
      expect(await standing((await ask(bureau, WAGES)).id)).toBe("free");
    });
    test("the safe times said of one come with the number of the other", async () => {
      const first = await ask(bureau, WAGES, { contact: PHONE });
      const second = await another(first);
      await post(first, "contact-safety", WORD);
      const { times, who, codeWord } = WORD;
      expect(await number(second.id)).toEqual({ contact: PHONE, safety: { times, who, codeWord } });
    });
    test("what was said of a matter that is withdrawn stands until a newer word", async () => {
      const first = await ask(bureau, WAGES, { contact: PHONE });
      const second = await another(first);
      await post(first, "contact-safety", { calls: "not-by-phone" });
      await post(first, "withdraw", undefined);
      expect(await standing(second.id)).toBe("not-by-phone");
      bureau.clock.forward(1);
      await post(second, "contact-safety", { calls: "any-time" });
      expect(await standing(second.id)).toBe("any-time");
    });
  });
  test.each(["contact_asked", "contact_safety", "contact_leave", "citizen_correction"])("%s is kept as it is", async (table) => {
    expect(await tried(sql`truncate ${sql.table(table)}`)).toBe(HELD.appendOnly);
  });
});

describe("a call that is asked for", () => {
  test("is one at a time, is about no answer, and says when", async () => {
    const id = await inquiry();
    expect(await request(id)).toBe("done");
    expect(await request(id)).toBe(HELD.twice);
    expect(
      await tried(
        sql`insert into callback_task (id, inquiry_id, kind, made_at, due_on) values (${crypto.randomUUID()}, ${id}, 'requested', now(), current_date)`,
      ),
    ).toBe(HELD.check);
    expect(
      await tried(
        sql`insert into callback_task (id, inquiry_id, kind, made_at, due_on) values (${crypto.randomUUID()}, ${id}, 'correction', now(), current_date)`,
      ),
    ).toBe(HELD.check);
  });
});

describe("what a citizen puts right", () => {
  const right = (id: string, n = 1, category = "family") =>
    tried(
      sql`insert into citizen_correction (inquiry_id, n, position, old_category, category, at) values (${id}, ${n}, 1, 'labor', ${category}, now())`,
    );

  test("is kept while the matter waits, and changes something", async () => {
    const { inquiryId } = await plainWaiting(bureau.database);
    expect(await right(inquiryId)).toBe("done");
    expect(await right(inquiryId, 2, "labor")).toBe(HELD.check);
    expect(await right(inquiryId, 11)).toBe(HELD.check);
  });
  test("comes before any answer", async () => {
    const draft = await plainHeld(bureau.database, wang);
    await bureau.database.transact(`staff:${wang.id}`, (tx) => plainAnswered(tx, draft, wang));
    expect(await right(draft.inquiryId)).toBe(HELD.transition);
    await act((tx) => move(tx, draft.inquiryId, "drafting"));
    expect(await right(draft.inquiryId)).toBe(HELD.transition);
    expect(await right(await inquiry())).toBe(HELD.transition);
  });
});

describe("a reading list", () => {
  const release = (by: string, category = "labor") =>
    tried(
      sql`insert into reading_release (category, sha256, released_by, released_at) values (${category}, ${"a".repeat(64)}, ${by}, now())`,
    );

  test("is released on a valid licence, never for criminal matters, and a release is of one text", async () => {
    const chen = await givenPerson(bureau, "lawyer");
    expect(await release(wang.id, "criminal")).toBe(HELD.check);
    expect(await release(chen.id)).toBe("done");
    expect(await tried(sql`update reading_release set sha256 = ${"b".repeat(64)}`)).toBe(HELD.appendOnly);
    expect(await tried(sql`delete from reading_release`)).toBe(HELD.appendOnly);
    await act((tx) => sql`update lawyer set licence_status = 'suspended' where staff_id = ${chen.id}`.execute(tx));
    expect(await release(chen.id, "debt")).toBe(HELD.licence);
  });
});
