/** GB/T 2260 codes of China's provinces, cities and districts; streets and towns (GB/T 10114) hang below a district. */
import { areaList } from "@vant/area-data";

const names: Record<string, string> = { ...areaList.province_list, ...areaList.city_list, ...areaList.county_list };

/** Accepts 6 digits that are known, and 9 or 12 digits under a known district. */
export function isRegion(code: string): boolean {
  return /^\d{6}(\d{3}(\d{3})?)?$/.test(code) && code.slice(0, 6) in names;
}

/** 广东省深圳市南山区, or null where the code is unknown. */
export function regionName(code: string): string | null {
  return isRegion(code) ? regionParts(code).join("") : null;
}

/** 广东省, 深圳市, 南山区: the wider first, none twice; none where the code is unknown. */
export function regionParts(code: string): string[] {
  if (!isRegion(code)) return [];
  const parts = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code.slice(0, 6)];
  return [...new Set([...new Set(parts)].flatMap((part) => names[part] ?? []))];
}

export type Region = { code: string; name: string; parent: string | null };

/** Provinces and cities, for choosing where a matter happened. */
export function provincesAndCities(): Region[] {
  const provinces = Object.entries(areaList.province_list).map(([code, name]) => ({ code, name, parent: null }));
  const cities = Object.entries(areaList.city_list).map(([code, name]) => ({ code, name, parent: `${code.slice(0, 2)}0000` }));
  return [...provinces, ...cities];
}

const codes = new Map<string, string>();

/** 广东省深圳市南山区 → 440305, spaces or not; null where no place bears this full name. */
export function regionCode(name: string): string | null {
  if (codes.size === 0) for (const code of Object.keys(names)) codes.set(regionName(code) ?? code, code);
  return codes.get(name.replaceAll(/\s/g, "")) ?? null;
}
