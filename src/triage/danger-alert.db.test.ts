/** From the first dangerous word to the disposition: who is called, when, and what is kept of it. */
import { createHmac } from "node:crypto";
import { type IncomingHttpHeaders, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AlertDesk, type AlertSummary, AlertView, AskResponse, Board } from "#contract.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, ask, read } from "#testing/matters.node.ts";
import { shaped } from "#testing/replies.ts";

const KNIFE = "我老公又打我了，拿刀说要砍死我，我和孩子躲在厕所里";
const LOAN = "朋友向我借了五万元，有借条，到期不还，我该怎么要回来";

let bureau: Bureau;
let wu: Person;
let zhou: Person;
let wang: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wu = await givenPerson(bureau, "operator");
  zhou = await givenPerson(bureau, "supervisor");
  wang = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());

const db = () => bureau.database.db;
const desk = async (as: Person) => shaped(await call(bureau, "GET", "/api/alerts", { as }), 200, AlertDesk);
const alertsOf = (matter: Asked) =>
  read<{ id: string; kinds: string[]; level: number; step: number; closed: boolean }>(
    db(),
    sql`select id, kinds, level, step, closed_at is not null as closed from alert where inquiry_id = ${matter.id} order by raised_at, id`,
  );
async function alertOf(matter: Asked) {
  const [alert] = await alertsOf(matter);
  if (!alert) throw new Error("no alert was raised");
  return alert;
}
const act = (as: Person, id: string, verb: string, body?: unknown) =>
  call(bureau, "POST", `/api/alerts/${id}/${verb}`, { as, ...(body === undefined ? {} : { body }) });
const say = (matter: Asked, text: string) =>
  call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body: { text } });
const clocksOf = (alertId: string) =>
  read<{ step: number; seconds: number }>(
    db(),
    sql`select (data ->> 'step')::int as step, round(extract(epoch from start_after - created_on))::int as seconds
      from pgboss.job where name = 'escalate-alert' and data ->> 'alertId' = ${alertId} order by created_on, id`,
  );
const climb = (id: string, step: number) => bureau.service.jobs.escalateAlert(id, step);
const END = { disposition: "reached-and-safe", note: "已接通电话，人已在派出所" };

describe("danger in the first message", () => {
  test("raises an alert in the very transaction, with no consent, no contact and no model", async () => {
    const reply = await call(bureau, "POST", "/api/inquiries", { body: { question: KNIFE } });
    const { id, token, urgency, notices } = shaped(reply, 201, AskResponse);
    expect(urgency).toBe("danger");
    expect(notices[0]).toMatchObject({ level: "danger" });
    const alert = await alertOf({ id, token });
    expect(alert).toMatchObject({ level: 0, step: 0, closed: false });
    expect(alert.kinds).toContain("family-violence");
    expect(await clocksOf(alert.id)).toEqual([{ step: 0, seconds: 180 }]);
  });

  test.each(["alert", "idempotency"])("and question stand or fall together: where %s cannot be written, neither is kept", async (table) => {
    const count = async () => (await read(db(), sql`select 1 from alert union all select 1 from inquiry`)).length;
    const before = await count();
    await bureau.database.pool.query(`alter table ${table} add constraint broken check (false) not valid`);
    try {
      const headers = { "idempotency-key": crypto.randomUUID() };
      expect((await call(bureau, "POST", "/api/inquiries", { body: { question: KNIFE }, headers })).status).toBe(500);
    } finally {
      await bureau.database.pool.query(`alter table ${table} drop constraint broken`);
    }
    expect(await count()).toBe(before);
  });

  test("sent twice under one key raises one alert", async () => {
    const once = { "idempotency-key": crypto.randomUUID() };
    const matter = await ask(bureau, KNIFE, {}, once);
    await ask(bureau, KNIFE, {}, once);
    expect(await alertsOf(matter)).toHaveLength(1);
  });

  test("that is not there raises none", async () => {
    expect(await alertsOf(await ask(bureau, LOAN))).toEqual([]);
  });

  test("leaves nothing readable but codes: no word of it in the alert, the job or the log", async () => {
    const matter = await ask(bureau, "我叫赵春梅，电话13800138000，我老公拿刀要砍我", { contact: "13800138000" });
    const rows = await read(
      db(),
      sql`select row_to_json(a)::text as kept from alert a where inquiry_id = ${matter.id}
      union all select data::text from pgboss.job where name in ('escalate-alert', 'page-duty')`,
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const kept of [JSON.stringify(rows), ...bureau.logged]) expect(kept).not.toMatch(/赵春梅|13800138000|砍/);
  });
});

