import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, ReturnReason, WrittenBy } from "../contract.ts";
import { EditReason } from "../contract/learning.ts";
import type { Stretch } from "#language/month.ts";
import type { Reader, Tx } from "#platform/database.ts";

const Bodies = z.object({
  reviewId: z.string(),
  lawyerId: z.string(),
  inquiryId: z.string(),
  draftId: z.string(),
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array).nullable(),
  fromBody: z.string(),
  was: z.object({ sealed: z.instanceof(Uint8Array), sha256: z.string() }),
  is: z.object({ sealed: z.instanceof(Uint8Array), sha256: z.string() }),
  read: z.object({ readAs: z.array(EditReason), confirmed: z.array(EditReason).nullable() }).nullable(),
});
export type EditedReview = z.infer<typeof Bodies>;

/** The decision that ended a draft after it was edited: its first body, the one that was decided on, what was read of the two. */
export async function editedReview(db: Reader, draftId: string): Promise<EditedReview | null> {
  const { rows } = await sql<Record<string, unknown>>`
    select r.id as "reviewId", r.lawyer_id as "lawyerId", d.inquiry_id as "inquiryId", d.id as "draftId", c.id as "citizenId",
      c.data_key as "dataKey", f.id as "fromBody", f.sealed as was_sealed, encode(f.sha256, 'hex') as was_sha256,
      b.sealed as is_sealed, encode(b.sha256, 'hex') as is_sha256, e.read_as, e.confirmed
    from review r join draft d on d.id = r.draft_id join inquiry i on i.id = d.inquiry_id join citizen c on c.id = i.citizen_id
    join draft_body b on b.id = r.body_id join draft_body f on f.draft_id = d.id and f.version = 1
    left join edit_reason e on e.review_id = r.id
    where r.draft_id = ${draftId} and r.decision in ('edit-approve', 'return') and b.version > 1 order by r.at desc limit 1`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const read = row["read_as"] === null ? null : { readAs: row["read_as"], confirmed: row["confirmed"] };
  const body = (of: "was" | "is") => ({ sealed: row[`${of}_sealed`], sha256: row[`${of}_sha256`] });
  return Bodies.parse({ ...row, was: body("was"), is: body("is"), read });
}

export type NewReading = { reviewId: string; inquiryId: string; fromBody: string; readAs: EditReason[]; diff: Uint8Array; at: Date };

/** Twice is once. */
export async function insertReading(tx: Tx, r: NewReading): Promise<void> {
  await sql`insert into edit_reason (review_id, inquiry_id, from_body, read_as, diff, at)
    values (${r.reviewId}, ${r.inquiryId}, ${r.fromBody}, ${r.readAs}, ${r.diff}, ${r.at}) on conflict (review_id) do nothing`.execute(tx);
}

/** @returns false where it was confirmed already */
export async function saveConfirmed(tx: Tx, reviewId: string, reasons: EditReason[], at: Date): Promise<boolean> {
  const { rows } = await sql`update edit_reason set confirmed = ${reasons}, confirmed_at = ${at}
    where review_id = ${reviewId} and confirmed is null returning review_id`.execute(tx);
  return rows.length > 0;
}

const DayRow = z.object({
  writtenBy: WrittenBy.omit({ because: true }).extend({ prompt: z.string().nullable().default(null) }),
  category: CategoryCode,
  decision: z.enum(["approve", "edit-approve", "return", "escalate"]),
  n: z.int(),
  unconfirmed: z.int(),
  reasons: z.partialRecord(EditReason, z.int()),
  returnReasons: z.partialRecord(ReturnReason, z.int()),
});
export type LearningDay = z.infer<typeof DayRow>;

/** What became of drafts on one day. A correction begins as an answer and not as a machine's draft: it is left out. */
export async function learningOn(db: Reader, { from, until }: Stretch): Promise<LearningDay[]> {
  const { rows } = await sql`
    with decided as (
      select d.written_by - 'because' as by, d.category, r.decision, r.reasons as given, e.read_as is not null and e.confirmed is null as open,
        coalesce(e.confirmed, e.read_as) as read
      from review r join draft d on d.id = r.draft_id left join edit_reason e on e.review_id = r.id
      where r.at >= ${from} and r.at < ${until} and not exists (select 1 from correction k where k.draft_id = d.id)
    ), reasons as (
      select by, category, decision, jsonb_object_agg(reason, n) as counts from (
        select by, category, decision, x.reason, count(*) as n from decided cross join lateral unnest(read) as x (reason)
        where decision = 'edit-approve' group by by, category, decision, x.reason) c group by by, category, decision
    ), returned as (
      select by, category, decision, jsonb_object_agg(reason, n) as counts from (
        select by, category, decision, x.reason, count(*) as n from decided cross join lateral unnest(given) as x (reason)
        where decision = 'return' group by by, category, decision, x.reason) c group by by, category, decision
    )
    select d.by as "writtenBy", d.category, d.decision, count(*)::int as n,
      count(*) filter (where d.open and d.decision = 'edit-approve')::int as unconfirmed,
      coalesce((select r.counts from reasons r where (r.by, r.category, r.decision) = (d.by, d.category, d.decision)), '{}') as reasons,
      coalesce((select r.counts from returned r where (r.by, r.category, r.decision) = (d.by, d.category, d.decision)), '{}') as "returnReasons"
    from decided d group by d.by, d.category, d.decision`.execute(db);
  return rows.map((row) => DayRow.parse(row));
}
