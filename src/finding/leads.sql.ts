/** What approved answers have taught the finder. */
import { sql } from "kysely";
import type { Reader, Tx } from "#platform/database.ts";
import type { Lead } from "./finding.ts";
import { base64 } from "./index.sql.ts";

/** The newest say most of how people ask today, and the table stays in memory. */
export const MOST_LEADS = 20_000;
/** Read in pieces: 4,000 held the embedded database for 130 ms, 500 for 15. */
const ROWS_AT_ONCE = 500;

/** How many leads of one embedder there are, and when the newest was learned. */
export type LeadsState = { count: number; newest: string | null };

export async function leadsState(db: Reader, embedder: string): Promise<LeadsState> {
  const { rows } = await sql<LeadsState>`
    select count(*)::int as count, max(learned_at)::text as newest from law_lead where embedder = ${embedder}`.execute(db);
  return rows[0]!;
}

type Row = { id: string; at: string; vector: Uint8Array; places: string[] };

/**
 * The newest first.
 * @param since only what was learned after this time, as a state tells it
 */
export async function learnedLeads(db: Reader, embedder: string, since: string | null = null): Promise<Lead[]> {
  const leads: Lead[] = [];
  let before: Pick<Row, "id" | "at"> | undefined;
  while (leads.length < MOST_LEADS) {
    const newer = since === null ? sql`` : sql`and learned_at > ${since}::timestamptz`;
    const older = before ? sql`and (learned_at, answer_id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``;
    const { rows } = await sql<Row>`
      select answer_id as id, learned_at::text as at, vector, places from law_lead
      where embedder = ${embedder} ${newer} ${older} order by learned_at desc, answer_id desc limit ${ROWS_AT_ONCE}`.execute(db);
    leads.push(...rows.map(({ vector, places }) => ({ kind: "question" as const, vector: new Int8Array(vector), places })));
    if (rows.length < ROWS_AT_ONCE) break;
    before = rows.at(-1);
  }
  return leads;
}

/**
 * Learns from an answer once, however often its job runs. The inquiry stays locked until the transaction ends: a
 * withdrawal comes before, and nothing is kept, or after, and takes the lead with it.
 */
export async function saveLead(tx: Tx, answerId: string, embedder: string, lead: Omit<Lead, "kind">, now: Date): Promise<void> {
  const bytes = base64(new Uint8Array(lead.vector.buffer, lead.vector.byteOffset, lead.vector.length));
  await sql`insert into law_lead (answer_id, embedder, vector, places, learned_at)
    select a.id, ${embedder}, decode(${bytes}, 'base64'), ${lead.places}::text[], ${now}
    from answer a join inquiry i on i.id = a.inquiry_id join citizen c on c.id = i.citizen_id
    where a.id = ${answerId} and i.state <> 'withdrawn' and c.data_key is not null for share of i, c
    on conflict (answer_id) do nothing`.execute(tx);
}
