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

export type Verification = { ok: boolean; events: number; sealed: number; head: string; breaks: string[] };

/** Works everything out anew outside the database. Reports each break, and what is not sealed yet. */
export async function verifyAudit(database: Database): Promise<Verification> {
  const breaks: string[] = [];
  let hash: Uint8Array = GENESIS;
  let expected = 1;
  for await (const row of links(database.db)) {
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
  return { ok: breaks.length === 0, events: await countEvents(database.db), sealed: expected - 1, head: toHex(hash), breaks };
}

const COUNTED_AT_ONCE = 50_000;

/** A stretch at a time: ten years of rows counted in one statement would hold the embedded database's one connection. */
async function countEvents(db: Reader): Promise<number> {
  const { rows } = await sql<{ last: string }>`select coalesce(max(id), 0) as last from audit_event`.execute(db);
  let events = 0;
  for (let after = 0; after < Number(rows[0]?.last); after += COUNTED_AT_ONCE) {
    const { rows: counted } = await sql<{ n: number }>`
      select count(*)::int as n from audit_event where id > ${after} and id <= ${after + COUNTED_AT_ONCE}`.execute(db);
    events += counted[0]?.n ?? 0;
  }
  return events;
}

type Link = { seq: string; event_id: string; hash: Uint8Array; row_hash: Uint8Array | null; text: string | null };

async function* links(db: Reader): AsyncGenerator<Link> {
  for (let after = 0; ;) {
    const { rows } = await sql<Link>`
      select l.seq, l.event_id, l.hash, e.row_hash, audit_text(e) as text
      from audit_link l left join audit_event e on e.id = l.event_id
      where l.seq > ${after} order by l.seq limit ${BATCH}`.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = Number(last.seq);
  }
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
