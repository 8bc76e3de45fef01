/** The danger desk over HTTP: what each person sees, takes, opens, reports and closes; and the news of it. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AlertDesk, AlertNews, AlertView, Original } from "#contract.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, ask, read } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";
import { type Served, givenSocket, listen } from "#testing/served.node.ts";

const KNIFE = "我叫赵春梅，我老公又打我了，拿刀说要砍死我";
const CHILD = "邻居家七岁的孩子天天被他继父毒打，身上青一块紫一块";

let bureau: Bureau;
let wu: Person;
let li: Person;
let zhou: Person;
let wang: Person;
let matter: Asked;
let id: string;
beforeAll(async () => {
  bureau = await givenBureau();
  wu = await givenPerson(bureau, "operator");
  li = await givenPerson(bureau, "operator");
  zhou = await givenPerson(bureau, "supervisor");
  wang = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());
beforeEach(() => raise(KNIFE, { contact: "13800138000" }));

async function raise(question: string, more: Record<string, unknown> = {}): Promise<void> {
  matter = await ask(bureau, question, more);
  const [alert] = await read<{ id: string }>(bureau.database.db, sql`select id from alert where inquiry_id = ${matter.id}`);
  id = alert?.id ?? "";
}
const get = (as: Person, rest = "", of = id) => call(bureau, "GET", `/api/alerts/${of}${rest}`, { as });
const act = (as: Person, verb: string, body?: unknown, headers: Record<string, string> = {}) =>
  call(bureau, "POST", `/api/alerts/${id}/${verb}`, { as, headers, ...(body === undefined ? {} : { body }) });
const shown = (reply: Awaited<ReturnType<typeof call>>) => shaped(reply, 200, AlertView);
const inDesk = async (as: Person) => shaped(await call(bureau, "GET", "/api/alerts", { as }), 200, AlertDesk);
const END = { disposition: "called-110", note: "已代为报警，民警出警，报警人赵春梅" };

describe("the desk", () => {
  test("lists an alert with its kinds, its clock and redacted words", async () => {
    const { open } = await inDesk(wu);
    expect(open.find((alert) => alert.id === id)).toMatchObject({
      state: "waiting",
      level: 0,
      pages: true,
      mine: false,
      hasContact: true,
      heldBy: null,
      excerpt: expect.stringContaining("拿刀"),
    });
    expect(JSON.stringify(open)).not.toContain("赵春梅");
  });

  test("shows one alert with why it is danger, and what the citizen was told at once", async () => {
    const view = shown(await get(wu));
    expect(view.reasons.length).toBeGreaterThan(0);
    expect(view.notices.map(({ code }) => code)).toContain("danger-family-violence");
    expect(view).toMatchObject({ mayTake: true, mayAct: false, reportDue: false, note: null });
    expect(JSON.stringify(view)).not.toContain("赵春梅");
  });

  test("does not know an alert that never was, nor shows an intake clerk what the clock has not brought them", async () => {
    const clerk = await givenPerson(bureau, "clerk");
    for (const of of [crypto.randomUUID(), "not-an-id"]) problemOf(await get(wu, "", of), 404, "not-found");
    problemOf(await get(clerk), 404, "not-found");
    problemOf(await act(clerk, "acknowledge"), 404, "not-found");
    expect((await inDesk(clerk)).open.filter((alert) => alert.id === id)).toEqual([]);
    for (const step of [0, 1]) {
      bureau.clock.forward(3);
      await bureau.service.jobs.escalateAlert(id, step);
    }
    expect(shown(await act(clerk, "acknowledge"))).toMatchObject({ mine: true, level: 2 });
  });
});

describe("taking an alert", () => {
  test("gives it one holder, and a second press changes nothing", async () => {
    expect(shown(await act(wu, "acknowledge"))).toMatchObject({
      state: "acknowledged",
      mine: true,
      heldBy: wu.name,
      acknowledgedBy: wu.name,
    });
    const first = shown(await get(wu)).acknowledgedAt;
    bureau.clock.forward(1);
    expect(shown(await act(wu, "acknowledge")).acknowledgedAt).toBe(first);
    expect(problemOf(await act(li, "acknowledge"), 409, "claimed-by-another").title).toContain(wu.name);
  });

  test("is refused to a lawyer whose licence does not stand", async () => {
    const suspended = await givenPerson(bureau, "lawyer");
    await bureau.service.supervisor.setLicence(zhou.id, suspended.id, "suspended");
    problemOf(await act(suspended, "acknowledge"), 403, "licence-not-valid");
    expect(shown(await act(wang, "acknowledge")).mine).toBe(true);
  });

  test("over from somebody who is gone is a supervisor's; who took it first stays on record", async () => {
    await act(wu, "acknowledge");
    expect(shown(await act(zhou, "acknowledge"))).toMatchObject({ mine: true, heldBy: zhou.name, acknowledgedBy: wu.name });
    problemOf(await get(wu, "/original"), 409, "claimed-by-another");
    problemOf(await act(wu, "close", END), 409, "claimed-by-another");
  });
});

describe("the citizen's own words and number", () => {
  test("open to the holder alone, and each opening is on record", async () => {
    problemOf(await get(wu, "/original"), 409, "not-claimed");
    await act(wu, "acknowledge");
    for (const other of [li, zhou, wang]) problemOf(await get(other, "/original"), 409, "claimed-by-another");
    const original = shaped(await get(wu, "/original"), 200, Original);
    expect(original.contact).toBe("13800138000");
    expect(original.messages[0]?.text).toBe(KNIFE);
    const opened = await read(
      bureau.database.db,
      sql`select actor from audit_event where action = 'open-original' and subject_id = ${matter.id}`,
    );
    expect(opened).toEqual([{ actor: `staff:${wu.id}` }]);
  });

  test("shut again when the alert is closed", async () => {
    await act(wu, "acknowledge");
    await act(wu, "close", END);
    problemOf(await get(wu, "/original"), 409, "wrong-state");
  });
});

describe("a disposition", () => {
  test("is required in code and note, by somebody who holds the alert", async () => {
    problemOf(await act(wu, "close", END), 409, "not-claimed");
    await act(wu, "acknowledge");
    for (const body of [{ disposition: "called-110" }, { note: "已报警" }, { ...END, disposition: "solved" }, { ...END, note: "。" }])
      problemOf(await act(wu, "close", body), 422, "invalid");
    problemOf(await act(li, "close", END), 409, "claimed-by-another");
    expect(shown(await act(wu, "close", END))).toMatchObject({
      state: "closed",
      disposition: "called-110",
      note: END.note,
      closedBy: wu.name,
    });
  });

  test("sent again is answered alike; another one is refused", async () => {
    await act(wu, "acknowledge");
    const first = shown(await act(wu, "close", END));
    bureau.clock.forward(1);
    expect(shown(await act(wu, "close", END))).toEqual(first);
    problemOf(await act(wu, "close", { ...END, note: "另一种说法" }), 409, "wrong-state");
    problemOf(await act(li, "close", END), 409, "wrong-state");
  });

  test("keeps its note sealed", async () => {
    await act(wu, "acknowledge");
    await act(wu, "close", END);
    const rows = await read<{ note: Uint8Array }>(bureau.database.db, sql`select note from alert where id = ${id}`);
    expect(rows).toHaveLength(1);
    for (const { note } of rows) expect(Buffer.from(note).includes(Buffer.from("民警"))).toBe(false);
  });

  test("is told with its note to who held the alert and to supervisors; to others by its code alone", async () => {
    await act(wu, "acknowledge");
    await act(wu, "close", END);
    for (const privy of [wu, zhou]) expect(shown(await get(privy)).note).toBe(END.note);
    expect(shown(await get(li))).toMatchObject({ disposition: "called-110", note: null });
  });

  test("leaves the desk and stands in its log", async () => {
    await act(wu, "acknowledge");
    await act(wu, "close", END);
    const { open, closed } = await inDesk(li);
    expect(open.some((alert) => alert.id === id)).toBe(false);
    expect(closed.find((alert) => alert.id === id)).toMatchObject({ disposition: "called-110", heldBy: wu.name });
  });
});

describe("harm to a minor (未成年人保护法 11)", () => {
  const reportedAt = () => bureau.clock().toISOString();
  const toPolice = () => ({ to: "police", reference: "京公受字0042号", reportedAt: reportedAt() });
  beforeEach(async () => {
    await raise(CHILD);
    await act(wu, "acknowledge");
  });

  test("is reported before the alert closes: to whom, when, under which number, by whom", async () => {
    expect(shown(await get(wu)).reportDue).toBe(true);
    problemOf(await act(wu, "close", END), 409, "report-due");
    const { reports, reportDue } = shown(await act(wu, "report", toPolice()));
    expect(reports).toMatchObject([{ to: "police", reference: "京公受字0042号", reportedAt: reportedAt(), by: wu.name }]);
    expect(reportDue).toBe(false);
    expect(shown(await act(wu, "close", { ...END, disposition: "reported-minor-harm" })).state).toBe("closed");
  });

  test("or has the reason on record why none was due", async () => {
    problemOf(await act(wu, "report", { to: null }), 422, "invalid");
    expect(shown(await act(wu, "report", { to: null, because: "核实后是成年人之间的纠纷" })).reports).toMatchObject([
      { to: null, because: "核实后是成年人之间的纠纷", reportedAt: null },
    ]);
    problemOf(await act(wu, "close", { ...END, disposition: "reported-minor-harm" }), 409, "report-due");
    expect(shown(await act(wu, "close", { ...END, disposition: "false-alarm" })).state).toBe("closed");
  });

  test.each([
    ["a number or a name", { reference: "" }, "reference"],
    ["a time", { reportedAt: undefined }, "reportedAt"],
    ["the name of another body", { to: "other" }, "body"],
    ["a body that the law knows", { to: "neighbours" }, "to"],
  ])("is no report without %s", async (_, change, field) => {
    const problem = problemOf(await act(wu, "report", { ...toPolice(), ...change }), 422, "invalid");
    expect(problem.errors?.map((error) => error.field)).toContain(field);
  });

  test("cannot have been reported tomorrow", async () => {
    problemOf(await act(wu, "report", { ...toPolice(), reportedAt: "2027-01-01T00:00:00Z" }), 422, "invalid");
  });

  test("may be reported to several bodies, each once under its key", async () => {
    const key = { "idempotency-key": "k1" };
    const report = toPolice();
    await act(wu, "report", report, key);
    expect(shown(await act(wu, "report", report, key)).reports).toHaveLength(1);
    problemOf(await act(wu, "report", { ...report, reference: "另一个编号" }, key), 422, "key-reused");
    bureau.clock.forward(1);
    const { reports } = shown(await act(wu, "report", { ...report, to: "other", body: "区妇儿工委" }, { "idempotency-key": "k2" }));
    expect(reports.map(({ to, body }) => [to, body])).toEqual([
      ["police", ""],
      ["other", "区妇儿工委"],
    ]);
  });

  test("is reported by the holder, or a supervisor where the holder is gone", async () => {
    problemOf(await act(li, "report", toPolice()), 409, "claimed-by-another");
    expect(shown(await act(zhou, "report", toPolice())).reports).toMatchObject([{ by: zhou.name }]);
  });

  test("keeps number and names sealed, and from whoever neither holds nor oversees it", async () => {
    await act(wu, "report", toPolice());
    expect(shown(await get(li)).reports).toMatchObject([{ to: "police", reference: "", by: wu.name }]);
    const rows = await read<{ sealed: Uint8Array }>(bureau.database.db, sql`select sealed from alert_report where alert_id = ${id}`);
    expect(rows).toHaveLength(1);
    for (const { sealed } of rows) expect(Buffer.from(sealed).includes(Buffer.from("0042"))).toBe(false);
  });
});

describe("the news of the desk", () => {
  let socket: Served;
  beforeAll(async () => {
    socket = await givenSocket(bureau.app);
  });
  afterAll(() => socket.close());

  test("reaches a console that listens: raised, gone up, taken, closed", async () => {
    const stream = await listen(`${socket.url}/api/alerts/events`, { cookie: wu.cookie });
    try {
      expect(stream.headers.get("content-type")).toContain("text/event-stream");
      const next = async () => {
        const { event, data } = await stream.next();
        expect(event).toBe("alerts");
        return AlertNews.strict().parse(data);
      };
      const { waiting, open } = await next();
      await raise(CHILD);
      expect(await next()).toEqual({ waiting: waiting + 1, open: open + 1 });
      bureau.clock.forward(3);
      await bureau.service.jobs.escalateAlert(id, 0);
      expect(await next()).toEqual({ waiting: waiting + 1, open: open + 1 });
      await act(wu, "acknowledge");
      expect(await next()).toEqual({ waiting, open: open + 1 });
      bureau.clock.forward(1);
      await act(wu, "report", { to: null, because: "已核实为误会" });
      expect(await next()).toEqual({ waiting, open: open + 1 });
      await act(wu, "close", { ...END, disposition: "false-alarm" });
      expect(await next()).toEqual({ waiting, open });
    } finally {
      stream.close();
    }
  });

  test("is for staff alone", async () => {
    const strangers: Record<string, string>[] = [{}, { authorization: `Bearer ${matter.token}` }];
    for (const headers of strangers) {
      problemOf(await call(bureau, "GET", "/api/alerts/events", { headers }), 401, "not-signed-in");
    }
  });
});
