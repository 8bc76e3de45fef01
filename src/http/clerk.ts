/** The intake clerk's API: legal-aid referrals. */
import { Hono } from "hono";
import { z } from "zod";
import { Original, ReferralDecision, ReferralView } from "../contract.ts";
import type { Original as Words, ReferralView as View, Role } from "../contract.ts";
import { AppointRequest, ObjectRequest, SettleObjectionRequest } from "#contract/aid.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type ClerkVerbs = {
  list: () => Promise<View[]>;
  decide: (clerk: string, id: string, decision: z.output<typeof ReferralDecision>) => Promise<View | Refusal>;
  appoint: (clerk: string, id: string, said: z.output<typeof AppointRequest>) => Promise<View | Refusal>;
  object: (clerk: string, id: string, said: z.output<typeof ObjectRequest>) => Promise<View | Refusal>;
  settle: (clerk: string, id: string, said: z.output<typeof SettleObjectionRequest>) => Promise<View | Refusal>;
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
  /** What a clerk writes down about a referral, one route a kind. */
  const record = <Said>(
    what: string,
    summary: string,
    schema: z.ZodType<Said>,
    verb: (clerk: string, id: string, said: Said) => Promise<View | Refusal>,
  ) =>
    app.post(
      `/api/referrals/:id/${what}`,
      about(summary, ReferralView, [400, 401, 403, 404, 409, 413, 422]),
      staffOnly(session, DECIDERS),
      jsonBody(schema),
      async (c) => {
        const view = await verb(c.get("staff").id, c.req.param("id") ?? "", c.req.valid("json"));
        return isRefusal(view) ? refused(c, view) : c.json(view, 200);
      },
    );
  record("decide", "Accept, return, grant or refuse", ReferralDecision, verbs.decide);
  record("appoint", "Record whom legal aid appointed, or who takes over", AppointRequest, verbs.appoint);
  record("object", "Record that a refusal or an end of aid is objected to", ObjectRequest, verbs.object);
  record("objection", "Record what the justice department decided on the objection", SettleObjectionRequest, verbs.settle);
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
