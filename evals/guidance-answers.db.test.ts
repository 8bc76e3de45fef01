/** Every answer that the shipped guidance gives, drafted on its own articles: the gate finds nothing in it but missing official text. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Guidance } from "#drafting/draft.ts";
import { composeExtract } from "#drafting/rules/extract/compose-extract.ts";
import { articlesOfCards } from "#law/search-law.ts";
import { readJsonFiles } from "#platform/shipped.node.ts";
import { type DraftingBench, TODAY, clock, openDraftingBench } from "./drafting-bench.node.ts";

let bench: DraftingBench;
beforeAll(async () => {
  bench = await openDraftingBench([]);
}, 240_000);
afterAll(() => bench.close());

const SHIPPED = readJsonFiles(join(import.meta.dirname, "../corpus/guidance"), Guidance);
const answers = (guidance: Guidance) => guidance.topics.flatMap((topic) => (topic.answer ? [{ topic, answer: topic.answer }] : []));

describe("what the shipped guidance answers", () => {
  test.each(SHIPPED.map((each) => [each.name, each] as const))("of %s is law today and borne out by its articles", async (_, guidance) => {
    for (const { topic, answer } of answers(guidance)) {
      const articles = await articlesOfCards({ database: bench.database, clock }, answer.articles);
      expect(articles, topic.name).toHaveLength(answer.articles.length);
      const sources = { articles: [], cases: [], limits: [], sums: [], asks: [], remembered: [], known: [{ says: answer.says, articles }] };
      const body = composeExtract([topic.when[0]!], { ...bench.triage("我想问问", TODAY), missing: [], deadlines: [] }, sources, guidance);
      const { findings } = await bench.check({ ...body, steps: topic.steps });
      expect(
        findings.filter(({ kind }) => kind !== "unverifiable"),
        topic.name,
      ).toEqual([]);
    }
  });
});
