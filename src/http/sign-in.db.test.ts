/** The staff door: locks, first passwords, second factor, sessions; and what the audit has of each. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Account, SecondFactorSetup } from "#contract/people.ts";
import type { Role } from "#contract.ts";
import { SIGN_IN_PATH } from "#platform/auth.ts";
import { openSeat } from "#seats/open-seat.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { problemOf } from "#testing/replies.ts";
import { codeOf } from "#testing/totp.node.ts";

let bureau: Bureau;
let strict: Bureau;
let admin: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  strict = await givenBureau({ REQUIRE_TOTP: "supervisors" });
  admin = await givenPerson(bureau, "admin");
});
afterAll(async () => {
  await bureau.close();
  await strict.close();
});

const addressOf = ({ name }: { name: string }) => `${name}@test.example`;
const passwordOf = ({ name }: { name: string }) => `password-${name}`;
const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((one) => one.split(";")[0] ?? "")
    .filter((one) => !one.endsWith("="))
    .join("; ");

function signIn(email: string, password: string, at: Bureau = bureau, headers: Record<string, string> = {}) {
  return call(at, "POST", SIGN_IN_PATH, { body: { email, password }, headers: { origin: "http://localhost", ...headers } });
}
const post = (path: string, body: unknown, cookie: string, at: Bureau = bureau) =>
  call(at, "POST", path, { body, headers: { cookie, origin: "http://localhost" } });
const get = (path: string, cookie: string, at: Bureau = bureau) => call(at, "GET", path, { headers: { cookie } });
const account = async (cookie: string, at: Bureau = bureau) => (await get("/api/account", cookie, at)).body as unknown as Account;

async function audited(id: string, at: Bureau = bureau): Promise<string[]> {
  const { rows } = await sql<{ said: string }>`select action || coalesce(' ' || (detail ->> 'by'), ' ' || (detail ->> 'step'), '') as said
    from audit_event where subject_kind = 'staff' and subject_id = ${id} order by id`.execute(at.database.db);
  return rows.map(({ said }) => said);
}

/** Sets the second factor up. @returns the secret, the backup codes, and the cookie that is good from now on */
async function setUp(person: Person, at: Bureau = bureau) {
  const begun = await post("/api/account/second-factor", { password: passwordOf(person) }, person.cookie, at);
  const { secret, backupCodes, uri } = begun.body as unknown as SecondFactorSetup;
  const confirmed = await post("/api/account/second-factor/confirm", { code: codeOf(secret) }, person.cookie, at);
  return { secret, backupCodes, uri, status: confirmed.status, cookie: cookiesOf(confirmed.headers) };
}

