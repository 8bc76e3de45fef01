import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, Channel, FactQuestion, InquiryEvent, InquiryState, SeatClass, Urgency } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { Inquiry, StoredMessage } from "./inquiry.ts";

const Bytes = z.instanceof(Uint8Array);

/** By the first token, or by that of a device that was let in later. */
export async function findCitizen(db: Reader, tokenHash: Uint8Array): Promise<{ id: string; dataKey: Uint8Array | null } | null> {
  const { rows } = await sql<{ id: string; dataKey: Uint8Array | null }>`
    select id, data_key as "dataKey" from citizen where token_hash = ${tokenHash}
    union all
    select c.id, c.data_key from citizen_token t join citizen c on c.id = t.citizen_id where t.hash = ${tokenHash}`.execute(db);
  return rows[0] ?? null;
}

export async function insertCitizen(tx: Tx, citizen: { id: string; tokenHash: Uint8Array; dataKey: Uint8Array; at: Date }): Promise<void> {
  await sql`insert into citizen (id, token_hash, data_key, created_at)
    values (${citizen.id}, ${citizen.tokenHash}, ${citizen.dataKey}, ${citizen.at})`.execute(tx);
}

/** `site`: the code that came with the question; kept where it names an open site, whose region then stands for one not given. */
export type NewInquiry = Omit<Inquiry, "state" | "because" | "round" | "dataKey"> & {
  contactIndex: Uint8Array | null;
  site: string | null;
};

export async function insertInquiry(tx: Tx, i: NewInquiry): Promise<void> {
  await sql`insert into inquiry (id, citizen_id, channel, region, matter_region, follow_up, category, urgency, seat_class,
      triage, contact, contact_index, person, received_at, state_at, site)
    select ${i.id}, ${i.citizenId}, ${i.channel}, coalesce(${i.region}, s.region), ${i.matterRegion}, ${i.followUp}, ${i.category},
      ${i.urgency}, ${i.seatClass}, ${JSON.stringify(i.triage)}::jsonb, ${i.contact}, ${i.contactIndex}, ${i.person}::bytea,
      ${i.receivedAt}::timestamptz, ${i.receivedAt}::timestamptz, s.code
    from (select 1) one left join site s on s.code = ${i.site} and s.closed_at is null`.execute(tx);
}

/** @returns false where the inquiry had left `from` already: somebody else was first */
export async function moveInquiry(
  tx: Tx,
  id: string,
  from: InquiryState[],
  to: InquiryState,
  at: Date,
  more: { because?: string | null; newRound?: boolean } = {},
): Promise<boolean> {
  const { rows } = await sql`update inquiry set state = ${to}, state_at = ${at}, because = ${more.because ?? null},
      round = round + ${more.newRound ? 1 : 0}
    where id = ${id} and state = any(${from}) returning id`.execute(tx);
  return rows.length > 0;
}

/** Urgency is only ever raised by what is said later. */
export async function saveTriage(
  tx: Tx,
  id: string,
  t: { category: string; urgency: string; seatClass: string; triage: unknown },
): Promise<void> {
  await sql`update inquiry set category = ${t.category}, urgency = ${t.urgency}, seat_class = ${t.seatClass},
    triage = ${JSON.stringify(t.triage)} where id = ${id}`.execute(tx);
}

const InquiryRow = z.object({
  id: z.string(),
  citizenId: z.string(),
  dataKey: Bytes.nullable(),
  channel: Channel,
  region: z.string().nullable(),
  matterRegion: z.string().nullable(),
  followUp: z.enum(["ask", "skip"]),
  category: CategoryCode,
  urgency: Urgency,
  seatClass: SeatClass,
  triage: z.unknown(),
  state: InquiryState,
  because: z.string().nullable(),
  round: z.int(),
  person: Bytes,
  contact: Bytes.nullable(),
  receivedAt: z.date(),
});

const inquiryColumns = sql`i.id, i.citizen_id as "citizenId", c.data_key as "dataKey", i.channel, i.region,
  i.matter_region as "matterRegion", i.follow_up as "followUp", i.category, i.urgency, i.seat_class as "seatClass",
  i.triage, i.state, i.because, i.round, i.person, i.contact, i.received_at as "receivedAt"`;

export async function inquiryById(db: Reader, id: string): Promise<Inquiry | null> {
  const { rows } = await sql`select ${inquiryColumns} from inquiry i join citizen c on c.id = i.citizen_id where i.id = ${id}`.execute(db);
  return rows[0] ? InquiryRow.parse(rows[0]) : null;
}

/**
 * Locks the row until the transaction ends: whoever changes an inquiry comes through here. One order everywhere, or two
 * would wait for one another: the inquiry, its draft, then what hangs on either. Rows that only point at it are not held up.
 */
export async function lockInquiry(tx: Tx, id: string): Promise<Inquiry | null> {
  const { rows } = await sql`select ${inquiryColumns} from inquiry i join citizen c on c.id = i.citizen_id
    where i.id = ${id} for no key update of i`.execute(tx);
  return rows[0] ? InquiryRow.parse(rows[0]) : null;
}

const MessageRow = z.object({
  id: z.string(),
  from: z.enum(["citizen", "service", "lawyer"]),
  text: z.string(),
  original: Bytes.nullable(),
  questions: z.array(FactQuestion),
  at: z.date(),
});

export async function messagesOf(db: Reader, inquiryId: string): Promise<StoredMessage[]> {
  const { rows } = await sql`select id, from_whom as "from", text, original, questions, at from message
    where inquiry_id = ${inquiryId} order by position`.execute(db);
  return rows.map((row) => MessageRow.parse(row));
}

