/** Many asking about one matter: the groups, and what a supervisor corrects of them. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { AssignRequest, MatterGroups, MergeRequest, SplitRequest } from "../contract.ts";
import type { MatterGroups as Groups, Role } from "../contract.ts";
import type { Session } from "#platform/auth.ts";
import type { Refusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type GroupVerbs = {
  list: () => Promise<Groups>;
  assignLead: (by: string, groupId: string, lawyerId: string) => Promise<null | Refusal>;
  split: (by: string, groupId: string, inquiryId: string) => Promise<null | Refusal>;
  merge: (by: string, groupId: string, into: string) => Promise<null | Refusal>;
};

const READERS: Role[] = ["lawyer", "expert", "supervisor", "admin"];
const SUPERVISORS: Role[] = ["supervisor", "admin"];
const CHANGES = [400, 401, 403, 404, 409, 413, 422];

export function groupApi(verbs: GroupVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const supervisors = staffOnly(session, SUPERVISORS);
  const one = "/api/groups/:id" as const;
  const about = (summary: string, schema: z.ZodType | null, problems: number[]) =>
    describe({ tag: "Groups", summary, security: "staffCookie", ok: { status: schema ? 200 : 204, schema }, problems });
  const told = (c: Context, refusal: null | Refusal) => (refusal ? refused(c, refusal) : c.body(null, 204));
  const id = (c: Context<StaffEnv>) => c.req.param("id") ?? "";

  app.get(
    "/api/groups",
    about("Groups of inquiries about one matter, with their lead lawyers", MatterGroups, [401, 403]),
    staffOnly(session, READERS),
    async (c) => c.json(await verbs.list(), 200),
  );
  app.post(`${one}/lead`, about("Make one lawyer the lead", null, CHANGES), supervisors, jsonBody(AssignRequest), async (c) =>
    told(c, await verbs.assignLead(c.get("staff").id, id(c), c.req.valid("json").lawyerId)),
  );
  app.post(
    `${one}/split`,
    about("Split off an inquiry that does not belong", null, CHANGES),
    supervisors,
    jsonBody(SplitRequest),
    async (c) => told(c, await verbs.split(c.get("staff").id, id(c), c.req.valid("json").inquiryId)),
  );
  app.post(`${one}/merge`, about("Merge into another group", null, CHANGES), supervisors, jsonBody(MergeRequest), async (c) =>
    told(c, await verbs.merge(c.get("staff").id, id(c), c.req.valid("json").into)),
  );
  return app;
}
