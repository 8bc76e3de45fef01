/** The promise of an answer, beside its draft. */
import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { ClockKind, type ClockMark } from "#contract/clocks.ts";
import type { Reader } from "#platform/database.ts";

export const StoredMark = z.object({
  kind: ClockKind,
  dueAt: z.coerce.date(),
  warnAt: z.coerce.date(),
  alarmAt: z.coerce.date(),
  paused: z.boolean(),
});

/** What runs comes before what stands still: the limit of an order does, while our own promise waits for the citizen. */
export const clockOf = (inquiry: RawBuilder<unknown>) => sql`(select jsonb_build_object('kind', k.kind, 'dueAt', k.due_at,
    'warnAt', k.warn_at, 'alarmAt', k.alarm_at, 'paused', k.paused_at is not null) from clock k
  where k.about = 'answer' and k.about_id = ${inquiry} and k.met_at is null and k.dropped_at is null
  order by k.paused_at is not null, k.due_at limit 1)`;

export const markOf = (stored: z.infer<typeof StoredMark> | null): ClockMark | null =>
  stored && {
    kind: stored.kind,
    dueAt: stored.dueAt.toISOString(),
    warnAt: stored.warnAt.toISOString(),
    alarmAt: stored.alarmAt.toISOString(),
    paused: stored.paused,
  };

export async function clockBeside(db: Reader, inquiryId: string): Promise<ClockMark | null> {
  const { rows } = await sql<{ clock: unknown }>`select ${clockOf(sql`${inquiryId}::uuid`)} as clock`.execute(db);
  return markOf(StoredMark.nullable().parse(rows[0]?.clock ?? null));
}
