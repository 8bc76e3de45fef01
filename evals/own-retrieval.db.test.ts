/** Our own questions find their law on the bundled corpus: what `npm run eval -- own` prints, held at a floor. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { givenDatabase } from "#testing/given.node.ts";
import type { Database } from "#platform/database.ts";
import { type OwnJudged, askOwn, ownQuestions, scoreOwn } from "./own-retrieval.node.ts";

/** Recall@5 over all questions; a little under what was measured (0.873), so that only a loss breaks it. */
const FLOOR = 0.84;
/** What the finds of other questions may reach; far under the floor, or the floor would hold nothing. */
const BY_ACCIDENT = 0.1;

describe("our own questions on the bundled corpus", () => {
  let database: Database;
  let judged: OwnJudged[];

  beforeAll(async () => {
    database = await givenDatabase();
    judged = await askOwn(database, ownQuestions());
  }, 120_000);
  afterAll(() => database.close());

  it("are at least two hundred, each id once", () => {
    const questions = ownQuestions();
    expect(questions.length).toBeGreaterThanOrEqual(200);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });

  it("bring their articles among the first five", () => {
    expect(scoreOwn(judged).recall5).toBeGreaterThanOrEqual(FLOOR);
  });

  it("would not, were each given what its neighbour of the same field found: no score comes by accident", () => {
    const shuffled = judged.map((one, i) => ({ ...one, found: judged[(i + 1) % judged.length]!.found }));
    expect(scoreOwn(shuffled).recall5).toBeLessThan(BY_ACCIDENT);
  });
});