describe("danger in a later message", () => {
  let matter: Asked;
  beforeEach(async () => {
    matter = await ask(bureau, LOAN);
  });

  test("raises the alert then", async () => {
    await say(matter, "他带人来我家了，说再要钱就打断我的腿，拿着棍子在砸门");
    expect(await alertsOf(matter)).toHaveLength(1);
  });

  test("of another kind widens the alert that is open, and raises no second", async () => {
    await say(matter, "他带人来我家了，说再要钱就打断我的腿，拿着棍子在砸门");
    const { kinds } = await alertOf(matter);
    await say(matter, "我不想活了，想从楼上跳下去");
    const after = await alertsOf(matter);
    expect(after).toHaveLength(1);
    expect(after[0]?.kinds).toEqual(expect.arrayContaining([...kinds, "self-harm"]));
  });

  test("after the alert was closed raises another; a thank-you does not", async () => {
    await say(matter, "他拿着刀在门外说要砍死我");
    const { id } = await alertOf(matter);
    await act(wu, id, "acknowledge");
    await act(wu, id, "close", END);
    bureau.clock.forward(1);
    await say(matter, "谢谢你们");
    expect(await alertsOf(matter)).toHaveLength(1);
    await say(matter, "他又回来了，拿着刀说要砍死我");
    expect((await alertsOf(matter)).map((alert) => alert.closed)).toEqual([true, false]);
  });
});

describe("the clock", () => {
  test("calls supervisors after three minutes, everybody after six, and everybody again every three", async () => {
    const { id } = await alertOf(await ask(bureau, KNIFE));
    const paged = async (as: Person) => (await desk(as)).open.find((alert) => alert.id === id)?.pages;
    const clerk = await givenPerson(bureau, "clerk");
    expect([await paged(wu), await paged(wang), await paged(zhou), await paged(clerk)]).toEqual([true, true, false, undefined]);
    bureau.clock.forward(3);
    await climb(id, 0);
    expect([await paged(wu), await paged(zhou), await paged(clerk)]).toEqual([true, true, undefined]);
    bureau.clock.forward(3);
    await climb(id, 1);
    expect([await paged(wu), await paged(zhou), await paged(clerk)]).toEqual([true, true, true]);
    bureau.clock.forward(3);
    await climb(id, 2);
    const audit = await read(
      db(),
      sql`select actor, detail from audit_event where subject_id = ${id} and action = 'escalate-alert' order by id`,
    );
    expect(audit).toEqual(
      [
        [1, 1],
        [2, 2],
        [2, 3],
      ].map(([level, step]) => ({ actor: "system:danger-clock", detail: { level, step } })),
    );
    expect(await clocksOf(id)).toEqual([0, 1, 2, 3].map((step) => ({ step, seconds: 180 })));
  });

  test("is a durable job of its own, which a restart only finds waiting", async () => {
    const { id } = await alertOf(await ask(bureau, KNIFE));
    bureau.clock.forward(3);
    await bureau.database.pool.query(
      "update pgboss.job set start_after = now() where name = 'escalate-alert' and data ->> 'alertId' = $1",
      [id],
    );
    await bureau.work();
    expect((await read<{ level: number }>(db(), sql`select level from alert where id = ${id}`))[0]?.level).toBe(1);
    expect(await clocksOf(id)).toHaveLength(2);
  });

  test("may strike twice: a step is taken once, and one next step is set", async () => {
    const { id } = await alertOf(await ask(bureau, KNIFE));
    bureau.clock.forward(3);
    await Promise.all([climb(id, 0), climb(id, 0)]);
    await climb(id, 0);
    expect(await clocksOf(id)).toHaveLength(2);
    expect((await read<{ step: number }>(db(), sql`select step from alert where id = ${id}`))[0]?.step).toBe(1);
  });

  test("that strikes early waits for the rest, and does not end there", async () => {
    const { id } = await alertOf(await ask(bureau, KNIFE));
    bureau.clock.forward(2);
    await climb(id, 0);
    expect(await clocksOf(id)).toEqual([
      { step: 0, seconds: 180 },
      { step: 0, seconds: 60 },
    ]);
  });

  test("stops when somebody takes the alert", async () => {
    const { id } = await alertOf(await ask(bureau, KNIFE));
    expect((await act(wu, id, "acknowledge")).status).toBe(200);
    bureau.clock.forward(10);
    await climb(id, 0);
    expect(await clocksOf(id)).toHaveLength(1);
    expect((await desk(zhou)).open.find((alert) => alert.id === id)).toMatchObject({ level: 0, state: "acknowledged", pages: false });
  });

  test("runs on after the citizen took the question back: the danger did not go with it", async () => {
    const matter = await ask(bureau, KNIFE);
    const { id } = await alertOf(matter);
    await call(bureau, "POST", `/api/inquiries/${matter.id}/withdraw`, { as: matter.token });
    bureau.clock.forward(3);
    await climb(id, 0);
    const view = shaped(await call(bureau, "GET", `/api/alerts/${id}`, { as: wu }), 200, AlertView);
    expect(view).toMatchObject({ level: 1, withdrawn: true, state: "waiting" });
  });
});

