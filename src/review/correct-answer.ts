/** 更正答复: the newest answer of a matter is taken up again from a copy, or left standing after all. */
import type { z } from "zod";
import type { CorrectRequest, GiveUpRequest } from "../contract.ts";
import { dayInChina } from "#platform/clock.ts";
import { openVault } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import {
  beginRound,
  endCorrection,
  givenAnswer,
  insertCopy,
  insertCorrection,
  lockMatter,
  openCorrection,
  saidSince,
} from "./correction.sql.ts";
import type { DecideDeps } from "./decide-draft.ts";
import type { EditDeps } from "./edit-draft.ts";
import { elseRecused, refuseBarred } from "./recused.ts";
import type { HeldDraft } from "./review.ts";
import { claimDraftById, draftById, lockDraft } from "./review.sql.ts";
import { mayCorrect, mayGiveUp } from "./rules/may-correct.ts";
import { bodyOf } from "./show-draft.ts";

export type CorrectDeps = DecideDeps & Pick<EditDeps, "sealBody" | "saveBody" | "leaseMinutes">;

/** `lawyer`: null for a supervisor, who opens a correction for the lawyer who answered, and approves nothing. */
export type Corrector = { id: string; lawyer: Lawyer | null };

/**
 * A new round whose first body is the old answer's. Nothing is drafted by a machine, and who first wrote it stays named.
 * @returns the new draft: held by the lawyer who opened it, or waiting for the one who answered
 */
export async function correctAnswer(
  deps: CorrectDeps,
  by: Corrector,
  old: HeldDraft,
  { reason, note }: z.output<typeof CorrectRequest>,
): Promise<HeldDraft | Refusal> {
  const at = deps.clock();
  const today = dayInChina(at);
  if (by.lawyer && !deps.licenceValid(by.lawyer, today)) return refuse("licence-not-valid", "执业证目前无效，不能更正答复");
  const barred = by.lawyer && (await refuseBarred(deps.database.db, old.inquiryId, by.lawyer.id));
  if (barred) return barred;
  const seen = mayCorrect(await givenAnswer(deps.database.db, old.id, today), old.dataKey === null);
  if (seen || old.dataKey === null) return seen ?? refuse("wrong-state", "群众已要求删除这条咨询的内容");
  const [id, draftId] = [crypto.randomUUID(), crypto.randomUUID()];
  const vault = await openVault(deps.keyring, old.citizenId, old.dataKey);
  // What was wrong is most likely wrong in simpler words too: they are written anew.
  const copy = await deps.sealBody(vault, draftId, { ...(await bodyOf(deps, old)), plain: null });
  const sealedNote = await vault.sealText(note, `correction:${id}`);
  const corrected = deps.database.transact(`staff:${by.id}`, async (tx) => {
    await lockMatter(tx, old.inquiryId);
    const given = await givenAnswer(tx, old.id, today);
    const refused = mayCorrect(given, false);
    if (refused || !given) return refused ?? refuse("not-found", "没有找到这份答复");
    const round = await beginRound(tx, old.inquiryId, at);
    await insertCopy(tx, { id: draftId, of: old.id, round, urgency: given.urgency, assignedTo: by.lawyer?.id ?? given.lawyerId, at });
    await deps.saveBody(tx, { id: crypto.randomUUID(), draftId, version: 1, ...copy, author: given.author, at });
    const { inquiryId, answerId, state } = given;
    const about = { id, inquiryId, answerId, draftId, reason, note: sealedNote, unchanged: copy.sha256, wasState: state };
    await insertCorrection(tx, { ...about, by: by.id, at });
    if (by.lawyer) await claimDraftById(tx, draftId, by.lawyer.id, new Date(at.getTime() + deps.leaseMinutes * 60_000), at);
    return (await draftById(tx, draftId)) ?? refuse("not-found", "没有找到这份草稿");
  });
  return elseRecused<HeldDraft | Refusal>(corrected);
}

/** The old answer was right: it stands again, the reason is kept, and the finder learns from it anew. */
export async function giveUpCorrection(
  deps: Pick<CorrectDeps, "database" | "clock" | "keyring" | "next">,
  by: { id: string; oversees: boolean },
  draft: HeldDraft,
  { because }: z.output<typeof GiveUpRequest>,
): Promise<HeldDraft | Refusal> {
  if (draft.dataKey === null) return refuse("wrong-state", "群众已要求删除这条咨询的内容");
  const vault = await openVault(deps.keyring, draft.citizenId, draft.dataKey);
  return deps.database.transact(`staff:${by.id}`, async (tx) => {
    const at = deps.clock();
    const locked = await lockDraft(tx, draft.id);
    if (!locked) return refuse("not-found", "没有找到这份草稿");
    const { inquiryId } = locked;
    const correction = await openCorrection(tx, inquiryId);
    if (!correction) return refuse("wrong-state", "这份草稿不是更正答复");
    const refused = mayGiveUp(locked, by, at);
    if (refused) return refused;
    if (await saidSince(tx, inquiryId, correction.openedAt))
      return refuse("wrong-state", "复核期间群众又说了新的情况，请写完更正答复，一并答复");
    const { id, answerId, wasState } = correction;
    const sealed = await vault.sealText(because, `correction:${id}:given-up`);
    await endCorrection(tx, { id, inquiryId, draftId: locked.id, wasState, because: sealed, by: by.id, at });
    await deps.next(tx, { kind: "correction-given-up", answerId, inquiryId });
    return locked;
  });
}
