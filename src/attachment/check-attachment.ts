/** A file whose scanner did not answer waits unopened, and is looked at again until it does. */
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { Keyring } from "#platform/keyring.ts";
import type { ObjectStore } from "#platform/object-store.ts";
import { attachedBytes } from "./attached-bytes.ts";
import type { AttachmentOutcome, Scan } from "./attachment.ts";
import { attachmentById, moveAttachment } from "./attachment.sql.ts";

type Deps = {
  database: Database;
  clock: Clock;
  keyring: Keyring;
  store: ObjectStore | null;
  scan: Scan | null;
  next: (tx: Tx, outcome: AttachmentOutcome) => Promise<void>;
};

/** @throws while the scanner does not answer: the job is tried again. A scanner that was switched off since says `off`. */
export async function checkAttachment({ database, clock, keyring, store, scan, next }: Deps, id: string): Promise<void> {
  const held = await attachmentById(database.db, id);
  if (!held || held.state !== "checking") return;
  if (!store) throw new Error("no store to read attachments from");
  const bytes = await attachedBytes({ keyring, store }, held);
  const found = bytes && scan ? await scan(bytes) : "off";
  await database.transact("system:attachments", async (tx) => {
    if (bytes && found !== "found")
      return void (await moveAttachment(tx, id, { from: ["checking"], to: "kept", scan: found, at: clock() }));
    const because = bytes ? "infected" : "never-arrived";
    const moved = await moveAttachment(tx, id, { from: ["checking"], to: "removing", because, at: clock() });
    if (moved) await next(tx, { kind: "attachments-dropped", inquiryId: held.inquiryId });
  });
}
