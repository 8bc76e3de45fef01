/** What a citizen adds to a matter: kept sealed and without its place, opened by whoever holds the matter, and by nobody else. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Role } from "#contract.ts";
import { ConsultationsOfDraft } from "#contract/consultation.ts";
import { Openings } from "#contract/mine.ts";
import { FILES } from "#http/attachments.ts";
import { ATTACHMENT_MAX_BYTES, Attachment, StaffAttachments } from "#contract/attachment.ts";
import { type OnDesk, clearDesks, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, HELD, WAGES, ask, inReview, outcome } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";
import { GPS, PDF, PHOTOS, PLAIN, contains, pdfOf } from "#testing/sample-files.ts";

let bureau: Bureau;
let lawyer: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  lawyer = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());

const at = (id: string, file = "") => `/api/inquiries/${id}/attachments${file && `/${file}`}`;
const onDraft = (draftId: string, file = "") => `/api/review/drafts/${draftId}/attachments${file && `/${file}`}`;

function send({ id, token }: Asked, file: Uint8Array, headers: Record<string, string> = {}) {
  return call(bureau, "POST", at(id), { as: token, body: file, headers: { "content-type": "application/octet-stream", ...headers } });
}

async function attached(matter: Asked, file: Uint8Array = PHOTOS.jpeg): Promise<Attachment> {
  return shaped(await send(matter, file), 201, Attachment);
}

async function bytesOf(path: string, headers: Record<string, string>): Promise<{ status: number; bytes: Uint8Array; headers: Headers }> {
  const response = await bureau.app.request(path, { headers });
  return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
}

const pathOf = (id: string) => join(bureau.attachmentsDir, id.slice(0, 2), id);
const listed = async ({ id, token }: Asked) => (await call(bureau, "GET", `/api/inquiries/${id}`, { as: token })).body["attachments"];
const opened = async (inquiryId: string) => {
  const { rows } = await sql<{ actor: string; detail: { number: number } }>`
    select actor, detail from audit_event where action = 'open-attachment' and subject_id = ${inquiryId} order by id`.execute(
    bureau.database.db,
  );
  return rows;
};

describe("a photo", () => {
  test("is kept outside the database, sealed and without its place; its citizen sees its kind and number alone", async () => {
    const matter = await ask(bureau);
    const one = await attached(matter);
    const two = await attached(matter, PDF);
    expect(await listed(matter)).toEqual([one, two]);
    expect([one, two]).toMatchObject([
      { number: 1, kind: "jpeg", state: "kept" },
      { number: 2, kind: "pdf", state: "kept" },
    ]);
    const kept = new Uint8Array(readFileSync(pathOf(one.id)));
    expect(contains(kept, GPS)).toBe(false);
    expect(contains(kept, "JFIF")).toBe(false);
    const own = await bytesOf(at(matter.id, one.id), { authorization: `Bearer ${matter.token}` });
    expect(own.status).toBe(200);
    expect(contains(own.bytes, GPS)).toBe(false);
    expect(own.bytes.length).toBe(one.bytes);
    const paper = await bytesOf(at(matter.id, two.id), { authorization: `Bearer ${matter.token}` });
    expect(paper.bytes).toEqual(PDF);
  });

  test("is served as a stranger's file: not sniffed, not framed, not run, not cached", async () => {
    const matter = await ask(bureau);
    const headers = { authorization: `Bearer ${matter.token}` };
    const photo = await bytesOf(at(matter.id, (await attached(matter)).id), headers);
    const paper = await bytesOf(at(matter.id, (await attached(matter, PDF)).id), headers);
    for (const { headers: said } of [photo, paper]) {
      expect(said.get("x-content-type-options")).toBe("nosniff");
      expect(said.get("content-security-policy")).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
      expect(said.get("cache-control")).toBe("no-store");
    }
    expect(photo.headers.get("content-type")).toBe("image/jpeg");
    expect(photo.headers.get("content-disposition")).toBe("inline; filename*=UTF-8''attachment-1.jpg");
    expect(paper.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''attachment-2.pdf");
  });

  test("sent twice by one key is one; another file by that key is refused", async () => {
    const matter = await ask(bureau);
    const key = { "idempotency-key": "one-upload" };
    const both = await Promise.all([send(matter, PHOTOS.png, key), send(matter, PHOTOS.png, key)]);
    const again = await send(matter, PHOTOS.png, key);
    expect([...both, again].map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set([...both, again].map(({ body }) => body["id"])).size).toBe(1);
    expect(await listed(matter)).toHaveLength(1);
    problemOf(await send(matter, PHOTOS.webp, key), 422, "key-reused");
    const own = await bytesOf(at(matter.id, String(again.body["id"])), { authorization: `Bearer ${matter.token}` });
    expect(own.status).toBe(200);
  });

  test("moves the desk and the citizen's own page, and reopens nothing", async () => {
    const matter = await ask(bureau);
    const before = (await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token })).body["state"];
    await attached(matter);
    const { rows } = await sql<{ type: string }>`
      select type from inquiry_event where inquiry_id = ${matter.id} order by seq desc limit 1`.execute(bureau.database.db);
    expect(rows).toEqual([{ type: "message" }]);
    expect((await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token })).body["state"]).toBe(before);
  });
});

describe("what is not taken", () => {
  test.each([
    ["a program that calls itself a photo", new TextEncoder().encode("MZ\x90program"), "file-refused"],
    ["a PDF with a script", pdfOf("<< /OpenAction << /S /JavaScript /JS (x) >> >>"), "file-refused"],
    ["a PDF with a password", pdfOf("<< /Encrypt 5 0 R >>"), "file-refused"],
    ["half a photo", PHOTOS.jpeg.slice(0, 200), "file-refused"],
    ["nothing at all", new Uint8Array(), "file-refused"],
  ])("%s is refused in plain words, and leaves nothing", async (_, file, code) => {
    const matter = await ask(bureau);
    problemOf(await send(matter, file, { "content-type": "image/jpeg" }), 422, code);
    expect(await listed(matter)).toEqual([]);
  });

  test("eleven megabytes are refused before they are read, announced or not", async () => {
    const matter = await ask(bureau);
    let pulled = 0;
    const endless = () =>
      new ReadableStream({
        pull: (controller) => {
          pulled += 1;
          controller.enqueue(new Uint8Array(1024 * 1024));
        },
      });
    const post = (headers: Record<string, string>) =>
      bureau.app.request(at(matter.id), {
        method: "POST",
        headers: { authorization: `Bearer ${matter.token}`, ...headers },
        body: endless(),
        duplex: "half",
      } as RequestInit);
    expect((await post({ "content-length": String(11 * 1024 * 1024) })).status).toBe(413);
    expect(pulled).toBeLessThan(3);
    expect((await post({})).status).toBe(413);
    expect(pulled).toBeLessThan(16);
  });

  test("of one address two are taken at once: the third waits, other addresses do not", async () => {
    const matter = await ask(bureau);
    const ends: (() => void)[] = [];
    /** @param begun called when what was sent is read, and more is waited for; without it the upload ends by itself */
    const upload = async (address: string, begun?: () => void) => {
      const body = new ReadableStream<Uint8Array>({
        start: (stream) => {
          stream.enqueue(PHOTOS.jpeg);
          if (begun) ends.push(() => stream.close());
          else stream.close();
        },
        pull: () => begun?.(),
      });
      const init: RequestInit & { duplex: "half" } = {
        method: "POST",
        body,
        duplex: "half",
        headers: { authorization: `Bearer ${matter.token}`, "x-test-network": address, "idempotency-key": address },
      };
      return (await bureau.app.request(at(matter.id), init)).status;
    };
    const hanging: Promise<number>[] = [];
    for (const address of ["2001:db8:9:9::1", "2001:db8:9:9::2"])
      await new Promise<void>((begun) => void hanging.push(upload(address, begun)));
    expect(await upload("2001:db8:9:9::3")).toBe(503);
    expect(await upload("203.0.113.99")).toBe(201);
    for (const end of ends) end();
    expect(await Promise.all(hanging)).toEqual([201, 201]);
    expect(await upload("2001:db8:9:9::4")).toBe(201);
  });

  test("nobody's upload is read before it is known whose it is", async () => {
    const matter = await ask(bureau);
    const body = new ReadableStream({ pull: () => Promise.reject(new Error("it was read")) });
    const response = await bureau.app.request(at(matter.id), { method: "POST", body, duplex: "half" } as RequestInit);
    expect(response.status).toBe(401);
  });

  test("no file goes with words of danger whose citizen has not agreed to anything yet", async () => {
    const matter = await ask(bureau, "我老公打我，还不让我出门，救救我", { consent: null });
    problemOf(await send(matter, PHOTOS.jpeg), 409, "consent-needed");
    const agreed = await call(bureau, "POST", `/api/inquiries/${matter.id}/consent`, {
      as: matter.token,
      body: { consent: { version: bureau.service.citizen.privacy().version } },
    });
    expect(agreed.status).toBe(200);
    await attached(matter);
  });

  test("a tenth file, and the one past thirty megabytes; the database holds it too", async () => {
    const matter = await ask(bureau);
    for (let n = 0; n < 9; n += 1) await attached(matter, PLAIN.png);
    problemOf(await send(matter, PLAIN.png), 409, "attachments-full");
    const [, second] = (await listed(matter)) as Attachment[];
    expect((await call(bureau, "DELETE", at(matter.id, second?.id), { as: matter.token })).status).toBe(204);
    expect((await attached(matter, PLAIN.png)).number).toBe(10);
    const heavy = await ask(bureau);
    const large = new Uint8Array(ATTACHMENT_MAX_BYTES);
    large.set(PDF);
    for (let n = 0; n < 3; n += 1) await attached(heavy, large);
    problemOf(await send(heavy, PDF), 409, "attachments-full");
    const insert = bureau.database.transact("system:test", (tx) =>
      sql`insert into attachment (id, inquiry_id, number, kind, bytes, upload_key, upload_index, content_index, at, state_at)
        values (gen_random_uuid(), ${heavy.id}, 50, 'pdf', 1000, '\\x01', '\\x02', '\\x03', now(), now())`.execute(tx),
    );
    expect(await outcome(insert)).toBe(HELD.review);
  });
});

