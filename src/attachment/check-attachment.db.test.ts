/** Viruses: refused when found, kept unopened while nobody can tell. And the same over a bucket instead of a folder. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { StaffAttachments } from "#contract/attachment.ts";
import { type ClamdServer, VIRUS, givenClamd } from "#testing/clamd-server.node.ts";
import { onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, ask } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";
import { BUCKET, type S3Server, givenS3 } from "#testing/s3-server.node.ts";
import { GPS, PHOTOS, contains, pdfOf } from "#testing/sample-files.ts";

let clamd: ClamdServer;
let s3: S3Server;
let bureau: Bureau;
let lawyer: Person;
beforeAll(async () => {
  [clamd, s3] = await Promise.all([givenClamd(), givenS3()]);
  bureau = await givenBureau({
    CLAMD_HOST: "127.0.0.1",
    CLAMD_PORT: String(clamd.port),
    ATTACHMENTS_S3_ENDPOINT: s3.url,
    ATTACHMENTS_S3_BUCKET: BUCKET.bucket,
    ATTACHMENTS_S3_REGION: BUCKET.region,
    ATTACHMENTS_S3_KEY: BUCKET.key,
    ATTACHMENTS_S3_SECRET: BUCKET.secret,
  });
  lawyer = await givenPerson(bureau, "lawyer");
});
beforeEach(() => {
  clamd.turn("on");
  s3.objects.clear();
});
afterAll(async () => {
  await bureau.close();
  await Promise.all([clamd.close(), s3.close()]);
});

const INFECTED = pdfOf(`<< /Type /Catalog /Note (${VIRUS}) >>`);
const send = ({ id, token }: Asked, file: Uint8Array, key?: string) =>
  call(bureau, "POST", `/api/inquiries/${id}/attachments`, { as: token, body: file, headers: key ? { "idempotency-key": key } : {} });
const shown = async ({ id, token }: Asked) => (await call(bureau, "GET", `/api/inquiries/${id}`, { as: token })).body["attachments"];
/** Transactions that wait for a row. */
const waiting = async () => {
  const { rows } = await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    bureau.database.db,
  );
  return rows.length;
};
const open = (draftId: string, id: string) => call(bureau, "GET", `/api/review/drafts/${draftId}/attachments/${id}`, { as: lawyer });

describe("a scanner that answers", () => {
  test("lets a clean file in, and staff are told that it was looked at; what it saw bears no place", async () => {
    const matter = await onDeskOf(bureau, lawyer);
    const { body } = await send(matter, PHOTOS.jpeg);
    expect(body).toMatchObject({ state: "kept" });
    expect(contains(clamd.seen(), GPS)).toBe(false);
    const list = await call(bureau, "GET", `/api/review/drafts/${matter.draftId}/attachments`, { as: lawyer });
    expect(shaped(list, 200, StaffAttachments).items).toMatchObject([{ state: "kept", scanned: true }]);
    expect((await open(matter.draftId, String(body["id"]))).status).toBe(200);
  });

  test("keeps a virus out: nothing lies in the store, it is on record, and the same upload again is told the same", async () => {
    const matter = await ask(bureau);
    const said = problemOf(await send(matter, INFECTED, "twice"), 422, "file-refused");
    expect(said.title).toContain("病毒");
    problemOf(await send(matter, INFECTED, "twice"), 422, "file-refused");
    expect(s3.objects.size).toBe(0);
    expect(await shown(matter)).toMatchObject([{ number: 1, state: "refused" }]);
    const { rows } = await sql<{ detail: object }>`
      select detail from audit_event where action = 'move-attachment' and subject_id = ${matter.id}`.execute(bureau.database.db);
    expect(rows).toMatchObject([{ detail: { to: "removed", because: "infected" } }]);
  });
});

