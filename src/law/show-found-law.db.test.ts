/** What a reader chose reaches the search, and what the search found is shown in its order. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#platform/database.ts";
import { givenClock, givenDatabase } from "#testing/given.node.ts";
import { TRIAL, givenTrialLaw } from "#testing/trial-law.ts";
import type { Found } from "./law.ts";
import type { Query } from "#finding/finding.ts";
import { findArticle } from "./search-law.ts";
import { showFoundLaw } from "./show-found-law.ts";

let database: Database;
beforeAll(async () => {
  database = await givenDatabase();
  await givenTrialLaw(database);
});
afterAll(() => database.close());

/** A search that writes down what it was asked, and finds these articles. */
async function asked(asking: Parameters<typeof showFoundLaw>[1], finds: string[] = []) {
  const queries: Query[] = [];
  const law = { database, clock: givenClock() };
  const articles = (await Promise.all(finds.map((no) => findArticle(law, "试验法", no)))).flatMap((a) => a ?? []);
  const search = (query: Query): Promise<Found> => {
    queries.push(query);
    return Promise.resolve({ articles, cases: [] });
  };
  const deps = { database, clock: givenClock(), demo: false, search, categoryOf: () => "labor" as const };
  return { found: await showFoundLaw(deps, asking, false), query: queries[0] };
}

test("every filter that was chosen is asked for, and none that was not", async () => {
  const all = { on: "2020-01-01", kind: "法律", category: "family" as const, region: "510100" };
  const chosen = await asked({ q: "试验", page: 1, ...all });
  expect(chosen.query?.filters).toEqual({ on: "2020-01-01", kinds: ["法律"], category: "family", region: "510100" });
  expect((await asked({ q: "试验", page: 1 })).query?.filters).toEqual({});
});

test("the field of the words is guessed only where none was chosen", async () => {
  expect((await asked({ q: "试验", page: 1 })).query?.category).toBe("labor");
  expect((await asked({ q: "试验", page: 1, category: "family" })).query?.category).toBe("family");
});

test("one more than a page is asked for, to know whether there is another", async () => {
  expect((await asked({ q: "试验", page: 3 })).query?.articles).toBe(31);
});

test("the search's order is kept; only an article named by law and number goes before it", async () => {
  const order = async (q: string) => (await asked({ q, page: 1 }, ["第五条", "第二条", "第四条"])).found.articles.map((a) => a.no);
  expect(await order("试验")).toEqual(["5", "2", "4"]);
  expect(await order("试验法第四条")).toEqual(["4", "5", "2"]);
  expect(await order(`${TRIAL}1`)).toEqual(["1", "5", "2", "4"]);
});
