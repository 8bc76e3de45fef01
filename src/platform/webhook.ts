/** Posts JSON to one address of the bureau's own. The address may hold a token, so no error quotes it. */

/** @throws when the gateway does not answer in time or answers with anything but success */
export function openWebhook(url: string, timeoutMs = 10_000): (key: string, body: unknown) => Promise<void> {
  return async (key, body) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => {
      throw new Error("the webhook does not answer");
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the webhook answered ${response.status}`);
  };
}