describe("wrong passwords", () => {
  test("the fifth locks the account for a quarter of an hour, and the right one opens nothing meanwhile", async () => {
    const li = await givenPerson(bureau, "lawyer");
    for (let i = 1; i < 5; i += 1) expect((await signIn(addressOf(li), "wrong-password")).status, String(i)).toBe(401);
    problemOf(await signIn(addressOf(li), "wrong-password"), 429, "locked");
    problemOf(await signIn(addressOf(li), passwordOf(li)), 429, "locked");
    expect((await get("/api/me", li.cookie)).status).toBe(200); // whoever is inside stays inside
    bureau.clock.forward(16);
    expect((await signIn(addressOf(li), passwordOf(li))).status).toBe(200);
    expect(await audited(li.id)).toEqual([
      "open-seat",
      "sign-in password",
      ...Array.from({ length: 5 }, () => "sign-in-failed password"),
      "locked password",
      "sign-in password",
    ]);
  });

  test("four and then the right one begin a new count", async () => {
    const li = await givenPerson(bureau, "lawyer");
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) expect((await signIn(addressOf(li), "wrong-password")).status).toBe(401);
      expect((await signIn(addressOf(li), passwordOf(li))).status).toBe(200);
    }
  });

  test("an address without a seat is answered and locked in the same words", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const said = async (email: string) => {
      const replies = [];
      for (let i = 0; i < 6; i += 1) {
        const { status, body } = await signIn(email, "wrong-password");
        replies.push({ status, body });
      }
      return replies;
    };
    expect(await said("stranger-2@test.example")).toEqual(await said(addressOf(li)));
  });

  test("fifty at once are five guesses", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const replies = await Promise.all(Array.from({ length: 50 }, () => signIn(addressOf(li), "wrong-password")));
    expect(replies.filter(({ status }) => status === 401).length).toBeLessThan(5);
    expect(replies.every(({ status }) => status === 401 || status === 429)).toBe(true);
  });

  test("an address in capitals is the same account, and a form is no way around the count", async () => {
    const li = await givenPerson(bureau, "lawyer");
    for (let i = 0; i < 5; i += 1) await signIn(addressOf(li).toUpperCase(), "wrong-password");
    problemOf(await signIn(addressOf(li), passwordOf(li)), 429, "locked");
    const form = await bureau.app.request(SIGN_IN_PATH, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", origin: "http://localhost" },
      body: new URLSearchParams({ email: addressOf(li), password: passwordOf(li) }),
    });
    expect(form.status).toBe(422);
    expect(form.headers.getSetCookie()).toEqual([]);
  });

  describe("of a stranger", () => {
    const STRANGER = "198.51.100.7";
    const from = (network: string) => (email: string, password: string) => signIn(email, password, bureau, { "x-test-network": network });
    const board = async () => {
      const zhou = await givenPerson(bureau, "supervisor");
      return (await get("/api/supervisor/board", zhou.cookie)).body["guessed"];
    };

    test("lock the stranger's place, and whose account it is signs in from their own", async () => {
      const li = await givenPerson(bureau, "lawyer");
      for (let i = 0; i < 4; i += 1) expect((await from(STRANGER)(addressOf(li), "wrong-password")).status).toBe(401);
      problemOf(await from(STRANGER)(addressOf(li), "wrong-password"), 429, "locked");
      problemOf(await from(STRANGER)(addressOf(li), passwordOf(li)), 429, "locked");
      expect((await signIn(addressOf(li), passwordOf(li))).status).toBe(200);
      expect((await from("203.0.113.9")(addressOf(li), passwordOf(li))).status).toBe(200); // at home, for the first time
    });

    test("from many places are slowed together to one in four minutes, told of and shown; the owner is not slowed", async () => {
      const li = await givenPerson(bureau, "lawyer");
      const tries = [];
      for (let n = 1; n <= 30; n += 1) tries.push((await from(`198.51.100.${n}`)(addressOf(li), "wrong-password")).status);
      expect(tries).toEqual([...Array.from({ length: 10 }, () => 401), ...Array.from({ length: 20 }, () => 429)]);
      expect(JSON.stringify((await from("198.51.100.99")(addressOf(li), passwordOf(li))).body)).toContain("平时用的网络");
      expect((await signIn(addressOf(li), passwordOf(li))).status).toBe(200);
      expect(await board()).toContain(li.name);
      expect((await audited(li.id)).filter((said) => said === "guessing")).toHaveLength(1);
      const told = sql`select 1 from pgboss.job where name = 'tell-supervisors' and data ->> 'about' = 'sign-in'`;
      expect((await told.execute(bureau.database.db)).rows).toHaveLength(1);
      let letThrough = 0;
      for (let minute = 0; minute < 60; minute += 1) {
        bureau.clock.forward(1);
        if ((await from(`198.51.100.${100 + minute}`)(addressOf(li), "wrong-password")).status === 401) letThrough += 1;
      }
      expect(letThrough).toBeLessThanOrEqual(15); // as many an hour as one place had before: 20
    });

    test("at an address without a seat are slowed in the same words, and nobody is told", async () => {
      const said = async (email: string) => {
        const replies = [];
        for (let n = 1; n <= 12; n += 1) {
          const { status, body } = await from(`2001:db8:0:${n}::1`)(email, "wrong-password");
          replies.push({ status, body });
        }
        return replies;
      };
      const li = await givenPerson(bureau, "lawyer");
      const told = () => sql`select 1 from pgboss.job where name = 'tell-supervisors'`.execute(bureau.database.db);
      const before = (await told()).rows.length;
      expect(await said("stranger-9@test.example")).toEqual(await said(addressOf(li)));
      expect((await told()).rows).toHaveLength(before + 1);
    });

    test("do not become fewer by all addresses of one IPv6 block, nor by the owner's own sign-ins", async () => {
      const li = await givenPerson(bureau, "lawyer");
      for (let n = 1; n <= 4; n += 1) await from(`2001:db8::${n}`)(addressOf(li), "wrong-password");
      problemOf(await from("2001:db8::5")(addressOf(li), "wrong-password"), 429, "locked");
      expect((await signIn(addressOf(li), passwordOf(li))).status).toBe(200);
      problemOf(await from("2001:db8::6")(addressOf(li), passwordOf(li)), 429, "locked");
    });

    test("do not keep whoever is inside from changing their password", async () => {
      const li = await givenPerson(bureau, "lawyer");
      for (let n = 1; n <= 12; n += 1) await from(`198.51.100.${n}`)(addressOf(li), "wrong-password");
      const changed = await post("/api/account/password", { current: passwordOf(li), next: "another-long-password" }, li.cookie);
      expect(changed.status).toBe(204);
    });
  });

  test("an administrator takes the lock away", async () => {
    const li = await givenPerson(bureau, "lawyer");
    for (let i = 0; i < 5; i += 1) await signIn(addressOf(li), "wrong-password");
    expect((await post(`/api/people/${li.id}/unlock`, {}, admin.cookie)).status).toBe(204);
    expect((await signIn(addressOf(li), passwordOf(li))).status).toBe(200);
    problemOf(await post(`/api/people/${li.id}/unlock`, {}, admin.cookie), 409, "wrong-state");
  });
});

