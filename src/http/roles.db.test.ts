/** Who may use what: every described route for every role, on purpose. A new route without an entry here fails. */
import * as fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Role } from "#contract.ts";
import { openLibrary } from "#platform/auth-library.ts";
import { PLAIN_POLICY } from "#platform/auth-policy.ts";
import { SIGN_IN_DOORS, SIGN_IN_PATH } from "#platform/auth.ts";
import { silentLog } from "#platform/log.ts";
import { type Bureau, type Person, call, givenBureau, givenKey, givenPerson } from "#testing/given.node.ts";
import { type Asked, ask } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

type Who = Role | "nobody" | "machine" | "citizen";
type Headers = Record<string, string>;
const WHO: Who[] = ["nobody", ...Role.options, "machine", "citizen"];

const EVERYBODY: Who[] = WHO;
const STAFF: Who[] = [...Role.options];
const REVIEWERS: Who[] = ["lawyer", "expert"];
const READERS: Who[] = ["lawyer", "expert", "supervisor", "admin"];
/** Who speaks with citizens on the telephone or at the counter. */
const TAKERS: Who[] = ["operator", "clerk", "lawyer", "expert"];
const SUPERVISORS: Who[] = ["supervisor", "admin"];
const ADMINS: Who[] = ["admin"];

/** Whom each route lets in. Whoever is somebody else is refused with 403, whoever is nobody with 401. */
const LETS_IN: Record<string, Who[]> = {
  "POST /api/inquiries": EVERYBODY,
  "GET /api/privacy": EVERYBODY,
  "POST /api/inquiries/{id}/consent": ["citizen"],
  "GET /api/inquiries/{id}": ["citizen"],
  "POST /api/inquiries/{id}/messages": ["citizen"],
  "GET /api/inquiries/{id}/messages": ["citizen"],
  "POST /api/inquiries/{id}/withdraw": ["citizen"],
  "POST /api/inquiries/{id}/rating": ["citizen"],
  "POST /api/inquiries/{id}/complaint": ["citizen"],
  "POST /api/inquiries/{id}/understood": ["citizen"],
  "POST /api/inquiries/{id}/contact-safety": ["citizen"],
  "POST /api/inquiries/{id}/callback": ["citizen"],
  "GET /api/inquiries/{id}/events": ["citizen"],
  "POST /api/inquiries/{id}/attachments": ["citizen"],
  "GET /api/inquiries/{id}/attachments/{attachmentId}": ["citizen"],
  "DELETE /api/inquiries/{id}/attachments/{attachmentId}": ["citizen"],
  "GET /api/review/drafts/{id}/attachments": READERS,
  "GET /api/review/drafts/{id}/attachments/{attachmentId}": REVIEWERS,
  "GET /api/review/consultations/{id}/attachments": REVIEWERS,
  "GET /api/review/consultations/{id}/attachments/{attachmentId}": REVIEWERS,
  "GET /api/referrals/{id}/attachments": ["clerk", "supervisor", "admin"],
  "GET /api/referrals/{id}/attachments/{attachmentId}": ["clerk"],
  // As an alert's words: whoever holds it (triage/rules/alert/handle-alert.ts).
  "GET /api/alerts/{id}/attachments": STAFF,
  "GET /api/alerts/{id}/attachments/{attachmentId}": STAFF,
  "GET /api/inquiries/{id}/answer.docx": ["citizen"],
  "GET /api/inquiries/{id}/answer.html": ["citizen"],
  "POST /api/inquiries/{id}/answer.html": ["citizen"],
  "GET /api/inquiries/{id}/answer.ics": ["citizen"],
  "POST /api/inquiries/{id}/answer.ics": ["citizen"],
  "POST /api/inquiries/{id}/seen": ["citizen"],
  "GET /api/inquiries/{id}/opened": ["citizen"],
  "GET /api/my/inquiries": ["citizen"],
  "GET /api/my/keys": ["citizen"],
  "POST /api/my/code": ["citizen"],
  "POST /api/my/code/renew": ["citizen"],
  "POST /api/my/code/end": ["citizen"],
  "POST /api/my/link": ["citizen"],
  "POST /api/my/devices/end-others": ["citizen"],
  "GET /api/my/erasure": ["citizen"],
  "POST /api/my/erase": ["citizen"],
  // Whoever has the code: it is what is checked.
  "POST /api/my/open": EVERYBODY,
  "GET /api/notices/before-asking": EVERYBODY,
  "GET /api/regions": EVERYBODY,
  "GET /api/sites/{code}": EVERYBODY,
  "GET /api/sites": SUPERVISORS,
  "POST /api/sites": ADMINS,
  "PUT /api/sites/{code}": ADMINS,
  "POST /api/sites/{code}/close": ADMINS,
  "POST /api/sites/{code}/reopen": ADMINS,
  "GET /api/supervisor/retention": SUPERVISORS,
  "PUT /api/supervisor/retention/{kind}": ADMINS,
  "POST /api/supervisor/retention/{kind}/take-back": ADMINS,
  "POST /api/supervisor/retention-holds": SUPERVISORS,
  "POST /api/supervisor/retention-holds/{id}/lift": SUPERVISORS,
  "GET /api/sign-in": EVERYBODY,
  "POST /api/sign-in/oidc": EVERYBODY,
  // Whoever typed the right password a moment ago; nobody of these has.
  "POST /api/sign-in/second-factor": [],
  "GET /api/account": STAFF,
  "POST /api/account/password": STAFF,
  "POST /api/account/second-factor": STAFF,
  "POST /api/account/second-factor/confirm": STAFF,
  "POST /api/account/second-factor/off": STAFF,
  "POST /api/account/second-factor/backup-codes": STAFF,
  "POST /api/account/sessions/end-others": STAFF,
  "POST /api/account/sessions/{id}/end": STAFF,
  "GET /api/people": SUPERVISORS,
  "POST /api/people": ADMINS,
  "PUT /api/people/{id}": ADMINS,
  "POST /api/people/{id}/password": ADMINS,
  "POST /api/people/{id}/reopen": ADMINS,
  "POST /api/people/{id}/close": ADMINS,
  "POST /api/people/{id}/unlock": ADMINS,
  "POST /api/people/{id}/second-factor-reset": ADMINS,
  "POST /api/people/{id}/end-sessions": SUPERVISORS,
  "GET /api/licences": SUPERVISORS,
  "GET /api/licences/{id}/history": SUPERVISORS,
  "PUT /api/licences/{id}/appraisal": SUPERVISORS,
  "PUT /api/licences/rule": ADMINS,
  "GET /api/keys": ADMINS,
  "POST /api/keys": ADMINS,
  "POST /api/keys/{id}/revoke": ADMINS,
  "GET /api/me": STAFF,
  "GET /api/review/queue": READERS,
  "POST /api/review/next": REVIEWERS,
  "GET /api/review/drafts/{id}": READERS,
  "POST /api/review/drafts/{id}/claim": REVIEWERS,
  "POST /api/review/drafts/{id}/release": REVIEWERS,
  "POST /api/review/drafts/{id}/recuse": REVIEWERS,
  "GET /api/review/drafts/{id}/standing": REVIEWERS,
  "GET /api/review/given": REVIEWERS,
  "POST /api/review/stop-waiting": REVIEWERS,
  "GET /api/review/colleagues": REVIEWERS,
  "POST /api/review/hand-over": REVIEWERS,
  "GET /api/review/matters": REVIEWERS,
  "GET /api/supervisor/assignment": SUPERVISORS,
  "PUT /api/review/drafts/{id}/body": REVIEWERS,
  "POST /api/review/drafts/{id}/check": REVIEWERS,
  "GET /api/review/drafts/{id}/working": REVIEWERS,
  "PUT /api/review/drafts/{id}/working": REVIEWERS,
  "POST /api/review/drafts/{id}/working/drop": REVIEWERS,
  "GET /api/review/drafts/{id}/versions": READERS,
  "GET /api/review/drafts/{id}/versions/{version}": READERS,
  "POST /api/review/drafts/{id}/approve": REVIEWERS,
  "POST /api/review/drafts/{id}/speak": REVIEWERS,
  "GET /api/review/told/{id}/note": READERS,
  "POST /api/review/drafts/{id}/return": REVIEWERS,
  "POST /api/review/drafts/{id}/escalate": REVIEWERS,
  "POST /api/review/drafts/{id}/refer": REVIEWERS,
  "POST /api/review/drafts/{id}/triage": REVIEWERS,
  "GET /api/review/drafts/{id}/original": REVIEWERS,
  "GET /api/review/history": REVIEWERS,
  "GET /api/review/answers/{id}/export.docx": READERS,
  "GET /api/review/answers/{id}/export.html": READERS,
  "GET /api/review/writing": ["lawyer", "expert", "supervisor"],
  "GET /api/desk/events": STAFF,
  "GET /api/review/calculators": REVIEWERS,
  "POST /api/review/calculate": REVIEWERS,
  "POST /api/review/answers/{id}/correct": READERS,
  "GET /api/review/asking-back": READERS,
  "POST /api/review/asking-back/{id}/remind": READERS,
  "POST /api/review/asking-back/{id}/go-on": READERS,
  "POST /api/review/asking-back/{id}/close": READERS,
  "GET /api/review/drafts/{id}/related": READERS,
  "POST /api/review/drafts/{id}/merge": REVIEWERS,
  "GET /api/review/consultations": READERS,
  "POST /api/review/consultations/next": REVIEWERS,
  "GET /api/review/drafts/{id}/consultations": READERS,
  "POST /api/review/drafts/{id}/consult": REVIEWERS,
  "POST /api/review/consultations/{id}/take": REVIEWERS,
  "POST /api/review/consultations/{id}/release": REVIEWERS,
  "POST /api/review/consultations/{id}/withdraw": REVIEWERS,
  "POST /api/review/consultations/{id}/opinion": REVIEWERS,
  "POST /api/review/consultations/{id}/waive": SUPERVISORS,
  "POST /api/review/drafts/{id}/give-up": READERS,
  // Whoever has a telephone may call; the number is for who holds the task (delivery/rules/work-callback.ts).
  "GET /api/callbacks": STAFF,
  "POST /api/callbacks/{id}/take": STAFF,
  "GET /api/callbacks/{id}/contact": STAFF,
  "GET /api/untold": ["operator", "clerk", "supervisor", "admin"],
  "POST /api/untold/{answerId}/call": ["operator", "clerk"],
  "POST /api/callbacks/{id}/tries": STAFF,
  // Whoever holds the alert decides, or oversees (inquiry/rules/contact-safety.ts).
  "POST /api/callbacks/{id}/allow-call": STAFF,
  "POST /api/alerts/{id}/allow-call": STAFF,
  "GET /api/intake": TAKERS,
  "PUT /api/intake/note": TAKERS,
  "POST /api/intake": TAKERS,
  "POST /api/intake/refused": TAKERS,
  "POST /api/intake/find": TAKERS,
  "POST /api/intake/add": TAKERS,
  "POST /api/intake/hand-over": TAKERS,
  "POST /api/intake/contact-safety": TAKERS,
  "POST /api/intake/told": TAKERS,
  "POST /api/intake/withdraw": TAKERS,
  "GET /api/re-reviews": READERS,
  "POST /api/re-reviews/{id}/take": REVIEWERS,
  "POST /api/re-reviews/{id}/settle": REVIEWERS,
  "GET /api/supervisor/clocks": SUPERVISORS,
  "POST /api/supervisor/clocks/{id}/reason": SUPERVISORS,
  "POST /api/supervisor/clocks/{id}/extend": SUPERVISORS,
  "GET /api/supervisor/complaints": SUPERVISORS,
  "POST /api/supervisor/complaints/{id}": SUPERVISORS,
  "GET /api/law/search": EVERYBODY,
  "GET /api/law/articles/{law}/{no}": EVERYBODY,
  "GET /api/law/cards": READERS,
  "GET /api/law/cards/{id}": READERS,
  "POST /api/law/cards/{id}/release": REVIEWERS,
  "POST /api/law/cards/{id}/withdraw": REVIEWERS,
  "GET /api/law/reading": READERS,
  "POST /api/law/reading/{category}/release": REVIEWERS,
  "POST /api/law/reading/{category}/withdraw": REVIEWERS,
  "GET /api/memory": READERS,
  "POST /api/memory/drafts/{id}": REVIEWERS,
  "POST /api/memory/{id}/withdraw": REVIEWERS,
  "GET /api/memory/rechecks": READERS,
  "POST /api/memory/rechecks/{id}": REVIEWERS,
  "GET /api/referrals": ["clerk", "supervisor", "admin"],
  "POST /api/referrals/{id}/decide": ["clerk"],
  "POST /api/referrals/{id}/appoint": ["clerk"],
  "POST /api/referrals/{id}/object": ["clerk"],
  "POST /api/referrals/{id}/objection": ["clerk"],
  "GET /api/referrals/{id}/original": ["clerk"],
  // The clock may bring an alert to anybody; what a clerk sees of the desk is the room's to say (rules/who-is-paged.ts).
  "GET /api/alerts": STAFF,
  "GET /api/alerts/events": STAFF,
  "GET /api/alerts/{id}": STAFF,
  "POST /api/alerts/{id}/acknowledge": STAFF,
  "POST /api/alerts/{id}/report": STAFF,
  "POST /api/alerts/{id}/close": STAFF,
  "GET /api/alerts/{id}/original": STAFF,
  "GET /api/groups": READERS,
  "POST /api/groups/{id}/lead": SUPERVISORS,
  "POST /api/groups/{id}/split": SUPERVISORS,
  "POST /api/groups/{id}/merge": SUPERVISORS,
  "GET /api/undrafted": ["operator", "lawyer", "expert", "supervisor", "admin"],
  "POST /api/undrafted/{id}/confirm": ["operator", "lawyer", "expert", "supervisor", "admin"],
  "POST /api/undrafted/{id}/reopen": ["operator", "lawyer", "expert", "supervisor", "admin"],
  "POST /api/review/drafts/{id}/articles-shown": REVIEWERS,
  "GET /api/review/quality-rules": READERS,
  "GET /api/review/second-readings": REVIEWERS,
  "POST /api/review/second-readings/{id}/take": REVIEWERS,
  "POST /api/review/second-readings/{id}": REVIEWERS,
  "GET /api/review/my-figures": REVIEWERS,
  "GET /api/supervisor/quality": SUPERVISORS,
  "GET /api/review/drafts/{id}/edit-reasons": REVIEWERS,
  "POST /api/review/drafts/{id}/edit-reasons": REVIEWERS,
  "GET /api/supervisor/learning": SUPERVISORS,
  "GET /api/supervisor/statistics": SUPERVISORS,
  "GET /api/supervisor/ledger.xlsx": SUPERVISORS,
  "GET /api/supervisor/workload": SUPERVISORS,
  "GET /api/supervisor/workload.xlsx": SUPERVISORS,
  "POST /api/supervisor/workload/close": SUPERVISORS,
  "GET /api/supervisor/tariff": SUPERVISORS,
  "POST /api/supervisor/tariff": SUPERVISORS,
  "GET /api/review/my-month": REVIEWERS,
  "GET /api/supervisor/board": SUPERVISORS,
  "GET /api/supervisor/waiting": SUPERVISORS,
  "POST /api/supervisor/drafts/{id}/assign": SUPERVISORS,
  "POST /api/supervisor/jobs/{name}/{id}/retry": SUPERVISORS,
  "PUT /api/supervisor/lawyers/{id}/licence": SUPERVISORS,
  "GET /api/supervisor/hot-words/lines": ["operator", "supervisor", "admin"],
  "GET /api/supervisor/hot-words": ["supervisor", "admin", "operator"],
  "GET /api/supervisor/audit": SUPERVISORS,
  "GET /api/supervisor/audit/export.csv": SUPERVISORS,
  "GET /api/supervisor/audit/export.jsonl": SUPERVISORS,
  "GET /api/supervisor/audit/export.xlsx": SUPERVISORS,
  "GET /api/supervisor/audit/checks": SUPERVISORS,
  "POST /api/supervisor/audit/checks": SUPERVISORS,
  "GET /api/review/duty": REVIEWERS,
  "POST /api/review/duty": REVIEWERS,
  "GET /api/supervisor/duty": SUPERVISORS,
  "POST /api/supervisor/lawyers/{id}/off": SUPERVISORS,
  "GET /api/supervisor/seats": SUPERVISORS,
  "PUT /api/supervisor/seats/{id}": SUPERVISORS,
  "GET /api/supervisor/roster": SUPERVISORS,
  "POST /api/supervisor/roster/shifts": SUPERVISORS,
  "PUT /api/supervisor/roster/shifts/{id}": SUPERVISORS,
  "POST /api/supervisor/roster/shifts/{id}/remove": SUPERVISORS,
  "POST /api/supervisor/roster/copy": SUPERVISORS,
  "PUT /api/supervisor/roster/minimums": SUPERVISORS,
  "POST /api/imports/seats": SUPERVISORS,
  "GET /api/imports/seats/template.csv": SUPERVISORS,
  "POST /api/imports/roster": SUPERVISORS,
  "GET /api/imports/roster/template.csv": SUPERVISORS,
  "GET /api/feeds/hot-words": ["machine"],
  "GET /healthz": EVERYBODY,
  "GET /readyz": EVERYBODY,
  "GET /metrics": ["machine"],
};
/** Staff are told that it is not for their role; everywhere else a stranger is simply not signed in. */
const FORBIDS = (route: string, who: Who): 401 | 403 => {
  if (route === "GET /metrics") return 403;
  if (route.includes("/api/sign-in/")) return 401;
  return /api\/(review|referrals|alerts|groups|undrafted|callbacks|untold|intake|re-reviews|memory|supervisor|imports|law|me|people|licences|keys|sites|desk)/.test(
    route,
  ) && STAFF.includes(who)
    ? 403
    : 401;
};

