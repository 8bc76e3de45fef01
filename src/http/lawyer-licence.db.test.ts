/** The lawyer's contract: only whose licence is valid at that moment signs. */
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type OnDesk, approveDraft, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { read, stateOf } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

let bureau: Bureau;
let wang: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
});
afterEach(() => setting("licence_status = 'active', licence_from = '2020-01-01', licence_until = '2099-12-31'"));
afterAll(() => bureau.close());

const setting = (set: string) =>
  bureau.database.transact("system:test", (tx) => sql`update lawyer set ${sql.raw(set)} where staff_id = ${wang.id}`.execute(tx));
const approve = (matter: OnDesk) => approveDraft(bureau, wang, matter.draft);

test.each([
  ["suspended", "licence_status = 'suspended'"],
  ["lapsed", "licence_status = 'lapsed'"],
  ["over since yesterday", "licence_until = '2026-11-20'"],
  ["from tomorrow on", "licence_from = '2026-11-22'"],
])("a licence that is %s approves nothing", async (_, set) => {
  const matter = await onDeskOf(bureau, wang);
  await setting(set);
  problemOf(await approve(matter), 403, "licence-not-valid");
  expect(await stateOf(bureau.database.db, "draft", matter.draftId)).toBe("claimed");
  expect(await read(bureau.database.db, sql`select id from review where draft_id = ${matter.draftId}`)).toEqual([]);
});

test("a licence that a supervisor restores approves again", async () => {
  const matter = await onDeskOf(bureau, wang);
  const zhao = await givenPerson(bureau, "supervisor");
  const set = (status: string) => call(bureau, "PUT", `/api/supervisor/lawyers/${wang.id}/licence`, { as: zhao, body: { status } });
  expect((await set("suspended")).status).toBe(204);
  problemOf(await approve(matter), 403, "licence-not-valid");
  expect((await set("active")).status).toBe(204);
  expect((await approve(matter)).status).toBe(200);
});

test("a licence that is not valid asks the citizen nothing, opens no words, and takes no draft by name", async () => {
  const matter = await onDeskOf(bureau, wang);
  const at = (verb: string, body: unknown) => call(bureau, "POST", `/api/review/drafts/${matter.draftId}/${verb}`, { as: wang, body });
  const original = () => call(bureau, "GET", `/api/review/drafts/${matter.draftId}/original`, { as: wang });
  await setting("licence_until = '2026-11-20'");
  problemOf(await at("return", { reasons: ["needs-facts"], questions: ["什么时候入职的？"] }), 403, "licence-not-valid");
  problemOf(await original(), 403, "licence-not-valid");
  problemOf(await at("claim", {}), 403, "licence-not-valid");
  problemOf(await call(bureau, "POST", "/api/review/next", { as: wang }), 403, "licence-not-valid");
  await setting("licence_until = '2099-12-31'");
  expect((await original()).status).toBe(200);
});

test("typing and saving keep a lease only for whoever may sign; the words are kept", async () => {
  const { draft, draftId } = await onDeskOf(bureau, wang);
  const lease = async () =>
    (await read<{ until: Date }>(bureau.database.db, sql`select claimed_until as until from draft where id = ${draftId}`))[0]?.until;
  const type = (edition: number) =>
    call(bureau, "PUT", `/api/review/drafts/${draftId}/working`, { as: wang, body: { sha256: draft.sha256, edition, body: draft.body } });
  const begun = await lease();
  bureau.clock.forward(20);
  await setting("licence_status = 'suspended'");
  expect((await type(0)).status).toBe(200);
  const edited = { ...draft.body, shortAnswer: `${draft.body.shortAnswer}另请保留证据。` };
  const saved = await call(bureau, "PUT", `/api/review/drafts/${draftId}/body`, { as: wang, body: { sha256: draft.sha256, body: edited } });
  expect(saved).toMatchObject({ status: 200, body: { body: { shortAnswer: edited.shortAnswer } } });
  expect(await lease()).toEqual(begun);
  await setting("licence_status = 'active'");
  expect((await type(1)).status).toBe(200);
  expect(Number(await lease())).toBeGreaterThan(Number(begun));
});
