import { sql } from "kysely";
import { z } from "zod";
import type { Reader } from "#platform/database.ts";

const ShareRow = z.object({
  id: z.string(),
  name: z.string(),
  given: z.int(),
  passed: z.int(),
  heldMinutes: z.int(),
  dutyMinutes: z.int(),
});

const MOST = 1000;

/** What every lawyer was given, and was there for, between the two instants; who was neither is left out. */
export async function sharesOf(db: Reader, since: Date, until: Date): Promise<z.infer<typeof ShareRow>[]> {
  const minutes = (rows: ReturnType<typeof sql>) =>
    sql`coalesce((select sum(extract(epoch from least(coalesce(x.ended_at, ${until}), ${until}) - greatest(x.at, ${since})) / 60) from ${rows}
      and x.at < ${until} and coalesce(x.ended_at, ${until}) > ${since}), 0)::int`;
  const { rows } = await sql`select * from (select l.staff_id as id, s.name,
      (select count(*)::int from given g where g.lawyer_id = l.staff_id and g.at >= ${since} and g.at < ${until}) as given,
      (select count(*)::int from pass p where p.lawyer_id = l.staff_id and p.reason <> 'shift-over' and p.at >= ${since} and p.at < ${until}) as passed,
      ${minutes(sql`given x where x.lawyer_id = l.staff_id`)} as "heldMinutes",
      ${minutes(sql`duty_spell x where x.staff_id = l.staff_id`)} as "dutyMinutes"
    from lawyer l join staff s on s.id = l.staff_id) w
    where given > 0 or passed > 0 or "dutyMinutes" > 0 order by given desc, name limit ${MOST}`.execute(db);
  return rows.map((row) => ShareRow.parse(row));
}
