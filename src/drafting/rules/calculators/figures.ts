/** Which published figure holds for a region on a day. */
import type { Figure } from "#drafting/calculation.ts";

/**
 * The figure in force on that day: of the region itself, else of the city it lies in. A province's figure is not its
 * cities'; only the four municipalities are cities themselves. National tables are asked with "000000".
 * @param region GB/T 2260 code
 * @param day ISO day
 * @returns null before the first figure known
 */
export function figureOn(table: readonly Figure[], region: string, day: string): Figure | null {
  for (const place of new Set([region, region.slice(0, 6), cityOf(region)])) {
    const found = lastUntil(table, place, day);
    if (found) return found;
  }
  return null;
}

/** The day the newest figure of a table took effect; what was published after it is not known here. */
export function knownUntil(table: readonly Figure[]): string | null {
  return table.reduce<string | null>((last, { from }) => (last === null || from > last ? from : last), null);
}

function cityOf(region: string): string {
  return /^(?:11|12|31|50)/.test(region) ? `${region.slice(0, 2)}0000` : `${region.slice(0, 4)}00`;
}

function lastUntil(table: readonly Figure[], region: string, day: string): Figure | null {
  return table.reduce<Figure | null>(
    (best, figure) => (figure.region === region && figure.from <= day && (!best || figure.from > best.from) ? figure : best),
    null,
  );
}
