/**
 * Seals committed audit rows into a chain and proves it. Rows are hashed when written; one sealer links them
 * afterwards, because a chain inside every transaction would make all commits wait for one another.
 */
import { sql } from "kysely";
import type { Database, Reader, Tx } from "./database.ts";
import { sha256, toHex } from "./keyring.ts";

const SEALER_LOCK = 20_261_121;
const BATCH = 1000;
const GENESIS = new Uint8Array(32);

/** For decisions that no table's own trigger records: views of personal data, sign-ins. */
export async function recordAudit(
  tx: Tx,
  action: string,
  subjectKind: string,
  subjectId: string,
  detail: Record<string, string | number> = {},
): Promise<void> {
  await sql`select audit(${action}, ${subjectKind}, ${subjectId}, ${JSON.stringify(detail)}::jsonb)`.execute(tx);
}

type Unsealed = { id: string; row_hash: Uint8Array };

/** @returns how many rows were linked now */
export async function sealAudit(database: Database): Promise<number> {
  return database.transact("system:sealer", async (tx) => {
    await sql`select pg_advisory_xact_lock(${SEALER_LOCK})`.execute(tx);
    const { rows } = await sql<Unsealed>`
      select e.id, e.row_hash from audit_event e left join audit_link l on l.event_id = e.id
      where l.seq is null order by e.id limit ${BATCH}`.execute(tx);
    let { seq, hash } = await head(tx);
    const links: { seq: number; event: string; hash: string }[] = [];
    for (const row of rows) {
      seq += 1;
      hash = await link(hash, row.row_hash);
      links.push({ seq, event: row.id, hash: toHex(hash) });
    }
    // One statement: a thousand held the embedded database's one connection for 300 ms.
    await sql`insert into audit_link (seq, event_id, hash)
      select r.seq, r.event, decode(r.hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as r(seq bigint, event bigint, hash text)`.execute(tx);
    return rows.length;
  });
}

/** How far a verification came: the last link that was worked out anew, its row, and the chain there. */
export type Reached = { link: number; event: string | null; hash: Uint8Array };
export const BEGINNING: Reached = { link: 0, event: null, hash: GENESIS };

type Link = { seq: string; event_id: string; hash: Uint8Array; row_hash: Uint8Array | null; text: string | null };

/**
 * Works a thousand links out anew, outside the database.
 * @param through the last link to be looked at; null for as many as there are
 * @returns null once there are no more
 */
export async function verifyStretch(
  db: Reader,
  from: Reached,
  through: number | null,
): Promise<{ reached: Reached; breaks: string[] } | null> {
  const { rows } = await sql<Link>`
    select l.seq, l.event_id, l.hash, e.row_hash, audit_text(e) as text
    from audit_link l left join audit_event e on e.id = l.event_id
    where l.seq > ${from.link} and l.seq <= coalesce(${through}::bigint, l.seq) order by l.seq limit ${BATCH}`.execute(db);
  const last = rows.at(-1);
  if (!last) return null;
  const breaks: string[] = [];
  let { hash } = from;
  let expected = from.link + 1;
  for (const row of rows) {
    if (Number(row.seq) !== expected) breaks.push(`link ${expected} is missing`);
    expected = Number(row.seq) + 1;
    const own = row.text === null ? null : await sha256(row.text);
    if (own === null || row.row_hash === null) breaks.push(`event ${row.event_id} is missing`);
    else if (toHex(own) !== toHex(row.row_hash)) breaks.push(`event ${row.event_id} was altered`);
    hash = await link(hash, own ?? GENESIS);
    if (toHex(hash) !== toHex(row.hash)) {
      breaks.push(`the chain breaks at link ${row.seq}`);
      hash = row.hash;
    }
  }
  return { reached: { link: expected - 1, event: last.event_id, hash }, breaks };
}

const COUNTED_AT_ONCE = 50_000;

/**
 * A stretch at a time: ten years of rows counted in one statement would hold the embedded database's one connection.
 * @returns how many rows there are in it, and up to which number; null once there are no more
 */
export async function countStretch(db: Reader, after: number, through: number): Promise<{ counted: number; rows: number } | null> {
  if (after >= through) return null;
  const counted = Math.min(through, after + COUNTED_AT_ONCE);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from audit_event where id > ${after} and id <= ${counted}`.execute(db);
  return { counted, rows: rows[0]?.n ?? 0 };
}

/** The last row's number. */
export async function lastEvent(db: Reader): Promise<number> {
  const { rows } = await sql<{ last: string }>`select coalesce(max(id), 0) as last from audit_event`.execute(db);
  return Number(rows[0]?.last ?? 0);
}

export type Verification = { ok: boolean; events: number; sealed: number; head: string; breaks: string[] };

/** Works everything out anew. Reports each break, and what is not sealed yet. */
export async function verifyAudit({ db }: Database): Promise<Verification> {
  const breaks: string[] = [];
  let reached = BEGINNING;
  for (let next = await verifyStretch(db, reached, null); next; next = await verifyStretch(db, reached, null)) {
    reached = next.reached;
    breaks.push(...next.breaks);
  }
  let events = 0;
  const last = await lastEvent(db);
  for (let next = await countStretch(db, 0, last); next; next = await countStretch(db, next.counted, last)) events += next.rows;
  return { ok: breaks.length === 0, events, sealed: reached.link, head: toHex(reached.hash), breaks };
}

async function head(tx: Tx): Promise<{ seq: number; hash: Uint8Array }> {
  const { rows } = await sql<{ seq: string; hash: Uint8Array }>`
    select seq, hash from audit_link order by seq desc limit 1`.execute(tx);
  return rows[0] ? { seq: Number(rows[0].seq), hash: rows[0].hash } : { seq: 0, hash: GENESIS };
}

async function link(previous: Uint8Array, row: Uint8Array): Promise<Uint8Array> {
  const both = new Uint8Array(previous.length + row.length);
  both.set(previous);
  both.set(row, previous.length);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", both));
}