describe("a question that was taken back", () => {
  const view = async (id: string) => shaped(await call(bureau, "GET", `/api/alerts/${id}`, { as: wu }), 200, AlertView);
  const takeBack = async (matter: Asked) => {
    expect((await call(bureau, "POST", `/api/inquiries/${matter.id}/withdraw`, { as: matter.token })).status).toBe(204);
  };
  const NAMED = "我叫赵春梅，我老公李建国拿刀说要砍死我";
  const words = ({ excerpt, messages, parties }: AlertView) => [excerpt, messages, parties];

  test("keeps its words before whoever looks for the citizen, and shows none once the alert is closed", async () => {
    const matter = await ask(bureau, NAMED);
    const { id } = await alertOf(matter);
    await takeBack(matter);
    await act(wu, id, "acknowledge");
    const before = await view(id);
    expect(before.messages).toHaveLength(1);
    expect(before.parties).not.toEqual([]);
    expect(before.excerpt).toContain("砍");
    expect(words(shaped(await act(wu, id, "close", END), 200, AlertView))).toEqual(["", [], []]);
    expect(words(await view(id))).toEqual(["", [], []]);
    expect((await desk(wu)).closed.find((alert) => alert.id === id)?.excerpt).toBe("");
  });

  test("after the alert was closed shows none either; one that was not taken back stays readable", async () => {
    const matter = await ask(bureau, NAMED);
    const { id } = await alertOf(matter);
    await act(wu, id, "acknowledge");
    await act(wu, id, "close", END);
    expect((await view(id)).messages).not.toEqual([]);
    await takeBack(matter);
    expect(words(await view(id))).toEqual(["", [], []]);
  });
});

