/**
 * Given a matter in some state. `ask` and `inReview` go the service's own way; the plain ones write rows with SQL,
 * for tests of what the database itself holds and for queues whose classes and urgencies a test chooses.
 */
import { type RawBuilder, sql } from "kysely";
import type { SeatClass, Urgency } from "#contract.ts";
import type { Database, Reader, Tx } from "#platform/database.ts";
import { sha256 } from "#platform/keyring.ts";
import { type Bureau, type Person, call } from "./given.node.ts";

export const WAGES = "公司拖欠我三个月工资不发，没有签劳动合同，现在把我辞退了怎么办";
export const CUSTODY = "我要和丈夫离婚，孩子才两岁，抚养权会判给谁，抚养费怎么算";

/** SQLSTATEs that migrations/ raises, by the rule that was broken. */
export const HELD = {
  appendOnly: "WF001",
  noActor: "WF002",
  transition: "WF003",
  liveDraft: "WF004",
  review: "WF005",
  licence: "WF006",
  disposition: "WF007",
  unread: "WF026",
  twice: "23505",
  check: "23514",
  foreignKey: "23503",
} as const;

/** @returns the SQLSTATE that refused it, or "done" */
export async function outcome(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return "done";
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== "string") throw error;
    return code;
  }
}

export type Asked = { id: string; token: string };

/** As the page sends it once the citizen agreed to the privacy text as it stands. */
export const agreed = (bureau: Bureau) => ({ consent: { version: bureau.service.citizen.privacy().version } });

