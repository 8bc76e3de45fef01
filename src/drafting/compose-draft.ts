/** Writes the one live draft of an inquiry: by the configured model, else by composing from cards. */
import type { Clock } from "#platform/clock.ts";
import type { Tx } from "#platform/database.ts";
import { openVault } from "#platform/keyring.ts";
import { sealBody } from "./body.ts";
import type { DraftingOutcome, Matter, Written } from "./draft.ts";
import { enterReview, insertBody, insertDraft, matterOf, retrievalOf } from "./draft.sql.ts";
import { type MaterialDeps, gatherMaterial } from "./gather-material.ts";
import { type EarlierDeps, recallEarlier } from "./recall-earlier.ts";
import { type WriteDeps, writeDraft } from "./write-draft.ts";

export type ComposeDeps = MaterialDeps &
  WriteDeps &
  EarlierDeps & {
    clock: Clock;
    next: (tx: Tx, outcome: DraftingOutcome) => Promise<void>;
    /** From the inquiry room: whether the citizen's words may go to a model. */
    mayLeave: (inquiryId: string) => Promise<boolean>;
  };

/** Safe to run twice: only the run that moves the inquiry out of this round of drafting leaves a draft. */
export async function composeDraft(deps: ComposeDeps, inquiryId: string): Promise<void> {
  const matter = await matterOf(deps.database.db, inquiryId);
  if (matter?.state !== "drafting" || matter.dataKey === null) return;
  const refs = await retrievalOf(deps.database.db, inquiryId, matter.round);
  if (!refs) throw new Error("nothing was retrieved for this round");
  const parts = await gatherMaterial(deps, matter, refs);
  const earlier = deps.model && (await recallEarlier(deps, matter));
  const written = await writeDraft(deps, matter, parts, earlier, await deps.mayLeave(inquiryId));
  await keep(deps, matter, matter.dataKey, written);
}

async function keep(deps: ComposeDeps, matter: Matter, dataKey: Uint8Array, { body, by }: Written): Promise<void> {
  const vault = await openVault(deps.keyring, matter.citizenId, dataKey);
  const draftId = crypto.randomUUID();
  const bytes = await sealBody(vault, draftId, body);
  const at = deps.clock();
  await deps.database.transact("system:drafting", async (tx) => {
    if (!(await enterReview(tx, matter, at))) return stillDrafting(tx, matter);
    await insertDraft(tx, draftId, matter, by, at);
    await insertBody(tx, { id: crypto.randomUUID(), draftId, version: 1, ...bytes, author: by.kind, at });
    await deps.next(tx, { kind: "drafted", inquiryId: matter.inquiryId, draftId });
  });
}

/** What was said while we wrote must be in the draft: the job fails, and is run again with it. */
async function stillDrafting(tx: Tx, matter: Matter): Promise<void> {
  const now = await matterOf(tx, matter.inquiryId);
  if (now?.state === "drafting" && now.round === matter.round) throw new Error("the citizen added something while the draft was written");
}
