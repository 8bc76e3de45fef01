/** What is typed into a practice draft is kept as it is for any draft: sealed, until it is a version or dropped. */
import type { z } from "zod";
import type { DraftVersion, DraftVersions, KeepWorkingRequest, WorkingBody, WorkingCopy, WorkingKept } from "#contract/working.ts";
import { type Vault, openVault } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { WorkingDeps } from "./keep-working.ts";
import { lockPractice } from "./practice.sql.ts";
import { deletePracticeWorking, practiceVersions, practiceWorkingOf, writePracticeWorking } from "./practice-working.sql.ts";
import type { HeldDraft } from "./review.ts";
import { holds } from "./rules/holds.ts";

const about = (id: string) => `practice:${id}:working`;

async function vaultOf({ keyring }: WorkingDeps, { citizenId, dataKey }: HeldDraft): Promise<Vault> {
  if (dataKey === null) throw new Error("this citizen's data was erased");
  return openVault(keyring, citizenId, dataKey);
}

export async function keepPracticeWorking(
  deps: WorkingDeps,
  lawyerId: string,
  draft: HeldDraft,
  { sha256, edition, body }: z.output<typeof KeepWorkingRequest>,
): Promise<WorkingKept | Refusal> {
  const sealed = await (await vaultOf(deps, draft)).sealText(JSON.stringify(body), about(draft.id));
  const at = deps.clock();
  const written = await deps.database.transact(`staff:${lawyerId}`, async (tx) => {
    const locked = await lockPractice(tx, draft.id);
    const refused = locked ? holds(locked, lawyerId, at) : refuse("wrong-state", "这份草稿已经处理完，没有再保存");
    return refused ?? writePracticeWorking(tx, { practiceId: draft.id, fromSha256: sha256, edition, sealed, at });
  });
  if (typeof written === "number") return { edition: written, at: at.toISOString(), held: true };
  return written ?? { ...refuse("draft-changed", "这份草稿在您的另一个窗口里有改动"), current: await showPracticeWorking(deps, draft) };
}

/** @returns null where nothing typed waits */
export async function showPracticeWorking(deps: WorkingDeps, draft: HeldDraft): Promise<WorkingCopy | null> {
  const copy = await practiceWorkingOf(deps.database.db, draft.id);
  if (!copy) return null;
  const vault = await vaultOf(deps, draft);
  const body = JSON.parse(await vault.openText(copy.sealed, about(draft.id))) as WorkingBody;
  const base = await deps.openBody(vault, draft.id, copy.base, copy.sha256);
  return { edition: copy.edition, at: copy.at.toISOString(), sha256: copy.sha256, version: copy.version, base, body };
}

export async function dropPracticeWorking({ database }: Pick<WorkingDeps, "database">, lawyerId: string, id: string): Promise<void> {
  await database.transact(`staff:${lawyerId}`, (tx) => deletePracticeWorking(tx, id, lawyerId));
}

export async function showPracticeVersions({ database }: Pick<WorkingDeps, "database">, id: string): Promise<DraftVersions> {
  const rows = await practiceVersions(database.db, id);
  return { items: rows.map(({ version, sha256, author, at }) => ({ version, sha256, author, at: at.toISOString() })) };
}

export async function showPracticeVersion(deps: WorkingDeps, draft: HeldDraft, version: number): Promise<DraftVersion | Refusal> {
  const rows = await practiceVersions(deps.database.db, draft.id);
  const [newer, older] = [rows.find((row) => row.version === version), rows.find((row) => row.version === version - 1)];
  if (!newer) return refuse("not-found", "没有这一版");
  const vault = await vaultOf(deps, draft);
  const open = (row: typeof newer) => deps.openBody(vault, draft.id, row.sealed, row.sha256);
  return { version, body: await open(newer), before: older ? await open(older) : null };
}
