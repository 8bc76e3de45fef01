import { sql } from "kysely";
import { z } from "zod";
import type { AuditCheck } from "../contract/audit.ts";
import { AuditCheckState } from "../contract/audit.ts";
import type { Reader, Tx } from "./database.ts";
import { toHex } from "./keyring.ts";

const Row = z.object({
  id: z.string(),
  state: AuditCheckState,
  startedAt: z.date(),
  through: z.coerce.number(),
  rowsThrough: z.coerce.number(),
  link: z.coerce.number(),
  eventId: z.string().nullable(),
  hash: z.instanceof(Uint8Array),
  counted: z.coerce.number(),
  events: z.coerce.number(),
  breaks: z.coerce.number(),
  firstBreaks: z.array(z.string()),
});
export type CheckRow = z.infer<typeof Row>;

const columns = sql`c.id, c.state, c.started_at as "startedAt", c.through, c.rows_through as "rowsThrough", c.link,
  c.event_id as "eventId", c.hash, c.counted, c.events, c.breaks, c.first_breaks as "firstBreaks"`;

export async function checkById(db: Reader, id: string): Promise<CheckRow | null> {
  const { rows } = await sql`select ${columns} from audit_check c where c.id = ${id}`.execute(db);
  return rows[0] ? Row.parse(rows[0]) : null;
}

/** The last that came to its end before `at`. */
export async function lastFinished(db: Reader, at: Date): Promise<CheckRow | null> {
  const { rows } = await sql`select ${columns} from audit_check c where c.state in ('whole', 'broken') and c.started_at < ${at}
    order by c.started_at desc limit 1`.execute(db);
  return rows[0] ? Row.parse(rows[0]) : null;
}

export async function runningCheck(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from audit_check where state = 'running' for update`.execute(tx);
  return rows[0]?.id ?? null;
}

export async function checksStarted(db: Reader, since: Date): Promise<boolean> {
  const { rows } = await sql`select 1 from audit_check where started_at >= ${since} or state = 'running' limit 1`.execute(db);
  return rows.length > 0;
}

/** Two who begin at once wait for one another: only one check runs. */
export async function stopSilent(tx: Tx, at: Date, since: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('wenfa audit check'))`.execute(tx);
  await sql`update audit_check set state = 'stopped', finished_at = ${at} where state = 'running' and moved_at < ${since}`.execute(tx);
}

export async function chainHead(db: Reader): Promise<number> {
  const { rows } = await sql<{ last: string }>`select coalesce(max(seq), 0) as last from audit_link`.execute(db);
  return Number(rows[0]?.last ?? 0);
}

export async function hashOfLink(db: Reader, link: number): Promise<Uint8Array | null> {
  const { rows } = await sql<{ hash: Uint8Array }>`select hash from audit_link where seq = ${link}`.execute(db);
  return rows[0]?.hash ?? null;
}

type Begun = { id: string; by: string | null; at: Date; through: number; rowsThrough: number; hash: Uint8Array };

export async function insertCheck(tx: Tx, { id, by, at, through, rowsThrough, hash }: Begun): Promise<void> {
  await sql`insert into audit_check (id, started_by, started_at, through, rows_through, hash, moved_at)
    values (${id}, ${by}, ${at}, ${through}, ${rowsThrough}, ${hash}, ${at})`.execute(tx);
}

/** @returns false where another run had moved it already */
export async function moveCheck(tx: Tx, from: CheckRow, to: CheckRow, at: Date): Promise<boolean> {
  const { rows } = await sql`update audit_check set link = ${to.link}, event_id = ${to.eventId}, hash = ${to.hash}, counted = ${to.counted},
      events = ${to.events}, breaks = ${to.breaks}, first_breaks = ${to.firstBreaks}, moved_at = ${at}
    where id = ${from.id} and state = 'running' and link = ${from.link} and counted = ${from.counted} returning id`.execute(tx);
  return rows.length > 0;
}

export async function finishCheck(tx: Tx, check: CheckRow, at: Date): Promise<boolean> {
  const { rows } = await sql`update audit_check set state = ${check.breaks > 0 ? "broken" : "whole"}, breaks = ${check.breaks},
      first_breaks = ${check.firstBreaks}, moved_at = ${at}, finished_at = ${at}
    where id = ${check.id} and state = 'running' returning id`.execute(tx);
  return rows.length > 0;
}

const ShownRow = Row.extend({ startedBy: z.string().nullable(), movedAt: z.date(), finishedAt: z.date().nullable() });

/** The newest first. */
export async function shownChecks(db: Reader, limit: number): Promise<AuditCheck[]> {
  const { rows } = await sql`select ${columns}, s.name as "startedBy", c.moved_at as "movedAt", c.finished_at as "finishedAt"
    from audit_check c left join staff s on s.id = c.started_by order by c.started_at desc, c.id limit ${limit}`.execute(db);
  return rows.map((row) => {
    const { id, state, startedBy, link, through, eventId, hash, events, breaks, firstBreaks, ...at } = ShownRow.parse(row);
    return {
      id,
      state,
      startedBy,
      startedAt: at.startedAt.toISOString(),
      movedAt: at.movedAt.toISOString(),
      finishedAt: at.finishedAt?.toISOString() ?? null,
      link,
      through,
      lastEvent: eventId,
      events,
      breaks,
      firstBreaks,
      head: link > 0 ? toHex(hash) : null,
    };
  });
}

/** For the board. */
export async function lastChecked(db: Reader): Promise<{ breaks: number; checkedAt: string | null }> {
  const { rows } = await sql<{ breaks: string; at: Date }>`select breaks, finished_at as at from audit_check
    where state in ('whole', 'broken') order by started_at desc limit 1`.execute(db);
  return { breaks: Number(rows[0]?.breaks ?? 0), checkedAt: rows[0]?.at.toISOString() ?? null };
}