describe("a first password", () => {
  test("opens nothing but its own change, and then everything", async () => {
    const email = "first@test.example";
    const seat = { name: "新人", email, role: "operator" as Role, password: "told-by-somebody", mustChangePassword: true, licence: null };
    await openSeat({ database: bureau.database, openAccount: bureau.auth.openSeat }, seat);
    const cookie = cookiesOf((await signIn(email, seat.password)).headers);
    problemOf(await get("/api/me", cookie), 403, "password-change-needed");
    problemOf(await get("/api/alerts", cookie), 403, "password-change-needed");
    expect(await account(cookie)).toMatchObject({ held: "password-change-needed", hasPassword: true });
    problemOf(await post("/api/account/password", { current: seat.password, next: seat.password }, cookie), 422, "invalid");
    problemOf(await post("/api/account/password", { current: "not-the-password", next: "one-of-my-own" }, cookie), 422, "wrong-password");
    const changed = await post("/api/account/password", { current: seat.password, next: "one-of-my-own" }, cookie);
    expect(changed.status).toBe(204);
    expect((await get("/api/me", cookiesOf(changed.headers))).status).toBe(200);
    problemOf(await get("/api/me", cookie), 401, "not-signed-in");
    expect((await signIn(email, seat.password)).status).toBe(401);
  });
});

describe("one's own password", () => {
  test("is changed with the old one, and every other session ends", async () => {
    const li = await givenPerson(bureau, "clerk");
    const elsewhere = cookiesOf((await signIn(addressOf(li), passwordOf(li))).headers);
    const changed = await post("/api/account/password", { current: passwordOf(li), next: "another-password" }, li.cookie);
    expect(changed.status).toBe(204);
    problemOf(await get("/api/me", elsewhere), 401, "not-signed-in");
    expect((await get("/api/me", cookiesOf(changed.headers))).status).toBe(200);
    expect(await audited(li.id)).toContain("change-password");
  });

  test("is not guessed through an open session either", async () => {
    const li = await givenPerson(bureau, "clerk");
    const guess = () => post("/api/account/password", { current: "wrong-password", next: "another-password" }, li.cookie);
    for (let i = 0; i < 5; i += 1) problemOf(await guess(), 422, "wrong-password");
    problemOf(await guess(), 429, "locked");
  });
});

