/** Edits as coded reasons: for the lawyer who made them, and month by month for whoever oversees. */
import { Hono } from "hono";
import type { z } from "zod";
import type { Role } from "../contract.ts";
import { ConfirmEdit, EditReading, LearningTable, MonthParams } from "#contract/learning.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody, queryOf } from "./routes.ts";

export type LearningVerbs = {
  editRead: (lawyerId: string, draftId: string) => Promise<EditReading | Refusal>;
  confirmEdit: (lawyerId: string, draftId: string, said: ConfirmEdit) => Promise<EditReading | Refusal>;
  table: (month: string) => Promise<LearningTable>;
};

const REVIEWERS: Role[] = ["lawyer", "expert"];
const SUPERVISORS: Role[] = ["supervisor", "admin"];

export function learningApi(verbs: LearningVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const reviewers = staffOnly(session, REVIEWERS);
  app.get(
    "/api/review/drafts/:id/edit-reasons",
    about("What rules read of my edit of a draft", EditReading, [401, 403, 404]),
    reviewers,
    async (c) => {
      const read = await verbs.editRead(c.get("staff").id, c.req.param("id") ?? "");
      return isRefusal(read) ? refused(c, read) : c.json(read, 200);
    },
  );
  app.post(
    "/api/review/drafts/:id/edit-reasons",
    about("Say what my edit was for; once", EditReading, [400, 401, 403, 404, 409, 413, 422]),
    reviewers,
    jsonBody(ConfirmEdit),
    async (c) => {
      const read = await verbs.confirmEdit(c.get("staff").id, c.req.param("id") ?? "", c.req.valid("json"));
      return isRefusal(read) ? refused(c, read) : c.json(read, 200);
    },
  );
  app.get(
    "/api/supervisor/learning",
    about("What became of drafts in a month, by prompt, model and field", LearningTable, [401, 403, 422]),
    staffOnly(session, SUPERVISORS),
    queryOf(MonthParams),
    async (c) => c.json(await verbs.table(c.req.valid("query").month), 200),
  );
  return app;
}

function about(summary: string, schema: z.ZodType, problems: number[]) {
  return describe({ tag: "Learning", summary, security: "staffCookie", ok: { status: 200, schema }, problems });
}
