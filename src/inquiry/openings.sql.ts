import { sql } from "kysely";
import { z } from "zod";
import { Role } from "../contract.ts";
import { Opening } from "#contract/mine.ts";
import type { Reader } from "#platform/database.ts";

const OpenedRow = z.object({
  at: z.date(),
  action: z.string(),
  why: Opening.shape.why.catch(null),
  role: Role.nullable(),
  name: z.string().nullable(),
  workNo: z.string().nullable(),
});
type OpenedRow = z.infer<typeof OpenedRow>;

/** Found by the index over what a row is about: ten years of audit cost no more than a week. The newest first. */
export async function openingsOf(db: Reader, inquiryId: string, actions: string[], limit: number): Promise<OpenedRow[]> {
  const { rows } = await sql`select e.at, e.action, e.detail ->> 'why' as why, s.role, s.name, l.work_no as "workNo"
    from audit_event e
    left join staff s on e.actor = 'staff:' || s.id
    left join lawyer l on l.staff_id = s.id
    where e.action = any(${actions}) and e.subject_id = any(
      array(select i.id::text from inquiry i where i.id = ${inquiryId} union all
        select i.citizen_id::text from inquiry i where i.id = ${inquiryId} union all
        select d.id::text from draft d where d.inquiry_id = ${inquiryId}))
    order by e.at desc, e.id desc limit ${limit}`.execute(db);
  return rows.map((row) => OpenedRow.parse(row));
}