const QUESTION = "朋友借钱不还怎么办";

let bureau: Bureau;
let described: string[];
let matter: Asked;
let key: string;
const people = new Map<Who, Person>();
beforeAll(async () => {
  bureau = await givenBureau();
  const { paths } = (await call(bureau, "GET", "/openapi.json")).body as unknown as { paths: Record<string, object> };
  described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  for (const role of Role.options) people.set(role, await givenPerson(bureau, role));
  key = await givenKey(bureau, ["inquiries", "hot-words", "metrics"]);
  matter = await ask(bureau, QUESTION);
});
afterAll(() => bureau.close());

const body = JSON.stringify({
  sure: true,
  question: "公司欠我工资",
  consent: { version: 30_010 },
  text: "还有",
  code: "000000",
  stars: 3,
  about: "other",
  words: "还有",
  category: "labor",
  calls: "any-time",
});

/** Only the status: what a route then says is told elsewhere. */
async function knock(route: string, who: Who, headers: Headers = {}): Promise<number> {
  const [method = "", path = ""] = route.split(" ");
  const id = path.startsWith("/api/inquiries/") ? matter.id : crypto.randomUUID();
  const credentials: Headers =
    who === "citizen"
      ? { authorization: `Bearer ${matter.token}` }
      : who === "machine"
        ? { "x-api-key": key }
        : { cookie: people.get(who)?.cookie ?? "" };
  const sends = method !== "GET" && !/\/(claim|release|stop-waiting|refer|next|retry|withdraw|acknowledge|confirm|reopen|take)$/.test(path);
  const response = await bureau.app.request(
    path.replace("{id}", id).replace("{code}", "nowhere").replace("{name}", "compose-draft").replace("{law}/{no}", "law/1"),
    {
      method,
      headers: { ...credentials, ...headers, ...(sends ? { "content-type": "application/json" } : {}) },
      ...(sends ? { body } : {}),
    },
  );
  await response.body?.cancel();
  return response.status;
}

