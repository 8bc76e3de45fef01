import { sql } from "kysely";
import type { Reader, Tx } from "#platform/database.ts";

export type DeskDraft = { id: string; state: "waiting" | "claimed" };

/** The draft of a matter that waits for a lawyer or is with one. */
export async function draftOnDesk(db: Reader, inquiryId: string): Promise<DeskDraft | null> {
  const { rows } = await sql<DeskDraft>`select id, state from draft where inquiry_id = ${inquiryId} and state in ('waiting', 'claimed')
    limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Who is on duty for this draft with a hand free: who waits for work first, then who has least. Their row stays locked. */
export async function freeLawyer(tx: Tx, draftId: string, at: Date): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select l.staff_id as id
    from draft d join lawyer l on d.seat_class = any(l.seat_classes) join duty y on y.staff_id = l.staff_id
    where d.id = ${draftId} and y.state = 'on' and l.licence_status = 'active' and l.capacity > in_hand(l.staff_id, ${at})
      and not barred_from(d.id, d.inquiry_id, l.staff_id, l.firm)
    order by y.ready_since nulls last, in_hand(l.staff_id, ${at}), l.staff_id limit 1 for update of l skip locked`.execute(tx);
  return rows[0]?.id ?? null;
}

/** An offer like any: unopened, it goes back to the queue. @returns false where the draft waits no more */
export async function offerDraft(tx: Tx, draftId: string, lawyerId: string, lease: { until: Date; at: Date }): Promise<boolean> {
  const { rows } = await sql`update draft set state = 'claimed', claimed_by = ${lawyerId}, claimed_until = ${lease.until},
    offered_at = ${lease.at} where id = ${draftId} and state = 'waiting' returning id`.execute(tx);
  return rows.length > 0;
}
