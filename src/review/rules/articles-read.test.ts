import { describe, expect, test } from "vitest";
import { articlesToRead, knownSince, refuseUnread } from "./articles-read.ts";

const cited = (articleNo: string, at: string | null = null) => ({
  key: `a-${articleNo} 0123456789abcdef`,
  law: "中华人民共和国劳动合同法",
  short: "劳动合同法",
  articleNo,
  at,
});

describe("an approval", () => {
  test("is refused until every cited article was on screen, and names those that were not", () => {
    const refusal = refuseUnread([cited("第三十条", "2026-11-21T01:00:00Z"), cited("第三十八条"), cited("第四十七条")]);
    expect(refusal).toMatchObject({ refused: "articles-unread", because: expect.stringContaining("2 条") as string });
    expect(refusal?.errors?.map(({ message }) => message)).toEqual(["《劳动合同法》第三十八条", "《劳动合同法》第四十七条"]);
  });

  test("goes ahead once all were, or where nothing is cited", () => {
    expect(refuseUnread([cited("第三十条", "2026-11-21T01:00:00Z")])).toBeNull();
    expect(refuseUnread([])).toBeNull();
  });
});

describe("what must be read", () => {
  const held = (articleId: string, text = "用人单位应当……") => ({ article: { articleId, text } });

  test("is each article once, however often it is cited", () => {
    expect(articlesToRead([held("a"), held("b"), held("a")]).map(({ articleId }) => articleId)).toEqual(["a", "b"]);
  });

  test("is nothing of a law that is not found, and nothing of an article without words", () => {
    expect(articlesToRead([{ article: null }, held("a", " "), held("b")]).map(({ articleId }) => articleId)).toEqual(["b"]);
  });
});

test("what was read on another draft counts for so many days, and with none not at all", () => {
  const now = new Date("2026-11-21T01:00:00Z");
  expect(knownSince(now, 30).toISOString()).toBe("2026-10-22T01:00:00.000Z");
  expect(knownSince(now, 0)).toEqual(now);
});
