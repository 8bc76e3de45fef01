/** People, licences and machine keys, by who administers them. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LicenceChange, LicenceFields, LicenceRegistry, MachineKey, StaffMember } from "#contract/people.ts";
import { SIGN_IN_PATH } from "#platform/auth.ts";
import { onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, outcome, plainHeld, plainReview } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

let bureau: Bureau;
let admin: Person;
let boss: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  admin = await givenPerson(bureau, "admin");
  boss = await givenPerson(bureau, "supervisor");
});
afterAll(() => bureau.close());

const post = (path: string, body: unknown = {}, as: Person = admin) => call(bureau, "POST", path, { body, as });
const put = (path: string, body: unknown, as: Person = admin) => call(bureau, "PUT", path, { body, as });
const get = (path: string, as: Person = admin) => call(bureau, "GET", path, { as });
const signIn = (email: string, password: string) => call(bureau, "POST", SIGN_IN_PATH, { body: { email, password } });
const sessionOf = (headers: Headers) => headers.getSetCookie()[0]?.split(";")[0] ?? "";

let numbers = 0;
const licence = (over: Partial<LicenceFields> = {}): LicenceFields => {
  numbers += 1;
  return {
    licenceNo: `1440120201000${String(numbers).padStart(4, "0")}`,
    kind: "private",
    licenceFrom: "2020-01-01",
    licenceUntil: "2099-12-31",
    licenceStatus: "active",
    firm: "清正律师事务所",
    workNo: null,
    seatClasses: ["labor"],
    region: null,
    capacity: 5,
    ...over,
  };
};
const person = (email: string, over: object = {}) => ({ name: "王敏", email, role: "lawyer", licence: licence(), ...over });
const all = async () => ((await get("/api/people")).body as unknown as { items: StaffMember[] }).items;
const one = async (id: string) => (await all()).find((each) => each.id === id);

async function opened(email: string, over: object = {}): Promise<{ id: string; password: string }> {
  const { status, body } = await post("/api/people", person(email, over));
  expect(status, JSON.stringify(body)).toBe(200);
  return body as unknown as { id: string; password: string };
}

describe("a seat", () => {
  test("is opened by an administrator, with a first password that must be changed", async () => {
    const { id, password } = await opened("wang@firm.example");
    expect(await one(id)).toMatchObject({
      name: "王敏",
      role: "lawyer",
      mustChangePassword: true,
      closedAt: null,
      sessions: 0,
      licence: { kind: "private", valid: true, seatClasses: ["labor"] },
    });
    const { headers } = await signIn("WANG@firm.example", password);
    problemOf(await call(bureau, "GET", "/api/me", { headers: { cookie: sessionOf(headers) } }), 403, "password-change-needed");
    const { rows } = await sql<{ actor: string }>`select actor from audit_event where action = 'open-seat' and subject_id = ${id}`.execute(
      bureau.database.db,
    );
    expect(rows).toEqual([{ actor: `staff:${admin.id}` }]);
  });

  test.each([
    ["a lawyer without a licence", person("a@firm.example", { licence: null }), "invalid"],
    ["a clerk with one", person("b@firm.example", { role: "clerk" }), "invalid"],
    ["an address that has one", person("wang@firm.example"), "invalid"],
    ["a licence that ends before it begins", person("c@firm.example", { licence: licence({ licenceUntil: "2019-01-01" }) }), "invalid"],
    ["a region that is none", person("d@firm.example", { licence: licence({ region: "999999" }) }), "unknown-region"],
  ])("is not opened for %s", async (_, sent, code) => {
    const before = (await all()).length;
    problemOf(await post("/api/people", sent), 422, code);
    expect((await all()).length).toBe(before);
  });

  test("two for one licence are one too many, at the opening and at a change", async () => {
    const taken = licence();
    await opened("e1@firm.example", { licence: taken });
    problemOf(await post("/api/people", person("e2@firm.example", { licence: taken })), 422, "invalid");
    const { id } = await opened("e3@firm.example");
    problemOf(await put(`/api/people/${id}`, { name: "王敏", role: "lawyer", licence: taken }), 422, "invalid");
  });

  test("takes another name, role and licence, and the audit has what changed but no name", async () => {
    const { id } = await opened("f@firm.example", { role: "clerk", licence: null });
    problemOf(await put(`/api/people/${id}`, { name: "李雷", role: "expert", licence: null }), 422, "invalid");
    const changed = await put(`/api/people/${id}`, { name: "李雷", role: "expert", licence: licence({ kind: "legal-aid" }) });
    expect(changed.body).toMatchObject({ name: "李雷", role: "expert", licence: { kind: "legal-aid", valid: true } });
    const { rows } = await sql`select detail from audit_event where action = 'change-person' and subject_id = ${id}`.execute(
      bureau.database.db,
    );
    expect(rows).toEqual([{ detail: { role: "expert", before: "clerk", renamed: true, address: false } }]);
  });

  test("nobody changes their own role, and the last administrator stays", async () => {
    problemOf(await put(`/api/people/${admin.id}`, { name: admin.name, role: "lawyer", licence: licence() }), 403, "not-allowed");
    problemOf(await post(`/api/people/${admin.id}/close`), 403, "not-allowed");
    const second = await givenPerson(bureau, "admin");
    expect((await post(`/api/people/${second.id}/close`)).status).toBe(204);
    problemOf(await put(`/api/people/nobody`, { name: "x", role: "clerk", licence: null }), 404, "not-found");
  });
});

describe("a closed seat", () => {
  test("ends every session, gives back what it held, signs nothing, and cannot sign in", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const { draftId } = await onDeskOf(bureau, li);
    expect((await post(`/api/people/${li.id}/close`)).status).toBe(204);
    problemOf(await get("/api/me", li), 401, "not-signed-in");
    expect((await signIn(`${li.name}@test.example`, `password-${li.name}`)).status).toBe(401);
    const { rows } = await sql`select state, claimed_until, assigned_to from draft where id = ${draftId}`.execute(bureau.database.db);
    expect(rows).toEqual([{ state: "waiting", claimed_until: null, assigned_to: null }]);
    expect(await one(li.id)).toMatchObject({ sessions: 0, licence: { valid: false } });
    problemOf(await post(`/api/people/${li.id}/close`), 409, "wrong-state");
    problemOf(await post(`/api/people/${li.id}/password`), 409, "wrong-state");
  });

  test("is given no session, whoever writes the row", async () => {
    const li = await givenPerson(bureau, "lawyer");
    await post(`/api/people/${li.id}/close`);
    const insert = sql`insert into staff_session (id, "expiresAt", token, "userId") values ('s1', now() + interval '1 hour', 't1', ${li.id})`;
    await expect(insert.execute(bureau.database.db)).rejects.toThrow("is closed");
  });

  test("opens again with another first password, its history as it was", async () => {
    const { id } = await opened("back@firm.example");
    await post(`/api/people/${id}/close`);
    const again = await post(`/api/people/${id}/reopen`);
    expect(again.status).toBe(200);
    const { password } = again.body as unknown as { password: string };
    expect((await signIn("back@firm.example", password)).status).toBe(200);
    expect(await one(id)).toMatchObject({ closedAt: null, mustChangePassword: true, licence: { valid: true } });
  });
});

describe("a password that an administrator sets anew", () => {
  test("signs out whoever is in with the old one, and takes a lock away", async () => {
    const li = await givenPerson(bureau, "operator");
    for (let i = 0; i < 5; i += 1) await signIn(`${li.name}@test.example`, "wrong-password");
    expect(await one(li.id)).toMatchObject({ lockedUntil: expect.any(String) });
    const { body } = await post(`/api/people/${li.id}/password`);
    problemOf(await get("/api/me", li), 401, "not-signed-in");
    expect((await signIn(`${li.name}@test.example`, String(body["password"]))).status).toBe(200);
  });
});

describe("the licence registry", () => {
  const registry = async () => (await get("/api/licences", boss)).body as unknown as LicenceRegistry;
  const entry = async (id: string) => (await registry()).items.find((each) => each.id === id);

  test("shows validity, days left and the appraisal, and what changed with who changed it", async () => {
    const { id } = await opened("reg@firm.example", { licence: licence({ licenceUntil: "2026-12-21" }) });
    expect(await entry(id)).toMatchObject({ valid: true, daysLeft: 30, appraisal: null });
    expect((await put(`/api/licences/${id}/appraisal`, { year: 2025, result: "competent" }, boss)).status).toBe(204);
    await put(`/api/supervisor/lawyers/${id}/licence`, { status: "suspended" }, boss);
    expect(await entry(id)).toMatchObject({ valid: false, status: "suspended", appraisal: { year: 2025, result: "competent" } });
    const { items } = (await get(`/api/licences/${id}/history`, boss)).body as unknown as { items: LicenceChange[] };
    expect(items.map(({ by, status, appraisal }) => [by, status, appraisal?.result ?? null])).toEqual([
      [boss.name, "suspended", "competent"],
      [boss.name, "active", "competent"],
      [admin.name, "active", null],
    ]);
    problemOf(await put(`/api/licences/${id}/appraisal`, { year: 2027, result: "competent" }, boss), 422, "invalid");
  });

  test("an appraisal that the bureau's rule bars keeps a signature out, at the desk and in the database", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const approve = async () => {
      const draft = await plainHeld(bureau.database, li);
      return outcome(
        bureau.database.transact(`staff:${li.id}`, (tx) => plainReview(tx, { ...draft, lawyerId: li.id, decision: "approve" })),
      );
    };
    const appraise = (result: string) => put(`/api/licences/${li.id}/appraisal`, { year: 2025, result }, boss);
    await appraise("basic");
    expect(await approve()).toBe("done");
    await appraise("failed");
    expect(await approve()).toBe(HELD.licence);
    expect(await entry(li.id)).toMatchObject({ valid: false, appraisalBars: true });
    expect((await put("/api/licences/rule", { barring: [] })).status).toBe(204);
    expect(await approve()).toBe("done");
    await put("/api/licences/rule", { barring: ["basic", "failed"] });
    await appraise("basic");
    expect(await approve()).toBe(HELD.licence);
    expect((await registry()).rule).toEqual({ barring: ["basic", "failed"] });
    await put("/api/licences/rule", { barring: ["failed"] });
    expect(await approve()).toBe("done");
  });

  test("whoever is no lawyer any more signs nothing with the licence they still have", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const draft = await plainHeld(bureau.database, li);
    await put(`/api/people/${li.id}`, { name: li.name, role: "operator", licence: null });
    const review = (tx: Parameters<typeof plainReview>[0]) => plainReview(tx, { ...draft, lawyerId: li.id, decision: "approve" });
    expect(await outcome(bureau.database.transact(`staff:${li.id}`, review))).toBe(HELD.licence);
    expect(await entry(li.id)).toMatchObject({ valid: false });
  });
});

describe("a machine's key", () => {
  const keys = async () => ((await get("/api/keys")).body as unknown as { items: MachineKey[] }).items;
  const feed = (key: string) => call(bureau, "GET", "/api/feeds/hot-words", { headers: { "x-api-key": key } });

  test("is shown once, notes the day it was used, and opens nothing once it is revoked", async () => {
    const made = await post("/api/keys", { label: "热线平台", scopes: ["hot-words"] });
    const { id, key } = made.body as unknown as { id: string; key: string };
    expect(await keys()).toContainEqual(expect.objectContaining({ id, label: "热线平台", scopes: ["hot-words"], lastUsedOn: null }));
    expect((await feed(key)).status).toBe(200);
    expect((await keys()).find((each) => each.id === id)).toMatchObject({ lastUsedOn: "2026-11-21", revokedAt: null });
    expect(JSON.stringify(await keys())).not.toContain(key);
    expect((await post(`/api/keys/${id}/revoke`)).status).toBe(204);
    problemOf(await feed(key), 401, "not-signed-in");
    problemOf(await post(`/api/keys/${id}/revoke`), 404, "not-found");
    const { rows } =
      await sql`select action, actor from audit_event where subject_kind = 'api-key' and subject_id = '热线平台' order by id`.execute(
        bureau.database.db,
      );
    expect(rows).toEqual([
      { action: "make-key", actor: `staff:${admin.id}` },
      { action: "revoke-key", actor: `staff:${admin.id}` },
    ]);
  });
});
