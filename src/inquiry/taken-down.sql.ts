import { sql } from "kysely";
import { z } from "zod";
import { TakenDown } from "#contract/intake.ts";
import type { Reader, Tx } from "#platform/database.ts";

const { speaks, relation, age } = TakenDown.shape;
const TakenRow = z.object({
  inquiryId: z.string(),
  takenById: z.string(),
  takenBy: z.string(),
  at: z.date(),
  speaks,
  relation,
  age,
  code: z.instanceof(Uint8Array),
});
export type TakenRow = z.infer<typeof TakenRow>;

type NewTaken = Omit<TakenRow, "takenBy" | "code"> & { consentBy: string; consentVersion: number; codeIndex: Uint8Array; code: Uint8Array };

export async function insertTakenDown(tx: Tx, t: NewTaken): Promise<void> {
  await sql`insert into taken_down (inquiry_id, taken_by, at, speaks, relation, age, consent_by, consent_version, code_index, code)
    values (${t.inquiryId}, ${t.takenById}, ${t.at}, ${t.speaks}, ${t.relation}, ${t.age}, ${t.consentBy}, ${t.consentVersion},
      ${t.codeIndex}, ${t.code})`.execute(tx);
}

const taken = sql`select t.inquiry_id as "inquiryId", t.taken_by as "takenById", s.name as "takenBy", t.at, t.speaks, t.relation, t.age, t.code
  from taken_down t join staff s on s.id = t.taken_by`;

/** What this person took down since then. */
export async function takenInHand(db: Reader, inquiryId: string, staffId: string, since: Date): Promise<TakenRow | null> {
  const { rows } = await sql`${taken} where t.inquiry_id = ${inquiryId} and t.taken_by = ${staffId} and t.at > ${since}`.execute(db);
  return rows[0] ? TakenRow.parse(rows[0]) : null;
}

/** Of the call by which this person tells its answer. */
export async function takenByCall(db: Reader, callId: string, staffId: string): Promise<TakenRow | null> {
  const { rows } = await sql`${taken} join callback_task k on k.inquiry_id = t.inquiry_id
    where k.id = ${callId} and k.kind = 'untold' and k.state = 'open' and k.held_by = ${staffId}`.execute(db);
  return rows[0] ? TakenRow.parse(rows[0]) : null;
}

export async function takenByCode(db: Reader, codeIndex: Uint8Array, since: Date): Promise<TakenRow | null> {
  const { rows } = await sql`${taken} where t.code_index = ${codeIndex} and t.at > ${since}`.execute(db);
  return rows[0] ? TakenRow.parse(rows[0]) : null;
}

export async function codeIsFree(tx: Tx, codeIndex: Uint8Array): Promise<boolean> {
  const { rows } = await sql`select 1 from taken_down where code_index = ${codeIndex}`.execute(tx);
  return rows.length === 0;
}

/** One person's tries come one after the other. @returns how many were wrong since then */
export async function countWrongCodes(tx: Tx, staffId: string, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`intake-code:${staffId}`}))`.execute(tx);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from wrong_code
    where staff_id = ${staffId} and at > ${since}`.execute(tx);
  return rows[0]?.n ?? 0;
}

export async function insertWrongCode(tx: Tx, staffId: string, at: Date): Promise<void> {
  await sql`insert into wrong_code (staff_id, at) values (${staffId}, ${at})`.execute(tx);
}

export async function insertConsentRefused(tx: Tx, channel: string, staffId: string, at: Date): Promise<void> {
  await sql`insert into consent_refused (channel, asked_by, at) values (${channel}, ${staffId}, ${at})`.execute(tx);
}

/** Older ones of anybody go: words that nobody sent are kept for no longer than a shift. */
export async function saveNote(tx: Tx, staffId: string, sealed: Uint8Array, at: Date, since: Date): Promise<void> {
  await sql`delete from intake_note where at <= ${since}`.execute(tx);
  await sql`insert into intake_note (staff_id, sealed, at) values (${staffId}, ${sealed}, ${at})
    on conflict (staff_id) do update set sealed = excluded.sealed, at = excluded.at`.execute(tx);
}

export async function noteOf(db: Reader, staffId: string, since: Date): Promise<Uint8Array | null> {
  const { rows } = await sql<{ sealed: Uint8Array }>`select sealed from intake_note
    where staff_id = ${staffId} and at > ${since}`.execute(db);
  return rows[0]?.sealed ?? null;
}

export async function dropNote(tx: Tx, staffId: string): Promise<void> {
  await sql`delete from intake_note where staff_id = ${staffId}`.execute(tx);
}
