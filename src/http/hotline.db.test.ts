import { afterAll, beforeAll, expect, test } from "vitest";
import { HotWords } from "#contract.ts";
import { type Bureau, call, givenBureau, givenKey } from "#testing/given.node.ts";
import { agreed } from "#testing/matters.node.ts";

const FEED = "/api/feeds/hot-words";

let bureau: Bureau;
beforeAll(async () => {
  bureau = await givenBureau();
});
afterAll(() => bureau.close());

async function status(headers: Record<string, string>, query = ""): Promise<number> {
  return (await call(bureau, "GET", `${FEED}${query}`, { headers })).status;
}

test("the feed is for a known key that may read it: none or an unknown one is 401, another scope 403", async () => {
  const reader = await givenKey(bureau, ["hot-words"]);
  const counter = await givenKey(bureau, ["inquiries"]);
  expect(await status({})).toBe(401);
  expect(await status({ "x-api-key": "wf_nobody-has-this-key" })).toBe(401);
  expect(await status({ "x-api-key": counter })).toBe(403);
  expect(await status({ "x-api-key": reader })).toBe(200);
  expect(await status({ authorization: `Bearer ${reader}` })).toBe(200);
});

test("five people who say a word make it visible, four do not; a region's feed holds its whole tree", async () => {
  const reader = { "x-api-key": await givenKey(bureau, ["hot-words"]) };
  for (let i = 1; i <= 5; i++) {
    const body = { question: "健身房跑路了，预付卡里的钱退不了", contact: `138000000${i}0`, matterRegion: "440305", ...agreed(bureau) };
    await call(bureau, "POST", "/api/inquiries", { body });
    if (i === 5) break;
    await bureau.work();
    expect(HotWords.parse((await call(bureau, "GET", FEED, { headers: reader })).body).words).toEqual([]);
  }
  await bureau.work();
  const words = async (query: string) => HotWords.parse((await call(bureau, "GET", `${FEED}${query}`, { headers: reader })).body).words;
  expect((await words("")).map((w) => [w.term, w.people])).toContainEqual(["预付卡", 5]);
  expect((await words("?region=440000")).map((w) => w.term)).toContain("预付卡");
  expect(await words("?region=110000")).toEqual([]);
});

test("a day, a region or a category that does not exist is 422", async () => {
  const reader = { "x-api-key": await givenKey(bureau, ["hot-words"]) };
  for (const query of ["?day=2026-02-30", "?region=999999", "?category=weather", "?days=0"]) expect(await status(reader, query)).toBe(422);
});
