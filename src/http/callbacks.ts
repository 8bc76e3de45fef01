/** 回访任务: the calls that are to be made, who makes them, and what came of them. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { Callback, CallbackContact, CallbackList, CallbackTry } from "../contract.ts";
import { Role } from "../contract.ts";
import { UntoldList } from "#contract/untold.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type CallbackVerbs = {
  list: (staff: Session) => Promise<CallbackList>;
  take: (staff: Session, id: string) => Promise<Callback | Refusal>;
  contact: (staff: Session, id: string) => Promise<CallbackContact | Refusal>;
  tried: (staff: Session, id: string, call: z.output<typeof CallbackTry>) => Promise<Callback | Refusal>;
  untold: (staff: Session) => Promise<UntoldList>;
  callUntold: (staff: Session, answerId: string) => Promise<Callback | Refusal>;
};

/** Whoever has a telephone may call; the number is for who holds the task (delivery/rules/work-callback.ts). */
const EVERYONE: readonly Role[] = Role.options;
/** Who reads answers out to callers and visitors. */
const READERS: readonly Role[] = ["operator", "clerk"];
/** Whoever oversees sees what waits. */
const UNTOLD_SEEN: readonly Role[] = [...READERS, "supervisor", "admin"];

export function callbackApi(verbs: CallbackVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const callers = staffOnly(session, EVERYONE);
  const one = "/api/callbacks/:id" as const;
  const about = (summary: string, schema: z.ZodType, problems: number[]) =>
    describe({ tag: "Call-backs", summary, security: "staffCookie", ok: { status: 200, schema }, problems });
  const told = (c: Context, view: Callback | CallbackContact | Refusal) => (isRefusal(view) ? refused(c, view) : c.json(view, 200));

  app.get(
    "/api/callbacks",
    about("Calls to make, the soonest due first, and the last that were made", CallbackList, [401, 403]),
    callers,
    (c) => verbs.list(c.get("staff")).then((list) => c.json(list, 200)),
  );
  app.post(`${one}/take`, about("Take a call, or take it over", Callback, [401, 403, 404, 409]), callers, async (c) =>
    told(c, await verbs.take(c.get("staff"), c.req.param("id"))),
  );
  app.get(
    `${one}/contact`,
    about("The number to call, for who holds it; recorded", CallbackContact, [401, 403, 404, 409]),
    callers,
    async (c) => told(c, await verbs.contact(c.get("staff"), c.req.param("id"))),
  );
  app.post(
    `${one}/tries`,
    about("What came of a call; three that reached nobody end the task", Callback, [400, 401, 403, 404, 409, 413, 422]),
    callers,
    jsonBody(CallbackTry),
    async (c) => told(c, await verbs.tried(c.get("staff"), c.req.param("id") ?? "", c.req.valid("json"))),
  );
  app.get(
    "/api/untold",
    about("Approved answers that nobody has read out yet, the oldest first", UntoldList, [401, 403]),
    staffOnly(session, UNTOLD_SEEN),
    (c) => verbs.untold(c.get("staff")).then((list) => c.json(list, 200)),
  );
  app.post(
    "/api/untold/:answerId/call",
    about("Take the call by which it is read out", Callback, [401, 403, 404, 409]),
    staffOnly(session, READERS),
    async (c) => told(c, await verbs.callUntold(c.get("staff"), c.req.param("answerId"))),
  );
  return app;
}
