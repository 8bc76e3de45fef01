import { sql } from "kysely";
import { z } from "zod";
import { AttachmentKind } from "#contract/attachment.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { AttachmentState, GoneBecause, HeldAttachment } from "./attachment.ts";

const Bytes = z.instanceof(Uint8Array);

const Row = z.object({
  id: z.string(),
  inquiryId: z.string(),
  citizenId: z.string(),
  dataKey: Bytes.nullable(),
  number: z.int(),
  kind: AttachmentKind,
  bytes: z.int(),
  contentIndex: Bytes.nullable(),
  state: z.enum(["storing", "checking", "kept", "removing", "removed"]),
  because: z.enum(["citizen", "withdrawn", "infected", "never-arrived", "expired"]).nullable(),
  scan: z.enum(["off", "clean"]).nullable(),
  at: z.date(),
});

const columns = sql`a.id, a.inquiry_id as "inquiryId", i.citizen_id as "citizenId", c.data_key as "dataKey", a.number, a.kind, a.bytes,
  a.content_index as "contentIndex", a.state, a.because, a.scan, a.at`;
const from = sql`from attachment a join inquiry i on i.id = a.inquiry_id join citizen c on c.id = i.citizen_id`;

export async function attachmentById(db: Reader, id: string): Promise<HeldAttachment | null> {
  const { rows } = await sql`select ${columns} ${from} where a.id = ${id}`.execute(db);
  return rows[0] ? Row.parse(rows[0]) : null;
}

export async function attachmentsOf(db: Reader, inquiryId: string): Promise<HeldAttachment[]> {
  const { rows } = await sql`select ${columns} ${from} where a.inquiry_id = ${inquiryId} order by a.number`.execute(db);
  return rows.map((row) => Row.parse(row));
}

/** Those of a matter, and of the matters merged into it: one citizen's, asked twice. */
export async function attachmentsForDesk(db: Reader, inquiryId: string): Promise<HeldAttachment[]> {
  const { rows } = await sql`select ${columns} ${from} where a.inquiry_id = ${inquiryId} or a.inquiry_id in
    (select m.inquiry_id from inquiry_merge m where m.into_id = ${inquiryId} and m.ended_at is null) order by a.at, a.number`.execute(db);
  return rows.map((row) => Row.parse(row));
}

/** The same upload again finds the row it made. */
export async function attachmentOfUpload(
  db: Reader,
  uploadKey: Uint8Array,
): Promise<{ held: HeldAttachment; uploadIndex: Uint8Array | null } | null> {
  const { rows } = await sql<{ uploadIndex: Uint8Array | null }>`
    select ${columns}, a.upload_index as "uploadIndex" ${from} where a.upload_key = ${uploadKey}`.execute(db);
  return rows[0] ? { held: Row.parse(rows[0]), uploadIndex: rows[0].uploadIndex } : null;
}

/** Holds the matter until the transaction ends. @returns null where it is unknown or withdrawn */
export async function lockMatter(tx: Tx, inquiryId: string): Promise<{ count: number; bytes: number; next: number } | null> {
  const locked = await sql`select 1 from inquiry where id = ${inquiryId} and state <> 'withdrawn' for no key update`.execute(tx);
  return locked.rows.length === 0 ? null : heldBy(tx, inquiryId);
}

export async function heldBy(db: Reader, inquiryId: string): Promise<{ count: number; bytes: number; next: number }> {
  const { rows } = await sql<{ count: number; bytes: number; next: number }>`
    select count(*) filter (where state in ('storing', 'checking', 'kept'))::int as count,
           coalesce(sum(bytes) filter (where state in ('storing', 'checking', 'kept')), 0)::int as bytes,
           coalesce(max(number), 0) + 1 as next
    from attachment where inquiry_id = ${inquiryId}`.execute(db);
  return rows[0] ?? { count: 0, bytes: 0, next: 1 };
}

export type Upload = { uploadKey: Uint8Array; uploadIndex: Uint8Array };
type New = Pick<HeldAttachment, "id" | "inquiryId" | "number" | "kind" | "bytes" | "contentIndex" | "at"> & Upload;

export async function insertAttachment(tx: Tx, a: New): Promise<void> {
  await sql`insert into attachment (id, inquiry_id, number, kind, bytes, upload_key, upload_index, content_index, at, state_at)
    values (${a.id}, ${a.inquiryId}, ${a.number}, ${a.kind}, ${a.bytes}, ${a.uploadKey}, ${a.uploadIndex}, ${a.contentIndex}, ${a.at}, ${a.at})`.execute(
    tx,
  );
}

type Move = {
  from: AttachmentState[];
  to: AttachmentState;
  at: Date;
  because?: GoneBecause;
  scan?: "off" | "clean";
};

/**
 * The matter's row is held before the attachment's, as a withdrawal holds it: the other way round, each waits for the other.
 * @returns false where it had left `from` already
 */
export async function moveAttachment(tx: Tx, id: string, { from: states, to, at, because, scan }: Move): Promise<boolean> {
  await sql`select 1 from inquiry where id = (select inquiry_id from attachment where id = ${id}) for no key update`.execute(tx);
  const { rows } = await sql`update attachment set state = ${to}, state_at = ${at}, because = ${because ?? null},
      scan = coalesce(${scan ?? null}, scan)
    where id = ${id} and state = any(${states}) returning id`.execute(tx);
  return rows.length > 0;
}

export async function attachmentsToRemove(db: Reader, inquiryId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from attachment where inquiry_id = ${inquiryId} and state = 'removing'`.execute(db);
  return rows.map(({ id }) => id);
}

/** Its bytes are deleted; why it went stays as it was written. @returns false where it was removed already */
export async function markRemoved(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update attachment set state = 'removed', state_at = ${at}
    where id = ${id} and state = 'removing' returning id`.execute(tx);
  return rows.length > 0;
}

const AT_ONCE = 200;
const due = (state: AttachmentState, at: Date) =>
  sql`(select id from attachment where state = ${state} and look_at <= ${at} order by look_at limit ${AT_ONCE} for update skip locked)`;

/** Uploads that never ended are given up; a matter that somebody else is changing is left to the next round. @returns their matters */
export async function giveUpStoring(tx: Tx, at: Date): Promise<{ inquiryId: string }[]> {
  const { rows: held } = await sql<{ id: string }>`select id from inquiry where id in (select inquiry_id from attachment
      where state = 'storing' and look_at <= ${at} order by look_at limit ${AT_ONCE})
    order by id for no key update skip locked`.execute(tx);
  const { rows } = await sql<{ inquiryId: string }>`
    update attachment set state = 'removing', because = 'never-arrived', state_at = ${at}
    where inquiry_id = any(${held.map(({ id }) => id)}::uuid[]) and id in (select id from attachment
      where state = 'storing' and look_at <= ${at} for update skip locked)
    returning inquiry_id as "inquiryId"`.execute(tx);
  return rows;
}

/** What is left in a state that a job ends; looked at again in an hour. */
export async function leftIn(tx: Tx, state: "removing" | "checking", at: Date): Promise<{ id: string; inquiryId: string }[]> {
  const { rows } = await sql<{ id: string; inquiryId: string }>`
    update attachment set look_at = ${at}::timestamptz + interval '1 hour' where id in ${due(state, at)}
    returning id, inquiry_id as "inquiryId"`.execute(tx);
  return rows;
}
