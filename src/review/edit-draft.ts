/** A lawyer's edit is a new immutable body; the earlier ones stay as they were. */
import type { AnswerBody, EditRequest } from "../contract.ts";
import type { z } from "zod";
import { dayInChina } from "#platform/clock.ts";
import type { Tx } from "#platform/database.ts";
import { type Vault, openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { HeldDraft } from "./review.ts";
import { maySign } from "./claim.sql.ts";
import { elseRecused } from "./recused.ts";
import { claimDraftById, draftById, lockDraft } from "./review.sql.ts";
import { emptyAnswer } from "./rules/empty-answer.ts";
import { holds } from "./rules/holds.ts";
import { type ShowDeps, showDraft } from "./show-draft.ts";

export type EditDeps = ShowDeps & {
  leaseMinutes: number;
  sealBody: (vault: Vault, draftId: string, body: AnswerBody) => Promise<{ sealed: Uint8Array; sha256: Uint8Array }>;
  saveBody: (
    tx: Tx,
    body: { id: string; draftId: string; version: number; sealed: Uint8Array; sha256: Uint8Array; author: string; at: Date },
  ) => Promise<void>;
};

/** Saving also renews the lease: whoever writes is at work. Of a licence that lapsed the words are kept, and the lease runs out. */
export async function editDraft(
  deps: EditDeps,
  lawyerId: string,
  draft: HeldDraft,
  edit: z.output<typeof EditRequest>,
): Promise<HeldDraft | Refusal> {
  if (draft.dataKey === null) return refuse("wrong-state", "群众已要求删除这条咨询的内容");
  const empty = emptyAnswer(edit.body);
  if (empty) return empty;
  const vault = await openVault(deps.keyring, draft.citizenId, draft.dataKey);
  const bytes = await deps.sealBody(vault, draft.id, edit.body);
  const saving = deps.database.transact(`staff:${lawyerId}`, async (tx) => {
    const now = deps.clock();
    const locked = await lockDraft(tx, draft.id);
    const refused = locked ? holds(locked, lawyerId, now) : refuse("not-found", "没有找到这份草稿");
    if (refused) return refused;
    if (!locked || locked.sha256 !== edit.sha256) return refuse("draft-changed", "草稿在您打开之后有改动");
    await deps.saveBody(tx, {
      id: crypto.randomUUID(),
      draftId: draft.id,
      version: locked.version + 1,
      ...bytes,
      author: lawyerId,
      at: now,
    });
    if (await maySign(tx, lawyerId, dayInChina(now))) {
      await claimDraftById(tx, draft.id, lawyerId, new Date(now.getTime() + deps.leaseMinutes * 60_000), now);
    }
    return (await draftById(tx, draft.id)) ?? refuse("not-found", "没有找到这份草稿");
  });
  const saved = await elseRecused(saving);
  if (!isRefusal(saved) || saved.refused !== "draft-changed") return saved;
  const current = await draftById(deps.database.db, draft.id);
  return current ? { ...saved, current: await showDraft(deps, current, lawyerId) } : saved;
}
