/** Groups as staff see them: beside one draft, and all of them for those who oversee. */
import type { AnswerBody, GroupBeside, MatterGroups } from "../contract.ts";
import { type Keyring, type Vault, openVault } from "#platform/keyring.ts";
import type { Database } from "#platform/database.ts";
import { groupBeside, leadAnswer, openGroups } from "./groups.sql.ts";
import { forSibling } from "./rules/take-over.ts";

type GroupDeps = {
  database: Database;
  keyring: Keyring;
  openBody: (vault: Vault, draftId: string, sealed: Uint8Array, sha256: string) => Promise<AnswerBody>;
};

/** @returns null where the inquiry is in no group */
export async function showGroupBeside(
  { database, keyring, openBody }: GroupDeps,
  inquiryId: string,
  viewer: string,
): Promise<GroupBeside | null> {
  const group = await groupBeside(database.db, inquiryId);
  if (!group) return null;
  const { leadId, ...shown } = group;
  const answer = await leadAnswer(database.db, group.id, inquiryId);
  if (!answer) return { ...shown, iLead: leadId === viewer, answer: null };
  const vault = await openVault(keyring, answer.citizenId, answer.dataKey);
  const { draftId, lawyer, at } = answer;
  const carried = forSibling(await openBody(vault, draftId, answer.sealed, answer.sha256));
  return { ...shown, iLead: leadId === viewer, answer: { draftId, lawyer, at: at.toISOString(), ...carried } };
}

const SHOWN = 100;

export async function listGroups({ database }: { database: Database }): Promise<MatterGroups> {
  const rows = await openGroups(database.db, SHOWN);
  const items = rows.map(({ openedAt, members, ...row }) => ({
    ...row,
    openedAt: openedAt.toISOString(),
    members: members.map((m) => ({ ...m, receivedAt: m.receivedAt.toISOString() })),
  }));
  return { items };
}
