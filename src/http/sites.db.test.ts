/** 站点 over HTTP: who keeps them, what a page is told, and what becomes of a matter that came in by one. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewSite, SiteInfo, SiteView } from "#contract/sites.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, ask, outcome, read } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";
import { keepGuestScript, keptGuestScript } from "#sites/edit-site.ts";
import { siteAtDoor } from "#sites/show-site.ts";
import { DEMO_SITE } from "#sites/site.ts";

let bureau: Bureau;
let admin: Person;
let supervisor: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  admin = await givenPerson(bureau, "admin");
  supervisor = await givenPerson(bureau, "supervisor");
});
afterAll(() => bureau.close());

const NANSHAN: NewSite = {
  ...DEMO_SITE,
  code: "nanshan",
  name: "南山区（演示）",
  origins: ["https://www.szns.example", "https://m.szns.example:8443"],
};
const add = (site: Record<string, unknown>) => call(bureau, "POST", "/api/sites", { as: admin, body: site });
const change = (code: string, body: Record<string, unknown>) => call(bureau, "PUT", `/api/sites/${code}`, { as: admin, body });
const end = (code: string, what: "close" | "reopen") => call(bureau, "POST", `/api/sites/${code}/${what}`, { as: admin, body: {} });
const list = async (as: Person) => (await call(bureau, "GET", "/api/sites", { as })).body["items"] as SiteView[];
const shown = (code: string) => call(bureau, "GET", `/api/sites/${code}`);
const siteOf = async (id: string) =>
  (
    await read<{ site: string | null; region: string | null }>(bureau.database.db, sql`select site, region from inquiry where id = ${id}`)
  )[0];
const { code: _, ...fields } = NANSHAN;

describe("a site", () => {
  test("is added by an administrator, read by supervisors, and told to the page without its list of origins", async () => {
    expect((await add(NANSHAN)).status).toBe(204);
    expect(await list(supervisor)).toMatchObject([{ code: "nanshan", regionName: "广东省深圳市南山区", asked: 0, closedAt: null }]);
    const { status, body, headers } = await shown("nanshan");
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("public, max-age=60");
    expect(body as SiteInfo).toMatchObject({ name: "南山区（演示）", phone: "12348", open: false, nextOpen: "2026-11-23T01:00:00.000Z" });
    expect(body).not.toHaveProperty("origins");
  });

  test.each([
    ["a code in capitals", { code: "Nanshan" }],
    ["a colour on which white cannot be read", { colour: "#ffcc00" }],
    ["a colour that is more than a colour", { colour: "#1456a8;x" }],
    ["an origin with a path", { origins: ["https://a.example/page"] }],
    ["an origin without encryption", { origins: ["http://a.example"] }],
    ["an origin that would write its own policy", { origins: ["https://a.example; script-src *"] }],
    ["any subdomain at all", { origins: ["https://*.gov.cn"] }],
    ["hours that cross", { hours: { week: [[["09:00", "12:00"], ["11:00", "13:00"]], [], [], [], [], [], []], holidays: "closed" } }], // prettier-ignore
    ["six days", { hours: { week: [[], [], [], [], [], []], holidays: "closed" } }],
    ["an hour that is none", { hours: { week: [[["09:00", "25:00"]], [], [], [], [], [], []], holidays: "closed" } }],
    ["a phone that is none", { phone: "call us" }],
    ["a screen that is never wiped", { kioskIdleMinutes: 0 }],
    ["a screen that waits for half an hour", { kioskIdleMinutes: 30 }],
    ["half a minute too much", { kioskIdleMinutes: 2.5 }],
    ["too many origins", { origins: Array.from({ length: 31 }, (_, n) => `https://a${n}.example`) }],
  ])("with %s is refused", async (_, wrong) => {
    const { status, body } = await add({ ...NANSHAN, code: "wrong", ...wrong });
    expect([status, body["code"]]).toEqual([422, "invalid"]);
  });

  test("needs a region that is one, and a code that is free", async () => {
    problemOf(await add({ ...NANSHAN, code: "nowhere", region: "999999" }), 422, "unknown-region");
    problemOf(await add(NANSHAN), 409, "wrong-state");
    problemOf(await change("nobodys", fields), 404, "not-found");
  });

  test("lets another page hold its frame once it is on the list; closed, none at all", async () => {
    const door = () => siteAtDoor(bureau, "nanshan");
    expect(await door()).toEqual({ origins: NANSHAN.origins, language: "zh-CN", kioskIdleMinutes: 2 });
    expect((await change("nanshan", { ...fields, origins: ["https://www.szns.example", "https://www.szns.example"] })).status).toBe(204);
    expect((await door())?.origins).toEqual(["https://www.szns.example"]);
    expect((await change("nanshan", { ...fields, origins: [], kioskIdleMinutes: 5 })).status).toBe(204);
    expect((await door())?.kioskIdleMinutes).toBe(5);
    expect((await end("nanshan", "close")).status).toBe(204);
    expect(await door()).toBeNull();
    expect((await shown("nanshan")).status).toBe(404);
    expect((await end("nanshan", "close")).status).toBe(409);
    expect((await end("nanshan", "reopen")).status).toBe(204);
    expect((await end("nobodys", "close")).status).toBe(404);
  });

  test("whose every change is on record, and a code that met another is not", async () => {
    const rows = await read<{ action: string }>(
      bureau.database.db,
      sql`select action from audit_event where subject_kind = 'site' and subject_id = 'nanshan' order by id`,
    );
    expect(rows.map(({ action }) => action)).toEqual(["add-site", "change-site", "change-site", "close-site", "reopen-site"]);
  });
});

describe("a matter", () => {
  test("keeps the site that it came in by, whose region stands where none was given", async () => {
    const { id } = await ask(bureau, "朋友借钱不还怎么办", { site: "nanshan" });
    expect(await siteOf(id)).toEqual({ site: "nanshan", region: "440305" });
    const elsewhere = await ask(bureau, "朋友借钱不还怎么办", { site: "nanshan", region: "110101" });
    expect(await siteOf(elsewhere.id)).toEqual({ site: "nanshan", region: "110101" });
    const misnamed = await ask(bureau, "朋友借钱不还怎么办", { site: "nanshan", region: "999999" });
    expect(await siteOf(misnamed.id)).toEqual({ site: "nanshan", region: "440305" });
    expect((await list(admin))[0]?.asked).toBe(3);
  });

  test("of a site that is unknown or closed is received all the same: nobody in need is turned away for a wrong address", async () => {
    await end("nanshan", "close");
    for (const site of ["nobodys", "nanshan"]) {
      const { id } = await ask(bureau, "我老公又打我了，拿刀说要砍死我", { site });
      expect(await siteOf(id)).toEqual({ site: null, region: null });
    }
    await end("nanshan", "reopen");
    const { status } = await call(bureau, "POST", "/api/inquiries", { body: { question: "朋友借钱不还", site: "NO SUCH" } });
    expect(status).toBe(422);
  });

  test("keeps it for good", async () => {
    const { id } = await ask(bureau, "朋友借钱不还怎么办", { site: "nanshan" });
    const move = bureau.database.transact("system:test", (tx) => sql`update inquiry set site = null where id = ${id}`.execute(tx));
    expect(await outcome(move)).toBe(HELD.appendOnly);
  });
});

describe("the database itself", () => {
  const write = (query: ReturnType<typeof sql>) => outcome(bureau.database.transact("system:test", (tx) => query.execute(tx)));

  test("deletes no site, moves no code, and puts nothing but origins where a header is made of them", async () => {
    expect((await add({ ...NANSHAN, code: "unused" })).status).toBe(204);
    expect(await write(sql`delete from site where code = 'unused'`)).toBe(HELD.appendOnly);
    expect(await write(sql`update site set code = 'other' where code = 'unused'`)).toBe(HELD.appendOnly);
    expect(await write(sql`update site set origins = '{"https://a.example; script-src *"}' where code = 'nanshan'`)).toBe(HELD.check);
    expect(await write(sql`update site set origins = '{"*"}' where code = 'nanshan'`)).toBe(HELD.check);
  });

  test("keeps every guest script that was served, as it was", async () => {
    await keepGuestScript(bureau, "abcdefghijkl", "first()");
    await keepGuestScript(bureau, "abcdefghijkl", "other()");
    expect(await keptGuestScript(bureau, "abcdefghijkl")).toBe("first()");
    expect(await keptGuestScript(bureau, "unknown-hash")).toBeNull();
    expect(await write(sql`update guest_script set body = 'other()'`)).toBe(HELD.appendOnly);
  });
});

test("long lists that are nobody's secret go out compressed, in either language", async () => {
  for (const language of ["zh-CN", "en"]) {
    const response = await bureau.app.request("/api/regions", { headers: { "accept-encoding": "gzip", "accept-language": language } });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    const sent = new Uint8Array(await response.arrayBuffer());
    const read = await new Response(new Blob([sent]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    expect(JSON.parse(read)).toContainEqual(expect.objectContaining({ code: "440000" }));
    expect(sent.length).toBeLessThan(read.length / 3);
  }
});
