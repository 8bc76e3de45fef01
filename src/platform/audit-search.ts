/** Looks things up in the audit, a page at a time, and writes what was found into a file. Looking is for supervisors. */
import { type RawBuilder, sql } from "kysely";
import Papa from "papaparse";
import { z } from "zod";
import { type AuditFile, type AuditPage, type AuditRow, type AuditSearch, MOST_EXPORTED } from "../contract/audit.ts";
import { recordAudit } from "./audit.ts";
import type { Database, Reader } from "./database.ts";
import { writeWorkbook } from "./workbook.ts";

const PAGE = 100;
const EXPORTED_AT_ONCE = 1000;
const MOST_PEOPLE = 20;

const Row = z.object({
  id: z.string(),
  at: z.date(),
  actor: z.string(),
  name: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subjectName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  sealed: z.boolean(),
});

export async function searchAudit({ db }: Pick<Database, "db">, search: AuditSearch): Promise<AuditPage> {
  const rows = await find(db, search, PAGE + 1);
  return { items: rows.slice(0, PAGE), more: rows.length > PAGE };
}

/**
 * The newest `MOST_EXPORTED` of what was looked for: as CSV in UTF-8 with a mark that Excel knows, as JSON a row a line, or as
 * xlsx. Itself in the audit: by which fields was looked, and how many rows left, not the words that were typed.
 */
export async function exportAudit(
  database: Database,
  staffId: string,
  search: AuditSearch,
  as: AuditFile,
): Promise<Uint8Array<ArrayBuffer>> {
  const rows: AuditRow[] = [];
  for (let before = search.before; rows.length < MOST_EXPORTED;) {
    const next = await find(database.db, { ...search, ...(before ? { before } : {}) }, EXPORTED_AT_ONCE);
    rows.push(...next);
    before = next.at(-1)?.id;
    if (next.length < EXPORTED_AT_ONCE) break;
  }
  await database.transact(`staff:${staffId}`, (tx) =>
    recordAudit(tx, "export-audit", "audit", "rows", { rows: rows.length, by: Object.keys(search).toSorted().join(","), as }),
  );
  return WRITE[as](rows);
}

const COLUMNS = ["id", "at", "actor", "name", "action", "subjectKind", "subjectId", "subjectName", "detail", "sealed"] as const;

const bytes = (text: string) => new TextEncoder().encode(text);
const flat = (row: AuditRow) => ({ ...row, detail: JSON.stringify(row.detail), sealed: String(row.sealed) });
const WRITE: Record<AuditFile, (rows: AuditRow[]) => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>> = {
  csv: (rows) => bytes(`\uFEFF${Papa.unparse(rows.map(flat), { columns: [...COLUMNS], escapeFormulae: true, newline: "\r\n" })}\r\n`),
  jsonl: (rows) => bytes(rows.map((row) => `${JSON.stringify(row)}\n`).join("")),
  xlsx: async (rows) => {
    const table = rows.map(flat).map((row) => COLUMNS.map((column) => row[column]));
    return new Uint8Array(await writeWorkbook([{ name: "audit", heads: [...COLUMNS], rows: table }]));
  },
};

const KINDS = ["citizen", "machine", "system"];

/** Each actor's rows by themselves, newest first, so that the index ends the search after one page of each. */
async function find(db: Reader, search: AuditSearch, limit: number): Promise<AuditRow[]> {
  const wheres = conditions(search);
  const page = (more: RawBuilder<unknown>[]) => sql`select * from audit_event e
    where ${sql.join([...wheres, ...more], sql` and `)} order by e.at desc, e.id desc limit ${limit}`;
  const actors = await actorsOf(db, search.who);
  const from =
    actors === null
      ? sql`(${page(kindOf(search.who))})`
      : sql`(select f.* from unnest(${actors}::text[]) a(actor) cross join lateral (${page([sql`e.actor = a.actor`])}) f)`;
  const { rows } = await sql`select e.id, e.at, e.actor, s.name, e.action, e.subject_kind as "subjectKind", e.subject_id as "subjectId",
      t.name as "subjectName", e.detail, l.seq is not null as sealed
    from ${from} e
    left join audit_link l on l.event_id = e.id
    left join staff s on e.actor = 'staff:' || s.id
    left join staff t on e.subject_kind in ('staff', 'lawyer') and t.id = e.subject_id
    order by e.at desc, e.id desc limit ${limit}`.execute(db);
  return rows.map((row) => {
    const read = Row.parse(row);
    return { ...read, at: read.at.toISOString() };
  });
}

function conditions({ action, subject, from, to, before }: AuditSearch): RawBuilder<unknown>[] {
  const day = (date: string) => sql`${date}::date::timestamp at time zone 'Asia/Shanghai'`;
  return [
    sql`true`,
    ...(action ? [sql`e.action = ${action}`] : []),
    ...(subject ? [sql`e.subject_id = ${subject}`] : []),
    ...(from ? [sql`e.at >= ${day(from)}`] : []),
    ...(to ? [sql`e.at < ${day(to)} + interval '1 day'`] : []),
    ...(before ? [sql`(e.at, e.id) < (select b.at, b.id from audit_event b where b.id = ${before}::bigint)`] : []),
  ];
}

const kindOf = (who: string | undefined): RawBuilder<unknown>[] => (who ? [sql`split_part(e.actor, ':', 1) = ${who}`] : []);

/** @returns null where nobody of the staff is meant */
async function actorsOf(db: Reader, who: string | undefined): Promise<string[] | null> {
  if (!who || KINDS.includes(who)) return null;
  const { rows } = await sql<{ actor: string }>`select 'staff:' || id as actor from staff
    where id = ${who} or strpos(lower(name), lower(${who})) > 0 or strpos(lower(email), lower(${who})) > 0
    order by name limit ${MOST_PEOPLE}`.execute(db);
  return rows.map(({ actor }) => actor);
}
