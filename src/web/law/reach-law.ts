/** The page's requests. A failure is a value that says what a reader may do next. */
import type { Problem } from "../../contract.ts";

export type Failed = { why: "offline" | "not-found" | "invalid" | "busy" | "broken"; title: string };
export type Got<T> = { ok: true; value: T } | { ok: false; failed: Failed };

const GIVE_UP_MS = 20_000;

/**
 * With the session's cookie, where there is one: staff see more of the law than citizens do. Past the browser's own
 * cache: use-place.ts keeps pages for a minute, and what was withdrawn must not be kept twice over.
 */
export async function get<T>(path: string, signal: AbortSignal): Promise<Got<T>> {
  const limit = AbortSignal.timeout(GIVE_UP_MS);
  try {
    const response = await fetch(path, {
      cache: "no-cache",
      headers: { accept: "application/json" },
      signal: AbortSignal.any([signal, limit]),
    });
    if (response.ok) return { ok: true, value: (await response.json()) as T };
    const problem = (await response.json().catch(() => null)) as Problem | null;
    return { ok: false, failed: { why: WHY[response.status] ?? "broken", title: problem?.title ?? "" } };
  } catch {
    return { ok: false, failed: { why: "offline", title: "" } };
  }
}

const WHY: Record<number, Failed["why"]> = { 404: "not-found", 422: "invalid", 429: "busy" };
