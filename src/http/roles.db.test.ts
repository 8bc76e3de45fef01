/** Who may use what: every described route for every role, on purpose. A new route without an entry here fails. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Role } from "#contract.ts";
import { SIGN_IN_PATH } from "#platform/auth.ts";
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
const SUPERVISORS: Who[] = ["supervisor", "admin"];

/** Whom each route lets in. Whoever is somebody else is refused with 403, whoever is nobody with 401. */
const LETS_IN: Record<string, Who[]> = {
  "POST /api/inquiries": EVERYBODY,
  "GET /api/inquiries/{id}": ["citizen"],
  "POST /api/inquiries/{id}/messages": ["citizen"],
  "POST /api/inquiries/{id}/withdraw": ["citizen"],
  "GET /api/inquiries/{id}/events": ["citizen"],
  "GET /api/inquiries/{id}/answer.docx": ["citizen"],
  "GET /api/inquiries/{id}/answer.html": ["citizen"],
  "POST /api/inquiries/{id}/answer.html": ["citizen"],
  "GET /api/notices/before-asking": EVERYBODY,
  "GET /api/regions": EVERYBODY,
  "GET /api/me": STAFF,
  "GET /api/review/queue": READERS,
  "POST /api/review/next": REVIEWERS,
  "GET /api/review/drafts/{id}": READERS,
  "POST /api/review/drafts/{id}/claim": REVIEWERS,
  "POST /api/review/drafts/{id}/release": REVIEWERS,
  "PUT /api/review/drafts/{id}/body": REVIEWERS,
  "POST /api/review/drafts/{id}/check": REVIEWERS,
  "POST /api/review/drafts/{id}/approve": REVIEWERS,
  "POST /api/review/drafts/{id}/return": REVIEWERS,
  "POST /api/review/drafts/{id}/escalate": REVIEWERS,
  "POST /api/review/drafts/{id}/refer": REVIEWERS,
  "POST /api/review/drafts/{id}/triage": REVIEWERS,
  "GET /api/review/drafts/{id}/original": REVIEWERS,
  "GET /api/review/history": REVIEWERS,
  "GET /api/review/answers/{id}/export.docx": READERS,
  "GET /api/review/answers/{id}/export.html": READERS,
  "GET /api/review/writing": ["lawyer", "expert", "supervisor"],
  "GET /api/review/calculators": REVIEWERS,
  "POST /api/review/calculate": REVIEWERS,
  "POST /api/review/answers/{id}/correct": READERS,
  "POST /api/review/drafts/{id}/give-up": READERS,
  // Whoever has a telephone may call; the number is for who holds the task (delivery/rules/work-callback.ts).
  "GET /api/callbacks": STAFF,
  "POST /api/callbacks/{id}/take": STAFF,
  "GET /api/callbacks/{id}/contact": STAFF,
  "POST /api/callbacks/{id}/tries": STAFF,
  "GET /api/law/search": EVERYBODY,
  "GET /api/law/articles/{law}/{no}": EVERYBODY,
  "GET /api/law/cards": READERS,
  "GET /api/law/cards/{id}": READERS,
  "POST /api/law/cards/{id}/release": REVIEWERS,
  "POST /api/law/cards/{id}/withdraw": REVIEWERS,
  "GET /api/memory": READERS,
  "POST /api/memory/drafts/{id}": REVIEWERS,
  "POST /api/memory/{id}/withdraw": REVIEWERS,
  "GET /api/memory/rechecks": READERS,
  "POST /api/memory/rechecks/{id}": REVIEWERS,
  "GET /api/referrals": ["clerk", "supervisor", "admin"],
  "POST /api/referrals/{id}/decide": ["clerk"],
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
  "GET /api/supervisor/board": SUPERVISORS,
  "GET /api/supervisor/waiting": SUPERVISORS,
  "POST /api/supervisor/drafts/{id}/assign": SUPERVISORS,
  "POST /api/supervisor/jobs/{name}/{id}/retry": SUPERVISORS,
  "PUT /api/supervisor/lawyers/{id}/licence": SUPERVISORS,
  "GET /api/supervisor/hot-words": ["supervisor", "admin", "operator"],
  "GET /api/supervisor/audit": SUPERVISORS,
  "GET /api/supervisor/audit/verify": SUPERVISORS,
  "GET /api/feeds/hot-words": ["machine"],
  "GET /healthz": EVERYBODY,
  "GET /readyz": EVERYBODY,
  "GET /metrics": ["machine"],
};
/** Staff are told that it is not for their role; everywhere else a stranger is simply not signed in. */
const FORBIDS = (route: string, who: Who): 401 | 403 => {
  if (route === "GET /metrics") return 403;
  return /api\/(review|referrals|alerts|groups|undrafted|callbacks|memory|supervisor|law|me)/.test(route) && STAFF.includes(who)
    ? 403
    : 401;
};

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
});
afterAll(() => bureau.close());

const body = JSON.stringify({ question: "公司欠我工资", text: "还有" });

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
  const sends = method !== "GET" && !/\/(claim|release|refer|next|retry|withdraw|acknowledge|confirm|reopen|take)$/.test(path);
  const response = await bureau.app.request(path.replace("{id}", id).replace("{name}", "compose-draft").replace("{law}/{no}", "law/1"), {
    method,
    headers: { ...credentials, ...headers, ...(sends ? { "content-type": "application/json" } : {}) },
    ...(sends ? { body } : {}),
  });
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
        matter = await ask(bureau, "朋友借钱不还怎么办");
        const status = await knock(route, who);
        if (letsIn.includes(who)) expect([401, 403], who).not.toContain(status);
        else expect(status, who).toBe(FORBIDS(route, who));
      }
    },
  );
});

describe("a page of another site", () => {
  const changes = () =>
    described.filter(
      (route) => !route.startsWith("GET") && /api\/(review|referrals|alerts|groups|undrafted|callbacks|memory|supervisor|law)/.test(route),
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
    for (const path of [SIGN_IN_PATH, "/api/auth/sign-out", "/api/auth/change-password"]) {
      const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site", cookie };
      expect((await call(bureau, "POST", path, { headers, body: {} })).status, path).toBe(403);
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
    await sql`update staff set role = 'operator' where id = ${id}`.execute(bureau.database.db);
    problemOf(await board(), 403, "not-allowed");
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

  test.each([
    ["takes another role", "/api/auth/update-user", { role: "admin" }],
    ["takes another name, which answers bear", "/api/auth/update-user", { name: "别的律师" }],
    ["takes another address", "/api/auth/change-email", { newEmail: "other@test.example" }],
    ["goes", "/api/auth/delete-user", {}],
  ])("nobody %s by themselves", async (_, path, sent) => {
    const before = await seats();
    expect((await post(path, sent, people.get("lawyer")?.cookie)).status).toBe(404);
    expect(await seats()).toEqual(before);
  });

  test("a wrong password and an unknown address are told apart by nobody", async () => {
    const [wrong, unknown] = [
      await post(SIGN_IN_PATH, { email: "lawyer-1@test.example", password: "wrong-password" }),
      await post(SIGN_IN_PATH, { email: "stranger@test.example", password: "wrong-password" }),
    ];
    expect(wrong.status).toBe(401);
    expect({ ...unknown, headers: null }).toEqual({ ...wrong, headers: null });
  });
});
