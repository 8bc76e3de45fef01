import { sql } from "kysely";
import { z } from "zod";
import type { NewSite, SiteChange } from "#contract/sites.ts";
import { SiteHours } from "#contract/sites.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { Site } from "./site.ts";

const SiteRow = z.object({
  code: z.string(),
  name: z.string(),
  region: z.string(),
  language: z.string(),
  colour: z.string(),
  phone: z.string(),
  hours: SiteHours,
  origins: z.array(z.string()),
  kioskIdleMinutes: z.int(),
  createdAt: z.date(),
  closedAt: z.date().nullable(),
});

const columns = sql`code, name, region, language, colour, phone, hours, origins, kiosk_idle_minutes as "kioskIdleMinutes",
  created_at as "createdAt", closed_at as "closedAt"`;

export async function siteByCode(db: Reader, code: string): Promise<Site | null> {
  const { rows } = await sql`select ${columns} from site where code = ${code}`.execute(db);
  return rows[0] ? SiteRow.parse(rows[0]) : null;
}

/** Open ones first. @param since from when on matters are counted */
export async function sitesWithAsked(db: Reader, since: Date): Promise<(Site & { asked: number })[]> {
  const { rows } =
    await sql`select ${columns}, (select count(*)::int from inquiry i where i.site = site.code and i.received_at >= ${since}) as asked
    from site order by closed_at is not null, code`.execute(db);
  return rows.map((row) => SiteRow.extend({ asked: z.int() }).parse(row));
}

/** @returns false where the code is taken */
export async function insertSite(tx: Tx, s: NewSite, at: Date): Promise<boolean> {
  const { rows } = await sql`insert into site (code, name, region, language, colour, phone, hours, origins, kiosk_idle_minutes, created_at)
    values (${s.code}, ${s.name}, ${s.region}, ${s.language}, ${s.colour}, ${s.phone}, ${JSON.stringify(s.hours)}, ${s.origins},
      ${s.kioskIdleMinutes}, ${at})
    on conflict (code) do nothing returning code`.execute(tx);
  return rows.length > 0;
}

/** @returns false where there is no such site */
export async function updateSite(tx: Tx, code: string, s: SiteChange): Promise<boolean> {
  const { rows } = await sql`update site set name = ${s.name}, region = ${s.region}, language = ${s.language}, colour = ${s.colour},
      phone = ${s.phone}, hours = ${JSON.stringify(s.hours)}, origins = ${s.origins}, kiosk_idle_minutes = ${s.kioskIdleMinutes}
    where code = ${code} returning code`.execute(tx);
  return rows.length > 0;
}

/** @param at null opens it again. @returns false where it stands so already, or is unknown */
export async function setSiteClosed(tx: Tx, code: string, at: Date | null): Promise<boolean> {
  const { rows } = await sql`update site set closed_at = ${at}
    where code = ${code} and (closed_at is null) = ${at !== null} returning code`.execute(tx);
  return rows.length > 0;
}

export async function keepScript(tx: Tx, hash: string, body: string, at: Date): Promise<void> {
  await sql`insert into guest_script (hash, body, since) values (${hash}, ${body}, ${at}) on conflict (hash) do nothing`.execute(tx);
}

export async function scriptByHash(db: Reader, hash: string): Promise<string | null> {
  const { rows } = await sql<{ body: string }>`select body from guest_script where hash = ${hash}`.execute(db);
  return rows[0]?.body ?? null;
}
