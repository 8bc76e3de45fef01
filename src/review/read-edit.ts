/** A lawyer's edit read as coded reasons, and their own word on it. */
import type { AnswerBody } from "../contract.ts";
import type { ConfirmEdit, EditReading } from "../contract/learning.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, type Vault, openVault } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { type EditedReview, editedReview, insertReading, saveConfirmed } from "./edit-reason.sql.ts";
import { readEdit } from "./rules/edit-reasons.ts";

export type ReadEditDeps = {
  database: Database;
  keyring: Keyring;
  clock: () => Date;
  openBody: (vault: Vault, draftId: string, sealed: Uint8Array, sha256: string) => Promise<AnswerBody>;
};

/** Reads the edit of a decided draft and keeps what it read; may run twice. Nothing where nothing was edited. */
export async function keepEditRead(deps: ReadEditDeps, draftId: string): Promise<void> {
  const edited = await editedReview(deps.database.db, draftId);
  if (edited && !edited.read) await readAndKeep(deps, edited);
}

/** What rules read of the asker's own edit; null where they decided without one. */
export async function showEditRead(deps: ReadEditDeps, lawyerId: string, draftId: string): Promise<EditReading | Refusal> {
  const edited = await ownEdit(deps, lawyerId, draftId);
  if (!edited) return { edit: null };
  if (edited.read) return { edit: edited.read };
  const readAs = await readAndKeep(deps, edited);
  return { edit: readAs && { readAs, confirmed: null } };
}

/** Once: what somebody said of their edit is no draft. */
export async function confirmEdit(
  deps: ReadEditDeps,
  lawyerId: string,
  draftId: string,
  { reasons }: ConfirmEdit,
): Promise<EditReading | Refusal> {
  const edited = await ownEdit(deps, lawyerId, draftId);
  const readAs = edited && (edited.read?.readAs ?? (await readAndKeep(deps, edited)));
  if (!edited || !readAs) return refuse("not-found", "没有找到您对这份草稿的改动");
  const saved = await deps.database.transact(`staff:${lawyerId}`, (tx) => saveConfirmed(tx, edited.reviewId, reasons, deps.clock()));
  return saved ? { edit: { readAs, confirmed: reasons } } : refuse("wrong-state", "改动缘由已经确认过");
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function ownEdit({ database }: ReadEditDeps, lawyerId: string, draftId: string): Promise<EditedReview | null> {
  const edited = UUID.test(draftId) ? await editedReview(database.db, draftId) : null;
  return edited?.lawyerId === lawyerId ? edited : null;
}

/** @returns null where the citizen's key is gone, or where the lawyer put everything back as it was */
async function readAndKeep(deps: ReadEditDeps, edited: EditedReview) {
  const { dataKey, citizenId, draftId, was, is, reviewId, inquiryId, fromBody } = edited;
  if (dataKey === null) return null;
  const vault = await openVault(deps.keyring, citizenId, dataKey);
  const open = (body: typeof was) => deps.openBody(vault, draftId, body.sealed, body.sha256);
  const { reasons, changes } = readEdit(await open(was), await open(is));
  if (reasons.length === 0) return null;
  const diff = await vault.sealText(JSON.stringify(changes), `edit:${reviewId}`);
  await deps.database.transact("system:learning", (tx) =>
    insertReading(tx, { reviewId, inquiryId, fromBody, readAs: reasons, diff, at: deps.clock() }),
  );
  return reasons;
}
