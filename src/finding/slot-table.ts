/** The part of the index that every question needs: read once for a generation and kept. */
import type { CategoryCode } from "../contract.ts";
import type { Database } from "#platform/database.ts";
import type { Lead, SlotTable, TextTable } from "./finding.ts";
import { type SlotRow, slotRows, vectorRows } from "./index.sql.ts";
import type { WordModel } from "#language/word-model.ts";
import { placeOf, plainLawName } from "./rules/place.ts";

const ROWS_AT_ONCE = 4_000;

/** @returns the table, what its texts hold, and what its cards' asks lead to */
export async function readSlots(
  { db }: Pick<Database, "db">,
  generation: number,
  size: number,
  { name, dimensions }: Pick<WordModel, "name" | "dimensions">,
): Promise<{ table: SlotTable; texts: TextTable; asks: Lead[] }> {
  const table: SlotTable = {
    generation,
    size,
    articleIds: Array.from({ length: size }, () => null),
    caseIds: Array.from({ length: size }, () => null),
    caseSlots: [],
    laws: new Int32Array(size),
    chapters: new Int32Array(size),
    lawNames: [],
    lengths: new Int32Array(size),
    kinds: Array.from({ length: size }, () => ""),
    regions: Array.from({ length: size }, () => null),
    from: new Int32Array(size),
    until: new Int32Array(size).fill(NEVER),
    categories: Array.from({ length: size }, () => []),
    lawFields: [],
    places: new Map(),
  };
  const numbers = { laws: new Map<string, number>(), chapters: new Map<string, number>() };
  const asks: Lead[] = [];
  const bags: Uint16Array[] = [];
  const vectors = new Int8Array(size * dimensions);
  for (let from = 0; from < size; from += ROWS_AT_ONCE) {
    for (const row of await slotRows(db, generation, from, ROWS_AT_ONCE)) {
      take(table, numbers, row);
      // A copy: the driver's bytes are a window on its own buffer, and begin where they like.
      bags[row.slot] = new Uint16Array(new Uint8Array(row.bag).buffer);
      if (row.asks && row.law !== null) asks.push(...leadsOf(row, row.asks, dimensions));
    }
    for (const { slot, vector } of await vectorRows(db, { generation, embedder: name }, from, ROWS_AT_ONCE)) {
      vectors.set(vector, slot * dimensions);
    }
  }
  table.lawNames = [...numbers.laws.keys()];
  table.lawFields = fieldsOf(table);
  return { table, texts: { ...oneAfterTheOther(bags, size), vectors }, asks };
}

/** One array for all: a little one for each of 70,000 texts would take as much again. */
function oneAfterTheOther(bags: readonly (Uint16Array | undefined)[], size: number): Pick<TextTable, "words" | "starts"> {
  const starts = new Int32Array(size + 1);
  for (let slot = 0; slot < size; slot++) starts[slot + 1] = starts[slot]! + (bags[slot]?.length ?? 0);
  const words = new Uint16Array(starts[size]!);
  bags.forEach((bag, slot) => bag && words.set(bag, starts[slot]));
  return { words, starts };
}

const NEVER = 99_999_999;

/** By the number of the law: the fields its cards are of. */
export function fieldsOf({ lawNames, laws, categories }: Pick<SlotTable, "lawNames" | "laws" | "categories">): ReadonlySet<CategoryCode>[] {
  const fields = lawNames.map(() => new Set<CategoryCode>());
  categories.forEach(([first], slot) => {
    if (first !== undefined) fields[laws[slot]!]?.add(first);
  });
  return fields;
}

function take(table: SlotTable, numbers: Record<"laws" | "chapters", Map<string, number>>, row: SlotRow): void {
  const { slot } = row;
  const law = row.law === null ? "" : plainLawName(row.law);
  table.articleIds[slot] = row.articleId;
  table.caseIds[slot] = row.caseId;
  if (row.caseId !== null) table.caseSlots.push(slot);
  table.laws[slot] = numberOf(numbers.laws, law);
  table.chapters[slot] = numberOf(numbers.chapters, `${law}|${row.path ?? ""}`);
  table.lengths[slot] = row.length ?? 0;
  table.kinds[slot] = row.kind ?? "";
  table.regions[slot] = row.region;
  table.from[slot] = row.from ?? 0;
  table.until[slot] = row.until ?? NEVER;
  table.categories[slot] = row.category === null ? [] : [row.category, ...(row.also ?? [])];
  if (row.law === null || row.no === null) return;
  const place = placeOf(row.law, row.no, row.sub ?? 0);
  const there = table.places.get(place);
  if (there) there.push(slot);
  else table.places.set(place, [slot]);
}

function numberOf(numbers: Map<string, number>, name: string): number {
  let number = numbers.get(name);
  if (number === undefined) numbers.set(name, (number = numbers.size));
  return number;
}

function leadsOf(row: SlotRow, packed: Uint8Array, dimensions: number): Lead[] {
  const place = placeOf(row.law ?? "", row.no ?? 0, row.sub ?? 0);
  const vectors = new Int8Array(packed.buffer, packed.byteOffset, packed.length);
  return Array.from({ length: vectors.length / dimensions }, (_, i) => ({
    kind: "ask" as const,
    vector: vectors.slice(i * dimensions, (i + 1) * dimensions),
    places: [place],
  }));
}