describe("the second factor", () => {
  test("is asked for from the moment a code showed that it works, and the audit says how somebody came in", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const { status, uri, secret, backupCodes, cookie } = await setUp(li);
    expect(status).toBe(204);
    expect(uri).toContain(encodeURIComponent(addressOf(li)));
    expect(backupCodes).toHaveLength(10);
    expect((await get("/api/me", cookie)).status).toBe(200);

    const first = await signIn(addressOf(li), passwordOf(li));
    expect(first.body).toMatchObject({ twoFactorRedirect: true });
    const pending = cookiesOf(first.headers);
    problemOf(await get("/api/me", pending), 401, "not-signed-in");
    problemOf(await post("/api/sign-in/second-factor", { code: "000000" }, pending), 422, "wrong-code");
    const second = await post("/api/sign-in/second-factor", { code: codeOf(secret) }, pending);
    expect(second.status).toBe(204);
    expect((await get("/api/me", cookiesOf(second.headers))).status).toBe(200);
    expect(await audited(li.id)).toEqual([
      "open-seat",
      "sign-in password",
      "second-factor-on",
      "sign-in-failed second-factor",
      "sign-in totp",
    ]);
  });

  test("a code opens one session, and none besides with it", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const { secret, cookie } = await setUp(li);
    const code = codeOf(secret);
    const tries = await Promise.all(
      [1, 2, 3].map(async () => {
        const pending = cookiesOf((await signIn(addressOf(li), passwordOf(li))).headers);
        return post("/api/sign-in/second-factor", { code }, pending);
      }),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual([204, 422, 422]);
    problemOf(
      tries.find(({ status }) => status === 422)!,
      422,
      "wrong-code",
    );
    expect((await account(cookie)).sessions).toHaveLength(2);
    expect((await audited(li.id)).slice(-3).toSorted()).toEqual([
      "sign-in totp",
      "sign-in-failed second-factor",
      "sign-in-failed second-factor",
    ]);
  });

  test("a wrong code sets nothing up", async () => {
    const li = await givenPerson(bureau, "lawyer");
    await post("/api/account/second-factor", { password: passwordOf(li) }, li.cookie);
    problemOf(await post("/api/account/second-factor/confirm", { code: "000000" }, li.cookie), 422, "wrong-code");
    expect((await signIn(addressOf(li), passwordOf(li))).body).not.toHaveProperty("twoFactorRedirect");
  });

  test("a backup code works once", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const { backupCodes } = await setUp(li);
    const use = async () => {
      const pending = cookiesOf((await signIn(addressOf(li), passwordOf(li))).headers);
      return post("/api/sign-in/second-factor", { code: backupCodes[0], backup: true }, pending);
    };
    const used = await use();
    expect(used.status).toBe(204);
    expect(await account(cookiesOf(used.headers))).toMatchObject({ secondFactor: true, backupCodesLeft: 9 });
    problemOf(await use(), 422, "wrong-code");
  });

  test("five wrong codes lock it, over as many sign-ins as it takes", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const { secret } = await setUp(li);
    const answers = [];
    for (let i = 0; i < 6; i += 1) {
      const pending = cookiesOf((await signIn(addressOf(li), passwordOf(li))).headers);
      answers.push((await post("/api/sign-in/second-factor", { code: "000000" }, pending)).status);
    }
    expect(answers).toEqual([422, 422, 422, 422, 422, 429]);
    const pending = cookiesOf((await signIn(addressOf(li), passwordOf(li))).headers);
    problemOf(await post("/api/sign-in/second-factor", { code: codeOf(secret) }, pending), 429, "locked");
    expect((await audited(li.id)).filter((said) => said.startsWith("locked"))).toEqual(["locked second-factor"]);
    expect((await post(`/api/people/${li.id}/unlock`, {}, admin.cookie)).status).toBe(204);
    const again = cookiesOf((await signIn(addressOf(li), passwordOf(li))).headers);
    expect((await post("/api/sign-in/second-factor", { code: codeOf(secret) }, again)).status).toBe(204);
  });

  test("is turned off with the password, and reset by an administrator for a lost telephone", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const { cookie } = await setUp(li);
    problemOf(await post("/api/account/second-factor/off", { password: "wrong-password" }, cookie), 422, "wrong-password");
    const off = await post("/api/account/second-factor/off", { password: passwordOf(li) }, cookie);
    expect(off.status).toBe(204);
    const wang = await givenPerson(bureau, "lawyer");
    const own = await setUp(wang);
    expect((await post(`/api/people/${wang.id}/second-factor-reset`, {}, admin.cookie)).status).toBe(204);
    problemOf(await get("/api/me", own.cookie), 401, "not-signed-in");
    expect((await signIn(addressOf(wang), passwordOf(wang))).body).toHaveProperty("user");
  });

  test("where supervisors must have one, they may do nothing before, and lawyers everything", async () => {
    const boss = await givenPerson(strict, "supervisor");
    const li = await givenPerson(strict, "lawyer");
    problemOf(await get("/api/supervisor/board", boss.cookie, strict), 403, "second-factor-needed");
    problemOf(await get("/api/me", boss.cookie, strict), 403, "second-factor-needed");
    expect((await get("/api/me", li.cookie, strict)).status).toBe(200);
    expect(await account(boss.cookie, strict)).toMatchObject({ held: "second-factor-needed", secondFactorRequired: true });
    const { cookie } = await setUp(boss, strict);
    expect((await get("/api/supervisor/board", cookie, strict)).status).toBe(200);
  });
});

