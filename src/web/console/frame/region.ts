import { useQuery } from "@tanstack/react-query";

type Area = {
  province_list: Record<string, string>;
  city_list: Record<string, string>;
  county_list: Record<string, string>;
};

/** 510104 → 四川省 成都市 锦江区; a code nobody knows comes back as itself. */
function nameRegion(area: Area, code: string): string {
  const county = code.slice(0, 6);
  const names = [
    area.province_list[`${county.slice(0, 2)}0000`],
    area.city_list[`${county.slice(0, 4)}00`],
    area.county_list[county],
  ].filter((name) => name !== undefined);
  return names.length > 0 ? [...new Set(names)].join(" ") : code;
}

/** The names weigh 33 KB gzip, so that they come after the page. */
export function useRegion(code: string | null): string | null {
  const { data } = useQuery({
    queryKey: ["region-names"],
    queryFn: async () => (await import("@vant/area-data")).areaList,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: code !== null,
  });
  if (code === null) return null;
  return data ? nameRegion(data, code) : code;
}
