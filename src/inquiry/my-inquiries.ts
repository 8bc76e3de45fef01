/** 我的咨询: all matters of one citizen, and which of them have news. */
import type { MyInquiries } from "#contract/mine.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { sha256 } from "#platform/keyring.ts";
import { noteUse } from "./citizen-token.sql.ts";
import type { Mine } from "./find-citizen.ts";
import type { Inquiry } from "./inquiry.ts";
import { inquiriesOf, markSeen } from "./my-inquiries.sql.ts";

export async function listMine({ database }: { database: Database }, { citizenId }: Mine): Promise<MyInquiries> {
  const rows = await inquiriesOf(database.db, citizenId);
  return { items: rows.map((row) => ({ ...row, at: row.at.toISOString(), news: row.news.toISOString() })) };
}

/** What stands on the screen has been seen, on every device of this citizen. */
export async function seeInquiry(
  { database, clock }: { database: Database; clock: Clock },
  inquiry: Inquiry,
  token: string,
): Promise<void> {
  const hash = await sha256(token);
  await database.transact(`citizen:${inquiry.citizenId}`, async (tx) => {
    await noteUse(tx, hash, dayInChina(clock())); // the citizen's row before the matter's, as deleting everything locks them
    await markSeen(tx, inquiry.id);
  });
}
