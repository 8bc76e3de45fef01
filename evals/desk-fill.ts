/** A busy bureau in bulk: rows as the service leaves them, written past its triggers because nothing here is decided. */
import { sql } from "kysely";
import type { Database } from "#platform/database.ts";

export type Fill = { waiting: number; reviewed: number; audited: number };

/** @param lawyerId whose history the reviewed drafts are */
export async function fillDesk({ db }: Pick<Database, "db">, { waiting, reviewed, audited }: Fill, lawyerId: string): Promise<void> {
  const all = waiting + reviewed;
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`create temp table fill on commit drop as
      select n, gen_random_uuid() as citizen, gen_random_uuid() as inquiry, gen_random_uuid() as draft, gen_random_uuid() as body,
        gen_random_uuid() as review, (array['labor', 'family', 'contract', 'general'])[1 + n % 4] as seat,
        case when n % 200 = 0 then 0 when n % 10 = 0 then 1 else 2 end as rank,
        now() - n * interval '20 seconds' as at, n <= ${waiting} as waits
      from generate_series(1, ${all}::int) n`.execute(tx);
    await sql`insert into citizen (id, token_hash, created_at) select citizen, sha256(citizen::text::bytea), at from fill`.execute(tx);
    await sql`insert into inquiry (id, citizen_id, channel, follow_up, category, urgency, seat_class, triage, person, state, received_at, state_at)
      select inquiry, citizen, 'widget', 'skip', case seat when 'general' then 'other' else seat end, (array['danger', 'soon', 'none'])[rank + 1], seat,
        '{}', sha256(inquiry::text::bytea), case when waits then 'in_review' else 'answered' end, at, at from fill`.execute(tx);
    await sql`insert into message (id, inquiry_id, from_whom, text, at, position)
      select gen_random_uuid(), inquiry, 'citizen', '第' || n || '件：公司拖欠我三个月工资不发，没有签劳动合同，现在把我辞退了，我该怎么办', at, 1 from fill`.execute(
      tx,
    );
    await sql`insert into draft (id, inquiry_id, round, state, seat_class, urgency_rank, category, written_by, claimed_by, waiting_since)
      select draft, inquiry, 1, case when waits then 'waiting' else 'delivered' end, seat, rank, case seat when 'general' then 'other' else seat end,
        '{"kind":"extractive","name":"bench","because":null}', case when waits then null else ${lawyerId} end, at from fill`.execute(tx);
    await sql`insert into draft_body (id, draft_id, version, sealed, sha256, author, at)
      select body, draft, 1, sha256(body::text::bytea), sha256(body::text::bytea), 'extractive', at from fill`.execute(tx);
    await sql`insert into review (id, draft_id, body_id, lawyer_id, decision, at)
      select review, draft, body, ${lawyerId}, 'approve', at from fill where not waits`.execute(tx);
    await sql`insert into audit_event (at, actor, action, subject_kind, subject_id, row_hash)
      select now() - n * interval '1 second', case when n % 3 = 0 then 'staff:' || ${lawyerId} else 'system:job' end,
        (array['move', 'draft', 'open-original', 'approve'])[1 + n % 4], 'inquiry', gen_random_uuid()::text, '\\x'
      from generate_series(1, ${audited}::int) n`.execute(tx);
    // Sealed, as years of rows are: or the sealer's work would be measured.
    await sql`insert into audit_link (seq, event_id, hash)
      select (select coalesce(max(seq), 0) from audit_link) + row_number() over (order by e.id), e.id, '\\x'
      from audit_event e where not exists (select 1 from audit_link l where l.event_id = e.id)`.execute(tx);
  });
  for (const table of ["inquiry", "message", "draft", "draft_body", "review", "audit_event", "audit_link"])
    await sql`analyze ${sql.table(table)}`.execute(db);
}
