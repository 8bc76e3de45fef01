/**
 * A citizen adds a photo or a PDF: look into it, cut its metadata out, seal it, keep it outside the database. Its row is
 * there first, so that whatever breaks on the way leaves nothing that no row names.
 */
import type { Inquiry } from "#inquiry/inquiry.ts";
import type { Attachment } from "#contract/attachment.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database, Reader, Tx } from "#platform/database.ts";
import { type Keyring, openVault, sha256, toHex } from "#platform/keyring.ts";
import type { ObjectStore } from "#platform/object-store.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { AttachmentOutcome, HeldAttachment, Inspected, Scan } from "./attachment.ts";
import { type Upload, attachmentById, attachmentOfUpload, heldBy, insertAttachment, lockMatter, moveAttachment } from "./attachment.sql.ts";
import { aboutBytes, contentIndexOf } from "./attached-bytes.ts";
import { inflateBounded } from "./inflate.ts";
import { refuseFile } from "./refuse-file.ts";
import { inspectFile } from "./rules/inspect-file.ts";
import { roomLeft } from "./rules/room-left.ts";
import { citizenSees } from "./show-attachments.ts";

type AttachDeps = {
  database: Database;
  clock: Clock;
  keyring: Keyring;
  /** Null on a door that has nowhere to keep bytes. */
  store: ObjectStore | null;
  /** Null where no scanner is configured. */
  scan: Scan | null;
  /** Whether the citizen agreed that what they send is handled: words of danger are kept without, files are not. */
  agreed: (inquiryId: string) => Promise<boolean>;
  next: (tx: Tx, outcome: AttachmentOutcome) => Promise<void>;
};

/** Before any of it is read: whether there is room at all. */
export async function mayAttach(
  { database, store, agreed }: Pick<AttachDeps, "database" | "store" | "agreed">,
  inquiry: Inquiry,
): Promise<null | Refusal> {
  if (!store) return NOWHERE;
  if (inquiry.state === "withdrawn" || inquiry.dataKey === null) return WITHDRAWN;
  if (!(await agreed(inquiry.id))) return refuse("consent-needed", "添加文件之前，请先在这条咨询里选择是否同意我们继续办理");
  return roomLeft(await heldBy(database.db, inquiry.id), 1);
}

/**
 * @param key an Idempotency-Key; the same one with the same bytes is one attachment, however often it is sent
 * @param sent at most ATTACHMENT_MAX_BYTES
 */
export async function addAttachment(
  deps: AttachDeps,
  inquiry: Inquiry,
  key: string | null,
  sent: Uint8Array,
): Promise<Attachment | Refusal> {
  const { store, database, keyring } = deps;
  if (!store) return NOWHERE;
  if (inquiry.dataKey === null) return WITHDRAWN;
  const upload = {
    uploadKey: await sha256(`attachment:${inquiry.id}:${key ?? crypto.randomUUID()}`),
    uploadIndex: await keyring.index(`upload:${toHex(await sha256(sent))}`),
  };
  const earlier = await earlierUpload(database.db, upload);
  if (isRefusal(earlier)) return earlier;
  if (earlier && earlier.state !== "storing") return citizenSees(earlier);
  const inspected = await inspectFile(sent, inflateBounded);
  if (typeof inspected === "string") return refuseFile(inspected);
  const held = await reserve(deps, inquiry, inspected, upload);
  if (isRefusal(held)) return held;
  return held.state === "storing" ? keepBytes(deps, { store, dataKey: inquiry.dataKey }, held, inspected.bytes) : citizenSees(held);
}

const WITHDRAWN = refuse("wrong-state", "这条咨询已经撤回，不能再添加文件");
const NOWHERE = refuse("wrong-state", "这里暂时不能添加文件，请写成文字，或者拨打 12348");

async function earlierUpload(db: Reader, { uploadKey, uploadIndex }: Upload): Promise<HeldAttachment | null | Refusal> {
  const earlier = await attachmentOfUpload(db, uploadKey);
  if (!earlier) return null;
  if (earlier.held.because === "infected") return refuseFile("infected");
  if (earlier.held.because !== null || earlier.uploadIndex === null) return refuse("wrong-state", "这个文件已经删除，请重新选择");
  if (toHex(earlier.uploadIndex) !== toHex(uploadIndex)) return refuse("key-reused", "这个 Idempotency-Key 已用于另一个文件");
  return earlier.held;
}

/** Its row, before its bytes. The matter is locked: of two uploads at once the second sees what the first left it. */
async function reserve(
  { database, clock, keyring }: AttachDeps,
  inquiry: Inquiry,
  { kind, bytes }: Inspected,
  upload: Upload,
): Promise<HeldAttachment | Refusal> {
  const contentIndex = await contentIndexOf(keyring, bytes);
  return database.transact(`citizen:${inquiry.citizenId}`, async (tx) => {
    const matter = await lockMatter(tx, inquiry.id);
    if (!matter) return WITHDRAWN;
    const earlier = await earlierUpload(tx, upload);
    if (earlier) return earlier;
    const full = roomLeft(matter, bytes.length);
    if (full) return full;
    const id = crypto.randomUUID();
    await insertAttachment(tx, {
      id,
      inquiryId: inquiry.id,
      number: matter.next,
      kind,
      bytes: bytes.length,
      contentIndex,
      at: clock(),
      ...upload,
    });
    return (await attachmentById(tx, id))!;
  });
}

type Keeping = { store: ObjectStore; dataKey: Uint8Array };

/** @returns a refusal where a virus was found, or the matter withdrawn meanwhile: then nothing is kept */
async function keepBytes(
  deps: AttachDeps,
  { store, dataKey }: Keeping,
  held: HeldAttachment,
  bytes: Uint8Array,
): Promise<Attachment | Refusal> {
  const { database, clock, keyring } = deps;
  const as = `citizen:${held.citizenId}` as const;
  const scan = await scanned(deps.scan, bytes);
  if (scan === "found") {
    await database.transact(as, (tx) =>
      moveAttachment(tx, held.id, { from: ["storing"], to: "removed", because: "infected", at: clock() }),
    );
    return refuseFile("infected");
  }
  const vault = await openVault(keyring, held.citizenId, dataKey);
  await store.put(held.id, await vault.sealBytes(bytes, aboutBytes(held.id)));
  const kept = await database.transact(as, async (tx) => {
    if (!(await lockMatter(tx, held.inquiryId))) return null;
    if (scan === null) {
      await moveAttachment(tx, held.id, { from: ["storing"], to: "checking", at: clock() });
      await deps.next(tx, { kind: "attachment-unchecked", attachmentId: held.id });
    } else {
      await moveAttachment(tx, held.id, { from: ["storing"], to: "kept", scan, at: clock() });
    }
    return attachmentById(tx, held.id);
  });
  if (kept) return citizenSees(kept);
  await store.remove(held.id);
  await database.transact(as, (tx) => moveAttachment(tx, held.id, { from: ["storing"], to: "removed", because: "withdrawn", at: clock() }));
  return WITHDRAWN;
}

/** @returns null where the scanner is there and does not answer: then nothing is known, and nobody opens the file */
async function scanned(scan: Scan | null, bytes: Uint8Array): Promise<"off" | "clean" | "found" | null> {
  return scan ? scan(bytes).catch(() => null) : "off";
}
