import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, Channel, DangerKind, Disposition, ReportTo } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { Alert, AlertLevel, StoredReport } from "./alert.ts";

const Bytes = z.instanceof(Uint8Array);

const AlertRow = z.object({
  id: z.string(),
  inquiryId: z.string(),
  citizenId: z.string(),
  dataKey: Bytes.nullable(),
  kinds: z.array(DangerKind),
  raisedAt: z.date(),
  acknowledgeBy: z.date(),
  level: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  step: z.int(),
  acknowledgedAt: z.date().nullable(),
  acknowledgedBy: z.string().nullable(),
  heldBy: z.string().nullable(),
  holder: z.string().nullable(),
  disposition: Disposition.nullable(),
  note: Bytes.nullable(),
  closedAt: z.date().nullable(),
  closedBy: z.string().nullable(),
  calledAgainAt: z.date().nullable(),
  closeBy: z.date().nullable(),
  stateAt: z.date(),
});

/** An alert with what a list shows of its matter. */
const ListedRow = AlertRow.extend({
  category: CategoryCode,
  channel: Channel,
  region: z.string().nullable(),
  matterRegion: z.string().nullable(),
  hasContact: z.boolean(),
  withdrawn: z.boolean(),
  excerpt: z.string(),
  reasons: z.array(z.object({ what: z.string(), because: z.string() })),
  acknowledgedName: z.string().nullable(),
  closedName: z.string().nullable(),
});
export type ListedAlert = z.infer<typeof ListedRow>;

const EXCERPT = 160;

/** What was taken back is shown for as long as somebody may still have to be found, and no longer. */
const shown = sql`(a.closed_at is null or i.state <> 'withdrawn')`;

const columns = sql`a.id, a.inquiry_id as "inquiryId", i.citizen_id as "citizenId", c.data_key as "dataKey", a.kinds,
  a.raised_at as "raisedAt", a.acknowledge_by as "acknowledgeBy", a.level, a.step, a.acknowledged_at as "acknowledgedAt",
  a.acknowledged_by as "acknowledgedBy", a.held_by as "heldBy", h.name as holder, a.disposition, a.note,
  a.closed_at as "closedAt", a.closed_by as "closedBy", a.called_again_at as "calledAgainAt", a.close_by as "closeBy", a.state_at as "stateAt"`;
const tables = sql`alert a join inquiry i on i.id = a.inquiry_id join citizen c on c.id = i.citizen_id
  left join staff h on h.id = a.held_by`;
// What was said last stands first: it is what raised the alert.
const listed = sql`${columns}, i.category, i.channel, i.region, i.matter_region as "matterRegion",
  i.contact is not null as "hasContact", i.state = 'withdrawn' as withdrawn, coalesce(i.triage -> 'reasons', '[]') as reasons,
  (select s.name from staff s where s.id = a.acknowledged_by) as "acknowledgedName",
  (select s.name from staff s where s.id = a.closed_by) as "closedName",
  coalesce((select left(string_agg(m.text, ' / ' order by m.position desc), ${EXCERPT}) from message m
    where m.inquiry_id = i.id and m.from_whom = 'citizen' and ${shown}), '') as excerpt`;

export async function alertById(db: Reader, id: string): Promise<ListedAlert | null> {
  const { rows } = await sql`select ${listed} from ${tables} where a.id = ${id}`.execute(db);
  return rows[0] ? ListedRow.parse(rows[0]) : null;
}

/** Locks the alert until the transaction ends: two who take it come one after the other. */
export async function lockAlert(tx: Tx, id: string): Promise<Alert | null> {
  const { rows } = await sql`select ${columns} from ${tables} where a.id = ${id} for update of a`.execute(tx);
  return rows[0] ? AlertRow.parse(rows[0]) : null;
}

/** The last one raised for this matter, locked. */
export async function lastAlertOf(tx: Tx, inquiryId: string): Promise<Alert | null> {
  const { rows } = await sql`select ${columns} from ${tables} where a.inquiry_id = ${inquiryId}
    order by a.raised_at desc, a.id desc limit 1 for update of a`.execute(tx);
  return rows[0] ? AlertRow.parse(rows[0]) : null;
}

