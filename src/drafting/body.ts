/** A draft's body as bytes: one text, hashed and sealed; what was seen is what is approved. */
import { AnswerBody } from "../contract.ts";
import { type Vault, sha256, sha256Hex } from "#platform/keyring.ts";

/** Written once, with keys in the contract's order. */
export async function sealBody(vault: Vault, draftId: string, body: AnswerBody): Promise<{ sealed: Uint8Array; sha256: Uint8Array }> {
  const text = JSON.stringify(AnswerBody.parse(body));
  return { sealed: await vault.sealText(text, about(draftId)), sha256: await sha256(text) };
}

/**
 * The stored text itself is held against its hash, not the parsed body: the contract has grown keys since older bodies were written.
 * @param hash hex of the SHA-256 that stands beside the sealed text
 * @throws when the bytes were altered, belong to another draft, or are not those of the hash
 */
export async function openBody(vault: Vault, draftId: string, sealed: Uint8Array, hash: string): Promise<AnswerBody> {
  const text = await vault.openText(sealed, about(draftId));
  if ((await sha256Hex(text)) !== hash) throw new Error("the body is not the one that was hashed");
  return AnswerBody.parse(JSON.parse(text));
}

const about = (draftId: string) => `draft:${draftId}`;

export { insertBody as saveBody } from "./draft.sql.ts";
