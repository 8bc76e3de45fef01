/** 派单: passing and 回避, waiting for work, handing over, one's own matters; and what a supervisor sees of it. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Role } from "../contract.ts";
import {
  AssignmentBoard,
  AssignmentDays,
  Colleagues,
  Given,
  HandOverRequest,
  HandedOver,
  MyMatters,
  RecuseRequest,
  Standing,
} from "../contract/assignment.ts";
import type { MyMatter } from "../contract/assignment.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody, queryOf } from "./routes.ts";

export type AssignmentVerbs = {
  lawyer: (id: string) => Promise<Lawyer | null>;
  recuse: (lawyer: Lawyer, draftId: string, recusal: RecuseRequest) => Promise<null | Refusal>;
  standing: (draftId: string, viewer: string) => Promise<Standing | Refusal>;
  given: (lawyerId: string) => Promise<Given>;
  stopWaiting: (lawyerId: string) => Promise<void>;
  colleagues: (lawyerId: string) => Promise<Colleagues["items"]>;
  handOver: (lawyerId: string, request: HandOverRequest) => Promise<HandedOver | Refusal>;
  matters: (lawyerId: string) => Promise<MyMatter[]>;
  board: (days: number) => Promise<AssignmentBoard>;
};

const REVIEWERS: Role[] = ["lawyer", "expert"];
const SUPERVISORS: Role[] = ["supervisor", "admin"];
const Id = z.uuid();
const CHANGES = [400, 401, 403, 404, 409, 413, 422];
const NO_LICENCE = refuse("not-allowed", "您没有登记执业证");
const NO_DRAFT = refuse("not-found", "没有找到这份草稿");

const about = (summary: string, schema: z.ZodType | null, problems: number[]) =>
  describe({ tag: "Assignment", summary, security: "staffCookie", ok: { status: schema ? 200 : 204, schema }, problems });

type ReadSession = (headers: Headers) => Promise<Session | null>;
const idOf = (c: Context) => Id.safeParse(c.req.param("id")).data ?? null;

export function assignmentApi(verbs: AssignmentVerbs, session: ReadSession): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const reviewers = staffOnly(session, REVIEWERS);
  const drafts = "/api/review/drafts/:id" as const;

  app.post(
    `${drafts}/recuse`,
    about("Withdraw from the matter for good: this lawyer, or the whole firm", null, CHANGES),
    reviewers,
    jsonBody(RecuseRequest),
    async (c) => {
      const lawyer = await verbs.lawyer(c.get("staff").id);
      if (!lawyer) return refused(c, NO_LICENCE);
      const id = idOf(c);
      const refusal = id ? await verbs.recuse(lawyer, id, c.req.valid("json")) : NO_DRAFT;
      return refusal ? refused(c, refusal) : c.body(null, 204);
    },
  );
  app.get(
    `${drafts}/standing`,
    about("Conflicts of interest that the index shows for the reader's firm, and what was handed over", Standing, [401, 403, 404]),
    reviewers,
    async (c) => {
      const id = idOf(c);
      const standing = id ? await verbs.standing(id, c.get("staff").id) : NO_DRAFT;
      return isRefusal(standing) ? refused(c, standing) : c.json(standing, 200);
    },
  );
  app.route("/", waitingApi(verbs, session));
  app.get(
    "/api/supervisor/assignment",
    about("How work was given out: shares, passes, withdrawals, drafts that nobody keeps", AssignmentBoard, [401, 403, 422]),
    staffOnly(session, SUPERVISORS),
    queryOf(AssignmentDays),
    async (c) => c.json(await verbs.board(c.req.valid("query").days), 200),
  );
  return app;
}

function waitingApi(verbs: AssignmentVerbs, session: ReadSession): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const reviewers = staffOnly(session, REVIEWERS);
  app.get("/api/review/given", about("What I wait for, and what I was handed unasked", Given, [401, 403]), reviewers, async (c) =>
    c.json(await verbs.given(c.get("staff").id), 200),
  );
  app.post("/api/review/stop-waiting", about("Be handed nothing unasked", null, [401, 403]), reviewers, async (c) => {
    await verbs.stopWaiting(c.get("staff").id);
    return c.body(null, 204);
  });
  app.get("/api/review/colleagues", about("Lawyers on duty, the freest first", Colleagues, [401, 403]), reviewers, async (c) =>
    c.json({ items: await verbs.colleagues(c.get("staff").id) }, 200),
  );
  app.post(
    "/api/review/hand-over",
    about("Hand my open matters to a colleague on duty, or to the queue", HandedOver, CHANGES),
    reviewers,
    jsonBody(HandOverRequest),
    async (c) => {
      const outcome = await verbs.handOver(c.get("staff").id, c.req.valid("json"));
      return isRefusal(outcome) ? refused(c, outcome) : c.json(outcome, 200);
    },
  );
  app.get(
    "/api/review/matters",
    about("Matters I received first or follow now, until their outcome", MyMatters, [401, 403]),
    reviewers,
    async (c) => c.json({ items: await verbs.matters(c.get("staff").id) }, 200),
  );
  return app;
}
