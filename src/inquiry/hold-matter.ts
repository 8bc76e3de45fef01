/** 保全: a supervisor holds a matter that is still needed, with a reason, and lifts it again. */
import type { HeldView, NewHold } from "#contract/retention.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { inquiryById, lockInquiry } from "./inquiry.sql.ts";
import { holdsThatStand, insertHold, liftHold } from "./retention.sql.ts";

type Deps = { database: Database; clock: Clock; keyring: Keyring };

const GONE = refuse("wrong-state", "这条咨询的内容已经删除，没有可以保全的");

export async function holdMatter({ database, clock, keyring }: Deps, by: string, hold: NewHold): Promise<null | Refusal> {
  const { inquiryId, reason } = hold;
  const inquiry = await inquiryById(database.db, inquiryId);
  if (!inquiry) return refuse("not-found", "没有找到这条咨询");
  if (inquiry.dataKey === null) return GONE;
  const id = crypto.randomUUID();
  const note = await (await openVault(keyring, inquiry.citizenId, inquiry.dataKey)).sealText(hold.note, `hold:${id}`);
  return database.transact(`staff:${by}`, async (tx) => {
    const locked = await lockInquiry(tx, inquiryId);
    if (locked?.dataKey == null) return GONE;
    return (await insertHold(tx, { id, inquiryId, reason, note, by, at: clock() })) ? null : refuse("wrong-state", "这条咨询已经保全");
  });
}

export async function liftMatterHold({ database, clock }: Deps, by: string, id: string): Promise<null | Refusal> {
  const lifted = await database.transact(`staff:${by}`, (tx) => liftHold(tx, id, by, clock()));
  return lifted ? null : refuse("not-found", "没有找到这项保全，可能已经解除");
}

/** What was written is sealed by the citizen's key. */
export async function showHolds({ database, keyring }: Omit<Deps, "clock">): Promise<HeldView[]> {
  const rows = await holdsThatStand(database.db);
  return Promise.all(
    rows.map(async ({ citizenId, dataKey, note, at, ...hold }) => {
      const vault = dataKey && (await openVault(keyring, citizenId, dataKey));
      return { ...hold, note: vault && (await vault.openText(note, `hold:${hold.id}`)), at: at.toISOString() };
    }),
  );
}
