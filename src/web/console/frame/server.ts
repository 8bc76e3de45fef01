import type { Problem } from "../../../contract.ts";

/** The server said no, and why. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.name = "Refused";
    this.problem = problem;
  }
}

/** No answer came: the network or the server is down. */
export class Unreachable extends Error {}

type Method = "GET" | "POST" | "PUT";

let whenSignedOut: () => void = () => undefined;
export const onSignedOut = (tell: () => void): void => {
  whenSignedOut = tell;
};

let skew = 0;
/** The server's clock: leases and due times are its own, and an office machine may be minutes off. */
export const serverNow = (): number => Date.now() + skew;

function noteClock(response: Response): void {
  const at = Date.parse(response.headers.get("date") ?? "");
  if (!Number.isNaN(at) && Math.abs(at - Date.now()) > 5000) skew = at - Date.now();
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback = { type: "about:blank", title: "", status: response.status, code: "unknown" };
  try {
    const body = (await response.json()) as Partial<Problem>;
    return { ...fallback, ...body, status: response.status };
  } catch {
    return fallback;
  }
}

/** Resolves to null on 204. A 401 means that the session ended, unless `quiet` says it is expected. `key`: an Idempotency-Key. */
export async function ask<T>(
  method: Method,
  path: string,
  body?: unknown,
  how: { signal?: AbortSignal; quiet?: boolean; key?: string } = {},
): Promise<T | null> {
  const init: RequestInit = { method, credentials: "same-origin", headers: { accept: "application/json" } };
  if (how.signal) init.signal = how.signal;
  if (body instanceof Blob) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { accept: "application/json", "content-type": "application/json" };
  }
  if (how.key) init.headers = { ...init.headers, "idempotency-key": how.key };
  const response = await fetch(path, init).catch((cause: unknown) => {
    if (how.signal?.aborted) throw cause;
    throw new Unreachable("unreachable", { cause });
  });
  noteClock(response);
  if (response.status === 401 && !how.quiet) whenSignedOut();
  if (!response.ok) throw new Refused(await problemOf(response));
  if (response.status === 204) return null;
  return (await response.json()) as T;
}

/** A file. */
export async function fetchBytes(path: string): Promise<Blob> {
  const response = await fetch(path, { credentials: "same-origin" }).catch((cause: unknown) => {
    throw new Unreachable("unreachable", { cause });
  });
  noteClock(response);
  if (response.status === 401) whenSignedOut();
  if (!response.ok) throw new Refused(await problemOf(response));
  return response.blob();
}

/** For what always has a body. */
export async function fetchOne<T>(path: string, signal?: AbortSignal): Promise<T> {
  const found = await ask<T>("GET", path, undefined, signal ? { signal } : {});
  if (found === null) throw new Refused({ type: "about:blank", title: "", status: 204, code: "empty" });
  return found;
}

export const refusalOf = (error: unknown): Problem | null => (error instanceof Refused ? error.problem : null);
