/** 代录: staff write down what a caller says, find it again by the caller's code, and read the approved answer out. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import {
  AddRequest,
  ConsentRefused,
  FindRequest,
  IntakeDesk,
  IntakeNote,
  NoteRead,
  type Proof,
  SafetyHeardRequest,
  type SpokenChannel,
  TakeDownRequest,
  TakenDown,
  ToldRequest,
} from "#contract/intake.ts";
import type { Role } from "../contract.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type IntakeVerbs = {
  desk: (staff: Session) => Promise<IntakeDesk>;
  keep: (staff: Session, note: IntakeNote | null) => Promise<NoteRead>;
  take: (staff: Session, said: TakeDownRequest, key: string | null) => Promise<TakenDown | Refusal>;
  refused: (staff: Session, channel: SpokenChannel) => Promise<void>;
  find: (staff: Session, proof: Proof) => Promise<TakenDown | Refusal>;
  /** @param text null: goes on without an answer */
  add: (staff: Session, proof: Proof, text: string | null, key: string | null) => Promise<TakenDown | Refusal>;
  handOver: (staff: Session, proof: Proof) => Promise<TakenDown | Refusal>;
  safety: (staff: Session, heard: z.output<typeof SafetyHeardRequest>, key: string | null) => Promise<TakenDown | Refusal>;
  told: (staff: Session, told: ToldRequest) => Promise<TakenDown | Refusal>;
  withdraw: (staff: Session, proof: Proof) => Promise<null | Refusal>;
};

const TAKERS: Role[] = ["operator", "clerk", "lawyer", "expert"];
const CHANGES = [400, 401, 403, 404, 409, 413, 422, 429];

export function intakeApi(verbs: IntakeVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const takers = staffOnly(session, TAKERS);
  const staff = (c: Context<StaffEnv>) => c.get("staff");

  app.get("/api/intake", about("What is read out, and what was being typed", IntakeDesk, [401, 403]), takers, async (c) =>
    c.json(await verbs.desk(staff(c)), 200),
  );
  app.put(
    "/api/intake/note",
    about("Keep what is being typed, sealed, and say what triage makes of it; null throws it away", NoteRead, [400, 401, 403, 413, 422]),
    takers,
    jsonBody(z.object({ note: IntakeNote.nullable() })),
    async (c) => c.json(await verbs.keep(staff(c), c.req.valid("json").note), 200),
  );
  app.post("/api/intake", about("Take a question down", TakenDown, CHANGES), takers, jsonBody(TakeDownRequest), async (c) =>
    told(c, await verbs.take(staff(c), c.req.valid("json"), keyOf(c))),
  );
  app.post(
    "/api/intake/refused",
    about("The caller does not consent: counted, nothing is kept", null, [400, 401, 403, 413, 422]),
    takers,
    jsonBody(ConsentRefused),
    async (c) => {
      await verbs.refused(staff(c), c.req.valid("json").channel);
      return c.body(null, 204);
    },
  );
  app.post("/api/intake/find", about("Find a matter by the caller's code", TakenDown, CHANGES), takers, jsonBody(FindRequest), async (c) =>
    told(c, await verbs.find(staff(c), c.req.valid("json").proof)),
  );
  app.post(
    "/api/intake/add",
    about("Add what the caller says. Idempotency-Key is honoured", TakenDown, CHANGES),
    takers,
    jsonBody(AddRequest),
    async (c) => {
      const { proof, text } = c.req.valid("json");
      return told(c, await verbs.add(staff(c), proof, text, keyOf(c)));
    },
  );
  app.post(
    "/api/intake/hand-over",
    about("Put it on the page of a lawyer on duty", TakenDown, CHANGES),
    takers,
    jsonBody(FindRequest),
    async (c) => told(c, await verbs.handOver(staff(c), c.req.valid("json").proof)),
  );
  hearing(app, verbs, takers);
  app.post("/api/intake/told", about("The approved answer was read out", TakenDown, CHANGES), takers, jsonBody(ToldRequest), async (c) =>
    told(c, await verbs.told(staff(c), c.req.valid("json"))),
  );
  app.post("/api/intake/withdraw", about("At the caller's wish", null, CHANGES), takers, jsonBody(FindRequest), async (c) => {
    const refusal = await verbs.withdraw(staff(c), c.req.valid("json").proof);
    return refusal ? refused(c, refusal) : c.body(null, 204);
  });
  return app;
}

const keyOf = (c: Context) => c.req.header("idempotency-key")?.trim().slice(0, 100) || null;

function hearing(app: Hono<StaffEnv>, verbs: IntakeVerbs, takers: ReturnType<typeof staffOnly>): void {
  app.post(
    "/api/intake/contact-safety",
    about("Write down whether and how it is safe to contact them. Idempotency-Key is honoured", TakenDown, CHANGES),
    takers,
    jsonBody(SafetyHeardRequest),
    async (c) => told(c, await verbs.safety(c.get("staff"), c.req.valid("json"), keyOf(c))),
  );
}

function about(summary: string, schema: z.ZodType | null, problems: number[]) {
  return describe({ tag: "Intake", summary, security: "staffCookie", ok: { status: schema ? 200 : 204, schema }, problems });
}

function told(c: Context<StaffEnv>, outcome: TakenDown | Refusal): Response {
  return isRefusal(outcome) ? refused(c, outcome) : c.json(outcome, 200);
}
