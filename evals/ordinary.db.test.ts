/** What is asked every day is answered from the article that a lawyer would name first: what `npm run eval -- ordinary` prints, held at a floor. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DraftingBench, openDraftingBench } from "./drafting-bench.node.ts";
import { type OrdinaryJudged, draftOrdinary, ordinaryQuestions, scoreOrdinary } from "./ordinary.node.ts";

/** A little under what was measured (0060), so that only a loss breaks it. */
const LEAD = 0.8;
const CITED = 0.92;
/** What the drafts of other questions of the field may reach. */
const BY_ACCIDENT = 0.2;

describe("what is asked every day", () => {
  let bench: DraftingBench;
  let judged: OrdinaryJudged[];

  beforeAll(async () => {
    bench = await openDraftingBench([]);
    judged = await draftOrdinary(
      bench,
      ordinaryQuestions().filter(({ split }) => split === "test"),
    );
  }, 240_000);
  afterAll(() => bench.close());

  it("leads with an article that may lead, and cites one", () => {
    const { questions, lead, cited } = scoreOrdinary(judged);
    expect(questions).toBeGreaterThanOrEqual(150);
    expect(lead).toBeGreaterThanOrEqual(LEAD);
    expect(cited).toBeGreaterThanOrEqual(CITED);
  });

  it("would not, were each given its neighbour's draft", () => {
    const shuffled = judged.map((one, i) => ({ ...one, cited: judged[(i + 1) % judged.length]!.cited }));
    expect(scoreOrdinary(shuffled).lead).toBeLessThan(BY_ACCIDENT);
  });
});
