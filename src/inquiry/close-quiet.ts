/** 办结: an answered matter that stayed quiet is closed. A further question opens it again, as it always does. */
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { closeQuiet } from "./quiet.sql.ts";

const DAY_MS = 86_400_000;
const AT_ONCE = 200;
const BECAUSE = "已答复，一段时间没有新的问题";

/**
 * Not while somebody still looks at it: an open re-review, complaint, call-back or correction keeps the matter open.
 * @returns how many were closed now; no more than 200, the rest in the next round
 */
export async function closeQuietMatters({
  database,
  clock,
  quietDays,
}: {
  database: Database;
  clock: Clock;
  quietDays: number;
}): Promise<number> {
  const at = clock();
  const before = new Date(at.getTime() - quietDays * DAY_MS);
  return database.transact("system:quiet", (tx) => closeQuiet(tx, { before, at, because: BECAUSE, limit: AT_ONCE }));
}