describe("who may open it", () => {
  let matter: OnDesk;
  let photo: Attachment;
  beforeAll(async () => {
    await clearDesks(bureau);
    matter = await onDeskOf(bureau, lawyer);
    photo = await attached(matter);
  });

  test("its own citizen, and no other token, whichever door is tried", async () => {
    const other = await ask(bureau, "朋友借钱不还怎么办");
    const own = await attached(other, PLAIN.png);
    problemOf(await call(bureau, "GET", at(matter.id, photo.id)), 401, "not-signed-in");
    for (const path of [
      at(matter.id, photo.id),
      at(other.id, photo.id),
      at(matter.id, own.id),
      at(other.id, "1"),
      at(other.id, "..%2f1"),
    ]) {
      problemOf(await call(bureau, "GET", path, { as: other.token }), 404, "not-found");
      problemOf(await call(bureau, "DELETE", path, { as: other.token }), 404, "not-found");
    }
    problemOf(await call(bureau, "POST", at(matter.id), { as: other.token, body: PLAIN.png }), 404, "not-found");
    expect(existsSync(pathOf(photo.id))).toBe(true);
  });

  test("whoever holds the draft now, each opening on record; readers see only what there is", async () => {
    const supervisor = await givenPerson(bureau, "supervisor");
    const list = await call(bureau, "GET", onDraft(matter.draftId), { as: supervisor });
    expect(shaped(list, 200, StaffAttachments).items).toMatchObject([{ id: photo.id, number: 1, state: "kept", scanned: false }]);
    const before = (await opened(matter.id)).length;
    const file = await bytesOf(onDraft(matter.draftId, photo.id), { cookie: lawyer.cookie });
    expect(file.status).toBe(200);
    expect(contains(file.bytes, GPS)).toBe(false);
    expect(file.headers.get("content-security-policy")).toContain("sandbox");
    expect((await opened(matter.id)).slice(before)).toEqual([
      { actor: `staff:${lawyer.id}`, detail: { attachment: photo.id, number: 1, why: "draft" } },
    ]);
  });

  test("no other role, no other lawyer, not by another draft, and nothing is recorded as opened", async () => {
    const before = (await opened(matter.id)).length;
    for (const role of Role.options) {
      const { cookie } = await givenPerson(bureau, role);
      const { status } = await bytesOf(onDraft(matter.draftId, photo.id), { cookie });
      expect(status, role).toBe(role === "lawyer" || role === "expert" ? 409 : 403);
    }
    expect((await bytesOf(onDraft(matter.draftId, photo.id), {})).status).toBe(401);
    const other = await onDeskOf(bureau, lawyer, "朋友借钱不还怎么办");
    expect((await bytesOf(onDraft(other.draftId, photo.id), { cookie: lawyer.cookie })).status).toBe(404);
    expect(await opened(matter.id)).toHaveLength(before);
  });

  test("nobody whose licence ended, nor who let the draft go", async () => {
    const second = await givenPerson(bureau, "lawyer");
    const held = await onDeskOf(bureau, second);
    const { id } = await attached(held);
    const door = () => bytesOf(onDraft(held.draftId, id), { cookie: second.cookie });
    expect((await door()).status).toBe(200);
    await bureau.database.transact("system:test", (tx) =>
      sql`update lawyer set licence_until = '2026-11-20' where staff_id = ${second.id}`.execute(tx),
    );
    expect((await door()).status).toBe(403);
    await bureau.database.transact("system:test", (tx) =>
      sql`update lawyer set licence_until = '2099-12-31' where staff_id = ${second.id}`.execute(tx),
    );
    expect((await door()).status).toBe(200);
    bureau.clock.forward(31);
    expect((await door()).status).toBe(409);
  });
});

