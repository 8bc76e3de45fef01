import { describe, expect, test } from "vitest";
import { isRegion, provincesAndCities, regionName } from "./regions.ts";

describe("a place's code", () => {
  test.each(["110000", "110101", "440300", "440305", "659001", "710000", "810000"])("%s is one of China's", (code) => {
    expect(isRegion(code)).toBe(true);
  });

  test.each(["440305001", "440305001002"])("%s is a street or a village below a known district", (code) => {
    expect(isRegion(code)).toBe(true);
  });

  test.each([
    "",
    "999999",
    "11",
    "1101",
    "1101011",
    "4403050010",
    "999999001",
    "11010A",
    "１１０１０１",
    " 110101",
    "北京",
    "__proto__",
    "constructor",
  ])("%j is none", (code) => {
    expect(isRegion(code)).toBe(false);
  });
});

describe("a place's name", () => {
  test("tells province, city and district", () => {
    expect(regionName("440305")).toBe("广东省深圳市南山区");
    expect(regionName("440300")).toBe("广东省深圳市");
    expect(regionName("440000")).toBe("广东省");
  });

  test("of a street is its district's", () => {
    expect(regionName("440305001")).toBe("广东省深圳市南山区");
  });

  test("does not say a city twice", () => {
    expect(regionName("110101")).toBe("北京市东城区");
  });

  test("is not made up", () => {
    expect(regionName("999999")).toBeNull();
  });
});

describe("provinces and cities, for choosing", () => {
  const all = provincesAndCities();

  test("are all known codes, each once", () => {
    for (const { code } of all) expect(isRegion(code), code).toBe(true);
    expect(new Set(all.map((r) => r.code)).size).toBe(all.length);
  });

  test("hang together: every city below a province", () => {
    const provinces = new Set(all.filter((r) => r.parent === null).map((r) => r.code));
    expect(provinces.size).toBe(34);
    for (const { code, parent } of all.filter((r) => r.parent !== null)) expect(provinces.has(parent ?? ""), code).toBe(true);
  });
});
