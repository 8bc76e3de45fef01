import { expect, test } from "vitest";
import { siteOf } from "./site.ts";

test("a question carries the site and the region that the page's script tag named, and nothing that is no code", () => {
  expect(siteOf("?bureau=nanshan&region=440305&lang=en")).toEqual({ site: "nanshan", region: "440305" });
  expect(siteOf("?bureau=Nan%20Shan&region=深圳")).toEqual({});
  expect(siteOf(`?bureau=${"a".repeat(41)}&region=44030`)).toEqual({});
  expect(siteOf("")).toEqual({});
});
