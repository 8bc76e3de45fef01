/**
 * Seals what must stay secret: AES-256-GCM, WebCrypto only, so that it also runs on workerd.
 * Each citizen has a key of their own, sealed by the keyring: rotating the keyring re-seals small keys only,
 * and dropping a citizen's key erases everything it sealed.
 */
export type Keyring = {
  /** The id of the key that seals; what another sealed is still opened while that key is on the ring. */
  newest: string;
  /** @param about what the bytes belong to; opening with another `about` fails */
  seal: (plain: Uint8Array, about: string) => Promise<Uint8Array>;
  /** @throws when the key is unknown or the bytes were altered */
  open: (sealed: Uint8Array, about: string) => Promise<Uint8Array>;
  /** Keyed index of a value: equal values, equal bytes; not reversible without the key. */
  index: (value: string) => Promise<Uint8Array>;
};

/** A citizen's own key, opened for one piece of work. */
export type Vault = {
  sealText: (text: string, about: string) => Promise<Uint8Array>;
  openText: (sealed: Uint8Array, about: string) => Promise<string>;
  sealBytes: (plain: Uint8Array, about: string) => Promise<Uint8Array>;
  openBytes: (sealed: Uint8Array, about: string) => Promise<Uint8Array>;
};

export type KeyMaterial = { keys: { id: string; secret: Uint8Array }[]; indexSecret: Uint8Array };

/**
 * @param keys `id:base64,id:base64`, newest first, 32 bytes each
 * @param indexKey base64 of 32 bytes
 */
export function parseKeyMaterial(keys: string, indexKey: string): KeyMaterial {
  const ring = keys.split(",").map((entry) => {
    const [id = "", secret = ""] = entry.trim().split(":");
    return { id, secret: fromBase64(secret) };
  });
  const twice = ring.find(({ id }, i) => ring.findIndex((other) => other.id === id) !== i);
  // The later one would seal under the earlier one's name, and neither would open all.
  if (twice) throw new Error(`configuration: WENFA_KEYS names ${twice.id} twice`);
  return { keys: ring, indexSecret: fromBase64(indexKey) };
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @param material the first key seals; the others still open what they once sealed */
export async function makeKeyring(material: KeyMaterial): Promise<Keyring> {
  const keys = new Map<string, CryptoKey>();
  for (const key of material.keys) keys.set(key.id, await aesKey(key.secret));
  const newest = material.keys[0];
  if (!newest) throw new Error("a keyring needs at least one key");
  const indexKey = await crypto.subtle.importKey("raw", bytes(material.indexSecret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return {
    newest: newest.id,
    seal: async (plain, about) => {
      const id = encoder.encode(newest.id);
      return concat(Uint8Array.of(id.length), id, await encrypt(keys.get(newest.id)!, plain, about));
    },
    open: async (sealed, about) => {
      const length = sealed[0] ?? 0;
      const id = decoder.decode(sealed.subarray(1, 1 + length));
      const key = keys.get(id);
      if (!key) throw new Error(`no key ${id} on the ring`);
      return decrypt(key, sealed.subarray(1 + length), about);
    },
    index: async (value) => new Uint8Array(await crypto.subtle.sign("HMAC", indexKey, encoder.encode(value))),
  };
}

/** @returns the same secret, sealed by the newest key */
export async function reseal(keyring: Keyring, sealed: Uint8Array, about: string): Promise<Uint8Array> {
  return keyring.seal(await keyring.open(sealed, about), about);
}

/** @returns a new citizen's key, sealed for storage */
export async function newDataKey(keyring: Keyring, citizen: string): Promise<Uint8Array> {
  return keyring.seal(crypto.getRandomValues(new Uint8Array(32)), `citizen:${citizen}`);
}

/** @throws when the key was dropped or is another citizen's */
export async function openVault(keyring: Keyring, citizen: string, dataKey: Uint8Array): Promise<Vault> {
  const key = await aesKey(await keyring.open(dataKey, `citizen:${citizen}`));
  return {
    sealText: (text, about) => encrypt(key, encoder.encode(text), about),
    openText: async (sealed, about) => decoder.decode(await decrypt(key, sealed, about)),
    sealBytes: (plain, about) => encrypt(key, plain, about),
    openBytes: (sealed, about) => decrypt(key, sealed, about),
  };
}

export async function sha256Hex(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text))));
}

export async function sha256(data: string | Uint8Array): Promise<Uint8Array> {
  const plain = typeof data === "string" ? encoder.encode(data) : bytes(data);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", plain));
}

export function toHex(data: Uint8Array): string {
  return Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @returns 256 random bits as 43 characters that are safe in a header or a file */
export function newSecret(prefix = ""): string {
  const random = crypto.getRandomValues(new Uint8Array(32));
  const text = btoa(String.fromCharCode(...random));
  return prefix + text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function aesKey(secret: Uint8Array): Promise<CryptoKey> {
  if (secret.length !== 32) throw new Error("a key has 32 bytes");
  return crypto.subtle.importKey("raw", bytes(secret), "AES-GCM", false, ["encrypt", "decrypt"]);
}

async function encrypt(key: CryptoKey, plain: Uint8Array, about: string): Promise<Uint8Array> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: encoder.encode(about) }, key, bytes(plain));
  return concat(iv, new Uint8Array(box));
}

async function decrypt(key: CryptoKey, box: Uint8Array, about: string): Promise<Uint8Array> {
  const plain = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: bytes(box.subarray(0, 12)), additionalData: encoder.encode(about) },
    key,
    bytes(box.subarray(12)),
  );
  return new Uint8Array(plain);
}

function concat(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** WebCrypto's types want a plain ArrayBuffer behind the view; a Buffer from the driver may share one. */
function bytes(view: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view);
}
