/** The supervisor's API: the board, stuck jobs, assignment, licences, hot words. */
import { Hono } from "hono";
import { z } from "zod";
import { AssignRequest, Board, DraftSummary, HotWords, Me } from "../contract.ts";
import type { Board as Overview, DraftSummary as Summary, HotWords as Words, Me as Myself, Role } from "../contract.ts";
import { HotLines, HotLinesParams } from "#contract/hot-lines.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { HotWordQuery } from "#trends/count-terms.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { HotWordParams, hotWordQuery } from "./hotline.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody, queryOf } from "./routes.ts";

export type SupervisorVerbs = {
  me: (session: Session) => Promise<Myself>;
  board: () => Promise<Overview>;
  waiting: (after: string | null) => Promise<Summary[]>;
  assign: (by: string, draftId: string, lawyerId: string) => Promise<null | Refusal>;
  retryJob: (by: string, name: string, id: string) => Promise<boolean>;
  setLicence: (by: string, lawyerId: string, status: "active" | "suspended" | "lapsed") => Promise<null | Refusal>;
  hotWords: (query: HotWordQuery) => Promise<Words>;
  hotLines: (query: z.output<typeof HotLinesParams>) => Promise<HotLines>;
};

const SUPERVISORS: Role[] = ["supervisor", "admin"];
const EVERYONE: Role[] = ["lawyer", "expert", "clerk", "operator", "supervisor", "admin"];
const Id = z.uuid();
const After = z.object({ after: z.uuid().optional() });
const Licence = z.object({ status: z.enum(["active", "suspended", "lapsed"]) });

export function supervisorApi(verbs: SupervisorVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const supervisors = staffOnly(session, SUPERVISORS);
  const about = (summary: string, schema: z.ZodType | null, problems: number[], status = schema ? 200 : 204) =>
    describe({ tag: "Supervisor", summary, security: "staffCookie", ok: { status, schema }, problems });
  const notFound = refuse("not-found", "没有找到");

  app.get("/api/me", about("Who is signed in", Me, [401]), staffOnly(session, EVERYONE), async (c) =>
    c.json(await verbs.me(c.get("staff")), 200),
  );
  app.get("/api/supervisor/board", about("The board", Board, [401, 403]), supervisors, async (c) => c.json(await verbs.board(), 200));
  app.get(
    "/api/supervisor/waiting",
    about(
      "Waiting drafts, fifty at a time; ?after= the last of the page before",
      z.object({ items: z.array(DraftSummary) }),
      [401, 403, 422],
    ),
    supervisors,
    queryOf(After),
    async (c) => c.json({ items: await verbs.waiting(c.req.valid("query").after ?? null) }, 200),
  );
  app.post(
    "/api/supervisor/drafts/:id/assign",
    about("Give a waiting draft to one lawyer", null, [400, 401, 403, 404, 409, 413, 422]),
    supervisors,
    jsonBody(AssignRequest),
    async (c) => {
      const id = Id.safeParse(c.req.param("id"));
      const refusal = id.success ? await verbs.assign(c.get("staff").id, id.data, c.req.valid("json").lawyerId) : notFound;
      return refusal ? refused(c, refusal) : c.body(null, 204);
    },
  );
  app.post(
    "/api/supervisor/jobs/:name/:id/retry",
    about("Run a job that was given up once more", null, [401, 403, 404]),
    supervisors,
    async (c) => {
      const id = Id.safeParse(c.req.param("id"));
      const retried = id.success && (await verbs.retryJob(c.get("staff").id, c.req.param("name"), id.data));
      return retried ? c.body(null, 204) : refused(c, notFound);
    },
  );
  app.put(
    "/api/supervisor/lawyers/:id/licence",
    about("Set a lawyer's licence status", null, [400, 401, 403, 404, 413, 422]),
    supervisors,
    jsonBody(Licence),
    async (c) => {
      const refusal = await verbs.setLicence(c.get("staff").id, c.req.param("id") ?? "", c.req.valid("json").status);
      return refusal ? refused(c, refusal) : c.body(null, 204);
    },
  );
  app.get(
    "/api/supervisor/hot-words",
    about("Hot words, as the hotline gets them", HotWords, [401, 403, 422]),
    staffOnly(session, [...SUPERVISORS, "operator"]),
    queryOf(HotWordParams),
    async (c) => c.json(await verbs.hotWords(hotWordQuery(c.req.valid("query"))), 200),
  );
  app.get(
    "/api/supervisor/hot-words/lines",
    about("How many people used some words, day by day", HotLines, [401, 403, 422]),
    staffOnly(session, [...SUPERVISORS, "operator"]),
    queryOf(HotLinesParams),
    async (c) => c.json(await verbs.hotLines(c.req.valid("query")), 200),
  );
  return app;
}
