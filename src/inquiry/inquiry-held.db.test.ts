import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InquiryState } from "#contract.ts";
import type { Tx } from "#platform/database.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "#testing/given.node.ts";
import {
  HELD,
  claim,
  move,
  outcome,
  plainAnswered,
  plainDraft,
  plainInquiry,
  plainWaiting,
  read,
  setDraft,
  stateOf,
} from "#testing/matters.node.ts";

let bureau: Bureau;
let wang: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());

const transact = <T>(work: (tx: Tx) => Promise<T>) => bureau.database.transact("system:test", work);
const tried = (work: (tx: Tx) => Promise<unknown>) => outcome(transact(work));

// ---- The table of the design's page, written out once more ----------------------------------------------

const ALLOWED = [
  "triaged → drafting",
  "triaged → needs_facts",
  "triaged → closed",
  "needs_facts → drafting",
  "needs_facts → closed", // nobody answered in time, or merged into an earlier one
  "drafting → in_review",
  "drafting → closed", // merged
  "in_review → closed",
  "in_review → drafting",
  "in_review → needs_facts",
  "in_review → answered",
  "answered → drafting",
  "answered → closed",
  "closed → drafting",
  "triaged → withdrawn",
  "needs_facts → withdrawn",
  "drafting → withdrawn",
  "in_review → withdrawn",
  "answered → withdrawn",
  "closed → withdrawn",
];
const STATES = InquiryState.options;
type State = (typeof STATES)[number];

/** The shortest way from `triaged` to each state. */
const WAY: Record<State, State[]> = {
  triaged: [],
  needs_facts: ["needs_facts"],
  drafting: ["drafting"],
  in_review: ["drafting", "in_review"],
  answered: ["drafting", "in_review", "answered"],
  closed: ["closed"],
  withdrawn: ["withdrawn"],
};

/** Takes the step with all that belongs to it: its draft comes and goes, its answer is approved first. */
async function step(tx: Tx, id: string, to: State): Promise<void> {
  const [live] = await read<{ draftId: string; bodyId: string }>(
    tx,
    sql`select d.id as "draftId", b.id as "bodyId" from draft d join draft_body b on b.draft_id = d.id where d.inquiry_id = ${id} and d.state = 'waiting'`,
  );
  if (to === "answered" && live) {
    await claim(tx, live.draftId, wang);
    await plainAnswered(tx, { inquiryId: id, ...live }, wang);
    return;
  }
  if (live) await setDraft(tx, live.draftId, "withdrawn");
  await move(tx, id, to);
  if (to === "in_review") await plainDraft(tx, id);
}

async function given(state: State): Promise<string> {
  const id = await transact(plainInquiry);
  for (const to of WAY[state]) await transact((tx) => step(tx, id, to));
  return id;
}

describe("held by the database: the life of an inquiry", () => {
  const pairs = STATES.flatMap((from) => STATES.filter((to) => to !== from).map((to) => [from, to] as const));

  test.each(pairs.filter(([from, to]) => ALLOWED.includes(`${from} → ${to}`)))("an inquiry goes from %s to %s", async (from, to) => {
    const id = await given(from);
    expect(await tried((tx) => step(tx, id, to))).toBe("done");
    expect(await stateOf(bureau.database.db, "inquiry", id)).toBe(to);
  });

  test.each(pairs.filter(([from, to]) => !ALLOWED.includes(`${from} → ${to}`)))("an inquiry never goes from %s to %s", async (from, to) => {
    const id = await given(from);
    expect(await tried((tx) => step(tx, id, to))).toBe(HELD.transition);
    expect(await stateOf(bureau.database.db, "inquiry", id)).toBe(from);
  });

  test.each(STATES.filter((state) => state !== "triaged"))("an inquiry begins triaged, not %s", async (state) => {
    const like = await given("triaged");
    const begun = sql`insert into inquiry (id, citizen_id, channel, follow_up, category, urgency, seat_class, triage, person, received_at, state_at, state)
      select gen_random_uuid(), citizen_id, channel, follow_up, category, urgency, seat_class, triage, person, received_at, state_at, ${state}
      from inquiry where id = ${like}`;
    expect(await tried((tx) => begun.execute(tx))).toBe(HELD.transition);
  });

  test("a state that has no name in the design is no state", async () => {
    const id = await given("drafting");
    expect(await tried((tx) => move(tx, id, "lost"))).toBe(HELD.transition);
  });
});