/** Unanswered ones first, the clock's highest level before all; then by age. */
export async function openAlerts(db: Reader, limit: number): Promise<ListedAlert[]> {
  const { rows } = await sql`select ${listed} from ${tables} where a.closed_at is null
    order by a.acknowledged_at is not null, a.level desc, a.raised_at, a.id limit ${limit}`.execute(db);
  return rows.map((row) => ListedRow.parse(row));
}

export async function closedAlerts(db: Reader, limit: number): Promise<ListedAlert[]> {
  const { rows } = await sql`select ${listed} from ${tables} where a.closed_at is not null
    order by a.closed_at desc, a.id limit ${limit}`.execute(db);
  return rows.map((row) => ListedRow.parse(row));
}

export async function insertAlert(
  tx: Tx,
  a: { id: string; inquiryId: string; kinds: string[]; raisedAt: Date; acknowledgeBy: Date },
): Promise<void> {
  await sql`insert into alert (id, inquiry_id, kinds, raised_at, acknowledge_by, state_at)
    values (${a.id}, ${a.inquiryId}, ${a.kinds}, ${a.raisedAt}, ${a.acknowledgeBy}, ${a.raisedAt})`.execute(tx);
}

export async function widenAlert(tx: Tx, id: string, kinds: string[], at: Date): Promise<void> {
  await sql`update alert set kinds = ${kinds}, state_at = ${at} where id = ${id}`.execute(tx);
}

export async function callAlertAgain(tx: Tx, id: string, kinds: string[], at: Date): Promise<void> {
  await sql`update alert set kinds = ${kinds}, called_again_at = ${at}, state_at = ${at} where id = ${id}`.execute(tx);
}

export async function holdAlert(tx: Tx, id: string, by: string, at: Date, closeBy: Date): Promise<void> {
  await sql`update alert set held_by = ${by}, state_at = ${at}, acknowledged_by = coalesce(acknowledged_by, ${by}),
    acknowledged_at = coalesce(acknowledged_at, ${at}), called_again_at = null, close_by = ${closeBy} where id = ${id}`.execute(tx);
}

const OverdueRow = z.object({ id: z.string(), level: AlertRow.shape.level });

/** Taken, and not closed in time; locked. What somebody is changing this moment waits for the next round. */
export async function overdueAlerts(tx: Tx, now: Date, limit: number): Promise<z.infer<typeof OverdueRow>[]> {
  const { rows } = await sql`select id, level from alert where closed_at is null and close_by <= ${now}
    order by close_by, id limit ${limit} for update skip locked`.execute(tx);
  return rows.map((row) => OverdueRow.parse(row));
}

export async function chaseAlert(tx: Tx, id: string, to: { level: AlertLevel; closeBy: Date; at: Date }): Promise<void> {
  await sql`update alert set level = ${to.level}, close_by = ${to.closeBy}, called_again_at = ${to.at}, state_at = ${to.at}
    where id = ${id}`.execute(tx);
}

export async function stepAlert(tx: Tx, id: string, to: { level: AlertLevel; step: number; acknowledgeBy: Date; at: Date }): Promise<void> {
  await sql`update alert set level = ${to.level}, step = ${to.step}, acknowledge_by = ${to.acknowledgeBy}, state_at = ${to.at}
    where id = ${id}`.execute(tx);
}

export async function closeAlertRow(
  tx: Tx,
  id: string,
  end: { disposition: string; note: Uint8Array | null; by: string; at: Date },
): Promise<void> {
  await sql`update alert set disposition = ${end.disposition}, note = ${end.note}, closed_by = ${end.by}, closed_at = ${end.at},
    state_at = ${end.at} where id = ${id}`.execute(tx);
}

// ---- 未成年人保护法 11 --------------------------------------------------------------------------------

