/** The intake clerk's API: legal-aid referrals. */
import { Hono } from "hono";
import { z } from "zod";
import { Original, ReferralDecision, ReferralView } from "../contract.ts";
import type { Original as Words, ReferralView as View, Role } from "../contract.ts";
import { AppointRequest } from "#contract/aid.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type ClerkVerbs = {
  list: () => Promise<View[]>;
  decide: (clerk: string, id: string, decision: z.output<typeof ReferralDecision>) => Promise<View | Refusal>;
  appoint: (clerk: string, id: string, said: z.output<typeof AppointRequest>) => Promise<View | Refusal>;
  original: (clerk: string, id: string) => Promise<Words | Refusal>;
};

const CLERKS: Role[] = ["clerk", "supervisor", "admin"];
const DECIDERS: Role[] = ["clerk"];

export function clerkApi(verbs: ClerkVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const about = (summary: string, schema: z.ZodType, problems: number[]) =>
    describe({ tag: "Intake clerk", summary, security: "staffCookie", ok: { status: 200, schema }, problems });

  app.get(
    "/api/referrals",
    about("Referrals, open ones first", z.object({ items: z.array(ReferralView) }), [401, 403]),
    staffOnly(session, CLERKS),
    async (c) => c.json({ items: await verbs.list() }, 200),
  );
  app.post(
    "/api/referrals/:id/decide",
    about("Accept, return, grant or refuse", ReferralView, [400, 401, 403, 404, 409, 413, 422]),
    staffOnly(session, DECIDERS),
    jsonBody(ReferralDecision),
    async (c) => {
      const view = await verbs.decide(c.get("staff").id, c.req.param("id") ?? "", c.req.valid("json"));
      return isRefusal(view) ? refused(c, view) : c.json(view, 200);
    },
  );
  app.post(
    "/api/referrals/:id/appoint",
    about("Record whom legal aid appointed, or who takes over", ReferralView, [400, 401, 403, 404, 409, 413, 422]),
    staffOnly(session, DECIDERS),
    jsonBody(AppointRequest),
    async (c) => {
      const view = await verbs.appoint(c.get("staff").id, c.req.param("id") ?? "", c.req.valid("json"));
      return isRefusal(view) ? refused(c, view) : c.json(view, 200);
    },
  );
  app.get(
    "/api/referrals/:id/original",
    about("The unredacted words; recorded", Original, [401, 403, 404, 409]),
    staffOnly(session, DECIDERS),
    async (c) => {
      const words = await verbs.original(c.get("staff").id, c.req.param("id"));
      return isRefusal(words) ? refused(c, words) : c.json(words, 200);
    },
  );
  return app;
}
