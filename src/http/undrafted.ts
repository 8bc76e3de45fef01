/** Questions that were refused a draft: each is looked at by a person the same day. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { UndraftedList } from "../contract.ts";
import type { Role, UndraftedList as List } from "../contract.ts";
import type { Session } from "#platform/auth.ts";
import type { Refusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe } from "./routes.ts";

export type UndraftedVerbs = {
  list: () => Promise<List>;
  look: (by: string, inquiryId: string, verdict: "confirmed" | "reopened") => Promise<null | Refusal>;
};

const LOOKERS: Role[] = ["operator", "lawyer", "expert", "supervisor", "admin"];

export function undraftedApi(verbs: UndraftedVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const lookers = staffOnly(session, LOOKERS);
  const about = (summary: string, schema: z.ZodType | null, problems: number[]) =>
    describe({ tag: "Undrafted", summary, security: "staffCookie", ok: { status: schema ? 200 : 204, schema }, problems });
  const look = async (c: Context<StaffEnv>, verdict: "confirmed" | "reopened") => {
    const refusal = await verbs.look(c.get("staff").id, c.req.param("id") ?? "", verdict);
    return refusal ? refused(c, refusal) : c.body(null, 204);
  };

  app.get(
    "/api/undrafted",
    about("Refused questions that nobody has looked at, and the last that somebody did", UndraftedList, [401, 403]),
    lookers,
    async (c) => c.json(await verbs.list(), 200),
  );
  app.post("/api/undrafted/:id/confirm", about("There is nothing to draft", null, [401, 403, 404, 409]), lookers, (c) =>
    look(c, "confirmed"),
  );
  app.post("/api/undrafted/:id/reopen", about("Draft it after all", null, [401, 403, 404, 409]), lookers, (c) => look(c, "reopened"));
  return app;
}
