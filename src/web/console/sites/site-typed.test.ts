import { describe, expect, test } from "vitest";
import type { SiteView } from "../../../contract/sites.ts";
import { siteOf, typedOf, type Typed } from "./site-typed.ts";

const typed: Typed = { ...typedOf(null), code: "nanshan", name: "南山区（演示）", region: "440305" };

describe("a site as it is typed", () => {
  test("is an office's, as it stands at first, with nobody's page on its list", () => {
    expect(siteOf(typed)).toMatchObject({ phone: "12348", origins: [], hours: { holidays: "closed", week: [[["09:00", "12:00"], ["13:30", "17:30"]], {}, {}, {}, {}, [], []] } }); // prettier-ignore
  });

  test.each([
    ["9:00-12:00，13:30～17:30", [["09:00", "12:00"], ["13:30", "17:30"]]], // prettier-ignore
    ["08:30 至 20:00", [["08:30", "20:00"]]],
    ["00:00—24:00", [["00:00", "24:00"]]],
    ["  ", []],
  ])("reads the hours “%s”", (line, spans) => {
    expect(siteOf({ ...typed, week: [line, "", "", "", "", "", ""] })).toMatchObject({ hours: { week: [spans, {}, {}, {}, {}, {}, {}] } });
  });

  test("takes the origin out of an address that was pasted whole", () => {
    const origins = "https://www.szns.example/fwpt/index.html\n sf.szns.example\thttps://m.szns.example:8443 ";
    expect(siteOf({ ...typed, origins })).toMatchObject({
      origins: ["https://www.szns.example", "https://sf.szns.example", "https://m.szns.example:8443"],
    });
  });

  test.each([
    ["code", { code: "南山" }],
    ["name", { name: " " }],
    ["region", { region: "" }],
    ["colour", { colour: "#ffcc00" }],
    ["phone", { phone: "call us" }],
    ["week", { week: ["9-12", "", "", "", "", "", ""] }],
    ["week", { week: ["13:00-14:00 09:00-10:00", "", "", "", "", "", ""] }],
    ["origins", { origins: "http://www.szns.example" }],
    ["origins", { origins: "https://*.gov.cn" }],
  ])("is told which field cannot stand: %s of %o", (field, change) => expect(siteOf({ ...typed, ...change })).toEqual({ wrong: field }));

  test("comes back from what stands as it was typed", () => {
    const site = siteOf(typed);
    expect(typedOf({ ...site, regionName: "", closedAt: null, asked: 0 } as SiteView)).toEqual(typed);
  });
});
