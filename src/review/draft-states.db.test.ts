/** What the specification of a draft's states says is what the database allows, and nothing else is. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bureau, type Person, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, claim, outcome, plainAnswer, plainReview, plainWaiting, read, setDraft } from "#testing/matters.node.ts";
import { ACTS, BECOMES, type DraftStateName, STATES } from "./rules/draft-states.cases.ts";

let bureau: Bureau;
let lawyer: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  lawyer = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());

const pairs = STATES.flatMap((from) => STATES.map((to) => [from, to] as const));
const specified = (from: DraftStateName, to: DraftStateName) => ACTS.some((act) => BECOMES[act][from] === to);

test("the table of the database is the specification's, change for change", async () => {
  const rows = await read<{ from: string; to: string }>(
    bureau.database.db,
    sql`select from_state as "from", to_state as "to" from draft_transition`,
  );
  const says = pairs.filter(([from, to]) => from !== to && specified(from, to)).map(([from, to]) => `${from} → ${to}`);
  expect(rows.map(({ from, to }) => `${from} → ${to}`).toSorted()).toEqual(says.toSorted());
});

/** Why a change undoes itself: the row was accepted, and the rest of the matter is not what the test is about. */
class Enough extends Error {}

test.each(pairs.filter(([from, to]) => from !== to))(
  "from %s to %s the row itself goes only where the specification says so",
  async (from, to) => {
    const draft = await plainWaiting(bureau.database);
    const changing = bureau.database.transact("system:test", async (tx) => {
      if (from === "withdrawn") await setDraft(tx, draft.draftId, "withdrawn");
      else if (from !== "waiting") await claim(tx, draft.draftId, lawyer);
      if (from === "approved" || from === "delivered") {
        const reviewId = await plainReview(tx, { ...draft, lawyerId: lawyer.id });
        await setDraft(tx, draft.draftId, "approved");
        if (from === "delivered") await plainAnswer(tx, { ...draft, reviewId });
      }
      if (from === "delivered" || from === "returned") await setDraft(tx, draft.draftId, from);
      if (to === "claimed") await claim(tx, draft.draftId, lawyer);
      else await setDraft(tx, draft.draftId, to);
      throw new Enough();
    });
    const became = await outcome(changing.catch((error: unknown) => (error instanceof Enough ? null : Promise.reject(error))));
    expect(became).toBe(specified(from, to) ? "done" : HELD.transition);
  },
);