/** The latest of them, or of those before one of them, in order; and how many lie before these. */
export async function latestMessages(
  db: Reader,
  inquiryId: string,
  limit: number,
  before: string | null,
): Promise<{ messages: StoredMessage[]; earlier: number }> {
  const { rows } = await sql<{ position: number }>`select id, from_whom as "from", text, original, questions, at, position from message m
    where inquiry_id = ${inquiryId}
      and (${before}::uuid is null or position < (select b.position from message b where b.id = ${before} and b.inquiry_id = ${inquiryId}))
    order by position desc limit ${limit}`.execute(db);
  // Positions count from 1 without gaps.
  return { messages: rows.toReversed().map((row) => MessageRow.parse(row)), earlier: (rows.at(-1)?.position ?? 1) - 1 };
}

export async function insertMessage(tx: Tx, inquiryId: string, m: StoredMessage): Promise<void> {
  await sql`insert into message (id, inquiry_id, from_whom, text, original, questions, at, position)
    select ${m.id}, ${inquiryId}, ${m.from}, ${m.text}, ${m.original}, ${JSON.stringify(m.questions)}::jsonb, ${m.at},
      coalesce(max(position), 0) + 1 from message where inquiry_id = ${inquiryId}`.execute(tx);
}

export async function tellMessage(tx: Tx, inquiryId: string, at: Date): Promise<void> {
  await sql`select tell_inquiry(${inquiryId}, 'message', ${at})`.execute(tx);
}

export async function placeholdersOf(db: Reader, inquiryId: string): Promise<Uint8Array | null> {
  const { rows } = await sql<{ sealed: Uint8Array }>`select sealed from placeholder where inquiry_id = ${inquiryId}`.execute(db);
  return rows[0]?.sealed ?? null;
}

export async function savePlaceholders(tx: Tx, inquiryId: string, sealed: Uint8Array): Promise<void> {
  await sql`insert into placeholder (inquiry_id, sealed) values (${inquiryId}, ${sealed})
    on conflict (inquiry_id) do update set sealed = excluded.sealed`.execute(tx);
}

export async function raiseNotices(tx: Tx, inquiryId: string, notices: { code: string; version: number }[], at: Date): Promise<void> {
  for (const notice of notices) {
    await sql`insert into notice_raised (inquiry_id, code, version, at) values (${inquiryId}, ${notice.code}, ${notice.version}, ${at})
      on conflict do nothing`.execute(tx);
  }
}

export async function noticesOf(db: Reader, inquiryId: string): Promise<{ code: string; version: number }[]> {
  const { rows } = await sql<{ code: string; version: number }>`
    select code, version from notice_raised where inquiry_id = ${inquiryId} order by at, code`.execute(db);
  return rows;
}

export async function withdrawDrafts(tx: Tx, inquiryId: string): Promise<void> {
  await sql`update draft set state = 'withdrawn', claimed_until = null
    where inquiry_id = ${inquiryId} and state in ('waiting', 'claimed', 'approved')`.execute(tx);
}

/** A matter that its citizen withdrew is nobody's work order any more. */
export async function withdrawReferrals(tx: Tx, inquiryId: string, at: Date): Promise<void> {
  await sql`update referral set state = 'returned', reason = '群众撤回了咨询', state_at = ${at}
    where inquiry_id = ${inquiryId} and state in ('open', 'accepted')`.execute(tx);
}

/** What waits, or will wait again, takes the place in the queue that its matter now has; never a lower one. @param rank 0 danger, 1 soon */
export async function raiseDraft(tx: Tx, inquiryId: string, rank: number): Promise<void> {
  await sql`update draft set urgency_rank = ${rank}
    where inquiry_id = ${inquiryId} and state in ('waiting', 'claimed') and urgency_rank > ${rank}`.execute(tx);
}

/**
 * A correction that waits for its lawyer stays: the lawyer sees what was added beside it.
 * @returns true where a draft was waiting that nobody had opened, and is now withdrawn
 */
export async function withdrawUnclaimedDraft(tx: Tx, inquiryId: string): Promise<boolean> {
  const { rows } = await sql`update draft set state = 'withdrawn' where inquiry_id = ${inquiryId} and state = 'waiting'
    and not exists (select 1 from correction k where k.draft_id = draft.id) returning id`.execute(tx);
  return rows.length > 0;
}

const EventRow = z.object({ seq: z.int(), type: InquiryEvent.shape.type, state: InquiryState, at: z.date() });
export type EventRow = z.infer<typeof EventRow>;

export async function eventsAfter(db: Reader, inquiryId: string, seq: number): Promise<EventRow[]> {
  const { rows } = await sql`select seq, type, state, at from inquiry_event
    where inquiry_id = ${inquiryId} and seq > ${seq} order by seq limit 200`.execute(db);
  return rows.map((row) => EventRow.parse(row));
}

export async function replyFor(db: Reader, keyHash: Uint8Array): Promise<{ requestHash: Uint8Array; reply: Uint8Array } | null> {
  const { rows } = await sql<{ requestHash: Uint8Array; reply: Uint8Array }>`
    select request_hash as "requestHash", reply from idempotency where key_hash = ${keyHash}`.execute(db);
  return rows[0] ?? null;
}

/** @returns false where another request with the same key got there first */
export async function saveReply(tx: Tx, keyHash: Uint8Array, requestHash: Uint8Array, reply: Uint8Array, at: Date): Promise<boolean> {
  const { rows } = await sql`insert into idempotency (key_hash, request_hash, reply, at)
    values (${keyHash}, ${requestHash}, ${reply}, ${at}) on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function forgetReplies(tx: Tx, before: Date): Promise<void> {
  await sql`delete from idempotency where at < ${before}`.execute(tx);
}
