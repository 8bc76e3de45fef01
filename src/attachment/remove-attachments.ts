/** An attachment goes: at once for everybody, and its bytes by a job that may run twice. */
import type { Inquiry } from "#inquiry/inquiry.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { ObjectStore } from "#platform/object-store.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { AttachmentOutcome } from "./attachment.ts";
import { attachmentById, attachmentsToRemove, giveUpStoring, leftIn, markRemoved, moveAttachment } from "./attachment.sql.ts";

type Deps = { database: Database; clock: Clock; next: (tx: Tx, outcome: AttachmentOutcome) => Promise<void> };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The citizen's wish. What is gone already is gone: asked twice, it is no error. */
export async function dropAttachment({ database, clock, next }: Deps, inquiry: Inquiry, id: string): Promise<null | Refusal> {
  const held = UUID.test(id) ? await attachmentById(database.db, id) : null;
  if (!held || held.inquiryId !== inquiry.id) return refuse("not-found", "没有找到这个文件");
  await database.transact(`citizen:${inquiry.citizenId}`, async (tx) => {
    const dropped = await moveAttachment(tx, id, { from: ["checking", "kept"], to: "removing", because: "citizen", at: clock() });
    if (dropped) await next(tx, { kind: "attachments-dropped", inquiryId: inquiry.id });
  });
  return null;
}

/** Deletes the bytes of whatever is on its way out of a matter. Bytes first: a row that says removed is true. */
export async function removeBytes(
  { database, clock, store }: Pick<Deps, "database" | "clock"> & { store: ObjectStore | null },
  inquiryId: string,
): Promise<void> {
  const ids = await attachmentsToRemove(database.db, inquiryId);
  if (ids.length > 0 && !store) throw new Error("no store to remove attachments from");
  for (const id of ids) {
    await store?.remove(id);
    await database.transact("system:attachments", (tx) => markRemoved(tx, id, clock()));
  }
}

/** Run by the clock: what a withdrawal left, uploads that never ended, and whatever a job should have ended and did not. */
export async function sweepAttachments({ database, clock, next }: Deps): Promise<void> {
  await database.transact("system:attachments", async (tx) => {
    const now = clock();
    const dropped = [...(await giveUpStoring(tx, now)), ...(await leftIn(tx, "removing", now))];
    for (const inquiryId of new Set(dropped.map((one) => one.inquiryId))) await next(tx, { kind: "attachments-dropped", inquiryId });
    for (const { id } of await leftIn(tx, "checking", now)) await next(tx, { kind: "attachment-unchecked", attachmentId: id });
  });
}
