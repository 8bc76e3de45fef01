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

/** Counts by the minute; several processes each keep their own count. @returns seconds to wait past the bound, else 0 */
export function countCalls({ aMinute, now }: Pick<RateBound, "aMinute" | "now">): (who: string) => number {
  const calls = new Map<string, number>();
  let minute = 0;
  return (who) => {
    const at = now();
    const current = Math.floor(at / 60_000);
    if (current !== minute || calls.size >= MOST_CALLERS) calls.clear(); // memory stays bounded whoever calls
    minute = current;
    const count = (calls.get(who) ?? 0) + 1;
    calls.set(who, count);
    return count <= aMinute ? 0 : Math.max(1, Math.ceil(((current + 1) * 60_000 - at) / 1000));
  };
}

/** 429 with Retry-After past the bound. */
export function rateBound({ aMinute, caller, now, says }: RateBound): MiddlewareHandler {
  const count = countCalls({ aMinute, now });
  return async (c, next) => {
    const wait = count(caller(c));
    if (wait === 0) return next();
    const response = problem(c, 429, "too-many", says);
    response.headers.set("retry-after", String(wait));
    return response;
  };
}
