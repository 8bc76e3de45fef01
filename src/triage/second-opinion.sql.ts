import { sql } from "kysely";
import { z } from "zod";
import { Urgency } from "#contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { ModelOpinion } from "./opinion.ts";
import type { Triage } from "./triage.ts";

const DoubtRow = z.object({
  state: z.string(),
  urgency: Urgency,
  triage: z.unknown(),
  words: z.array(z.string()),
});
export type Doubt = z.infer<typeof DoubtRow>;

/** What is asked about: triage as it stands, and every message of the citizen, redacted. */
export async function doubtOf(db: Reader, inquiryId: string): Promise<Doubt | null> {
  const { rows } = await sql`select i.state, i.urgency, i.triage,
      array(select m.text from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position) as words
    from inquiry i where i.id = ${inquiryId}`.execute(db);
  return rows[0] ? DoubtRow.parse(rows[0]) : null;
}

/** Whoever changes an inquiry holds its row. */
export async function lockDoubt(tx: Tx, inquiryId: string): Promise<Doubt | null> {
  await sql`select 1 from inquiry where id = ${inquiryId} for no key update`.execute(tx);
  return doubtOf(tx, inquiryId);
}

export type Heard = { inquiryId: string; words: number; model: string; prompt: string; opinion: ModelOpinion; taken: boolean; at: Date };

/** @returns false where these words have their opinion already */
export async function insertOpinion(tx: Tx, h: Heard): Promise<boolean> {
  const { rows } = await sql`insert into second_opinion (inquiry_id, words, model, prompt, opinion, taken, at)
    values (${h.inquiryId}, ${h.words}, ${h.model}, ${h.prompt}, ${JSON.stringify(h.opinion)}::jsonb, ${h.taken}, ${h.at})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function saveSettled(tx: Tx, inquiryId: string, triage: Triage): Promise<void> {
  await sql`update inquiry set category = ${triage.category}, urgency = ${triage.urgency}, seat_class = ${triage.seatClass},
    triage = ${JSON.stringify(triage)} where id = ${inquiryId}`.execute(tx);
}

/** Notices that urgency or aid now call for; the citizen's page hears of them. */
export async function raiseMore(tx: Tx, inquiryId: string, notices: { code: string; version: number }[], at: Date): Promise<void> {
  let more = 0;
  for (const { code, version } of notices) {
    const { rows } = await sql`insert into notice_raised (inquiry_id, code, version, at) values (${inquiryId}, ${code}, ${version}, ${at})
      on conflict do nothing returning 1`.execute(tx);
    more += rows.length;
  }
  if (more > 0) await sql`select tell_inquiry(${inquiryId}, 'state', ${at})`.execute(tx);
}
