import { describe, expect, test } from "vitest";
import { servesRegion } from "./serves-region.ts";

describe("how near a lawyer is to where the matter is", () => {
  test.each([
    ["a district's lawyer, its own matter", "510104", "510104", 0],
    ["a matter of a street in the district", "510104", "510104001002", 0],
    ["a city's lawyer, any of its districts", "510100", "510107", 0],
    ["a province's lawyer, any of its cities", "510000", "511902", 0],
    ["another district of the city", "510104", "510107", 1],
    ["a matter of which only the city is known", "510104", "510100", 1],
    ["another city of the province", "510104", "511902", 2],
    ["a matter of which only the province is known", "510104", "510000", 2],
    ["another province", "510104", "110101", 3],
    ["县 and 市辖区 of one municipality", "500103", "500229", 1],
    ["two 省直辖县级市 share four digits and no city", "429004", "429005", 2],
    ["the same 省直辖县级市", "429004", "429004", 0],
  ] as const)("%s", (_, serves, matter, rank) => {
    expect(servesRegion(serves, matter)).toBe(rank);
  });

  test("who serves no district in particular serves all alike, and a matter of no place is near to everybody", () => {
    expect(servesRegion(null, "510104")).toBe(0);
    expect(servesRegion("510104", null)).toBe(0);
    expect(servesRegion(null, null)).toBe(0);
  });
});
