/** A bureau's queue for measuring: lawyers at their desks and drafts that wait, written in bulk beside the rules. */
import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { findLawyer } from "#seats/open-seat.ts";

/** Ten districts of two cities; the shares of classes and urgencies are a guess at an ordinary day, not counted anywhere. */
const REGIONS = ["440303", "440304", "440305", "440306", "440307", "440103", "440104", "440105", "440106", "440111"];
const CAPACITY = 5;

/** Seeds every lawyer and draft. @returns the lawyers, in the order of their numbers */
export async function fillQueue(database: Database, lawyers: number, drafts: number): Promise<Lawyer[]> {
  await database.transact("system:bench", async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx); // ten thousand audit rows are not what is measured
    await sql`insert into staff (id, name, email, role) select 'bench-' || n, 'bench-' || n, 'bench-' || n || '@bench.example', 'lawyer'
      from generate_series(1, ${lawyers}::int) n`.execute(tx);
    await sql`insert into lawyer (staff_id, licence_no, licence_from, licence_until, licence_status, firm, seat_classes, region, capacity, sample)
      select 'bench-' || n, 'bench-' || n, '2020-01-01', '2099-12-31', 'active', 'firm-' || n % 40,
        case n % 5 when 0 then array['labor', 'general'] when 1 then array['family'] when 2 then array['contract', 'general']
          when 3 then array['labor', 'family', 'contract', 'general'] else array['labor', 'family', 'contract', 'general', 'expert'] end,
        (${REGIONS}::text[])[1 + n % 10], ${CAPACITY}, true from generate_series(1, ${lawyers}::int) n`.execute(tx);
    await sql`insert into duty (staff_id, state, since) select staff_id, 'on', now() from lawyer`.execute(tx);
    await sql`insert into skill (staff_id, category, level) select staff_id, 'labor', 3 from lawyer where right(staff_id, 1) in ('3', '7')`.execute(
      tx,
    );
    await sql`create temp table seed on commit drop as select n, gen_random_uuid() as citizen, gen_random_uuid() as inquiry, gen_random_uuid() as draft,
        (array['labor', 'family', 'contract', 'general', 'labor', 'expert', 'labor', 'family'])[1 + n % 8] as class,
        case when n % 200 = 0 then 0 when n % 10 = 0 then 1 else 2 end as rank, now() - n * interval '1 second' as at
      from generate_series(1, ${drafts}::int) n`.execute(tx);
    await sql`insert into citizen (id, token_hash, created_at) select citizen, uuid_send(citizen), at from seed`.execute(tx);
    await sql`insert into inquiry (id, citizen_id, channel, region, follow_up, category, urgency, seat_class, triage, person, state, received_at, state_at)
      select inquiry, citizen, 'widget', (${REGIONS}::text[])[1 + n % 10], 'skip', 'labor', (array['danger', 'soon', 'none'])[1 + rank],
        class, '{}', uuid_send(inquiry), 'in_review', at, at from seed`.execute(tx);
    await sql`insert into draft (id, inquiry_id, round, seat_class, urgency_rank, category, written_by, waiting_since, region, due_at, prefer)
      select draft, inquiry, 1, class, rank, case class when 'expert' then 'other' when 'general' then 'other' else class end,
        '{"kind":"extractive","name":"bench","because":null}', at, (${REGIONS}::text[])[1 + n % 10],
        case when n % 25 = 0 then now() + interval '30 minutes' else now() + interval '5 hours' end,
        case when n % 20 = 0 then 'bench-' || 1 + n % ${lawyers}::int end from seed`.execute(tx);
    await sql`insert into draft_body (id, draft_id, version, sealed, sha256, author, at)
      select gen_random_uuid(), draft, 1, 'x', sha256(uuid_send(draft)), 'extractive', at from seed`.execute(tx);
    await sql`insert into advised (inquiry_id, lawyer_id, firm, at) select inquiry, 'bench-' || 1 + n % ${lawyers}::int, 'firm-' || n % 40, at
      from seed where n % 3 = 0`.execute(tx);
    await sql`insert into party_index (inquiry_id, index, side) select inquiry, sha256(uuid_send(citizen)), 'asker' from seed
      union all select inquiry, sha256(int4send(n % 500)), 'other' from seed`.execute(tx);
  });
  await sql`analyze draft, party_index, advised`.execute(database.db);
  const found = await Promise.all(Array.from({ length: lawyers }, (_, n) => findLawyer({ database }, `bench-${n + 1}`)));
  return found.flatMap((lawyer) => lawyer ?? []);
}

/** What the log of who was given what says afterwards. */
export async function whatWasGiven(database: Database): Promise<{ doubles: number; beyond: number; left: number; shares: number[] }> {
  const { rows } = await sql<{ doubles: number; beyond: number; left: number; shares: number[] }>`select
      (select count(*)::int from given a join given b on a.draft_id = b.draft_id and a.id < b.id and b.at < coalesce(a.ended_at, 'infinity')) as doubles,
      (select count(*)::int from given g join lawyer l on l.staff_id = g.lawyer_id where l.capacity < (
        select count(*) from given h where h.lawyer_id = g.lawyer_id and h.at <= g.at and coalesce(h.ended_at, 'infinity') > g.at)) as beyond,
      (select count(*)::int from draft where state = 'waiting') as left,
      (select array_agg((select count(*)::int from given g where g.lawyer_id = l.staff_id) order by l.staff_id) from lawyer l) as shares`.execute(
    database.db,
  );
  return rows[0]!;
}

/** A decision is taken, in one transaction as in the service. */
export async function finish(database: Database, lawyerId: string, draftId: string): Promise<void> {
  await database.transact(`staff:${lawyerId}`, async (tx) => {
    await sql`update draft set state = 'withdrawn', claimed_until = null where id = ${draftId}`.execute(tx);
    await sql`update inquiry set state = 'withdrawn' where id = (select inquiry_id from draft where id = ${draftId})`.execute(tx);
  });
}
