/** 时限: what will break, why something broke, and complaints with their clocks; for those who oversee. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { Role } from "../contract.ts";
import { BreakReasonRequest, ClockBoard, ClockQuery, ClockView, ExtendRequest } from "#contract/clocks.ts";
import { Complaint, ComplaintList, HandleComplaint } from "#contract/re-reviews.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody, queryOf } from "./routes.ts";

export type ClockVerbs = {
  board: (until: Date | null) => Promise<ClockBoard>;
  reason: (by: string, id: string, said: z.output<typeof BreakReasonRequest>) => Promise<ClockView | Refusal>;
  extend: (by: string, id: string, more: z.output<typeof ExtendRequest>) => Promise<ClockView | Refusal>;
  complaints: () => Promise<ComplaintList>;
  handle: (by: string, id: string, step: z.output<typeof HandleComplaint>) => Promise<Complaint | Refusal>;
};

const SUPERVISORS: Role[] = ["supervisor", "admin"];
const CHANGES = [400, 401, 403, 404, 409, 413, 422];

export function clockApi(verbs: ClockVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const supervisors = staffOnly(session, SUPERVISORS);
  const about = (summary: string, schema: z.ZodType, problems: number[]) =>
    describe({ tag: "Clocks", summary, security: "staffCookie", ok: { status: 200, schema }, problems });
  const told = (c: Context, view: ClockView | Complaint | Refusal) => (isRefusal(view) ? refused(c, view) : c.json(view, 200));

  app.get(
    "/api/supervisor/clocks",
    about("What ends before `until` (noon of tomorrow), what of it breaks at this rate, and what is broken", ClockBoard, [401, 403, 422]),
    supervisors,
    queryOf(ClockQuery),
    async (c) => {
      const { until } = c.req.valid("query");
      return c.json(await verbs.board(until === undefined ? null : new Date(until)), 200);
    },
  );
  app.post(
    "/api/supervisor/clocks/:id/reason",
    about("Why a clock broke; once, within a day", ClockView, CHANGES),
    supervisors,
    jsonBody(BreakReasonRequest),
    async (c) => told(c, await verbs.reason(c.get("staff").id, c.req.param("id") ?? "", c.req.valid("json"))),
  );
  app.post(
    "/api/supervisor/clocks/:id/extend",
    about("Extend a statutory clock as far as its article lets it be", ClockView, CHANGES),
    supervisors,
    jsonBody(ExtendRequest),
    async (c) => told(c, await verbs.extend(c.get("staff").id, c.req.param("id") ?? "", c.req.valid("json"))),
  );
  app.get("/api/supervisor/complaints", about("Complaints, the oldest open one first", ComplaintList, [401, 403]), supervisors, async (c) =>
    c.json(await verbs.complaints(), 200),
  );
  app.post(
    "/api/supervisor/complaints/:id",
    about("Handle a complaint: as a petition, told in writing, or settled with a reply", Complaint, CHANGES),
    supervisors,
    jsonBody(HandleComplaint),
    async (c) => told(c, await verbs.handle(c.get("staff").id, c.req.param("id") ?? "", c.req.valid("json"))),
  );
  return app;
}