describe("who else opens it, with the matter in hand", () => {
  const openings = async ({ id, token }: Asked) =>
    shaped(await call(bureau, "GET", `/api/inquiries/${id}/opened`, { as: token }), 200, Openings).items.filter(
      ({ what }) => what === "file",
    );
  const door = async (base: string, id: string, { cookie }: Person) => (await bytesOf(`${base}/attachments/${id}`, { cookie })).status;
  const listAt = async (base: string, as: Person) => (await call(bureau, "GET", `${base}/attachments`, { as })).body["items"];
  const idIn = async (query: ReturnType<typeof sql<{ id: string }>>) => (await query.execute(bureau.database.db)).rows[0]?.id ?? "";

  test("a legal-aid clerk, from acceptance until it is decided; the citizen reads who and why", async () => {
    const [clerk, other] = [await givenPerson(bureau, "clerk"), await givenPerson(bureau, "supervisor")];
    const matter = await ask(bureau, "我是农民工，工地拖欠我半年工资不给，想申请法律援助");
    await bureau.service.jobs.referMatter(matter.id);
    const photo = await attached(matter);
    const base = `/api/referrals/${await idIn(sql`select id from referral where inquiry_id = ${matter.id}`)}`;
    const decide = (decision: string) => call(bureau, "POST", `${base}/decide`, { as: clerk, body: { decision, reason: "材料齐全" } });
    expect(await listAt(base, clerk)).toMatchObject([{ id: photo.id, state: "kept" }]);
    expect(await door(base, photo.id, clerk)).toBe(409);
    await decide("accept");
    expect([await door(base, photo.id, clerk), await door(base, photo.id, other)]).toEqual([200, 403]);
    const foreign = await attached(await ask(bureau));
    expect(await door(base, foreign.id, clerk)).toBe(404);
    expect(await opened(matter.id)).toEqual([{ actor: `staff:${clerk.id}`, detail: { attachment: photo.id, number: 1, why: "referral" } }]);
    expect(await openings(matter)).toMatchObject([{ what: "file", why: "referral", by: { role: "clerk", name: clerk.name } }]);
    await decide("grant");
    expect(await door(base, photo.id, clerk)).toBe(409);
  });

  test("whoever holds the alert, and nobody else at the danger desk, until it is closed", async () => {
    const [holder, other] = [await givenPerson(bureau, "operator"), await givenPerson(bureau, "operator")];
    const matter = await ask(bureau, "老公又打我了，我该怎么办");
    const photo = await attached(matter);
    const base = `/api/alerts/${await idIn(sql`select id from alert where inquiry_id = ${matter.id}`)}`;
    expect(await door(base, photo.id, holder)).toBe(409);
    await call(bureau, "POST", `${base}/acknowledge`, { as: holder });
    expect([await door(base, photo.id, holder), await door(base, photo.id, other)]).toEqual([200, 409]);
    expect(await listAt(base, other)).toMatchObject([{ id: photo.id }]);
    expect(await openings(matter)).toMatchObject([{ why: "danger", by: { role: "operator" } }]);
    await call(bureau, "POST", `${base}/close`, { as: holder, body: { disposition: "reached-and-safe", note: "人已平安" } });
    expect(await door(base, photo.id, holder)).toBe(409);
    expect(await openings(matter)).toHaveLength(1);
  });

  test("an expert who took the question of a consultation, while it is theirs and their licence stands", async () => {
    const asker = await givenPerson(bureau, "lawyer");
    const [expert, other] = [await givenPerson(bureau, "expert"), await givenPerson(bureau, "expert")];
    const matter = await onDeskOf(bureau, asker);
    const photo = await attached(matter);
    const asked = await call(bureau, "POST", `/api/review/drafts/${matter.draftId}/consult`, { as: asker, body: { question: "请看照片" } });
    const { items } = shaped(asked, 200, ConsultationsOfDraft);
    const base = `/api/review/consultations/${items[0]?.id}`;
    const act = (what: string, body: unknown = {}) => call(bureau, "POST", `${base}/${what}`, { as: expert, body });
    expect(await door(base, photo.id, expert)).toBe(409);
    await act("take");
    expect([await door(base, photo.id, expert), await door(base, photo.id, other), await door(base, photo.id, asker)]).toEqual([
      200, 409, 409,
    ]);
    expect(await listAt(base, expert)).toMatchObject([{ id: photo.id }]);
    expect(await openings(matter)).toMatchObject([{ why: "draft", by: { role: "lawyer", name: expert.name } }]);
    const licence = (until: string) =>
      bureau.database.transact("system:test", (tx) =>
        sql`update lawyer set licence_until = ${until}::date where staff_id = ${expert.id}`.execute(tx),
      );
    await licence("2026-11-20");
    expect(await door(base, photo.id, expert)).toBe(403);
    await licence("2099-12-31");
    expect((await act("opinion", { verdict: "agree", opinion: "照片看过了，同意" })).status).toBe(200);
    expect(await door(base, photo.id, expert)).toBe(409);
  });

  test("each door serves it as a stranger's file", async () => {
    for (const path of FILES) {
      const { headers } = await bytesOf(path.replace(/:[a-zA-Z]+/g, crypto.randomUUID()), {});
      expect(headers.get("content-security-policy"), path).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
    }
    expect(FILES).toHaveLength(5);
  });
});

