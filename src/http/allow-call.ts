/** 决定可以打电话: the danger desk's word on a call while the citizen has not said whether it is safe. */
import { Hono } from "hono";
import type { z } from "zod";
import { Callback, Role } from "../contract.ts";
import { AlertView } from "../contract.ts";
import { AllowCallRequest } from "#contract/waiting-requests.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

type Allow<View> = (staff: Session, id: string, reason: string) => Promise<View | Refusal>;
export type AllowCallVerbs = { forAlert: Allow<AlertView>; forCallback: Allow<Callback> };

/** Whoever holds the alert, or oversees: the room says so (inquiry/rules/contact-safety.ts). */
const EVERYONE: readonly Role[] = Role.options;

export function allowCallApi(verbs: AllowCallVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const everyone = staffOnly(session, EVERYONE);
  const about = (tag: string, schema: z.ZodType) =>
    describe({
      tag,
      summary: "Decide that a call is made though the citizen has not said that it is safe",
      security: "staffCookie",
      ok: { status: 200, schema },
      problems: [400, 401, 403, 404, 409, 413, 422],
    });
  app.post("/api/alerts/:id/allow-call", about("Danger desk", AlertView), everyone, jsonBody(AllowCallRequest), async (c) => {
    const view = await verbs.forAlert(c.get("staff"), c.req.param("id") ?? "", c.req.valid("json").reason);
    return isRefusal(view) ? refused(c, view) : c.json(view, 200);
  });
  app.post("/api/callbacks/:id/allow-call", about("Call-backs", Callback), everyone, jsonBody(AllowCallRequest), async (c) => {
    const view = await verbs.forCallback(c.get("staff"), c.req.param("id") ?? "", c.req.valid("json").reason);
    return isRefusal(view) ? refused(c, view) : c.json(view, 200);
  });
  return app;
}
