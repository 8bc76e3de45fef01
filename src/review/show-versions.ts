/** A draft's versions: who wrote each and when, and one with the version before it. */
import type { DraftVersion, DraftVersions } from "#contract/working.ts";
import { openVault } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { WorkingDeps } from "./keep-working.ts";
import type { HeldDraft } from "./review.ts";
import { versionAndBefore, versionsOf } from "./working.sql.ts";

export async function showVersions({ database }: Pick<WorkingDeps, "database">, draftId: string): Promise<DraftVersions> {
  const rows = await versionsOf(database.db, draftId);
  return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
}

type Deps = Pick<WorkingDeps, "database" | "keyring" | "openBody">;

export async function showVersion(deps: Deps, draft: HeldDraft, version: number): Promise<DraftVersion | Refusal> {
  if (draft.dataKey === null) return refuse("wrong-state", "群众已要求删除这条咨询的内容");
  const rows = await versionAndBefore(deps.database.db, draft.id, version);
  const [newer, older] = rows;
  if (newer?.version !== version) return refuse("not-found", "没有这一版");
  const vault = await openVault(deps.keyring, draft.citizenId, draft.dataKey);
  const open = (row: typeof newer) => deps.openBody(vault, draft.id, row.sealed, row.sha256);
  return { version, body: await open(newer), before: older ? await open(older) : null };
}
