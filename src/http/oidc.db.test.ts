/** The bureau's own identity provider, against a real one on this machine: it lets in who has a seat, and makes nobody one. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type OidcServer, givenOidcServer } from "#testing/oidc-server.node.ts";
import { problemOf } from "#testing/replies.ts";

let provider: OidcServer;
let bureau: Bureau;
let admin: Person;
beforeAll(async () => {
  provider = await givenOidcServer();
  bureau = await givenBureau({
    OIDC_ISSUER: provider.url,
    OIDC_CLIENT_ID: provider.client.id,
    OIDC_CLIENT_SECRET: provider.client.secret,
    OIDC_LABEL: "政务统一身份认证",
    REQUIRE_TOTP: "all",
  });
  admin = await givenPerson(bureau, "admin");
});
afterAll(async () => {
  await bureau.close();
  await provider.close();
});

const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((one) => one.split(";")[0] ?? "")
    .filter((one) => !one.endsWith("="))
    .join("; ");

/** As a browser goes: the button, the provider, and back. @returns where it ends, and with which cookies */
async function visit(meddle: (back: URL) => void = () => undefined): Promise<{ to: string; cookie: string }> {
  const begun = await call(bureau, "POST", "/api/sign-in/oidc", { body: {} });
  expect(begun.status).toBe(200);
  const asked = await fetch(String(begun.body["url"]), { redirect: "manual" });
  const back = new URL(asked.headers.get("location") ?? "");
  meddle(back);
  const landed = await bureau.app.request(back.pathname + back.search, { headers: { cookie: cookiesOf(begun.headers) } });
  expect(landed.status).toBe(302);
  return { to: landed.headers.get("location") ?? "", cookie: cookiesOf(landed.headers) };
}

const me = (cookie: string) => call(bureau, "GET", "/api/me", { headers: { cookie } });
const people = async () => (await sql`select id, name, email, role from staff order by id`.execute(bureau.database.db)).rows;
const visitorIs = ({ name }: Person, sub = name) =>
  provider.visitor({ sub, email: `${name}@test.example`, email_verified: true, name: "别的名字" });

describe("the bureau's own provider", () => {
  test("is offered where it is configured, and nowhere else", async () => {
    expect((await call(bureau, "GET", "/api/sign-in")).body).toEqual({ oidc: "政务统一身份认证" });
    const plain = await givenBureau();
    expect((await call(plain, "GET", "/api/sign-in")).body).toEqual({ oidc: null });
    problemOf(await call(plain, "POST", "/api/sign-in/oidc", { body: {} }), 404, "not-found");
    await plain.close();
  });

  test("lets in whoever has a seat under that address, with the bureau's name for them, and asks for no second factor of ours", async () => {
    const li = await givenPerson(bureau, "lawyer");
    visitorIs(li);
    const { to, cookie } = await visit();
    expect(to).toBe("/console");
    expect((await me(cookie)).body).toMatchObject({ id: li.id, name: li.name, role: "lawyer" });
    const { rows } =
      await sql`select detail from audit_event where action = 'sign-in' and subject_id = ${li.id} order by id desc limit 1`.execute(
        bureau.database.db,
      );
    expect(rows).toEqual([{ detail: { by: "oidc" } }]);
    const kept =
      await sql`select "accessToken", "idToken", "refreshToken" from staff_account where "userId" = ${li.id} and "providerId" = 'oidc'`.execute(
        bureau.database.db,
      );
    expect(kept.rows).toEqual([{ accessToken: null, idToken: null, refreshToken: null }]);
    // By password the same person is still held back.
    problemOf(await call(bureau, "GET", "/api/me", { as: li }), 403, "second-factor-needed");
  });

  test("knows somebody again by who they are there, not by the address", async () => {
    const li = await givenPerson(bureau, "clerk");
    visitorIs(li, "sub-of-li");
    await visit();
    provider.visitor({ sub: "sub-of-li", email: "moved@test.example", email_verified: true, name: "别的名字" });
    const { cookie } = await visit();
    expect((await me(cookie)).body).toMatchObject({ id: li.id, email: `${li.name}@test.example` });
  });

  test.each([
    ["a stranger", { sub: "x1", email: "stranger@test.example", email_verified: true, name: "生人" }],
    ["an address the provider does not vouch for", { sub: "x2", email: "admin@test.example", email_verified: false, name: "生人" }],
  ])("makes no seat for %s", async (_, visitor) => {
    const before = await people();
    provider.visitor({ ...visitor, email: visitor.email.replace("admin@", `${admin.name}@`) });
    const { to, cookie } = await visit();
    expect(to).toMatch(/^\/console\?error=/);
    expect(cookie).not.toContain("session_token");
    expect(await people()).toEqual(before);
  });

  test("opens no closed seat", async () => {
    const li = await givenPerson(bureau, "clerk");
    visitorIs(li);
    await visit();
    await bureau.database.transact("system:test", (tx) => sql`update staff set closed_at = now() where id = ${li.id}`.execute(tx));
    const { to, cookie } = await visit();
    expect(to).toContain("/console?error=SEAT_CLOSED");
    expect(cookie).not.toContain("session_token");
  });

  test.each(["key", "nonce"] as const)("is not believed with another %s", async (how) => {
    const li = await givenPerson(bureau, "clerk");
    visitorIs(li);
    provider.lie(how);
    const { to, cookie } = await visit();
    provider.lie(null);
    expect(to).toMatch(/^\/console\?error=/);
    expect(cookie).not.toContain("session_token");
  });

  test("lets nobody in with an altered state", async () => {
    visitorIs(await givenPerson(bureau, "clerk"));
    const { to, cookie } = await visit((back) => back.searchParams.set("state", "another"));
    expect(to).toMatch(/error=/);
    expect(cookie).not.toContain("session_token");
  });
});
