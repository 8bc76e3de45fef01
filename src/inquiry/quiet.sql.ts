import { sql } from "kysely";
import type { Tx } from "#platform/database.ts";

/** Passes over matters that somebody else is changing right now. */
export async function closeQuiet(tx: Tx, q: { before: Date; at: Date; because: string; limit: number }): Promise<number> {
  const { rows } = await sql`update inquiry set state = 'closed', state_at = ${q.at}, because = ${q.because} where id in (
      select i.id from inquiry i where i.state = 'answered' and i.state_at < ${q.before}
        and not exists (select 1 from message m where m.inquiry_id = i.id and m.at >= ${q.before})
        and not exists (select 1 from rating t where t.inquiry_id = i.id and t.changed_at >= ${q.before})
        and not exists (select 1 from re_review v where v.inquiry_id = i.id and v.outcome is null)
        and not exists (select 1 from complaint k where k.inquiry_id = i.id and k.outcome is null)
        and not exists (select 1 from correction x where x.inquiry_id = i.id and x.outcome is null)
        and not exists (select 1 from callback_task t where t.inquiry_id = i.id and t.state = 'open')
      order by i.state_at limit ${q.limit} for no key update of i skip locked)
    returning id`.execute(tx);
  return rows.length;
}
