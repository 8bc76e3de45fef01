import { describe, expect, test } from "vitest";
import { DEFAULT_COLOUR } from "../../contract/colour.ts";
import { colourOf, labelOf, placeOf, spokenOf } from "./script-data.ts";

describe("what a script tag says", () => {
  test.each([
    ["left", { side: "left", up: 20 }],
    ["right 80", { side: "right", up: 80 }],
    [" left 120px ", { side: "left", up: 120 }],
    ["96", { side: "right", up: 96 }],
    ["left 999", { side: "left", up: 400 }],
    ["top", { side: "right", up: 20 }],
    ["left; color: red", { side: "right", up: 20 }],
    [undefined, { side: "right", up: 20 }],
  ])("data-position=%s stands at %o", (position, place) => expect(placeOf(position)).toEqual(place));

  test("a colour is taken where white words can be read on it, 4.5 to 1", () => {
    for (const colour of ["#1456a8", "#8a1f2b", "#767676", "#000000", "#0B6E4F"]) expect(colourOf(colour)).toBe(colour);
    for (const colour of ["#777777", "#ffcc00", "#fff", "red", "#1456a8;x:y", "#12345g", "", undefined]) {
      expect(colourOf(colour)).toBe(DEFAULT_COLOUR);
    }
  });

  test("a label has room for twelve characters", () =>
    expect(labelOf("  法律咨询找我们免费公益服务热线  ")).toBe("法律咨询找我们免费公益服"));

  test("words are in the language of the tag, else of the page, else of the browser, else Chinese", () => {
    const spoken = ["zh-CN", "en", "ug"];
    expect(spokenOf(["ug", "zh-CN"], spoken)).toBe("ug");
    expect(spokenOf([undefined, "en-GB", "zh-CN"], spoken)).toBe("en");
    expect(spokenOf(["fr", "", "ZH-hant-TW"], spoken)).toBe("zh-CN");
    expect(spokenOf([undefined, "fr"], spoken)).toBe("zh-CN");
  });
});
