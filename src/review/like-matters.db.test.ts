/** The time that a citizen is told: of like matters, in office hours, and none where they are too few. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bureau, type Person, givenBureau, givenPerson } from "#testing/given.node.ts";
import { move, plainHeld, plainReview, plainWaiting, setDraft } from "#testing/matters.node.ts";
import { queueFor } from "./show-queue.ts";

/** Asked on Saturday at noon; the office opens on Monday at nine. */
const SATURDAY = new Date("2026-11-21T06:00:00Z");
const MONDAY = new Date("2026-11-23T02:00:00Z").getTime();
const MINUTE = 60_000;
let bureau: Bureau;
let wang: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());

async function answeredAt(at: Date): Promise<void> {
  const { inquiryId, draftId, bodyId } = await plainHeld(bureau.database, wang);
  await bureau.database.transact(`staff:${wang.id}`, async (tx) => {
    const reviewId = await plainReview(tx, { draftId, bodyId, lawyerId: wang.id, at });
    await setDraft(tx, draftId, "approved");
    await sql`insert into answer (id, inquiry_id, review_id, body_id, at)
      values (${crypto.randomUUID()}, ${inquiryId}, ${reviewId}, ${bodyId}, ${at})`.execute(tx);
    await setDraft(tx, draftId, "delivered");
    await move(tx, inquiryId, "answered");
  });
}

test("four like matters say nothing; the fifth gives the middle of the office minutes, and a Saturday's answer counts for none", async () => {
  const { inquiryId } = await plainWaiting(bureau.database);
  const queue = () => queueFor(bureau, { id: inquiryId, state: "in_review" });
  await answeredAt(SATURDAY);
  for (const minutes of [0, 10, 20, 60]) await answeredAt(new Date(MONDAY + minutes * MINUTE));
  expect(await queue()).toMatchObject({ position: 1, expectedMinutes: null, like: 4 });
  await answeredAt(new Date(MONDAY + 90 * MINUTE));
  expect(await queue()).toMatchObject({ position: 1, expectedMinutes: 80, like: 5 });
});

test("whoever is being read stands in no queue any more: no place is said, least of all a place of none", async () => {
  const { inquiryId } = await plainHeld(bureau.database, wang);
  expect(await queueFor(bureau, { id: inquiryId, state: "in_review" })).toMatchObject({
    position: null,
    waiting: 0,
    says: "律师正在审核您的答复。",
  });
});