describe("what goes, goes", () => {
  test("a file that its citizen removes is opened by nobody from that moment, and its bytes are deleted", async () => {
    const matter = await onDeskOf(bureau, await givenPerson(bureau, "lawyer"));
    const photo = await attached(matter);
    expect((await call(bureau, "DELETE", at(matter.id, photo.id), { as: matter.token })).status).toBe(204);
    expect((await call(bureau, "DELETE", at(matter.id, photo.id), { as: matter.token })).status).toBe(204);
    problemOf(await call(bureau, "GET", at(matter.id, photo.id), { as: matter.token }), 404, "not-found");
    expect(await listed(matter)).toEqual([]);
    await bureau.work();
    expect(existsSync(pathOf(photo.id))).toBe(false);
    const { body } = await call(bureau, "GET", onDraft(matter.draftId), { as: await givenPerson(bureau, "supervisor") });
    expect(body["items"]).toMatchObject([{ number: 1, state: "removed" }]);
  });

  test("a matter that is withdrawn takes its files along, and the job may run twice", async () => {
    const matter = await inReview(bureau);
    const files = [await attached(matter), await attached(matter, PDF)];
    await call(bureau, "POST", `/api/inquiries/${matter.id}/withdraw`, { as: matter.token });
    problemOf(await call(bureau, "GET", at(matter.id, files[0]?.id), { as: matter.token }), 404, "not-found");
    problemOf(await send(matter, PDF), 409, "wrong-state");
    await bureau.service.chores.sweepAttachments();
    await bureau.work();
    await bureau.service.jobs.removeAttachments(matter.id);
    for (const { id } of files) expect(existsSync(pathOf(id))).toBe(false);
    const { rows } = await sql`select state, because, upload_index, content_index from attachment where inquiry_id = ${matter.id}`.execute(
      bureau.database.db,
    );
    const gone = { state: "removed", because: "withdrawn", upload_index: null, content_index: null };
    expect(rows).toEqual([gone, gone]);
  });

  test("a citizen whose key is dropped leaves no bytes behind", async () => {
    const matter = await ask(bureau);
    const { id } = await attached(matter);
    await bureau.database.transact("system:test", (tx) =>
      sql`update citizen set data_key = null where id = (select citizen_id from inquiry where id = ${matter.id})`.execute(tx),
    );
    await bureau.service.chores.sweepAttachments();
    await bureau.work();
    expect(existsSync(pathOf(id))).toBe(false);
  });

  test("an upload that broke off on our side is swept after an hour, bytes and all", async () => {
    const matter = await ask(bureau);
    const { id } = await attached(matter, PLAIN.webp);
    // As a process leaves it that dies between the bytes and the row.
    await bureau.database.transact("system:test", async (tx) => {
      await sql`alter table attachment disable trigger attachment_moves`.execute(tx);
      await sql`update attachment set state = 'storing', scan = null, look_at = ${bureau.clock()}::timestamptz + interval '1 hour' where id = ${id}`.execute(
        tx,
      );
      await sql`alter table attachment enable trigger attachment_moves`.execute(tx);
    });
    expect(await listed(matter)).toEqual([]);
    await bureau.service.chores.sweepAttachments();
    await bureau.work();
    expect(existsSync(pathOf(id))).toBe(true);
    bureau.clock.forward(61);
    await bureau.service.chores.sweepAttachments();
    await bureau.work();
    expect(existsSync(pathOf(id))).toBe(false);
    expect(readdirSync(bureau.attachmentsDir, { recursive: true }).filter((name) => String(name).includes(".part"))).toEqual([]);
  });

  test("what is known of a file is neither changed nor deleted by anybody", async () => {
    const { id } = await attached(await ask(bureau, WAGES));
    const run = (query: ReturnType<typeof sql>) => outcome(bureau.database.transact("system:test", (tx) => query.execute(tx)));
    expect(await run(sql`delete from attachment where id = ${id}`)).toBe(HELD.appendOnly);
    expect(await run(sql`update attachment set bytes = 1 where id = ${id}`)).toBe(HELD.appendOnly);
    expect(await run(sql`update attachment set state = 'checking' where id = ${id}`)).toBe(HELD.transition);
    expect(await run(sql`update attachment set state = 'removed', because = 'citizen' where id = ${id}`)).toBe(HELD.transition);
  });
});
