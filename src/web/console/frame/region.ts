import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

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
const useNames = (wanted: boolean) =>
  useQuery({
    queryKey: ["region-names"],
    queryFn: async () => (await import("@vant/area-data")).areaList,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: wanted,
  });

/** Every province, city and district by its full name, to choose from; null while they come. */
export function usePlaces(): { value: string; label: string }[] | null {
  const { data } = useNames(true);
  return useMemo(() => {
    if (!data) return null;
    const codes = [data.province_list, data.city_list, data.county_list].flatMap((list) => Object.keys(list));
    return codes.map((value) => ({ value, label: nameRegion(data, value) }));
  }, [data]);
}

export function useRegion(code: string | null): string | null {
  const { data } = useNames(code !== null);
  if (code === null) return null;
  return data ? nameRegion(data, code) : code;
}
