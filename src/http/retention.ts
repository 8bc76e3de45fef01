/** 留存期限: how long things are kept, what falls due, what is held. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Role } from "../contract.ts";
import { NewHold, Retention, RetentionKind, TermChange } from "#contract/retention.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type RetentionVerbs = {
  show: () => Promise<Retention>;
  change: (by: string, kind: RetentionKind, wanted: TermChange) => Promise<null | Refusal>;
  takeBack: (by: string, kind: RetentionKind) => Promise<null | Refusal>;
  hold: (by: string, hold: NewHold) => Promise<null | Refusal>;
  lift: (by: string, id: string) => Promise<null | Refusal>;
};

const OVERSEERS: Role[] = ["supervisor", "admin"];
const ADMINS: Role[] = ["admin"];
const CHANGES = [400, 401, 403, 404, 409, 413, 422];
const NO_KIND = refuse("not-found", "没有这一类期限");
const NO_HOLD = refuse("not-found", "没有找到这项保全");

const done = (c: Context, refusal: null | Refusal) => (refusal ? refused(c, refusal) : c.body(null, 204));

export function retentionApi(verbs: RetentionVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const overseers = staffOnly(session, OVERSEERS);
  const admins = staffOnly(session, ADMINS);
  const about = (summary: string, schema: z.ZodType | null, problems: number[]) =>
    describe({ tag: "Retention", summary, security: "staffCookie", ok: { status: schema ? 200 : 204, schema }, problems });
  const ofKind = async (c: Context, work: (kind: RetentionKind) => Promise<null | Refusal>) => {
    const kind = RetentionKind.safeParse(c.req.param("kind"));
    return done(c, kind.success ? await work(kind.data) : NO_KIND);
  };
  app.get(
    "/api/supervisor/retention",
    about("How long things are kept, what falls due within 30 days, what is held, the last nights", Retention, [401, 403]),
    overseers,
    async (c) => {
      c.header("cache-control", "no-store");
      return c.json(await verbs.show(), 200);
    },
  );
  app.put(
    "/api/supervisor/retention/:kind",
    about(
      "Another period from tomorrow on, within its bounds; in its first 30 days it deletes nothing that was there before",
      null,
      CHANGES,
    ),
    admins,
    jsonBody(TermChange),
    (c) => ofKind(c, (kind) => verbs.change(c.get("staff").id, kind, c.req.valid("json"))),
  );
  app.post(
    "/api/supervisor/retention/:kind/take-back",
    about("Take back a period that has not begun", null, [401, 403, 404, 409]),
    admins,
    (c) => ofKind(c, (kind) => verbs.takeBack(c.get("staff").id, kind)),
  );
  app.post(
    "/api/supervisor/retention-holds",
    about("Hold a matter: nothing of its citizen goes by itself", null, CHANGES),
    overseers,
    jsonBody(NewHold),
    async (c) => done(c, await verbs.hold(c.get("staff").id, c.req.valid("json"))),
  );
  app.post("/api/supervisor/retention-holds/:id/lift", about("Lift a hold", null, [401, 403, 404]), overseers, async (c) => {
    const id = z.uuid().safeParse(c.req.param("id"));
    return done(c, id.success ? await verbs.lift(c.get("staff").id, id.data) : NO_HOLD);
  });
  return app;
}
