/** A bound on how often one network, or one person, may call a door that costs work, kept in this process's memory. */
import type { Context, MiddlewareHandler } from "hono";
import { problem } from "./problem.ts";

const MOST_CALLERS = 10_000;

export type RateBound = {
  /** Calls a minute of one caller before more are refused. */
  aMinute: number;
  /** By what callers are told apart: their network, or who is signed in. */
  caller: (c: Context) => string;
  /** Milliseconds. */
  now: () => number;
  says: string;
};

/** Counts by the minute; 429 with Retry-After past the bound. Several processes each keep their own count. */
export function rateBound({ aMinute, caller, now, says }: RateBound): MiddlewareHandler {
  const calls = new Map<string, number>();
  let minute = 0;
  return async (c, next) => {
    const at = now();
    const current = Math.floor(at / 60_000);
    if (current !== minute || calls.size >= MOST_CALLERS) calls.clear(); // memory stays bounded whoever calls
    minute = current;
    const who = caller(c);
    const count = (calls.get(who) ?? 0) + 1;
    calls.set(who, count);
    if (count <= aMinute) return next();
    const wait = Math.max(1, Math.ceil(((current + 1) * 60_000 - at) / 1000));
    const response = problem(c, 429, "too-many", says);
    response.headers.set("retry-after", String(wait));
    return response;
  };
}
