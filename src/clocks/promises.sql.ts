import { sql } from "kysely";
import type { Reader, Tx } from "#platform/database.ts";
import type { Calendar, OfficeHours, PromiseTerm } from "./clock.ts";

/** 440300 → 4403, 000000 → nothing: what the codes of all places below begin with. */
const prefixOf = (region: string) => region.replace(/(00)+$/, "");

/** Two processes that start at once wait for one another. */
export async function lockPromises(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('wenfa promises'))`.execute(tx);
}

export async function replacePromises(tx: Tx, promises: readonly PromiseTerm[]): Promise<void> {
  const rows = promises.map((p) => ({ ...p, region: prefixOf(p.region) }));
  await sql`delete from promise`.execute(tx);
  await sql`insert into promise (code, kind, region, valid_from, unit, amount, pauses, article, pauses_by, extends_by, source, checked)
    select code, kind, region, "from", unit, amount, pauses, article, "pausesBy", "extendsBy", source, checked
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(code text, kind text, region text, "from" date, unit text, amount int,
      pauses boolean, article text, "pausesBy" text, "extendsBy" int, source text, checked boolean)`.execute(tx);
}

/** Calendars that the file no longer names stay: clocks may still run on them. */
export async function saveCalendar(tx: Tx, { name, region }: Calendar): Promise<void> {
  await sql`delete from office_hours where calendar in (select c.name from calendar c where c.region = ${prefixOf(region)} and c.name <> ${name})`.execute(
    tx,
  );
  await sql`delete from calendar where region = ${prefixOf(region)} and name <> ${name}`.execute(tx);
  await sql`insert into calendar (name, region) values (${name}, ${prefixOf(region)})
    on conflict (name) do update set region = excluded.region`.execute(tx);
}

/** What lies before `from` stays as it was: clocks measure over it. */
export async function replaceHours(tx: Tx, calendar: string, from: Date, hours: readonly OfficeHours[]): Promise<void> {
  await sql`delete from office_hours where calendar = ${calendar} and opens >= ${from}`.execute(tx);
  await sql`insert into office_hours (calendar, opens, closes)
    select ${calendar}, opens, closes from jsonb_to_recordset(${JSON.stringify(hours)}::jsonb) as r(opens timestamptz, closes timestamptz)`.execute(
    tx,
  );
}

/** Until when the office hours of every calendar are known; null before any is loaded. */
export async function hoursKnownUntil(db: Reader): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`select min(last) as until from (
    select max(h.closes) as last from calendar c left join office_hours h on h.calendar = c.name group by c.name) known`.execute(db);
  return rows[0]?.until ?? null;
}
