import { sql } from "kysely";
import type { Tx } from "#platform/database.ts";

type Hashed = { index: Uint8Array; side: "asker" | "other" | "unknown" };

/** What is said later may tell on which side somebody is; who asks stays who asks. */
export async function savePartyIndex(tx: Tx, inquiryId: string, parties: Hashed[]): Promise<void> {
  if (parties.length === 0) return;
  await sql`insert into party_index (inquiry_id, index, side)
    select ${inquiryId}, index, side from unnest(${parties.map(({ index }) => index)}::bytea[], ${parties.map(({ side }) => side)}::text[]) p (index, side)
    on conflict (inquiry_id, index) do update set side = excluded.side
    where party_index.side = 'unknown' or (party_index.side = 'other' and excluded.side = 'asker')`.execute(tx);
}