describe("two who take one alert at once", () => {
  test("are one holder and one who is told who holds it", async () => {
    const { id } = await alertOf(await ask(bureau, KNIFE));
    const replies = await Promise.all([act(wu, id, "acknowledge"), act(wang, id, "acknowledge")]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});

describe("the supervisor's board", () => {
  test("shows open alerts and the median time until one was taken", async () => {
    const fresh = await givenBureau();
    try {
      const [operator, supervisor] = [await givenPerson(fresh, "operator"), await givenPerson(fresh, "supervisor")];
      const board = async () => shaped(await call(fresh, "GET", "/api/supervisor/board", { as: supervisor }), 200, Board).alerts;
      expect(await board()).toEqual({ waiting: 0, open: 0, medianSeconds: null });
      for (const minutes of [1, 2, 5]) {
        const matter = await ask(fresh, KNIFE);
        fresh.clock.forward(minutes);
        const [alert] = await read<{ id: string }>(fresh.database.db, sql`select id from alert where inquiry_id = ${matter.id}`);
        await call(fresh, "POST", `/api/alerts/${alert?.id}/acknowledge`, { as: operator });
      }
      await ask(fresh, KNIFE);
      expect(await board()).toEqual({ waiting: 1, open: 4, medianSeconds: 120 });
    } finally {
      await fresh.close();
    }
  });
});

describe("a gateway of the bureau's own", () => {
  const SECRET = "shared-with-the-gateway";
  type Got = { key: unknown; body: Record<string, unknown> };
  const got: Got[] = [];
  let last: { headers: IncomingHttpHeaders; text: string } = { headers: {}, text: "" };
  let answers = 204;
  const gateway = createServer((request, response) => {
    let text = "";
    request.on("data", (data) => (text += String(data)));
    request.on("end", () => {
      got.push({ key: request.headers["idempotency-key"], body: JSON.parse(text) });
      last = { headers: request.headers, text };
      response.writeHead(answers).end();
    });
  });
  let paging: Bureau;
  beforeAll(async () => {
    await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
    const { port } = gateway.address() as AddressInfo;
    paging = await givenBureau({
      DANGER_WEBHOOK_URL: `http://127.0.0.1:${port}/send?access_token=t0ken`,
      DANGER_WEBHOOK_SECRET: SECRET,
      DANGER_ACK_SECONDS: "60",
    });
  });
  afterAll(async () => {
    await paging.close();
    gateway.close();
  });
  beforeEach(() => {
    got.length = 0;
    answers = 204;
  });
  const raised = async () => {
    const matter = await ask(paging, KNIFE);
    const [alert] = await read<{ id: string }>(paging.database.db, sql`select id from alert where inquiry_id = ${matter.id}`);
    return { matter, id: alert?.id ?? "" };
  };

  test("is paged with ids and kinds, and not a word of the matter", async () => {
    const { matter, id } = await raised();
    await paging.work();
    expect(got).toEqual([
      {
        key: `${id}:0`,
        body: {
          alert: id,
          inquiry: matter.id,
          kinds: expect.arrayContaining(["family-violence"]),
          level: 0,
          step: 0,
          raisedAt: expect.any(String),
          acknowledgeBy: expect.any(String),
        },
      },
    ]);
  });

  test("is paged again at each step, under a key of its own", async () => {
    const { id } = await raised();
    await paging.work();
    paging.clock.forward(1);
    await paging.service.jobs.escalateAlert(id, 0);
    await paging.work();
    expect(got.map(({ key, body }) => [key, body["level"]])).toEqual([
      [`${id}:0`, 0],
      [`${id}:1`, 1],
    ]);
  });

  test("is called again when new danger is told to an alert that somebody holds, until it is taken again", async () => {
    const { id, matter } = await raised();
    await paging.work();
    const holder = await givenPerson(paging, "operator");
    const another = await givenPerson(paging, "operator");
    await call(paging, "POST", `/api/alerts/${id}/acknowledge`, { as: holder });
    got.length = 0;
    paging.clock.forward(1);
    await call(paging, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body: { text: "他又拿刀来砸门了，救命" } });
    await paging.work();
    expect(got.map(({ key }) => key)).toEqual([expect.stringContaining(`${id}:again:`)]);
    const calling = async () => (await call(paging, "GET", `/api/alerts/${id}`, { as: another })).body as { pages: boolean; mine: boolean };
    expect((await calling()).pages).toBe(true);
    await call(paging, "POST", `/api/alerts/${id}/acknowledge`, { as: another });
    expect(await calling()).toMatchObject({ pages: false, mine: true });
    await paging.work();
  });

  test("is called again when whoever took it does not close it in time, a step further up each time, until it is closed", async () => {
    const { id } = await raised();
    const holder = await givenPerson(paging, "operator");
    const overseer = await givenPerson(paging, "supervisor");
    const seen = async (as: Person) => (await call(paging, "GET", `/api/alerts/${id}`, { as })).body as unknown as AlertSummary;
    const own = () => got.filter(({ body }) => body["alert"] === id);
    const taken = (await call(paging, "POST", `/api/alerts/${id}/acknowledge`, { as: holder })).body as unknown as AlertSummary;
    expect(taken.closeBy).toBe(new Date(paging.clock().getTime() + 60 * 60_000).toISOString());
    await paging.work();
    got.length = 0;
    paging.clock.forward(59);
    await paging.service.chores.chase();
    expect(await seen(overseer)).toMatchObject({ level: 0, pages: false });
    paging.clock.forward(1);
    await paging.service.chores.chase();
    await paging.service.chores.chase();
    await paging.work();
    expect(own().map(({ key, body }) => [key, body["level"]])).toEqual([[expect.stringContaining(`${id}:again:`), 1]]);
    expect(await seen(overseer)).toMatchObject({ level: 1, pages: true, state: "acknowledged", heldBy: holder.name });
    expect(await seen(holder)).toMatchObject({ pages: true, mine: true });
    await call(paging, "POST", `/api/alerts/${id}/acknowledge`, { as: holder });
    expect(await seen(holder)).toMatchObject({
      pages: false,
      mine: true,
      closeBy: new Date(paging.clock().getTime() + 60 * 60_000).toISOString(),
    });
    paging.clock.forward(60);
    await paging.service.chores.chase();
    expect(await seen(overseer)).toMatchObject({ level: 2, pages: true });
    const trail = await read<{ action: string }>(
      paging.database.db,
      sql`select action from audit_event where subject_id = ${id} and action = 'chase-alert'`,
    );
    expect(trail).toHaveLength(2);
    const report = { to: null, because: "核实后没有未成年人受害" };
    expect((await call(paging, "POST", `/api/alerts/${id}/report`, { as: holder, body: report })).status).toBe(200);
    const ended = await call(paging, "POST", `/api/alerts/${id}/close`, { as: holder, body: END });
    expect(ended.status).toBe(200);
    got.length = 0;
    paging.clock.forward(120);
    await paging.service.chores.chase();
    await paging.work();
    expect(own()).toEqual([]);
  });

  test("is signed, so that the gateway knows whose page it is and when it was sent", async () => {
    await raised();
    await paging.work();
    const { headers, text } = last;
    const timestamp = String(headers["x-wenfa-timestamp"]);
    expect(Number(timestamp)).toBe(Math.floor(paging.clock().getTime() / 1000));
    const expected = createHmac("sha256", SECRET)
      .update(`${timestamp}.${String(headers["idempotency-key"])}.${text}`)
      .digest("hex");
    expect(headers["x-wenfa-signature"]).toBe(`sha256=${expected}`);
  });

  test("that does not take it fails the job, which tries again; its address with the token is in no error", async () => {
    const { id } = await raised();
    answers = 503;
    await expect(paging.service.jobs.pageDuty(id, 0, null)).rejects.toThrow("the webhook answered 503");
    answers = 200;
    await paging.service.jobs.pageDuty(id, 0, null);
    expect(got.map(({ key }) => key)).toEqual([`${id}:0`, `${id}:0`]);
    expect(paging.logged.join()).not.toContain("t0ken");
    await paging.work();
  });

  test("is not paged for what somebody has taken meanwhile", async () => {
    const { id } = await raised();
    const operator = await givenPerson(paging, "operator");
    await call(paging, "POST", `/api/alerts/${id}/acknowledge`, { as: operator });
    await paging.work();
    expect(got).toEqual([]);
  });
});
