/** The bytes behind a row: fetched from the store, opened with their citizen's key, and proven to be those that went in. */
import { type Keyring, openVault, sha256, toHex } from "#platform/keyring.ts";
import type { ObjectStore } from "#platform/object-store.ts";
import type { HeldAttachment } from "./attachment.ts";

/** What the sealed bytes belong to: those of another attachment do not open in their place. */
export const aboutBytes = (id: string) => `attachment:${id}`;

export async function contentIndexOf(keyring: Keyring, bytes: Uint8Array): Promise<Uint8Array> {
  return keyring.index(`attachment:${toHex(await sha256(bytes))}`);
}

/**
 * @returns null where the citizen's key is dropped, or the store has no such bytes any more
 * @throws where the bytes are not those that went in
 */
export async function attachedBytes(
  { keyring, store }: { keyring: Keyring; store: ObjectStore },
  held: HeldAttachment,
): Promise<Uint8Array | null> {
  if (held.dataKey === null || held.contentIndex === null) return null;
  const sealed = await store.get(held.id);
  if (!sealed) return null;
  const vault = await openVault(keyring, held.citizenId, held.dataKey);
  const bytes = await vault.openBytes(sealed, aboutBytes(held.id));
  if (toHex(await contentIndexOf(keyring, bytes)) !== toHex(held.contentIndex)) throw new Error("an attachment's bytes are not its own");
  return bytes;
}
