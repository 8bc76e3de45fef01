/** Whatever order claims, passes, decisions and time come in: what must hold of who is given which draft. */
import * as fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SeatClass, Urgency } from "#contract.ts";
import { isRefusal } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { broughtOf, emptyDesks, lawyerOf, waits } from "#testing/assigning.ts";
import { type Bureau, givenBureau, givenPerson } from "#testing/given.node.ts";
import { read } from "#testing/matters.node.ts";
import { freeExpired } from "./claim-draft.ts";

const CLASSES: SeatClass[] = ["labor", "family"];
const LEASE = 30;

let bureau: Bureau;
let lawyers: Lawyer[];
beforeAll(async () => {
  bureau = await givenBureau({ LEASE_MINUTES: `${LEASE}` });
  lawyers = [];
  for (const classes of [["labor"], ["family"], ["labor", "family"], ["labor", "family"]] as SeatClass[][]) {
    const person = await givenPerson(bureau, "lawyer", classes);
    await bureau.database.transact("system:test", (tx) => sql`update lawyer set capacity = 2 where staff_id = ${person.id}`.execute(tx));
    lawyers.push(await lawyerOf(bureau, person));
  }
});
afterAll(() => bureau.close());

type Step =
  | { do: "comes"; urgency: Urgency; seatClass: SeatClass; due: boolean }
  | { do: "pull"; who: number }
  | { do: "all-pull" }
  | { do: "pass"; who: number }
  | { do: "time"; minutes: number };

const who = fc.nat({ max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("comes" as const),
      urgency: fc.constantFrom<Urgency>("danger", "soon", "none"),
      seatClass: fc.constantFrom(...CLASSES),
      due: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("pull" as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("all-pull" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("pass" as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("time" as const), minutes: fc.constantFrom(5, LEASE + 1) }) },
);

type Row = { id: string; state: string; by: string | null; class: SeatClass; rank: number; until: Date | null; risk: boolean };
const rows = () =>
  read<Row>(
    bureau.database.db,
    sql`select id, state, claimed_by as by, seat_class as class, urgency_rank as rank, claimed_until as until,
      coalesce(due_at < ${new Date(bureau.clock().getTime() + 60 * 60_000)}, false) as risk from draft where state in ('waiting', 'claimed')`,
  );

/** What one step did is held against the model: who passed what, and what waited the moment before. */
async function take(now: Step, passed: Set<string>): Promise<void> {
  const next = (lawyer: Lawyer) => bureau.service.lawyer.next(lawyer);
  switch (now.do) {
    case "comes":
      await waits(bureau, { urgency: now.urgency, seatClass: now.seatClass, waited: 0, ...(now.due ? { due: 30 } : {}) });
      return;
    case "time":
      bureau.clock.forward(now.minutes);
      return;
    case "all-pull": {
      const got = (await Promise.all([...lawyers, ...lawyers].map(next)))
        .map(broughtOf)
        .filter((id) => id !== null && id !== "at-capacity");
      expect(new Set(got).size, "nobody shares a draft").toBe(got.length);
      return;
    }
    case "pass": {
      const lawyer = lawyers[now.who]!;
      const held = (await rows()).find(({ by, state, until }) => by === lawyer.id && state === "claimed" && until! > bureau.clock());
      if (!held) return;
      expect(await bureau.service.lawyer.release(lawyer.id, held.id, { reason: "language", note: "" })).toBeNull();
      passed.add(`${lawyer.id} ${held.id}`);
      return;
    }
    case "pull": {
      const lawyer = lawyers[now.who]!;
      const free = ({ state, until }: Row) => state === "waiting" || until! <= bureau.clock();
      const mayHave = (await rows()).filter(
        (row) => free(row) && lawyer.seatClasses.includes(row.class) && !passed.has(`${lawyer.id} ${row.id}`),
      );
      const got = await next(lawyer);
      if (isRefusal(got)) return;
      if (got === null) return expect(mayHave, "no draft waits while a competent lawyer pulls").toEqual([]);
      const given = mayHave.find(({ id }) => id === got.id);
      expect(given, "what was given was theirs to have").toBeDefined();
      const before = (row: Row) => (row.rank === 0 ? 0 : row.risk ? 1 : row.rank === 1 ? 2 : 3);
      expect(before(given!), "nothing more urgent waited").toBe(Math.min(...mayHave.map(before)));
    }
  }
}

async function holds(): Promise<void> {
  const held = (await rows()).filter(({ state, until }) => state === "claimed" && until! > bureau.clock());
  for (const { id, capacity } of lawyers) expect(held.filter(({ by }) => by === id).length, "capacity").toBeLessThanOrEqual(capacity);
}

describe("assignment", () => {
  test("holds whatever comes: urgent first, nothing idle, capacity kept, nothing passed comes back", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        await emptyDesks(bureau);
        const passed = new Set<string>();
        for (const one of steps) {
          await take(one, passed);
          await holds();
        }
        bureau.clock.forward(LEASE + 1);
        await freeExpired(bureau);
        expect(
          (await rows()).every(({ state }) => state === "waiting"),
          "leases return",
        ).toBe(true);
      }),
      { numRuns: 12, seed: 20261122 },
    );
  }, 90_000);

  test("forty pulls at once share nothing, leave nothing, and go beyond nobody's capacity", async () => {
    await emptyDesks(bureau);
    for (let i = 0; i < 6; i++) await waits(bureau, { seatClass: CLASSES[i % 2]!, waited: i });
    const got = (await Promise.all(Array.from({ length: 40 }, (_, i) => bureau.service.lawyer.next(lawyers[i % 4]!)))).map(broughtOf);
    const taken = got.filter((id) => id !== null && id !== "at-capacity");
    expect([taken.length, new Set(taken).size]).toEqual([6, 6]);
    await holds();
  });
});