describe("held by the database: in review means exactly one live draft", () => {
  test("an inquiry is not in review without a draft", async () => {
    const id = await given("drafting");
    expect(await tried((tx) => move(tx, id, "in_review"))).toBe(HELD.liveDraft);
    expect(await stateOf(bureau.database.db, "inquiry", id)).toBe("drafting");
  });

  test.each(["drafting", "needs_facts", "closed", "withdrawn"] as const)("an inquiry that is %s has no live draft", async (state) => {
    const id = await given(state);
    expect(await tried((tx) => plainDraft(tx, id))).toBe(HELD.liveDraft);
  });

  test("an inquiry has one live draft, never two", async () => {
    const { inquiryId } = await plainWaiting(bureau.database);
    const second = tried(async (tx) => {
      await sql`update inquiry set round = round + 1 where id = ${inquiryId}`.execute(tx);
      await plainDraft(tx, inquiryId);
    });
    expect(await second).toBe(HELD.twice);
  });

  test("an inquiry does not leave review while its draft lives", async () => {
    const { inquiryId } = await plainWaiting(bureau.database);
    for (const to of ["drafting", "needs_facts", "withdrawn"])
      expect(await tried((tx) => move(tx, inquiryId, to)), to).toBe(HELD.liveDraft);
  });

  test("a draft does not end while its inquiry stays in review", async () => {
    const { draftId } = await plainWaiting(bureau.database);
    expect(await tried((tx) => setDraft(tx, draftId, "withdrawn"))).toBe(HELD.liveDraft);
  });

  test("a draft stays with its inquiry, and is never deleted", async () => {
    const { draftId } = await plainWaiting(bureau.database);
    const other = await given("drafting");
    const carried = tried(async (tx) => {
      await move(tx, other, "in_review");
      await sql`update draft set inquiry_id = ${other} where id = ${draftId}`.execute(tx);
    });
    expect(await carried).toBe(HELD.transition);
    expect(await tried((tx) => sql`delete from draft where id = ${draftId}`.execute(tx))).toBe(HELD.appendOnly);
  });

  test("the order of the two changes inside one transaction is free", async () => {
    const { inquiryId, draftId } = await plainWaiting(bureau.database);
    const back = tried(async (tx) => {
      await move(tx, inquiryId, "drafting");
      await setDraft(tx, draftId, "withdrawn");
    });
    expect(await back).toBe("done");
  });
});

describe("held by the database: events of an inquiry are numbered from 1 without gaps", () => {
  const numbers = (id: string) =>
    read<{ seq: number; state: string }>(
      bureau.database.db,
      sql`select seq, state from inquiry_event where inquiry_id = ${id} order by seq`,
    );

  test("each change of state has the next number", async () => {
    const id = await given("answered");
    const seen = await numbers(id);
    expect(seen.map((event) => event.seq)).toEqual(seen.map((_, i) => i + 1));
    expect(seen.map((event) => event.state)).toEqual(["triaged", "drafting", "in_review", "in_review", "answered"]);
  });

  test("a change that was rolled back leaves no gap", async () => {
    const id = await given("drafting");
    await outcome(
      transact(async (tx) => {
        await move(tx, id, "in_review");
      }),
    );
    await transact((tx) => move(tx, id, "withdrawn"));
    expect((await numbers(id)).map((event) => event.seq)).toEqual([1, 2, 3]);
  });

  test("ten changes at once get ten numbers", async () => {
    const id = await given("drafting");
    const tell = () => transact((tx) => sql`select tell_inquiry(${id}, 'message', now())`.execute(tx));
    await Promise.all(Array.from({ length: 10 }, tell));
    expect((await numbers(id)).map((event) => event.seq)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });

  test("two inquiries are numbered apart", async () => {
    const [first, second] = [await given("drafting"), await given("drafting")];
    expect((await numbers(first)).map((event) => event.seq)).toEqual((await numbers(second)).map((event) => event.seq));
  });
});
