import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, Channel } from "../contract.ts";
import type { Reader } from "#platform/database.ts";

const UntoldRow = z.object({
  answerId: z.string(),
  category: CategoryCode,
  channel: Channel,
  approvedAt: z.date(),
  hasNumber: z.boolean(),
  standing: z.string(),
  call: z.object({ id: z.string(), state: z.string(), heldBy: z.string().nullable(), holder: z.string().nullable() }).nullable(),
});
export type UntoldRow = z.infer<typeof UntoldRow>;

/** The oldest first. @param since a code said before this leads nowhere any more */
export async function untoldAnswers(db: Reader, since: Date, limit: number): Promise<UntoldRow[]> {
  const { rows } =
    await sql`select a.answer_id as "answerId", i.category, i.channel, a.at as "approvedAt", i.contact is not null as "hasNumber",
      contact_standing(i.id) as standing,
      (select jsonb_build_object('id', t.id, 'state', t.state, 'heldBy', t.held_by, 'holder', h.name) from callback_task t
        left join staff h on h.id = t.held_by where t.kind = 'untold' and t.answer_id = a.answer_id) as call
    from untold_answers(${since}) a join inquiry i on i.id = a.inquiry_id order by a.at, a.answer_id limit ${limit}`.execute(db);
  return rows.map((row) => UntoldRow.parse(row));
}

export async function untoldById(db: Reader, since: Date, answerId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from untold_answers(${since}) a where a.answer_id = ${answerId}`.execute(db);
  return rows.length > 0;
}

/** @param most counted no further: where nobody ever tells them, all of a year's would be */
export async function countUntold(db: Reader, since: Date, most: number): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from (select 1 from untold_answers(${since}) limit ${most}) u`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function untoldCall(db: Reader, answerId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from callback_task where kind = 'untold' and answer_id = ${answerId}
    and state = 'open'`.execute(db);
  return rows[0]?.id ?? null;
}