const ReportRow = z.object({
  id: z.string(),
  to: ReportTo.nullable(),
  sealed: Bytes.nullable(),
  reportedAt: z.date().nullable(),
  by: z.string(),
  at: z.date(),
});

export async function reportsOf(db: Reader, alertId: string): Promise<StoredReport[]> {
  const { rows } = await sql`select r.id, r.to_body as "to", r.sealed, r.reported_at as "reportedAt", s.name as by, r.at
    from alert_report r join staff s on s.id = r.reported_by where r.alert_id = ${alertId} order by r.at, r.id`.execute(db);
  return rows.map((row) => ReportRow.parse(row));
}

/** @returns the hash of what was reported under this key before, or null */
export async function reportedUnder(tx: Tx, alertId: string, keyHash: Uint8Array): Promise<Uint8Array | null> {
  const { rows } = await sql<{ requestHash: Uint8Array }>`select request_hash as "requestHash" from alert_report
    where alert_id = ${alertId} and key_hash = ${keyHash}`.execute(tx);
  return rows[0]?.requestHash ?? null;
}

type NewReport = Omit<StoredReport, "by"> & { alertId: string; by: string; once: { keyHash: Uint8Array; requestHash: Uint8Array } | null };

export async function insertReport(tx: Tx, r: NewReport): Promise<void> {
  await sql`insert into alert_report (id, alert_id, to_body, sealed, reported_at, reported_by, at, key_hash, request_hash)
    values (${r.id}, ${r.alertId}, ${r.to}, ${r.sealed}, ${r.reportedAt}, ${r.by}, ${r.at}, ${r.once?.keyHash ?? null},
      ${r.once?.requestHash ?? null})`.execute(tx);
  await sql`update alert set state_at = ${r.at} where id = ${r.alertId}`.execute(tx);
}

// ---- What is shown beside it ------------------------------------------------------------------------

const SaidRow = z.object({ id: z.string(), at: z.date(), from: z.enum(["citizen", "service", "lawyer"]), text: z.string() });

/** @returns nothing once the alert is closed and the question was withdrawn */
export async function saidIn(db: Reader, alertId: string): Promise<z.infer<typeof SaidRow>[]> {
  const { rows } = await sql`select m.id, m.at, m.from_whom as "from", m.text
    from alert a join inquiry i on i.id = a.inquiry_id join message m on m.inquiry_id = i.id
    where a.id = ${alertId} and ${shown} order by m.position`.execute(db);
  return rows.map((row) => SaidRow.parse(row));
}

export async function noticesShown(db: Reader, inquiryId: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select code from notice_raised where inquiry_id = ${inquiryId} order by at, code`.execute(
    db,
  );
  return rows.map((row) => row.code);
}

const PulseRow = z.object({ waiting: z.int(), open: z.int(), moved: z.date().nullable() });

/** Cheap enough for every console that listens: open alerts alone are indexed. */
export async function alertPulse(db: Reader): Promise<z.infer<typeof PulseRow>> {
  const { rows } = await sql`select count(*)::int as open, (count(*) filter (where acknowledged_at is null))::int as waiting,
    max(state_at) as moved from alert where closed_at is null`.execute(db);
  return PulseRow.parse(rows[0]);
}

const FiguresRow = z.object({ waiting: z.int(), open: z.int(), medianSeconds: z.int().nullable() });

/** @param since the median is of alerts raised from here on */
export async function alertFigures(db: Reader, since: Date): Promise<z.infer<typeof FiguresRow>> {
  const { rows } = await sql`select (count(*) filter (where closed_at is null and acknowledged_at is null))::int as waiting,
      (count(*) filter (where closed_at is null))::int as open,
      (percentile_cont(0.5) within group (order by extract(epoch from acknowledged_at - raised_at))
        filter (where acknowledged_at is not null and raised_at >= ${since}))::int as "medianSeconds"
    from alert where closed_at is null or raised_at >= ${since}`.execute(db);
  return FiguresRow.parse(rows[0]);
}
