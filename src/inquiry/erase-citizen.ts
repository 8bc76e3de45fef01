/**
 * 全部删除 (个人信息保护法 47): every matter is taken back, every token ends, and the citizen's key is dropped, with all that
 * is readable without it. Only a danger that nobody has closed makes the key wait (13 (4)).
 * @see docs/decisions/0043-coming-back-and-deleting.md
 */
import type { ErasureAhead, ErasureReceipt } from "#contract/mine.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { countOpenAlerts, countOwn, dropKey, endAllTokens, erasureOf, erasuresDue, insertErasure, lockCitizen } from "./erase.sql.ts";
import type { Mine } from "./find-citizen.ts";
import { lockInquiry } from "./inquiry.sql.ts";
import { keptUntil, stillDue } from "./retention-run.sql.ts";
import { takeBack } from "./withdraw-inquiry.ts";

type EraseDeps = { database: Database; clock: Clock };

const AT_ONCE = 20;

export async function lookAhead({ database }: Pick<EraseDeps, "database">, { citizenId }: Mine): Promise<ErasureAhead> {
  const until = await keptUntil(database.db, citizenId);
  return {
    deleted: await countOwn(database.db, citizenId),
    waitsFor: await countOpenAlerts(database.db, citizenId),
    byItself: until?.toISOString() ?? null,
  };
}

export async function eraseCitizen({ database, clock }: EraseDeps, { citizenId }: Mine): Promise<ErasureReceipt> {
  const at = clock();
  const id = crypto.randomUUID();
  return database.transact(`citizen:${citizenId}`, async (tx) => {
    const ids = await lockCitizen(tx, citizenId);
    const asked = await erasureOf(tx, citizenId);
    if (asked) return asked; // of two at once, the second is told the same
    const deleted = await countOwn(tx, citizenId);
    for (const inquiryId of ids) {
      const locked = await lockInquiry(tx, inquiryId);
      if (locked && locked.state !== "withdrawn") await takeBack(tx, locked, at);
    }
    const held = await countOpenAlerts(tx, citizenId);
    await insertErasure(tx, { id, citizenId, at, deleted, held, cause: "asked" });
    await endAllTokens(tx, citizenId, crypto.getRandomValues(new Uint8Array(32)));
    if (held === 0) await dropKey(tx, id, at);
    return { number: id, askedAt: at.toISOString(), doneAt: held === 0 ? at.toISOString() : null, deleted };
  });
}

/**
 * 到期删除: the same, of what nobody needs any more and nothing holds. Matters stay closed, as they were: figures count them.
 * @returns false where it is not due any more, or is gone
 */
export async function eraseDue({ database, clock }: EraseDeps, citizenId: string): Promise<boolean> {
  const at = clock();
  const id = crypto.randomUUID();
  return database.transact("system:retention", async (tx) => {
    for (const inquiryId of await lockCitizen(tx, citizenId)) await lockInquiry(tx, inquiryId);
    if ((await erasureOf(tx, citizenId)) || !(await stillDue(tx, citizenId, at))) return false;
    await insertErasure(tx, { id, citizenId, at, deleted: await countOwn(tx, citizenId), held: 0, cause: "due" });
    await endAllTokens(tx, citizenId, crypto.getRandomValues(new Uint8Array(32)));
    await dropKey(tx, id, at);
    return true;
  });
}

/** Finishes those that waited for a danger to be closed. @returns how many; no more than twenty a round */
export async function finishErasures({ database, clock }: EraseDeps): Promise<number> {
  return database.transact("system:erasure", async (tx) => {
    const due = await erasuresDue(tx, AT_ONCE);
    for (const id of due) await dropKey(tx, id, clock());
    return due.length;
  });
}
