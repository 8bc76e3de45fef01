/** A lawyer's working copy: kept within seconds of the last key, sealed, until it becomes a version or is dropped. */
import type { AnswerBody } from "../contract.ts";
import type { z } from "zod";
import type { KeepWorkingRequest, WorkingBody, WorkingCopy, WorkingKept } from "#contract/working.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, type Vault, openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { maySign } from "./claim.sql.ts";
import { elseRecused } from "./recused.ts";
import type { HeldDraft } from "./review.ts";
import { claimDraftById, lockDraft } from "./review.sql.ts";
import { holds } from "./rules/holds.ts";
import { renewsLease } from "./rules/renews-lease.ts";
import { beginWorking, deleteWorking, isVersion, replaceWorking, workingCopyOf } from "./working.sql.ts";

export type WorkingDeps = {
  database: Database;
  keyring: Keyring;
  clock: () => Date;
  leaseMinutes: number;
  openBody: (vault: Vault, draftId: string, sealed: Uint8Array, sha256: string) => Promise<AnswerBody>;
};

const ERASED = refuse("wrong-state", "群众已要求删除这条咨询的内容");

/** Bound to draft and lawyer: a sealed copy moved to another row does not open. */
const about = (draftId: string, lawyerId: string) => `draft:${draftId}:working:${lawyerId}`;

/**
 * Kept even where the lease ran out since it was begun: whoever typed has it back after taking the draft again.
 * Typing also keeps the lease alive of whoever may sign.
 */
export async function keepWorking(
  deps: WorkingDeps,
  lawyerId: string,
  draft: HeldDraft,
  keep: z.output<typeof KeepWorkingRequest>,
): Promise<WorkingKept | Refusal> {
  if (draft.dataKey === null) return ERASED;
  const vault = await openVault(deps.keyring, draft.citizenId, draft.dataKey);
  const sealed = await vault.sealText(JSON.stringify(keep.body), about(draft.id, lawyerId));
  const keeping = deps.database.transact(`staff:${lawyerId}`, async (tx) => {
    const now = deps.clock();
    const locked = await lockDraft(tx, draft.id);
    if (!locked) return refuse("not-found", "没有找到这份草稿");
    if (locked.state !== "waiting" && locked.state !== "claimed") return refuse("wrong-state", "这份草稿已经处理完，没有再保存");
    if (!(await isVersion(tx, draft.id, keep.sha256))) return refuse("invalid", "没有这一版草稿");
    const refused = holds(locked, lawyerId, now);
    const copy = { draftId: draft.id, lawyerId, fromSha256: keep.sha256, edition: keep.edition, sealed, at: now };
    const edition = (await replaceWorking(tx, copy)) ?? (refused ? null : await beginWorking(tx, copy));
    if (edition === null) return (await workingCopyOf(tx, draft.id, lawyerId)) ? OTHER_WINDOW : (refused ?? OTHER_WINDOW);
    const renews = !refused && renewsLease(locked.claimedUntil, now, deps.leaseMinutes);
    if (renews && (await maySign(tx, lawyerId, dayInChina(now)))) {
      await claimDraftById(tx, draft.id, lawyerId, new Date(now.getTime() + deps.leaseMinutes * 60_000), now);
    }
    return { edition, at: now.toISOString(), held: refused === null };
  });
  const kept = await elseRecused(keeping);
  if (!isRefusal(kept) || kept.refused !== "draft-changed") return kept;
  return { ...kept, current: await showWorking(deps, lawyerId, draft) };
}

const OTHER_WINDOW = refuse("draft-changed", "这份草稿在您的另一个窗口里有改动");

/** @returns null where nothing typed waits */
export async function showWorking(deps: WorkingDeps, lawyerId: string, draft: HeldDraft): Promise<WorkingCopy | null> {
  const copy = draft.dataKey === null ? null : await workingCopyOf(deps.database.db, draft.id, lawyerId);
  if (!copy || draft.dataKey === null) return null;
  const vault = await openVault(deps.keyring, draft.citizenId, draft.dataKey);
  const body = JSON.parse(await vault.openText(copy.sealed, about(draft.id, lawyerId))) as WorkingBody;
  const base = await deps.openBody(vault, draft.id, copy.base, copy.sha256);
  return { edition: copy.edition, at: copy.at.toISOString(), sha256: copy.sha256, version: copy.version, base, body };
}

export async function dropWorking({ database }: Pick<WorkingDeps, "database">, lawyerId: string, draftId: string): Promise<void> {
  await database.transact(`staff:${lawyerId}`, (tx) => deleteWorking(tx, draftId, lawyerId));
}
