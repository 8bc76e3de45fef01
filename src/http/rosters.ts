/** 在岗与排班: a lawyer's own duty; seats, roster and who is where, for supervisors. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Role } from "../contract.ts";
import {
  CopiedWeek,
  CopyWeekRequest,
  DutyBoard,
  DutyRequest,
  type InHand,
  MinimumsRequest,
  MyDuty,
  RosterWeek,
  SeatEdit,
  SeatView,
  SetOffRequest,
  ShiftRequest,
  ShiftsRequest,
  WeekQuery,
} from "../contract/rosters.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody, queryOf } from "./routes.ts";

export type RosterVerbs = {
  duty: (lawyerId: string) => Promise<MyDuty>;
  changeDuty: (lawyerId: string, request: DutyRequest) => Promise<MyDuty | Refusal>;
  setOff: (by: string, lawyerId: string, drafts: InHand) => Promise<null | Refusal>;
  dutyBoard: () => Promise<DutyBoard>;
  seats: () => Promise<SeatView[]>;
  editSeat: (by: string, lawyerId: string, edit: SeatEdit) => Promise<SeatView | Refusal>;
  roster: (day: string | undefined) => Promise<RosterWeek>;
  addShifts: (by: string, request: ShiftsRequest) => Promise<null | Refusal>;
  changeShift: (by: string, id: string, request: ShiftRequest) => Promise<null | Refusal>;
  removeShift: (by: string, id: string) => Promise<null | Refusal>;
  copyWeek: (by: string, day: string) => Promise<CopiedWeek | Refusal>;
  setMinimums: (by: string, minimums: MinimumsRequest["minimums"]) => Promise<void>;
};
type MinimumsRequest = z.output<typeof MinimumsRequest>;
type ReadSession = (headers: Headers) => Promise<Session | null>;

const REVIEWERS: Role[] = ["lawyer", "expert"];
const SUPERVISORS: Role[] = ["supervisor", "admin"];
const CHANGES = [400, 401, 403, 404, 409, 413, 422];

const about = (summary: string, schema: z.ZodType | null, problems: number[]) =>
  describe({ tag: "Rosters", summary, security: "staffCookie", ok: { status: schema ? 200 : 204, schema }, problems });
const done = (c: Context, refusal: null | Refusal) => (refusal ? refused(c, refusal) : c.body(null, 204));
const told = (c: Context, view: object | Refusal) => (isRefusal(view) ? refused(c, view) : c.json(view, 200));
const shiftId = (c: Context) => z.uuid().safeParse(c.req.param("id")).data ?? null;
const noShift = refuse("not-found", "没有这个班次");

export function rosterApi(verbs: RosterVerbs, session: ReadSession): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  dutyRoutes(app, verbs, session);
  seatRoutes(app, verbs, session);
  shiftRoutes(app, verbs, session);
  return app;
}

function dutyRoutes(app: Hono<StaffEnv>, verbs: RosterVerbs, session: ReadSession): void {
  const reviewers = staffOnly(session, REVIEWERS);
  const supervisors = staffOnly(session, SUPERVISORS);
  app.get("/api/review/duty", about("Whether I take work now, and my shifts", MyDuty, [401, 403]), reviewers, async (c) =>
    c.json(await verbs.duty(c.get("staff").id), 200),
  );
  app.post(
    "/api/review/duty",
    about("Go on duty, pause, or go off; with drafts in hand the body says what becomes of them", MyDuty, CHANGES),
    reviewers,
    jsonBody(DutyRequest),
    async (c) => told(c, await verbs.changeDuty(c.get("staff").id, c.req.valid("json"))),
  );
  app.get("/api/supervisor/duty", about("Who is on duty, missing, pausing", DutyBoard, [401, 403]), supervisors, async (c) =>
    c.json(await verbs.dutyBoard(), 200),
  );
  app.post(
    "/api/supervisor/lawyers/:id/off",
    about("Set a lawyer off duty", null, CHANGES),
    supervisors,
    jsonBody(SetOffRequest),
    async (c) => done(c, await verbs.setOff(c.get("staff").id, c.req.param("id") ?? "", c.req.valid("json").drafts)),
  );
}

function seatRoutes(app: Hono<StaffEnv>, verbs: RosterVerbs, session: ReadSession): void {
  const supervisors = staffOnly(session, SUPERVISORS);
  app.get(
    "/api/supervisor/seats",
    about("Every lawyer's seat", z.object({ items: z.array(SeatView) }), [401, 403]),
    supervisors,
    async (c) => c.json({ items: await verbs.seats() }, 200),
  );
  app.put(
    "/api/supervisor/seats/:id",
    about("Set classes, region, capacity and skills", SeatView, CHANGES),
    supervisors,
    jsonBody(SeatEdit),
    async (c) => told(c, await verbs.editSeat(c.get("staff").id, c.req.param("id") ?? "", c.req.valid("json"))),
  );
}

function shiftRoutes(app: Hono<StaffEnv>, verbs: RosterVerbs, session: ReadSession): void {
  const supervisors = staffOnly(session, SUPERVISORS);
  app.get("/api/supervisor/roster", about("A week's roster", RosterWeek, [401, 403, 422]), supervisors, queryOf(WeekQuery), async (c) =>
    c.json(await verbs.roster(c.req.valid("query").day), 200),
  );
  app.post(
    "/api/supervisor/roster/shifts",
    about("Add shifts of one lawyer", null, CHANGES),
    supervisors,
    jsonBody(ShiftsRequest),
    async (c) => done(c, await verbs.addShifts(c.get("staff").id, c.req.valid("json"))),
  );
  app.put("/api/supervisor/roster/shifts/:id", about("Change a shift", null, CHANGES), supervisors, jsonBody(ShiftRequest), async (c) => {
    const id = shiftId(c);
    return done(c, id ? await verbs.changeShift(c.get("staff").id, id, c.req.valid("json")) : noShift);
  });
  app.post("/api/supervisor/roster/shifts/:id/remove", about("Remove a shift", null, CHANGES), supervisors, async (c) => {
    const id = shiftId(c);
    return done(c, id ? await verbs.removeShift(c.get("staff").id, id) : noShift);
  });
  app.post(
    "/api/supervisor/roster/copy",
    about("Fill a week from the week before", CopiedWeek, CHANGES),
    supervisors,
    jsonBody(CopyWeekRequest),
    async (c) => told(c, await verbs.copyWeek(c.get("staff").id, c.req.valid("json").to)),
  );
  app.put(
    "/api/supervisor/roster/minimums",
    about("How many each seat class asks for", null, CHANGES),
    supervisors,
    jsonBody(MinimumsRequest),
    async (c) => {
      await verbs.setMinimums(c.get("staff").id, c.req.valid("json").minimums);
      return c.body(null, 204);
    },
  );
}
