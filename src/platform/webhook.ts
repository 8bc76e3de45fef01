/**
 * Posts JSON to one address of the bureau's own. The address may hold a token, so no error quotes it. With a secret each
 * post is signed: `x-wenfa-signature: sha256=` and the hex HMAC-SHA256 of `timestamp.key.body`, the timestamp (seconds)
 * and the key as in their headers: who receives it knows whose it is, and that it is not an old one sent again.
 */
import type { Clock } from "./clock.ts";
import { toHex } from "./keyring.ts";

export type Webhook = { url: string; secret: string | null; clock: Clock; timeoutMs?: number };

/** @throws when the gateway does not answer in time or answers with anything but success */
export function openWebhook({ url, secret, clock, timeoutMs = 10_000 }: Webhook): (key: string, body: unknown) => Promise<void> {
  return async (key, said) => {
    const body = JSON.stringify(said);
    const timestamp = String(Math.floor(clock().getTime() / 1000));
    const headers = new Headers({ "content-type": "application/json", "idempotency-key": key, "x-wenfa-timestamp": timestamp });
    if (secret !== null) headers.set("x-wenfa-signature", `sha256=${await hmac(secret, `${timestamp}.${key}.${body}`)}`);
    const response = await fetch(url, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => {
      throw new Error("the webhook does not answer");
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the webhook answered ${response.status}`);
  };
}

async function hmac(secret: string, text: string): Promise<string> {
  const bytes = (words: string) => new TextEncoder().encode(words);
  const key = await crypto.subtle.importKey("raw", bytes(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return toHex(new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes(text))));
}
