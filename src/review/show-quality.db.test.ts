import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LawyersQuality, MyFigures } from "#contract/quality.ts";
import { approve, edit } from "#testing/correcting.ts";
import { decide, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { problemOf } from "#testing/replies.ts";

let bureau: Bureau;
beforeAll(async () => {
  bureau = await givenBureau();
});
afterAll(() => bureau.close());

const mine = async (as: Person, days = 90) =>
  ((await call(bureau, "GET", `/api/review/my-figures?days=${days}`, { as })).body as unknown as MyFigures).figures;
const takenAgo = (draftId: string, seconds: number) =>
  bureau.database.transact("system:test", (tx) =>
    sql`update draft set taken_at = clock_timestamp() - make_interval(secs => ${seconds}) where id = ${draftId}`.execute(tx),
  );

describe("a lawyer's figures", () => {
  test("count what was approved as the machine wrote it, and what was edited, returned or handed on", async () => {
    const li = await givenPerson(bureau, "lawyer");
    await approve(bureau, li, (await onDeskOf(bureau, li)).draft);
    const { draft } = await onDeskOf(bureau, li);
    await approve(bureau, li, await edit(bureau, li, draft, "可以要求支付拖欠的工资。"));
    await decide(bureau, li, (await onDeskOf(bureau, li)).draftId, "return", { reasons: ["unclear"] });
    expect(await mine(li)).toMatchObject({ decided: 3, approved: 2, unchanged: 1 });
  });

  test("take the time of a draft from its claim, and a renewed lease begins nothing anew", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const { draft } = await onDeskOf(bureau, li);
    await takenAgo(draft.id, 90);
    await decide(bureau, li, draft.id, "claim");
    await approve(bureau, li, draft);
    const { medianSeconds, p90Seconds } = await mine(li);
    expect(medianSeconds).toBeGreaterThanOrEqual(90);
    expect(medianSeconds).toBeLessThan(180);
    expect(p90Seconds).toBe(medianSeconds);
  });

  test("are of so many days, and none before the first decision", async () => {
    const li = await givenPerson(bureau, "lawyer");
    expect(await mine(li)).toMatchObject({ decided: 0, medianSeconds: null, practice: { decided: 0 }, second: { drawn: 0 } });
    await approve(bureau, li, (await onDeskOf(bureau, li)).draft);
    bureau.clock.forward(2 * 24 * 60);
    expect(await mine(li, 1)).toMatchObject({ decided: 0 });
    expect(await mine(li, 3)).toMatchObject({ decided: 1 });
    problemOf(await call(bureau, "GET", "/api/review/my-figures?days=0", { as: li }), 422, "invalid");
    problemOf(await call(bureau, "GET", "/api/review/my-figures?days=367", { as: li }), 422, "invalid");
  });
});

test("a supervisor sees whoever decided anything, by name, and nobody else", async () => {
  const [li, idle] = [await givenPerson(bureau, "lawyer"), await givenPerson(bureau, "lawyer")];
  await approve(bureau, li, (await onDeskOf(bureau, li)).draft);
  const supervisor = await givenPerson(bureau, "supervisor");
  const { lawyers } = (await call(bureau, "GET", "/api/supervisor/quality", { as: supervisor })).body as unknown as LawyersQuality;
  expect(lawyers.find(({ id }) => id === li.id)).toMatchObject({ name: li.name, decided: 1, approved: 1 });
  expect(lawyers.map(({ id }) => id)).not.toContain(idle.id);
});
