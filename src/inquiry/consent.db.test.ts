/** 同意: asked at the first send, never in the way of danger, nor of a child. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { consentPort } from "../compose/for-consent.ts";
import { keptTerms } from "../compose/for-retention.ts";
import { parseConfig } from "../config.ts";
import { SHIPPED_NOTICES } from "../shipped-notices.ts";
import { AskResponse, InquiryView } from "#contract.ts";
import { PrivacyText } from "#contract/consent.ts";
import { noticeBoard } from "#drafting/standing-notice.ts";
import { type Bureau, call, givenBureau, givenKey } from "#testing/given.node.ts";
import { type Asked, HELD, WAGES, agreed, ask, outcome, plainInquiry, read } from "#testing/matters.node.ts";
import { countRows, problemOf, shaped } from "#testing/replies.ts";

const KNIFE = "我老公又打我，刚才还拿刀，我现在躲在厕所里";
const TEASED = "同学都不跟我玩，还天天收我的钱，我好怕";
const GAME = "我玩游戏充了三千块钱，能退吗";
const NO_BASIS = "WF039";

let bureau: Bureau;
beforeAll(async () => {
  bureau = await givenBureau();
});
afterAll(() => bureau.close());

const version = () => bureau.service.citizen.privacy().version;
const post = (body: Record<string, unknown>, headers = {}) => call(bureau, "POST", "/api/inquiries", { body, headers });
const viewOf = async ({ id, token }: Asked) => shaped(await call(bureau, "GET", `/api/inquiries/${id}`, { as: token }), 200, InquiryView);
const answer = ({ id, token }: Asked, consent: unknown) =>
  call(bureau, "POST", `/api/inquiries/${id}/consent`, { as: token, body: { consent } });
const kept = (id: string) =>
  read<{ basis: string; version: number; child: boolean }>(
    bureau.database.db,
    sql`select basis, version, child from inquiry_consent where inquiry_id = ${id} order by at`,
  );
const audited = async (id: string) =>
  (await read<{ action: string }>(bureau.database.db, sql`select action from audit_event where subject_id = ${id} order by id`)).map(
    ({ action }) => action,
  );
const inDanger = async (): Promise<Asked> => shaped(await post({ question: KNIFE }), 201, AskResponse);

describe("without consent", () => {
  test("a question is told what to read, and nothing of it is kept or logged", async () => {
    const before = await countRows(bureau);
    bureau.logged.length = 0;
    const problem = problemOf(
      await post({ question: WAGES, contact: "13800001111" }, { "idempotency-key": "first-send" }),
      409,
      "consent-needed",
    );
    const text = PrivacyText.parse(problem.current);
    expect(text).toMatchObject({ version: version(), first: { reviewedBy: null } });
    expect(text.first.body.split("\n")).toHaveLength(4);
    expect(text.whole.length).toBeGreaterThan(5);
    expect(await countRows(bureau)).toEqual(before);
    expect(bureau.logged.join()).not.toContain("工资");
  });

  test("the same send with consent is received: the refusal used up no key", async () => {
    const reply = await post({ question: WAGES, ...agreed(bureau) }, { "idempotency-key": "first-send" });
    const asked = shaped(reply, 201, AskResponse);
    expect(asked.consent).toEqual({ basis: "consent", stands: "given" });
    expect(await kept(asked.id)).toEqual([{ basis: "consent", version: version(), child: false }]);
    expect(await audited(asked.id)).toContain("consent");
    expect((await viewOf(asked)).consent).toEqual({ basis: "consent", stands: "given" });
  });

  test.each([[null], [{ version: 1 }], [{ version: 999, by: "guardian" }]])("%j is none", async (consent) => {
    problemOf(await post({ question: WAGES, consent }), 409, "consent-needed");
  });

  test("a machine's question is its own channel's matter", async () => {
    const key = await givenKey(bureau, ["inquiries"]);
    const asked = shaped(await post({ question: WAGES, channel: "hotline" }, { "x-api-key": key }), 201, AskResponse);
    expect(asked).not.toHaveProperty("consent");
    expect(await kept(asked.id)).toEqual([]);
  });
});

describe("danger", () => {
  test("is received at once, with its notices and its alert, and consent is asked afterwards", async () => {
    const asked = shaped(await post({ question: KNIFE }), 201, AskResponse);
    expect(asked).toMatchObject({ urgency: "danger", consent: { basis: "emergency", stands: "to-ask" } });
    expect(asked.notices[0]?.calls.map(({ number }) => number)).toContain("110");
    expect(await kept(asked.id)).toEqual([{ basis: "emergency", version: version(), child: false }]);
    expect(await read(bureau.database.db, sql`select 1 from alert where inquiry_id = ${asked.id}`)).toHaveLength(1);
  });

  test("agreed to afterwards, it stands on consent; once more changes nothing", async () => {
    const asked = await inDanger();
    for (let i = 0; i < 2; i += 1) {
      const view = shaped(await answer(asked, { version: version() }), 200, InquiryView);
      expect(view.consent).toEqual({ basis: "consent", stands: "given" });
    }
    expect(await kept(asked.id)).toHaveLength(2);
    problemOf(await answer(asked, null), 409, "wrong-state");
  });

  test("is agreed to only by the text as it stands", async () => {
    problemOf(await answer(await inDanger(), { version: version() + 1 }), 422, "invalid");
  });

  test("declined afterwards, drafting ends and only the danger desk keeps it, and the citizen is told so", async () => {
    const asked = shaped(await post({ question: KNIFE, contact: "13800001111" }), 201, AskResponse);
    await bureau.work();
    expect(await read(bureau.database.db, sql`select 1 from party_index where inquiry_id = ${asked.id}`)).not.toEqual([]);
    const view = shaped(await answer(asked, null), 200, InquiryView);
    expect(view).toMatchObject({ state: "closed", consent: { basis: "emergency", stands: "declined" } });
    expect(view.notices.map(({ code }) => code)).toContain("consent-declined");
    const left = await read(
      bureau.database.db,
      sql`select state from draft where inquiry_id = ${asked.id} and state <> 'withdrawn'
        union all select side from party_index where inquiry_id = ${asked.id}`,
    );
    expect(left).toEqual([]);
    expect(await read(bureau.database.db, sql`select 1 from alert where inquiry_id = ${asked.id} and closed_at is null`)).toHaveLength(1);
    expect(await audited(asked.id)).toContain("decline-consent");
    shaped(await answer(asked, null), 200, InquiryView);
    problemOf(await answer(asked, { version: version() }), 409, "wrong-state");
  });

  test("told anew in a matter that was declined is heard, and still not drafted; anything else is asked anew", async () => {
    const asked = await inDanger();
    await answer(asked, null);
    const say = (text: string) => call(bureau, "POST", `/api/inquiries/${asked.id}/messages`, { as: asked.token, body: { text } });
    problemOf(await say("谢谢你们"), 409, "wrong-state");
    expect((await say("他又拿刀砍我，救命")).status).toBe(201);
    await bureau.work();
    expect((await viewOf(asked)).state).toBe("closed");
  });
});

describe("a matter whose citizen declined", () => {
  const of = (id: string, table: string) => read(bureau.database.db, sql`select 1 from ${sql.table(table)} where inquiry_id = ${id}`);
  const say = ({ id, token }: Asked, what: string, body: unknown) =>
    call(bureau, "POST", `/api/inquiries/${id}/${what}`, { as: token, body });
  const AID = "我老公又打我，刚才还拿刀，想申请法律援助";

  test("goes to nobody else by what is told of danger afterwards, nor by a job that comes late", async () => {
    const asked = await inDanger(); // and before its first job ran
    await answer(asked, null);
    expect((await say(asked, "messages", { text: AID })).status).toBe(201);
    await bureau.work();
    await bureau.service.jobs.openReferral(asked.id);
    await bureau.service.jobs.referMatter(asked.id);
    await bureau.service.jobs.groupMatter(asked.id);
    for (const table of ["referral", "party_index", "matter_trace"]) expect(await of(asked.id, table), table).toEqual([]);
    expect(await read(bureau.database.db, sql`select 1 from alert where inquiry_id = ${asked.id} and closed_at is null`)).toHaveLength(1);
  });

  test("is called by nobody who was asked to, and leaves its group", async () => {
    const asked = shaped(await post({ question: KNIFE, contact: "13800001111", callMe: "soon" }), 201, AskResponse);
    await bureau.work();
    expect(await of(asked.id, "matter_trace")).not.toEqual([]);
    const group = crypto.randomUUID();
    const join = sql`insert into matter_group_member (group_id, inquiry_id, because, joined_at) values (${group}, ${asked.id}, '—', now())`;
    await bureau.database.transact("system:test", async (tx) => {
      await sql`insert into matter_group (id, name, category, because, opened_at) values (${group}, '—', 'family', '—', now())`.execute(tx);
      await join.execute(tx);
    });
    await answer(asked, null);
    const left = sql`select t.state, m.left_how as left from callback_task t join matter_group_member m using (inquiry_id)
      where inquiry_id = ${asked.id}`;
    expect(await read(bureau.database.db, left)).toEqual([{ state: "withdrawn", left: "withdrawn" }]);
    expect(await of(asked.id, "matter_trace")).toEqual([]);
    problemOf(await say(asked, "callback", {}), 409, "wrong-state");
    expect(await outcome(bureau.database.transact("system:test", (tx) => join.execute(tx)))).toBe(NO_BASIS);
  });
});

describe("a child under fourteen", () => {
  test("is received with a guardian's consent", async () => {
    const { id } = await ask(bureau, GAME, { consent: { version: version(), by: "guardian" } });
    expect(await kept(id)).toEqual([{ basis: "guardian", version: version(), child: false }]);
  });

  test("with no adult to trust is heard where the words tell of harm: as danger, and at once", async () => {
    const reply = await post({ question: TEASED, consent: { version: version(), by: "alone" } });
    const asked = shaped(reply, 201, AskResponse);
    expect(asked).toMatchObject({ urgency: "danger", consent: { basis: "emergency", stands: "child" } });
    expect(asked.notices.flatMap(({ calls }) => calls.map(({ number }) => number))).toContain("12355");
    const [alert] = await read<{ kinds: string[] }>(bureau.database.db, sql`select kinds from alert where inquiry_id = ${asked.id}`);
    expect(alert?.kinds).toContain("minor");
  });

  test("with no harm in the words is pointed to a grown-up, in words a child reads, and nothing is kept", async () => {
    const before = await countRows(bureau);
    const problem = problemOf(await post({ question: GAME, consent: { version: version(), by: "alone" } }), 409, "guardian-needed");
    expect(problem.title).toContain("12355");
    expect(PrivacyText.parse(problem.current).child.body).toContain("大人");
    expect(await countRows(bureau)).toEqual(before);
  });

  test("who told of danger first and of their age afterwards is asked for no consent", async () => {
    const asked = await inDanger();
    const view = shaped(await answer(asked, { version: version(), by: "alone" }), 200, InquiryView);
    expect(view.consent).toEqual({ basis: "emergency", stands: "child" });
  });
});

describe("the privacy text", () => {
  test("is shown to anybody, and says that nothing leaves the house where no model is configured", async () => {
    const text = shaped(await call(bureau, "GET", "/api/privacy"), 200, PrivacyText);
    const said = text.whole.map(({ body }) => body).join();
    expect(said).toContain("不交给其他公司");
    expect(text.bureau).toBe(bureau.config.bureauName);
  });

  test("says where files are kept where a storage of others is configured", async () => {
    const s3 = {
      ATTACHMENTS_S3_ENDPOINT: "http://127.0.0.1:9",
      ATTACHMENTS_S3_BUCKET: "wenfa",
      ATTACHMENTS_S3_KEY: "k",
      ATTACHMENTS_S3_SECRET: "s",
    };
    const { attachments } = parseConfig({ DEMO: "1", ...s3 });
    const text = consentPort({ ...bureau.config, attachments }, noticeBoard(SHIPPED_NOTICES), keptTerms(bureau).told).privacy();
    expect(text.whole.map(({ code }) => code)).toContain("privacy-store");
    expect(text.version).toBe(version() + 2);
  });

  test("says who reads along where one is, and is another version: who agreed to the one is asked again", async () => {
    const outside = await givenBureau({ LLM_BASE_URL: "http://127.0.0.1:9/v1", LLM_MODEL: "local" });
    try {
      const text = outside.service.citizen.privacy();
      expect(text.whole.map(({ body }) => body).join()).toContain("人工智能模型");
      expect(text.version).not.toBe(version());
      problemOf(await call(outside, "POST", "/api/inquiries", { body: { question: WAGES, ...agreed(bureau) } }), 409, "consent-needed");
      const asked = shaped(await call(outside, "POST", "/api/inquiries", { body: { question: KNIFE } }), 201, AskResponse);
      await outside.work();
      const [draft] = await read<{ by: { because: string } }>(
        outside.database.db,
        sql`select written_by as by from draft where inquiry_id = ${asked.id}`,
      );
      expect(draft?.by.because).toContain("没有同意");
    } finally {
      await outside.close();
    }
  });
});

describe("held by the database", () => {
  const tried = (work: Parameters<Bureau["database"]["transact"]>[1]) => outcome(bureau.database.transact("system:test", work));
  const like = (id: string, channel: string) =>
    sql`insert into inquiry (id, citizen_id, channel, follow_up, category, urgency, seat_class, triage, person, received_at, state_at)
      select gen_random_uuid(), citizen_id, ${channel}, follow_up, category, urgency, seat_class, triage, person, received_at, state_at
      from inquiry where id = ${id}`;
  let calm: string;
  beforeAll(async () => {
    calm = await bureau.database.transact("system:test", (tx) => plainInquiry(tx));
  });

  test("a question by the widget has its basis; one that came another way has none", async () => {
    expect(await tried((tx) => like(calm, "widget").execute(tx))).toBe(NO_BASIS);
    expect(await tried((tx) => like(calm, "12345").execute(tx))).toBe("done");
  });

  test("an emergency is danger", async () => {
    const added = sql`insert into inquiry_consent (inquiry_id, basis, version, at) values (${calm}, 'emergency', 10, now())`;
    expect(await tried((tx) => added.execute(tx))).toBe(NO_BASIS);
  });

  test("what was given is not declined, and nothing of either is changed", async () => {
    const declined = sql`insert into consent_declined (inquiry_id, version, at) values (${calm}, 10, now())`;
    expect(await tried((tx) => declined.execute(tx))).toBe(NO_BASIS);
    expect(await tried((tx) => sql`update inquiry_consent set version = 20 where inquiry_id = ${calm}`.execute(tx))).toBe(HELD.appendOnly);
    expect(await tried((tx) => sql`delete from inquiry_consent where inquiry_id = ${calm}`.execute(tx))).toBe(HELD.appendOnly);
  });

  test("what was declined is drafted by nobody", async () => {
    const asked = await inDanger();
    await answer(asked, null);
    expect(await tried((tx) => sql`update inquiry set state = 'drafting' where id = ${asked.id}`.execute(tx))).toBe(NO_BASIS);
  });
});
