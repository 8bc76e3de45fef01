/** 更正答复: an answer that was given is taken up again, or left standing after all. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { CorrectRequest, DraftView, GiveUpRequest } from "../contract.ts";
import type { Role } from "../contract.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type CorrectionVerbs = {
  correct: (staff: Session, draftId: string, request: z.output<typeof CorrectRequest>) => Promise<DraftView | Refusal>;
  giveUp: (staff: Session, draftId: string, request: z.output<typeof GiveUpRequest>) => Promise<DraftView | Refusal>;
};

const CORRECTORS: Role[] = ["lawyer", "expert", "supervisor", "admin"];
const CHANGES = [400, 401, 403, 404, 409, 413, 422];

export function correctionApi(verbs: CorrectionVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const correctors = staffOnly(session, CORRECTORS);
  const about = (summary: string) =>
    describe({ tag: "Lawyer", summary, security: "staffCookie", ok: { status: 200, schema: DraftView }, problems: CHANGES });
  const told = (c: Context, view: DraftView | Refusal) => (isRefusal(view) ? refused(c, view) : c.json(view, 200));

  app.post(
    "/api/review/answers/:id/correct",
    about("Correct the answer that came of a draft: a new draft begins as its copy, and goes through review like any"),
    correctors,
    jsonBody(CorrectRequest),
    async (c) => told(c, await verbs.correct(c.get("staff"), c.req.param("id") ?? "", c.req.valid("json"))),
  );
  app.post(
    "/api/review/drafts/:id/give-up",
    about("Give up a correction: the old answer stands again"),
    correctors,
    jsonBody(GiveUpRequest),
    async (c) => told(c, await verbs.giveUp(c.get("staff"), c.req.param("id") ?? "", c.req.valid("json"))),
  );
  return app;
}
