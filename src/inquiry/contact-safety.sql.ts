import { sql } from "kysely";
import { z } from "zod";
import { SafeCalls } from "#contract/waiting.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { ContactStanding } from "./rules/contact-safety.ts";

const Standing = z.enum(["free", "unanswered", "left", ...SafeCalls.options]);

export async function contactStanding(db: Reader, inquiryId: string): Promise<ContactStanding> {
  const { rows } = await sql<{ standing: string }>`select contact_standing(${inquiryId}::uuid) as standing`.execute(db);
  return Standing.parse(rows[0]?.standing);
}

const SaidRow = z.object({
  inquiryId: z.string(),
  n: z.int(),
  calls: SafeCalls,
  sealed: z.instanceof(Uint8Array),
  /** The name of who wrote it down; null where the citizen did. */
  heard: z.string().nullable(),
});
export type StoredSafety = z.infer<typeof SaidRow>;

const word = sql`select w.inquiry_id as "inquiryId", w.n, w.calls, w.sealed, (select s.name from staff s where s.id = w.heard_by) as heard`;

/** What was said last of this matter; null where nothing was. */
export async function lastSafety(db: Reader, inquiryId: string): Promise<StoredSafety | null> {
  const { rows } = await sql`${word} from contact_safety w where w.inquiry_id = ${inquiryId} order by w.n desc limit 1`.execute(db);
  return rows[0] ? SaidRow.parse(rows[0]) : null;
}

/** What stands for this matter: it may have been said of another one of the same citizen. */
export async function standingSafety(db: Reader, inquiryId: string): Promise<StoredSafety | null> {
  const { rows } = await sql`${word} from contact_word(${inquiryId}::uuid) w`.execute(db);
  return rows[0] ? SaidRow.parse(rows[0]) : null;
}

/** Whether this matter itself raised the question. */
export async function isAsked(db: Reader, inquiryId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from contact_asked where inquiry_id = ${inquiryId}`.execute(db);
  return rows.length > 0;
}

/** In the order in which an erasure locks them: a word on calls ends those that are open in every matter. */
export async function lockMattersOf(tx: Tx, citizenId: string): Promise<void> {
  await sql`select 1 from inquiry where citizen_id = ${citizenId} order by id for no key update`.execute(tx);
}

export async function insertSafety(
  tx: Tx,
  s: { inquiryId: string; n: number; calls: SafeCalls; sealed: Uint8Array; at: Date; heardBy: string | null },
): Promise<void> {
  await sql`insert into contact_safety (inquiry_id, n, calls, sealed, at, heard_by)
    values (${s.inquiryId}, ${s.n}, ${s.calls}, ${s.sealed}, ${s.at}, ${s.heardBy})`.execute(tx);
}

const LeaveRow = z.object({ by: z.string(), at: z.date() });

export async function lastLeave(db: Reader, inquiryId: string): Promise<z.infer<typeof LeaveRow> | null> {
  const { rows } = await sql`select s.name as by, l.at from contact_leave l join staff s on s.id = l.decided_by
    where l.inquiry_id = ${inquiryId} order by l.n desc limit 1`.execute(db);
  return rows[0] ? LeaveRow.parse(rows[0]) : null;
}

export async function insertLeave(tx: Tx, l: { inquiryId: string; by: string; sealed: Uint8Array; at: Date }): Promise<void> {
  await sql`insert into contact_leave (inquiry_id, n, decided_by, sealed, at)
    select ${l.inquiryId}, coalesce(max(n), 0) + 1, ${l.by}, ${l.sealed}, ${l.at} from contact_leave where inquiry_id = ${l.inquiryId}`.execute(
    tx,
  );
}

export async function holdsAlert(db: Reader, inquiryId: string, staffId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from alert where inquiry_id = ${inquiryId} and held_by = ${staffId} and closed_at is null`.execute(
    db,
  );
  return rows.length > 0;
}
