/** Which slots a search may answer with: what is law on the day, of the kinds, the matter and the place asked for. */
import type { Filters, SlotTable } from "../finding.ts";

/** @param filters `on` is always given: a search without a day is a search of today's law */
export function mayShow(
  table: SlotTable,
  filters: Filters & { on: string },
): { article: (slot: number) => boolean; case: (slot: number) => boolean } {
  const day = Number(filters.on.replaceAll("-", ""));
  const kinds = filters.kinds && filters.kinds.length > 0 ? new Set(filters.kinds) : null;
  const { category, region } = filters;
  const ofMatter = (slot: number) => category === undefined || table.categories[slot]!.includes(category);
  return {
    article: (slot) =>
      table.articleIds[slot] !== null &&
      table.from[slot]! <= day &&
      day < table.until[slot]! &&
      (kinds === null || kinds.has(table.kinds[slot]!)) &&
      (region === undefined || holdsIn(table.regions[slot]!, region)) &&
      ofMatter(slot),
    case: (slot) => table.caseIds[slot] !== null && ofMatter(slot),
  };
}

/** National law holds everywhere; a city's in the city and its districts; a province's in all of its places. */
function holdsIn(lawsRegion: string | null, asked: string): boolean {
  if (lawsRegion === null) return true;
  const stem = lawsRegion.replace(/(?:00)+$/, "");
  return asked.startsWith(stem);
}
