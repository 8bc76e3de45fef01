import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { TermCount } from "./hot-word.ts";

const SaidRow = z.object({
  category: CategoryCode,
  region: z.string().nullable(),
  person: z.instanceof(Uint8Array),
  receivedAt: z.date(),
  texts: z.array(z.string()),
});

/**
 * The redacted words of one inquiry, and whom they count for; nothing where it was withdrawn or its citizen declined. Locked
 * until the transaction ends: an erasure comes before this or after it, and then finds what was counted.
 */
export async function lockSaid(tx: Tx, inquiryId: string): Promise<z.infer<typeof SaidRow> | null> {
  await sql`select 1 from inquiry where id = ${inquiryId} for share`.execute(tx);
  const { rows } = await sql`
    select i.category, coalesce(i.matter_region, i.region) as region, i.person, i.received_at as "receivedAt",
      array(select m.text from message m where m.inquiry_id = i.id and m.from_whom = 'citizen') as texts
    from inquiry i where i.id = ${inquiryId} and i.state <> 'withdrawn'
      and not exists (select 1 from consent_declined d where d.inquiry_id = i.id)`.execute(tx);
  return rows[0] ? SaidRow.parse(rows[0]) : null;
}

export type Sighting = { day: string; region: string; category: string; terms: string[]; person: Uint8Array };

/** A person is counted once a day for a term, however often this runs. */
export async function saveSightings(tx: Tx, s: Sighting): Promise<void> {
  await sql`insert into term_sighting (day, region, category, term, person)
    select ${s.day}::date, ${s.region}, ${s.category}, term, ${s.person} from unnest(${s.terms}::text[]) as term
    on conflict do nothing`.execute(tx);
}

const CountRow = z.object({ term: z.string(), region: z.string(), category: CategoryCode, people: z.int(), usual: z.number() });

/**
 * @param region a GB/T 2260 code; its whole tree is counted as one (the trailing zeros of a code name the level)
 */
export async function termCounts(
  db: Reader,
  asked: { day: string; days: number; region: string | null; category: string | null; pastDays: number },
): Promise<TermCount[]> {
  const prefix = asked.region === null ? "" : asked.region.replace(/(00)+$/, "");
  const { rows } = await sql`
    with said as (
      select term, category, person, day,
        case when ${asked.region === null} then '' else ${asked.region ?? ""}::text end as region
      from term_sighting
      where day > ${asked.day}::date - ${asked.days + asked.pastDays}::int and day <= ${asked.day}::date
        and region like ${`${prefix}%`} and (${asked.category === null} or category = ${asked.category ?? ""})
    )
    select term, region, category,
      count(distinct person) filter (where day > ${asked.day}::date - ${asked.days}::int)::int as people,
      (count(distinct (person, day)) filter (where day <= ${asked.day}::date - ${asked.days}::int))::float8 * ${asked.days}::int / ${asked.pastDays}::int as usual
    from said group by term, region, category
    having count(distinct person) filter (where day > ${asked.day}::date - ${asked.days}::int) > 0`.execute(db);
  return rows.map((row) => CountRow.parse(row));
}

const DayRow = z.object({ term: z.string(), day: z.iso.date(), people: z.int() });

/** People who used each term on each day, a row a category, wherever they are: a person counts once. */
export async function peopleByDay(db: Reader, asked: { terms: string[]; from: string; to: string }): Promise<z.infer<typeof DayRow>[]> {
  const { rows } = await sql`select term, day::text as day, count(distinct person)::int as people from term_sighting
    where day between ${asked.from}::date and ${asked.to}::date and term = any(${asked.terms}::text[]) group by day, term, category`.execute(
    db,
  );
  return rows.map((row) => DayRow.parse(row));
}