describe("open sessions", () => {
  test("are listed for their owner, and each ends at a word", async () => {
    const li = await givenPerson(bureau, "operator");
    const elsewhere = cookiesOf((await signIn(addressOf(li), passwordOf(li))).headers);
    const { sessions } = await account(li.cookie);
    expect(sessions.map(({ own }) => own).toSorted()).toEqual([false, true]);
    expect(sessions.map(({ network }) => network)).toEqual(["192.0.2.*", "192.0.2.*"]);
    const other = sessions.find(({ own }) => !own)?.id ?? "";
    const mine = sessions.find(({ own }) => own)?.id ?? "";
    problemOf(await post(`/api/account/sessions/${mine}/end`, {}, li.cookie), 409, "wrong-state");
    expect((await post(`/api/account/sessions/${other}/end`, {}, li.cookie)).status).toBe(204);
    problemOf(await get("/api/me", elsewhere), 401, "not-signed-in");
    expect((await get("/api/me", li.cookie)).status).toBe(200);
  });

  test("say where from by what the door knows, whatever the caller claims", async () => {
    const li = await givenPerson(bureau, "operator");
    const forged = {
      origin: "http://localhost",
      "x-forwarded-for": "203.0.113.9",
      "x-wenfa-address": "203.0.113.9",
      "user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0",
    };
    const body = { email: addressOf(li), password: passwordOf(li) };
    const { headers } = await call(bureau, "POST", SIGN_IN_PATH, { body, headers: { ...forged, "x-test-network": "198.51.100.7" } });
    const { sessions } = await account(cookiesOf(headers));
    expect(sessions.find(({ own }) => own)).toMatchObject({ network: "198.51.100.*", device: "Firefox · Windows" });
  });

  test("nobody ends another's by its number", async () => {
    const [li, wang] = [await givenPerson(bureau, "operator"), await givenPerson(bureau, "operator")];
    const theirs = (await account(wang.cookie)).sessions[0]?.id ?? "";
    problemOf(await post(`/api/account/sessions/${theirs}/end`, {}, li.cookie), 404, "not-found");
    expect((await get("/api/me", wang.cookie)).status).toBe(200);
  });

  test("the others end together, and a supervisor ends all of a person's", async () => {
    const li = await givenPerson(bureau, "operator");
    const boss = await givenPerson(bureau, "supervisor");
    const elsewhere = cookiesOf((await signIn(addressOf(li), passwordOf(li))).headers);
    expect((await post("/api/account/sessions/end-others", {}, li.cookie)).status).toBe(204);
    problemOf(await get("/api/me", elsewhere), 401, "not-signed-in");
    expect((await post(`/api/people/${li.id}/end-sessions`, {}, boss.cookie)).status).toBe(204);
    problemOf(await get("/api/me", li.cookie), 401, "not-signed-in");
    expect(await audited(li.id)).toContain("end-sessions");
  });

  test("signing out is recorded", async () => {
    const li = await givenPerson(bureau, "operator");
    await post("/api/auth/sign-out", {}, li.cookie);
    expect((await audited(li.id)).at(-1)).toBe("sign-out");
  });
});
