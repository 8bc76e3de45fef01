import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, Channel, SeatClass, Urgency } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { Matter, Written } from "./draft.ts";

const MatterRow = z.object({
  inquiryId: z.string(),
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array).nullable(),
  state: z.string(),
  round: z.int(),
  channel: Channel,
  category: CategoryCode,
  urgency: Urgency,
  seatClass: SeatClass,
  triage: z.unknown(),
  words: z.array(z.string()),
  matterRegion: z.string().nullable(),
});

export async function matterOf(db: Reader, inquiryId: string): Promise<Matter | null> {
  const { rows } = await sql`
    select i.id as "inquiryId", c.id as "citizenId", c.data_key as "dataKey", i.state, i.round, i.channel, i.category,
      i.urgency, i.seat_class as "seatClass", i.triage, coalesce(i.matter_region, i.region) as "matterRegion",
      array(select m.text from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position) as words
    from inquiry i join citizen c on c.id = i.citizen_id where i.id = ${inquiryId}`.execute(db);
  return rows[0] ? MatterRow.parse(rows[0]) : null;
}

/** `matter`: for which of several matters of one message it was found, from 0. */
export type FoundRefs = {
  articles: { id: string; score: number; matched: string[]; support: number; matter: number; beside?: string }[];
  cases: { id: string; score: number; matter: number }[];
};

/** @returns false where the matter has left this round meanwhile: nothing is kept of what was taken back */
export async function saveRetrieval(tx: Tx, inquiryId: string, round: number, refs: FoundRefs, at: Date): Promise<boolean> {
  const { rows } = await sql`insert into retrieval (inquiry_id, round, articles, cases, at)
    select i.id, i.round, ${JSON.stringify(refs.articles)}::jsonb, ${JSON.stringify(refs.cases)}::jsonb, ${at}::timestamptz
    from inquiry i where i.id = ${inquiryId} and i.state = 'drafting' and i.round = ${round} for share of i
    on conflict (inquiry_id, round) do update set articles = excluded.articles, cases = excluded.cases, at = excluded.at
    returning inquiry_id`.execute(tx);
  return rows.length > 0;
}

const RefsRow = z.object({
  articles: z.array(
    z.object({
      id: z.string(),
      score: z.number(),
      matched: z.array(z.string()),
      support: z.number(),
      matter: z.int().default(0),
      beside: z.string().optional(),
    }),
  ),
  cases: z.array(z.object({ id: z.string(), score: z.number(), matter: z.int().default(0) })),
});

export async function retrievalOf(db: Reader, inquiryId: string, round: number): Promise<FoundRefs | null> {
  const { rows } = await sql`select articles, cases from retrieval where inquiry_id = ${inquiryId} and round = ${round}`.execute(db);
  return rows[0] ? RefsRow.parse(rows[0]) : null;
}

/** The one way out of `drafting`; false where the inquiry is no longer in this round of it, or more was said meanwhile. */
export async function enterReview(tx: Tx, matter: Matter, at: Date): Promise<boolean> {
  const { rows } = await sql`update inquiry set state = 'in_review', state_at = ${at}, because = null
    where id = ${matter.inquiryId} and state = 'drafting' and round = ${matter.round}
      and (select count(*) from message m where m.inquiry_id = inquiry.id and m.from_whom = 'citizen') = ${matter.words.length}
    returning id`.execute(tx);
  return rows.length > 0;
}

const URGENCY_RANK: Record<Urgency, number> = { danger: 0, soon: 1, none: 2 };

export async function insertDraft(tx: Tx, id: string, matter: Matter, by: Written["by"], at: Date): Promise<void> {
  await sql`insert into draft (id, inquiry_id, round, seat_class, urgency_rank, category, written_by, waiting_since)
    values (${id}, ${matter.inquiryId}, ${matter.round}, ${matter.seatClass}, ${URGENCY_RANK[matter.urgency]},
      ${matter.category}, ${JSON.stringify(by)}::jsonb, ${at})`.execute(tx);
}

export type NewBody = { id: string; draftId: string; version: number; sealed: Uint8Array; sha256: Uint8Array; author: string; at: Date };

export async function insertBody(tx: Tx, b: NewBody): Promise<void> {
  await sql`insert into draft_body (id, draft_id, version, sealed, sha256, author, at)
    values (${b.id}, ${b.draftId}, ${b.version}, ${b.sealed}, ${b.sha256}, ${b.author}, ${b.at})`.execute(tx);
}
