/** Bounds at the citizen's doors: a flood is stopped before anything is read, and what has no words of its own is counted here. */
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { countedAddress } from "#platform/address.ts";
import type { Bounded } from "#platform/bound-rules.ts";
import type { Bounds, Caller } from "#platform/bounds.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { bearer } from "./doors.ts";
import { problem, refused } from "./problem.ts";
import { rateBound } from "./rate-bound.ts";

export type GuardVerbs = Pick<Bounds, "stream" | "isExempt"> & {
  admit: (what: Bounded, caller: Caller) => Promise<null | Refusal>;
};

type Deps = { guard: GuardVerbs; network: (c: Context) => string; now: () => number };

/** Ten a second for a minute: past that not even words of danger are read, but told whom to call. */
const FLOOD_A_MINUTE = 600;

/** Doors whose calls are counted before the route sees them. Asking and messages are counted where their words are read. */
const COUNTED: [path: string, what: Bounded][] = [
  ["/api/inquiries/:id/rating", "message"],
  ["/api/inquiries/:id/complaint", "message"],
];

export function guarding({ guard, network, now }: Deps): Hono {
  const app = new Hono();
  const flood = rateBound({ aMinute: FLOOD_A_MINUTE, caller: (c) => countedAddress(network(c)), now, says: FLOODED });
  const posts: MiddlewareHandler = (c, next) => (c.req.method !== "POST" || guard.isExempt(network(c)) ? next() : flood(c, next));
  for (const path of ["/api/inquiries", "/api/inquiries/*", "/api/my/*", "/ask", "/follow", "/follow/*"]) app.use(path, posts);
  for (const [path, what] of COUNTED) {
    app.use(path, async (c, next) => {
      const refusal = c.req.method === "POST" ? await guard.admit(what, callerOf(c, network)) : null;
      return isRefusal(refusal) ? refused(c, refusal) : next();
    });
  }
  return app;
}

export const callerOf = (c: Context, network: (c: Context) => string): Caller => ({
  address: network(c),
  token: bearer(c),
  proof: proofOf(c),
});

/** A solved puzzle, as `challenge-needed` asked for it. */
export const proofOf = (c: Context): string | null => c.req.header("wenfa-proof")?.slice(0, 300) ?? null;

/** A stream holds a place as long as it is open; who finds none looks now and then instead. */
export function withPlace(
  c: Context,
  { guard, network }: Pick<Deps, "guard" | "network">,
  serve: (leave: () => void) => Response,
): Response {
  const leave = guard.stream({ address: network(c), token: bearer(c) });
  if (leave) return serve(leave);
  const response = problem(c, 429, "too-many", "同时打开的页面太多，进展改为隔一会儿查询一次");
  response.headers.set("retry-after", "30");
  return response;
}

const FLOODED = "这个网络提交得太多太快，这一次没有收下。请一分钟后再试；着急请拨打 12348，有危险请拨打 110，急救 120。";
