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

const SaidRow = z.object({ n: z.int(), calls: SafeCalls, sealed: z.instanceof(Uint8Array) });
export type StoredSafety = z.infer<typeof SaidRow>;

/** What was said last; null where nothing was. */
export async function lastSafety(db: Reader, inquiryId: string): Promise<StoredSafety | null> {
  const { rows } = await sql`select n, calls, sealed from contact_safety where inquiry_id = ${inquiryId} order by n desc limit 1`.execute(
    db,
  );
  return rows[0] ? SaidRow.parse(rows[0]) : null;
}

export async function insertSafety(
  tx: Tx,
  s: { inquiryId: string; n: number; calls: SafeCalls; sealed: Uint8Array; at: Date },
): Promise<void> {
  await sql`insert into contact_safety (inquiry_id, n, calls, sealed, at)
    values (${s.inquiryId}, ${s.n}, ${s.calls}, ${s.sealed}, ${s.at})`.execute(tx);
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
