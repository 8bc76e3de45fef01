import { describe, expect, test } from "vitest";
import { apiPath, articlePath, NOTHING_ASKED, placeOf, searchPath } from "./address.ts";

const at = (path: string) => placeOf(new URL(path, "http://test"));

describe("an address", () => {
  test("holds all of a search, and gives it back", () => {
    const searching = { q: "拖欠 工资&奖金", on: "2020-01-31", kind: "法律", category: "labor", page: 3 };
    expect(at(searchPath(searching))).toEqual({ at: "search", ...searching });
  });
  test("says nothing of what was not chosen", () => {
    expect(searchPath({ ...NOTHING_ASKED, q: "x" })).toBe("/law?q=x");
    expect(searchPath(NOTHING_ASKED)).toBe("/law");
  });
  test("holds an article and its day, whatever marks its law's name has", () => {
    const law = "最高人民法院关于适用《中华人民共和国试验法》的解释（一）/补";
    expect(at(articlePath(law, "133-1", "2020-01-31"))).toEqual({ at: "article", law, no: "133-1", asOf: "2020-01-31" });
  });
  test.each(["/law?page=0", "/law?page=9", "/law?page=x", "/law?on=yesterday", "/law/", "/law/x"])("%s is an empty search", (path) => {
    expect(at(path)).toEqual({ at: "search", ...NOTHING_ASKED });
  });
  test("broken escapes are taken as they stand", () => {
    expect(at("/law/%E4/3")).toMatchObject({ at: "article", law: "%E4", no: "3" });
  });
  test("asks the API for the same", () => {
    expect(apiPath(at("/law?q=x&page=2"))).toBe("/api/law/search?q=x&page=2");
    expect(apiPath(at("/law/law/3?asOf=2020-01-31"))).toBe("/api/law/articles/law/3?asOf=2020-01-31");
  });
});
