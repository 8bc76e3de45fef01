/**
 * 本区优先，其次本市: how near a lawyer is to where the matter is, by GB/T 2260 codes (9 and 12 digits: below a district).
 * The same rule stands in the database as `region_rank`, for the order in which drafts are given.
 */
type RegionRank = 0 | 1 | 2 | 3;

/** 北京、天津、上海、重庆: the code's first four digits tell 市辖区 from 县, and both are one city. */
const MUNICIPALITIES = new Set(["11", "12", "31", "50"]);

/**
 * Who serves no district in particular serves all alike, and a matter of no place is as near to everybody: both are 0, so
 * that a bureau without districts is given its drafts by age alone, and nobody's matter waits because its place is unknown.
 * @returns 0 within what the lawyer serves · 1 same city · 2 same province · 3 elsewhere
 */
export function servesRegion(serves: string | null, matter: string | null): RegionRank {
  if (serves === null || matter === null) return 0;
  if (matter.startsWith(within(serves))) return 0;
  if (city(serves) === city(matter)) return 1;
  return serves.slice(0, 2) === matter.slice(0, 2) ? 2 : 3;
}

/** 510000 serves the province and 510100 the city: what the codes below begin with. */
function within(code: string): string {
  const district = code.slice(0, 6);
  if (district.endsWith("0000")) return district.slice(0, 2);
  return district.endsWith("00") ? district.slice(0, 4) : district;
}

/** 省直辖县级 (4290, 4690, 6590) share four digits and no city: each is its own. */
function city(code: string): string {
  const province = code.slice(0, 2);
  if (MUNICIPALITIES.has(province)) return province;
  return code.slice(2, 4) === "90" ? code.slice(0, 6) : code.slice(0, 4);
}
