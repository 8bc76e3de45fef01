import { sql } from "kysely";
import { dayInChina } from "#platform/clock.ts";
import type { Reader, Tx } from "#platform/database.ts";

export type DeskDraft = { id: string; state: "waiting" | "claimed" };

/** The draft of a matter that waits for a lawyer or is with one. */
export async function draftOnDesk(db: Reader, inquiryId: string): Promise<DeskDraft | null> {
  const { rows } = await sql<DeskDraft>`select id, state from draft where inquiry_id = ${inquiryId} and state in ('waiting', 'claimed')
    limit 1`.execute(db);
  return rows[0] ?? null;
}

/** On duty for this draft, with a hand free: the same as next_draft (0024_assignment.sql) asks of who asks for work. */
const free = (draftId: string, at: Date) => sql`from draft d join lawyer l on d.seat_class = any(l.seat_classes)
    join duty y on y.staff_id = l.staff_id
  where d.id = ${draftId} and y.state = 'on' and lawyer_may_sign(l.staff_id, ${dayInChina(at)}::date)
    and l.capacity > in_hand(l.staff_id, ${at}) and (d.assigned_to = l.staff_id or d.assigned_to is null
      and not exists (select 1 from pass p where p.draft_id = d.id and p.lawyer_id = l.staff_id and p.reason <> 'shift-over'))
    and not barred_from(d.id, d.inquiry_id, l.staff_id, l.firm)`;

/** Who waits for work first, then who has least. Their row stays locked; of what became true before that, `isFree` knows. */
export async function freeLawyer(tx: Tx, draftId: string, at: Date, except: string[]): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select l.staff_id as id ${free(draftId, at)} and l.staff_id <> all(${except}::text[])
    order by y.ready_since nulls last, in_hand(l.staff_id, ${at}), l.staff_id limit 1 for no key update of l skip locked`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Asked anew under their lock: a statement does not see what another transaction gave them while it ran. */
export async function isFree(tx: Tx, draftId: string, lawyerId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`select 1 ${free(draftId, at)} and l.staff_id = ${lawyerId}`.execute(tx);
  return rows.length > 0;
}

/** An offer like any: unopened, it goes back to the queue. @returns false where the draft waits no more, or for another */
export async function offerDraft(tx: Tx, draftId: string, lawyerId: string, lease: { until: Date; at: Date }): Promise<boolean> {
  const { rows } = await sql`update draft set state = 'claimed', claimed_by = ${lawyerId}, claimed_until = ${lease.until},
    offered_at = ${lease.at}
    where id = ${draftId} and state = 'waiting' and coalesce(assigned_to, ${lawyerId}) = ${lawyerId} returning id`.execute(tx);
  return rows.length > 0;
}
