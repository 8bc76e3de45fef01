import { sql } from "kysely";
import { z } from "zod";
import { ReturnReason } from "../contract.ts";
import type { Reader } from "#platform/database.ts";

const EarlierRow = z.object({ draftId: z.string(), sealed: z.instanceof(Uint8Array), sha256: z.string(), said: z.int() });

/** The newest answer that was delivered, and how many of the citizen's messages it had before it. */
export async function earlierAnswer(db: Reader, inquiryId: string): Promise<z.infer<typeof EarlierRow> | null> {
  const { rows } = await sql`
    select b.draft_id as "draftId", b.sealed, encode(b.sha256, 'hex') as sha256,
      (select count(*)::int from message m where m.inquiry_id = a.inquiry_id and m.from_whom = 'citizen'
        and m.at <= (select min(f.at) from draft_body f where f.draft_id = b.draft_id)) as said
    from answer a join draft_body b on b.id = a.body_id
    where a.inquiry_id = ${inquiryId} order by a.at desc limit 1`.execute(db);
  return rows[0] ? EarlierRow.parse(rows[0]) : null;
}

const ReturnedRow = z.object({ reasons: z.array(ReturnReason), note: z.string() });

/** Why a lawyer sent the newest draft back; null where the newest was not sent back. */
export async function returnedBecause(db: Reader, inquiryId: string): Promise<z.infer<typeof ReturnedRow> | null> {
  const { rows } = await sql`
    select r.reasons, r.note from draft d join review r on r.draft_id = d.id and r.decision = 'return'
    where d.state = 'returned' and d.inquiry_id = ${inquiryId}
      and d.round = (select max(newest.round) from draft newest where newest.inquiry_id = d.inquiry_id)
    order by r.at desc limit 1`.execute(db);
  return rows[0] ? ReturnedRow.parse(rows[0]) : null;
}