test("every described route has its entry, and every entry is a described route", () => {
  expect(described.toSorted()).toEqual(Object.keys(LETS_IN).toSorted());
});

test("every route of the API is described, sign-in aside", () => {
  const routes = bureau.app.routes.filter(
    ({ method, path }) => method !== "ALL" && path.startsWith("/api/") && !path.startsWith("/api/auth/"),
  );
  const served = new Set(routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`));
  expect([...served].toSorted()).toEqual(described.filter((route) => route.includes(" /api/")).toSorted());
});

describe("each route", () => {
  const say = (letsIn: Who[]) => (letsIn.length === WHO.length ? "everybody" : letsIn.join(", "));

  test.each(Object.entries(LETS_IN).map(([route, letsIn]) => [route, say(letsIn), letsIn] as const))(
    "%s lets in %s, and nobody else",
    async (route, _, letsIn) => {
      for (const who of WHO) {
        const status = await knock(route, who);
        if (letsIn.includes(who)) expect([401, 403], who).not.toContain(status);
        else expect(status, who).toBe(FORBIDS(route, who));
        // Whoever was let in may have ended it. Two thousand matters, one for each knock, took half a minute.
        if (letsIn.includes(who) && !route.startsWith("GET")) matter = await ask(bureau, QUESTION);
      }
    },
  );
});

describe("a page of another site", () => {
  const changes = () =>
    described.filter(
      (route) =>
        !route.startsWith("GET") &&
        /api\/(review|referrals|alerts|groups|undrafted|callbacks|untold|intake|re-reviews|memory|supervisor|imports|law)/.test(route),
    );
  const insiderOf = (route: string) => LETS_IN[route]?.[0] ?? "nobody";

  test.each([
    ["says it is cross-site", { "sec-fetch-site": "cross-site" }],
    ["is of the same site, yet another origin", { "sec-fetch-site": "same-site" }],
    ["names its origin", { origin: "https://evil.example" }],
    ["hides its origin", { origin: "null" }],
    ["is ours but for its port", { origin: "http://localhost:8080" }],
  ])("that %s changes nothing with somebody's cookie", async (_, headers) => {
    expect(changes().length).toBeGreaterThan(10);
    for (const route of changes()) expect(await knock(route, insiderOf(route), headers), route).toBe(403);
  });

  test("of our own may, and so may a caller that is no browser", async () => {
    const ours: Headers[] = [{ "sec-fetch-site": "same-origin", origin: "http://localhost" }, { origin: "http://localhost" }, {}];
    for (const headers of ours) {
      for (const route of changes()) expect(await knock(route, insiderOf(route), headers), route).not.toBe(403);
    }
  });

  test("is given no reply that it could read", async () => {
    const { headers } = await call(bureau, "GET", "/api/review/queue", {
      as: people.get("lawyer"),
      headers: { origin: "https://evil.example" },
    });
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test("signs nobody in or out", async () => {
    const { cookie } = await givenPerson(bureau, "lawyer");
    const person = { email: "somebody@test.example", password: "a-password-of-theirs" };
    for (const path of [SIGN_IN_PATH, "/api/auth/sign-out", "/api/sign-in/oidc", "/api/sign-in/second-factor"]) {
      const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site", cookie };
      expect((await call(bureau, "POST", path, { headers, body: person })).status, path).toBe(403);
    }
    expect((await call(bureau, "GET", "/api/me", { headers: { cookie } })).status).toBe(200);
  });
});

describe("a session", () => {
  const me = (cookie: string) => call(bureau, "GET", "/api/me", { headers: { cookie } });

  test("that has expired is no session", async () => {
    const { id, cookie } = await givenPerson(bureau, "lawyer");
    await sql`update staff_session set "expiresAt" = now() - interval '1 second' where "userId" = ${id}`.execute(bureau.database.db);
    problemOf(await me(cookie), 401, "not-signed-in");
  });

  test("that was revoked is none from that moment", async () => {
    const { id, cookie } = await givenPerson(bureau, "lawyer");
    expect((await me(cookie)).status).toBe(200);
    await sql`delete from staff_session where "userId" = ${id}`.execute(bureau.database.db);
    problemOf(await me(cookie), 401, "not-signed-in");
  });

  test("ends when its owner signs out", async () => {
    const { cookie } = await givenPerson(bureau, "lawyer");
    await call(bureau, "POST", "/api/auth/sign-out", { headers: { cookie, origin: "http://localhost" }, body: {} });
    problemOf(await me(cookie), 401, "not-signed-in");
  });

  test("whose cookie was altered is none", async () => {
    const { cookie } = await givenPerson(bureau, "lawyer");
    const [name, value = ""] = cookie.split("=");
    for (const other of ["", "x", value.slice(0, -6), `${value.startsWith("A") ? "B" : "A"}${value.slice(1)}`])
      problemOf(await me(`${name}=${other}`), 401, "not-signed-in");
  });

  test("follows its owner's role, from one call to the next", async () => {
    const { id, cookie } = await givenPerson(bureau, "supervisor");
    const board = () => call(bureau, "GET", "/api/supervisor/board", { headers: { cookie } });
    expect((await board()).status).toBe(200);
    const demote = sql`update staff set role = 'operator' where id = ${id}`;
    await expect(demote.execute(bureau.database.db)).rejects.toThrow("no actor");
    await bureau.database.transact("system:test", (tx) => demote.execute(tx));
    problemOf(await board(), 403, "not-allowed");
  });
});

describe("who may sign in and yet nothing else", () => {
  const closedToAll = (except: RegExp) =>
    described.filter((route) => {
      const letsIn = LETS_IN[route] ?? [];
      return letsIn.some((who) => STAFF.includes(who)) && !letsIn.includes("nobody") && !except.test(route);
    });
  const statuses = async (cookie: string, routes: string[]) => {
    const seen = new Map<string, number>();
    for (const route of routes) {
      const role = LETS_IN[route]?.find((who) => STAFF.includes(who)) ?? "nobody";
      seen.set(route, await knock(route, role, { cookie }));
    }
    return seen;
  };

  test("a closed seat opens no route", async () => {
    const gone = await givenPerson(bureau, "admin");
    await bureau.database.transact("system:test", (tx) => sql`update staff set closed_at = now() where id = ${gone.id}`.execute(tx));
    const seen = await statuses(gone.cookie, closedToAll(/^$/));
    expect(seen.size).toBeGreaterThan(60);
    for (const [route, status] of seen) expect(status, route).toBe(401);
  });

  test("whoever must first change a password or set up a second factor reaches their own account alone", async () => {
    for (const role of Role.options) {
      const held = await givenPerson(bureau, role);
      await sql`update staff set must_change_password = true where id = ${held.id}`.execute(bureau.database.db);
      for (const [route, status] of await statuses(held.cookie, closedToAll(/\/api\/account/)))
        expect(status, `${role} ${route}`).toBe(403);
      expect(await knock("GET /api/account", role, { cookie: held.cookie })).toBe(200);
    }
  });

  test("a revoked key opens no route", async () => {
    const revoked = await givenKey(bureau, ["inquiries", "hot-words", "metrics"]);
    await bureau.database.transact("system:test", (tx) =>
      sql`update api_key set revoked_at = now() where key_hash = sha256(convert_to(${revoked}, 'UTF8'))`.execute(tx),
    );
    for (const route of described.filter((one) => LETS_IN[one]?.includes("machine") && !LETS_IN[one]?.includes("nobody"))) {
      expect([401, 403], route).toContain(await knock(route, "nobody", { cookie: "", "x-api-key": revoked }));
    }
  });
});

describe("nobody makes a seat for themselves", () => {
  const post = (path: string, sent: unknown, cookie = "") =>
    call(bureau, "POST", path, { body: sent, headers: { origin: "http://localhost", cookie } });
  const seats = async () =>
    (await sql<{ seat: string }>`select name || ' ' || email || ' ' || role as seat from staff order by id`.execute(bureau.database.db))
      .rows;

  test.each(["/api/auth/sign-up/email", "/api/auth/sign-up", "/api/auth/sign-in/social", "/api/auth/admin/create-user"])(
    "%s does not exist",
    async (path) => {
      const before = await seats();
      problemOf(
        await post(path, { email: "stranger@test.example", password: "password-stranger", name: "生人", role: "admin" }),
        404,
        "not-found",
      );
      expect(await seats()).toEqual(before);
    },
  );

  const send = async (method: string, path: string, sent: unknown, cookie: string) => {
    const headers = { cookie, origin: "http://localhost", "content-type": "application/json" };
    const response = await bureau.app.request(path, { method, headers, ...(method === "GET" ? {} : { body: JSON.stringify(sent) }) });
    return response.status;
  };
  const library = () =>
    openLibrary(
      bureau.database.db,
      { secret: "test".repeat(10), baseUrl: "http://localhost", trustedOrigins: [], secure: false, signInsAMinute: null, log: silentLog },
      { ...PLAIN_POLICY, oidc: { issuer: "http://127.0.0.1:9", clientId: "x", label: "x" } },
    );
  /** Every endpoint that the library and its plugins bring, with what its path needs filled in. */
  const endpoints = (): string[] =>
    Object.values(library().api as Record<string, { path?: string }>).flatMap(({ path }) =>
      path ? [`/api/auth${path.replace(":id", "oidc").replace(":token", "x")}`] : [],
    );

  test("of all that the sign-in library can do, only the doors are open", async () => {
    expect(endpoints().length).toBeGreaterThan(30);
    expect(endpoints()).toEqual(expect.arrayContaining(SIGN_IN_DOORS));
    const cookie = people.get("admin")?.cookie ?? "";
    for (const path of endpoints()) {
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
        if (SIGN_IN_DOORS.includes(path) && (method === "GET" || method === "POST")) continue;
        expect(await send(method, path, {}, cookie), `${method} ${path}`).toBe(404);
      }
    }
  });

  test("nobody takes another role, name or address through any of it, whatever is sent", async () => {
    const wishes = fc.record(
      {
        role: fc.constantFrom(...Role.options),
        name: fc.constantFrom("别的律师", "admin"),
        email: fc.constantFrom("other@test.example", `${people.get("lawyer")?.name}@test.example`),
        newEmail: fc.constant("other@test.example"),
        image: fc.constant("x"),
        mustChangePassword: fc.boolean(),
        twoFactorEnabled: fc.boolean(),
        userId: fc.constantFrom(...Array.from(people.values(), ({ id }) => id)),
        data: fc.constant({ role: "admin" }),
        password: fc.constant("a-password-of-theirs"),
      },
      { requiredKeys: [] },
    );
    const before = await seats();
    const doors = [
      ...endpoints().filter((path) => !path.endsWith("sign-out")),
      ...SIGN_IN_DOORS.filter((path) => !path.endsWith("sign-out")),
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...doors), fc.constantFrom<Role>("lawyer", "admin"), wishes, async (path, who, wish) => {
        await send("POST", path, wish, people.get(who)?.cookie ?? "");
        expect(await seats()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  test("a wrong password and an unknown address are told apart by nobody", async () => {
    const { name } = await givenPerson(bureau, "lawyer"); // nobody has tried this one before
    const [wrong, unknown] = [
      await post(SIGN_IN_PATH, { email: `${name}@test.example`, password: "wrong-password" }),
      await post(SIGN_IN_PATH, { email: "stranger@test.example", password: "wrong-password" }),
    ];
    expect(wrong.status).toBe(401);
    expect({ ...unknown, headers: null }).toEqual({ ...wrong, headers: null });
  });
});
