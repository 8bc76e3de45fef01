/** 谁看过我的信息 (个人信息保护法 44, 45): every opening of what is sealed, told to whom it belongs. */
import type { Openings } from "#contract/mine.ts";
import type { Database } from "#platform/database.ts";
import { openingsOf } from "./openings.sql.ts";
import { OPENINGS, tellOpening } from "./rules/tell-opening.ts";

const MOST = 100;

export async function showOpenings(
  { database, shown }: { database: Database; shown: "name" | "work-no" },
  inquiryId: string,
): Promise<Openings> {
  const rows = await openingsOf(database.db, inquiryId, Object.keys(OPENINGS), MOST + 1);
  return { items: rows.slice(0, MOST).flatMap((row) => tellOpening(row, shown) ?? []), more: rows.length > MOST };
}
