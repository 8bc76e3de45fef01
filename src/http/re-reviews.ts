/** 复查: answers that their citizens were not content with, read again by another lawyer. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { Role } from "../contract.ts";
import { ReReview, ReReviewList, SettleReReview } from "#contract/re-reviews.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type ReReviewVerbs = {
  list: (staff: Session) => Promise<ReReviewList>;
  take: (staff: Session, id: string) => Promise<ReReview | Refusal>;
  settle: (staff: Session, id: string, end: z.output<typeof SettleReReview>) => Promise<ReReview | Refusal>;
};

const READERS: Role[] = ["lawyer", "expert", "supervisor", "admin"];
const REVIEWERS: Role[] = ["lawyer", "expert"];

export function reReviewApi(verbs: ReReviewVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const readers = staffOnly(session, READERS);
  const reviewers = staffOnly(session, REVIEWERS);
  const about = (summary: string, schema: z.ZodType, problems: number[]) =>
    describe({ tag: "Re-reviews", summary, security: "staffCookie", ok: { status: 200, schema }, problems });
  const told = (c: Context, view: ReReview | Refusal) => (isRefusal(view) ? refused(c, view) : c.json(view, 200));

  app.get("/api/re-reviews", about("Answers to be read again, the soonest due first", ReReviewList, [401, 403]), readers, async (c) =>
    c.json(await verbs.list(c.get("staff")), 200),
  );
  app.post("/api/re-reviews/:id/take", about("Take one; not of one's own answer", ReReview, [401, 403, 404, 409]), reviewers, async (c) =>
    told(c, await verbs.take(c.get("staff"), c.req.param("id"))),
  );
  app.post(
    "/api/re-reviews/:id/settle",
    about("The answer stands, was corrected, or an apology is due", ReReview, [400, 401, 403, 404, 409, 413, 422]),
    reviewers,
    jsonBody(SettleReReview),
    async (c) => told(c, await verbs.settle(c.get("staff"), c.req.param("id") ?? "", c.req.valid("json"))),
  );
  return app;
}
