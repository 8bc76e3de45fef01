/** What is attached to a matter, for its citizen and for the desk. */
import type { Attachment, StaffAttachment } from "#contract/attachment.ts";
import type { Database } from "#platform/database.ts";
import type { HeldAttachment } from "./attachment.ts";
import { attachmentsForDesk, attachmentsOf } from "./attachment.sql.ts";

type Deps = { database: Database };

export function citizenSees({ id, number, kind, bytes, state, because, at }: HeldAttachment): Attachment {
  const shown = state === "kept" ? "kept" : because === "infected" ? "refused" : "checking";
  return { id, number, kind, bytes, state: shown, at: at.toISOString() };
}

/** What is on its way, and what its citizen removed, is not shown to them; what was refused is, or they would wait for it. */
export async function showAttachments({ database }: Deps, inquiryId: string): Promise<Attachment[]> {
  const all = await attachmentsOf(database.db, inquiryId);
  return all.filter(({ state, because }) => state === "kept" || state === "checking" || because === "infected").map(citizenSees);
}

/** Staff see besides what was there and is gone: they may have spoken of it. */
export async function showForDesk({ database }: Deps, inquiryId: string): Promise<StaffAttachment[]> {
  const all = await attachmentsForDesk(database.db, inquiryId);
  return all
    .filter(({ state, because }) => state !== "storing" && because !== "never-arrived")
    .map((held) => ({
      ...citizenSees(held),
      state: held.because === null || held.because === "infected" ? citizenSees(held).state : "removed",
      scanned: held.scan === "clean",
    }));
}
