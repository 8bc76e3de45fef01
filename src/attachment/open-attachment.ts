/** One file, for its own citizen, and for whoever holds the matter now. Every opening by staff is recorded. */
import type { AttachmentKind } from "#contract/attachment.ts";
import type { OpenedFor } from "#inquiry/inquiry.ts";
import { recordAudit } from "#platform/audit.ts";
import type { Database } from "#platform/database.ts";
import type { Keyring } from "#platform/keyring.ts";
import type { ObjectStore } from "#platform/object-store.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { attachedBytes } from "./attached-bytes.ts";
import type { HeldAttachment } from "./attachment.ts";
import { attachmentById, attachmentsForDesk } from "./attachment.sql.ts";

type Deps = { database: Database; keyring: Keyring; store: ObjectStore | null };
type OpenedFile = { kind: AttachmentKind; number: number; bytes: Uint8Array };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UNKNOWN = refuse("not-found", "没有找到这个文件");
const GONE = refuse("not-found", "这个文件已经删除");

export async function openOwnAttachment(deps: Deps, inquiryId: string, id: string): Promise<OpenedFile | Refusal> {
  const held = UUID.test(id) ? await attachmentById(deps.database.db, id) : null;
  if (!held || held.inquiryId !== inquiryId) return UNKNOWN;
  return opened(deps, held);
}

/**
 * @param staffId who opens; whether they may is for the room that holds the matter to say, before this is called
 * @param why told to the citizen with who it was
 */
export async function openAttachmentForStaff(
  deps: Deps,
  inquiryId: string,
  id: string,
  staffId: string,
  why: OpenedFor,
): Promise<OpenedFile | Refusal> {
  const held = (await attachmentsForDesk(deps.database.db, inquiryId)).find((one) => one.id === id);
  if (!held) return UNKNOWN;
  const file = await opened(deps, held);
  if (!("bytes" in file)) return file;
  await deps.database.transact(`staff:${staffId}`, (tx) =>
    recordAudit(tx, "open-attachment", "inquiry", held.inquiryId, { attachment: held.id, number: held.number, why }),
  );
  return file;
}

async function opened({ keyring, store }: Deps, held: HeldAttachment): Promise<OpenedFile | Refusal> {
  if (held.state === "checking") return refuse("wrong-state", "这个文件正在查毒，现在还不能打开");
  if (held.state !== "kept" || !store) return GONE;
  const bytes = await attachedBytes({ keyring, store }, held);
  return bytes ? { kind: held.kind, number: held.number, bytes } : GONE;
}
