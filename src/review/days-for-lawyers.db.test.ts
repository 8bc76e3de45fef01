/** Computed days are for the lawyer: what a citizen is sent never holds one. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DraftView } from "#contract.ts";
import { giveDraft } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, agreed, inReview } from "#testing/matters.node.ts";

const AWARD = "2026年11月14日收到劳动仲裁裁决书，公司拖欠工资的请求没支持，不服怎么起诉";
/** What the law's own days come to, in every way they might be written; no other word in the service holds them. */
const DAYS = ["2026-11-29", "2026-11-30", "2026-12-01", "11月29日", "11月30日", "12月1日", "2031-07-19", "7月19日"];
const WORDS = ["deadlines", "daysLeft", "lastDay", "probably-past", "maySay", "试验时限", "aidFacts", "opinions"];

let bureau: Bureau;
let lawyer: Person;
let matter: Asked & { draftId: string };
let view: DraftView;
beforeAll(async () => {
  bureau = await givenBureau();
  lawyer = await givenPerson(bureau, "lawyer");
  matter = await inReview(bureau, AWARD);
  await sql`update inquiry set triage = jsonb_set(triage, '{deadlines}', (triage -> 'deadlines') || ${JSON.stringify([MADE_UP])}::jsonb)
    where id = ${matter.id}`.execute(bureau.database.db);
  view = await giveDraft(bureau, lawyer, matter.draftId);
});
afterAll(() => bureau.close());

const MADE_UP = {
  limit: "made-up",
  matter: "试验时限",
  toDo: "试验时限要做的事",
  articles: [{ law: "试验法", articleNo: "第一条" }],
  kind: "fixed",
  dayRule: "日历日",
  event: null,
  outcome: { state: "running", lastDay: { from: "2031-07-19", to: "2031-07-19" }, daysLeft: { from: 1, to: 1 }, certain: true },
  because: "试验时限",
  maySay: "试验时限",
};

describe("a computed day", () => {
  test("stands before the lawyer, counted to today, the nearest first", () => {
    const { deadlines } = DraftView.parse(view).inquiry.triage!;
    expect(deadlines.length).toBeGreaterThan(1);
    expect(deadlines[0]?.outcome).toMatchObject({ state: "running", lastDay: { to: expect.stringMatching(/^2026-1[12]-/) } });
    expect(deadlines.at(-1)).toMatchObject({ limit: "made-up", outcome: { daysLeft: { from: 1701, to: 1701 } } });
    expect(DAYS.some((day) => JSON.stringify(deadlines).includes(day))).toBe(true);
  });

  test("is in nothing that any route sends a citizen, a machine or a stranger", async () => {
    const { paths } = (await call(bureau, "GET", "/openapi.json")).body as unknown as {
      paths: Record<string, Record<string, { security?: Record<string, unknown>[] }>>;
    };
    const open = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, { security = [] }]) => !security.some((one) => "staffCookie" in one))
        .map(([method]) => [method.toUpperCase(), path] as const),
    );
    expect(open.map(([method, path]) => `${method} ${path}`)).toEqual(
      expect.arrayContaining(["POST /api/inquiries", "GET /api/inquiries/{id}", "POST /api/inquiries/{id}/messages"]),
    );
    const sent: string[] = [];
    for (const [method, path] of open) {
      if (path.endsWith("/events") || path.endsWith("/withdraw") || path === "/openapi.json") continue;
      const body =
        method === "POST" && path.endsWith("/messages")
          ? { text: "还能起诉吗" }
          : path === "/api/inquiries"
            ? { question: AWARD, ...agreed(bureau) }
            : undefined;
      const reply = await call(bureau, method, path.replace("{id}", matter.id), { as: matter.token, ...(body ? { body } : {}) });
      sent.push(JSON.stringify(reply.body));
    }
    const after = await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token });
    const events = await bureau.service.citizen.events(matter.id, 0);
    const withdrawn = await call(bureau, "POST", `/api/inquiries/${matter.id}/withdraw`, { as: matter.token });
    const all = [...sent, JSON.stringify(after.body), JSON.stringify(events), JSON.stringify(withdrawn.body)].join("\n");
    expect(all).toContain("还能起诉吗");
    for (const word of [...DAYS, ...WORDS]) expect(all, word).not.toContain(word);
  });
});