/** A citizen asks over HTTP, and agrees. */
export async function ask(
  bureau: Bureau,
  question = WAGES,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Asked> {
  const { status, body } = await call(bureau, "POST", "/api/inquiries", { body: { question, ...agreed(bureau), ...more }, headers });
  if (status !== 201) throw new Error(`not received: ${status} ${JSON.stringify(body)}`);
  return body as unknown as Asked;
}

/** Asked, searched and drafted by the service's own jobs. */
export async function inReview(bureau: Bureau, question = WAGES): Promise<Asked & { draftId: string }> {
  const asked = await ask(bureau, question);
  await bureau.work();
  const [draft] = await read<{ id: string }>(
    bureau.database.db,
    sql`select id from draft where inquiry_id = ${asked.id} and state = 'waiting'`,
  );
  if (!draft) throw new Error("no draft waits");
  return { ...asked, draftId: draft.id };
}

export async function read<Row>(db: Reader, query: RawBuilder<unknown>): Promise<Row[]> {
  return (await query.execute(db)).rows as Row[];
}

export async function stateOf(db: Reader, table: "inquiry" | "draft" | "referral", id: string): Promise<string> {
  const [row] = await read<{ state: string }>(db, sql`select state from ${sql.table(table)} where id = ${id}`);
  return row?.state ?? "gone";
}

// ---- Plain rows -------------------------------------------------------------------------------------

type Kind = { seatClass?: SeatClass; urgency?: Urgency; at?: Date };

const NOON = new Date("2026-11-21T04:00:00Z");

/** A triaged inquiry of a citizen of its own. */
export async function plainInquiry(tx: Tx, { seatClass = "labor", urgency = "none", at = NOON }: Kind = {}): Promise<string> {
  const id = crypto.randomUUID();
  const citizen = crypto.randomUUID();
  await sql`insert into citizen (id, token_hash, created_at) values (${citizen}, ${await sha256(citizen)}, ${at})`.execute(tx);
  await sql`insert into inquiry (id, citizen_id, channel, follow_up, category, urgency, seat_class, triage, person, received_at, state_at)
    values (${id}, ${citizen}, 'widget', 'skip', 'labor', ${urgency}, ${seatClass}, '{}', ${await sha256(id)}, ${at}, ${at})`.execute(tx);
  await plainConsent(tx, id, at);
  return id;
}

/** No question by the widget is kept without its basis. */
export async function plainConsent(tx: Tx, inquiryId: string, at = NOON): Promise<void> {
  await sql`insert into inquiry_consent (inquiry_id, basis, version, at) values (${inquiryId}, 'consent', 10, ${at})`.execute(tx);
}

/** Leaving a review, or asking again, begins the next round, as in the service. */
export async function move(tx: Tx, inquiryId: string, to: string): Promise<void> {
  await sql`update inquiry set state = ${to},
      round = round + case when (state, ${to}) in (('in_review', 'drafting'), ('in_review', 'needs_facts'), ('answered', 'drafting'),
        ('closed', 'drafting')) then 1 else 0 end
    where id = ${inquiryId}`.execute(tx);
}

const RANK: Record<Urgency, number> = { danger: 0, soon: 1, none: 2 };

export type PlainDraft = { inquiryId: string; draftId: string; bodyId: string };

/** A waiting draft with its first body; the inquiry stays as it is. */
export async function plainDraft(
  tx: Tx,
  inquiryId: string,
  { seatClass = "labor", urgency = "none", at = NOON }: Kind = {},
): Promise<PlainDraft> {
  const draftId = crypto.randomUUID();
  await sql`insert into draft (id, inquiry_id, round, seat_class, urgency_rank, category, written_by, waiting_since)
    select ${draftId}, id, round, ${seatClass}, ${RANK[urgency]}, 'labor',
      '{"kind":"extractive","name":"test","because":null}', ${at} from inquiry where id = ${inquiryId}`.execute(tx);
  return { inquiryId, draftId, bodyId: await plainBody(tx, draftId) };
}

/** The draft's next body. */
export async function plainBody(tx: Tx, draftId: string): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into draft_body (id, draft_id, version, sealed, sha256, author, at)
    select ${id}, ${draftId}, coalesce(max(version), 0) + 1, ${await sha256(id)}, ${await sha256(id)}, 'extractive', ${NOON}
    from draft_body where draft_id = ${draftId}`.execute(tx);
  return id;
}

export async function claim(tx: Tx, draftId: string, lawyer: Pick<Person, "id">): Promise<void> {
  await sql`update draft set state = 'claimed', claimed_by = ${lawyer.id}, claimed_until = '2099-01-01' where id = ${draftId}`.execute(tx);
}

/** An inquiry in review whose draft waits. */
export async function plainWaiting(database: Database, kind: Kind = {}): Promise<PlainDraft> {
  return database.transact("system:test", async (tx) => {
    const inquiryId = await plainInquiry(tx, kind);
    await move(tx, inquiryId, "drafting");
    await move(tx, inquiryId, "in_review");
    return plainDraft(tx, inquiryId, kind);
  });
}

/** An inquiry in review whose draft this lawyer holds. */
export async function plainHeld(database: Database, lawyer: Pick<Person, "id">): Promise<PlainDraft> {
  const draft = await plainWaiting(database);
  await database.transact(`staff:${lawyer.id}`, (tx) => claim(tx, draft.draftId, lawyer));
  return draft;
}

export type PlainReview = { draftId: string; bodyId: string; lawyerId: string; decision?: string; at?: Date };

export async function plainReview(tx: Tx, { draftId, bodyId, lawyerId, decision = "approve", at = NOON }: PlainReview): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into review (id, draft_id, body_id, lawyer_id, decision, articles, at)
    values (${id}, ${draftId}, ${bodyId}, ${lawyerId}, ${decision}, ${[]}, ${at})`.execute(tx);
  return id;
}

export async function setDraft(tx: Tx, draftId: string, to: string): Promise<void> {
  await sql`update draft set state = ${to}, claimed_until = null where id = ${draftId}`.execute(tx);
}

export async function plainAnswer(tx: Tx, a: { inquiryId: string; reviewId: string; bodyId: string }): Promise<void> {
  await sql`insert into answer (id, inquiry_id, review_id, body_id, at)
    values (${crypto.randomUUID()}, ${a.inquiryId}, ${a.reviewId}, ${a.bodyId}, ${NOON})`.execute(tx);
}

/** What a lawyer and delivery do with a held draft, all in one transaction. */
export async function plainAnswered(tx: Tx, draft: PlainDraft, lawyer: Pick<Person, "id">): Promise<string> {
  const reviewId = await plainReview(tx, { ...draft, lawyerId: lawyer.id });
  await setDraft(tx, draft.draftId, "approved");
  await plainAnswer(tx, { ...draft, reviewId });
  await setDraft(tx, draft.draftId, "delivered");
  await move(tx, draft.inquiryId, "answered");
  return reviewId;
}
