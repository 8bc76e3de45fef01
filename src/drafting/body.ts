/** A draft's body as bytes: one canonical text, hashed and sealed; what was seen is what is approved. */
import { AnswerBody } from "../contract.ts";
import { type Vault, sha256 } from "#platform/keyring.ts";

/** Keys in the contract's order, so that equal bodies have equal texts. */
function canonical(body: AnswerBody): string {
  return JSON.stringify(AnswerBody.parse(body));
}

export async function hashBody(body: AnswerBody): Promise<Uint8Array> {
  return sha256(canonical(body));
}

export async function sealBody(vault: Vault, draftId: string, body: AnswerBody): Promise<{ sealed: Uint8Array; sha256: Uint8Array }> {
  return { sealed: await vault.sealText(canonical(body), `draft:${draftId}`), sha256: await hashBody(body) };
}

/** @throws when the bytes were altered or belong to another draft */
export async function openBody(vault: Vault, draftId: string, sealed: Uint8Array): Promise<AnswerBody> {
  return AnswerBody.parse(JSON.parse(await vault.openText(sealed, `draft:${draftId}`)));
}

export { insertBody as saveBody } from "./draft.sql.ts";