describe("a scanner that does not answer", () => {
  test("leaves a file waiting: its citizen is told, nobody opens it, and the job comes back until it is known to be clean", async () => {
    const matter = await onDeskOf(bureau, lawyer);
    clamd.turn("gone");
    const { status, body } = await send(matter, PHOTOS.png);
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: "checking" });
    const id = String(body["id"]);
    problemOf(await open(matter.draftId, id), 409, "wrong-state");
    problemOf(await call(bureau, "GET", `/api/inquiries/${matter.id}/attachments/${id}`, { as: matter.token }), 409, "wrong-state");
    await expect(bureau.work()).rejects.toThrow("scanner");
    expect(await shown(matter)).toMatchObject([{ state: "checking" }]);
    clamd.turn("on");
    await bureau.work();
    await bureau.service.jobs.checkAttachment(id);
    expect(await shown(matter)).toMatchObject([{ state: "kept" }]);
    expect((await open(matter.draftId, id)).status).toBe(200);
  });

  test("and then finds a virus: the file is gone, and its citizen is told why", async () => {
    const matter = await ask(bureau);
    clamd.turn("error");
    const { body } = await send(matter, INFECTED);
    expect(s3.objects.size).toBe(1);
    clamd.turn("on");
    await bureau.work();
    expect(s3.objects.size).toBe(0);
    expect(await shown(matter)).toMatchObject([{ id: body["id"], state: "refused" }]);
  });

  // On the embedded database there is one connection, so nothing can happen while a transaction is open.
  test.runIf(inject("databaseImage").kind === "postgres")("and a withdrawal at the same moment do not wait for one another", async () => {
    clamd.turn("gone");
    const matter = await ask(bureau);
    const { body } = await send(matter, INFECTED);
    clamd.turn("on");
    const { database } = bureau;
    // The withdrawal holds the matter; the job must wait before it holds the file.
    let checking: Promise<void> = Promise.resolve();
    await database.transact(`citizen:${matter.id}`, async (tx) => {
      await sql`select 1 from inquiry where id = ${matter.id} for no key update`.execute(tx);
      checking = bureau.service.jobs.checkAttachment(String(body["id"]));
      await expect.poll(() => waiting(), { timeout: 5000 }).toBeGreaterThan(0);
      await sql`update inquiry set state = 'withdrawn', state_at = now() where id = ${matter.id}`.execute(tx);
    });
    await checking;
    const { rows } = await sql`select because from attachment where inquiry_id = ${matter.id}`.execute(database.db);
    expect(rows).toEqual([{ because: "withdrawn" }]);
  });

  test("a job that was given up is given again by the sweep, once an hour", async () => {
    const matter = await ask(bureau);
    clamd.turn("gone");
    await send(matter, PHOTOS.webp);
    await sql`update pgboss.job set state = 'failed' where name = 'check-attachment' and state <> 'completed'`.execute(bureau.database.db);
    clamd.turn("on");
    await bureau.service.chores.sweepAttachments();
    await bureau.work();
    expect(await shown(matter)).toMatchObject([{ state: "checking" }]);
    bureau.clock.forward(61);
    await bureau.service.chores.sweepAttachments();
    await bureau.work();
    expect(await shown(matter)).toMatchObject([{ state: "kept" }]);
  });
});

describe("a bucket", () => {
  test("holds sealed bytes alone; others in their place do not open", async () => {
    const matter = await ask(bureau);
    const [one, two] = [await send(matter, PHOTOS.jpeg), await send(matter, PHOTOS.png)];
    const paths = [...s3.objects.keys()];
    expect(paths.toSorted()).toEqual(
      [one, two].map(({ body: { id } }) => `/${BUCKET.bucket}/${String(id).slice(0, 2)}/${String(id)}`).toSorted(),
    );
    for (const bytes of s3.objects.values()) expect(contains(bytes, "JFIF") || contains(bytes, "IHDR") || contains(bytes, GPS)).toBe(false);
    const [first = "", second = ""] = paths;
    s3.objects.set(first, s3.objects.get(second) ?? new Uint8Array());
    const wrong = paths[0]?.endsWith(String(one.body["id"])) ? one : two;
    const reply = await call(bureau, "GET", `/api/inquiries/${matter.id}/attachments/${String(wrong.body["id"])}`, { as: matter.token });
    problemOf(reply, 500, "unexpected");
  });

  test("that is down takes nothing: the upload fails, and the same one again goes through", async () => {
    const matter = await ask(bureau);
    s3.failing(2);
    problemOf(await send(matter, PHOTOS.jpeg, "again"), 500, "unexpected");
    expect(await shown(matter)).toEqual([]);
    const { status, body } = await send(matter, PHOTOS.jpeg, "again");
    expect(status).toBe(201);
    expect(await shown(matter)).toEqual([body]);
  });
});
