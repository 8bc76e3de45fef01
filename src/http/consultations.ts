/** 会商: a lawyer asks, an expert answers, a supervisor sees that nothing stalls. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import {
  ConsultRequest,
  ConsultationList,
  ConsultationView,
  ConsultationsOfDraft,
  OpinionRequest,
  WaiveRequest,
} from "#contract/consultation.ts";
import type { Role } from "../contract.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

type Seen<T> = Promise<T | Refusal>;

export type ConsultationVerbs = {
  list: (staff: Session) => Promise<ConsultationList>;
  ofDraft: (staff: Session, draftId: string) => Seen<ConsultationsOfDraft>;
  ask: (staff: Session, draftId: string, question: string) => Seen<ConsultationsOfDraft>;
  /** @returns null where none waits that this person may take */
  next: (staff: Session) => Seen<ConsultationView | null>;
  take: (staff: Session, id: string) => Seen<ConsultationView>;
  putBack: (staff: Session, id: string) => Seen<ConsultationView>;
  takeBack: (staff: Session, id: string) => Seen<ConsultationView>;
  say: (staff: Session, id: string, opinion: OpinionRequest) => Seen<ConsultationView>;
  waive: (staff: Session, id: string, reason: string) => Seen<ConsultationView>;
};

const REVIEWERS: Role[] = ["lawyer", "expert"];
const SUPERVISORS: Role[] = ["supervisor", "admin"];
const CHANGES = [400, 401, 403, 404, 409, 413, 422];

export function consultationApi(verbs: ConsultationVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const reviewers = staffOnly(session, REVIEWERS);
  const readers = staffOnly(session, [...REVIEWERS, ...SUPERVISORS]);
  const supervisors = staffOnly(session, SUPERVISORS);
  const one = "/api/review/consultations/:id" as const;
  const id = (c: Context<StaffEnv>) => c.req.param("id") ?? "";

  app.get(
    "/api/review/consultations",
    about("What I may answer, what I asked, what was said", ConsultationList, [401, 403]),
    readers,
    async (c) => c.json(await verbs.list(c.get("staff")), 200),
  );
  app.post(
    "/api/review/consultations/next",
    about("Be given the most pressing consultation", ConsultationView, [401, 403], NONE_WAITS),
    reviewers,
    async (c) => {
      const given = await verbs.next(c.get("staff"));
      return given === null ? c.body(null, 204) : told(c, given);
    },
  );
  app.get(
    "/api/review/drafts/:id/consultations",
    about("What rules demand of this draft, and every consultation of its matter", ConsultationsOfDraft, [401, 403, 404]),
    readers,
    async (c) => told(c, await verbs.ofDraft(c.get("staff"), id(c))),
  );
  app.post(
    "/api/review/drafts/:id/consult",
    about("Ask an expert about the draft one holds", ConsultationsOfDraft, CHANGES),
    reviewers,
    jsonBody(ConsultRequest),
    async (c) => told(c, await verbs.ask(c.get("staff"), id(c), c.req.valid("json").question)),
  );
  app.post(`${one}/take`, about("Take it by name", ConsultationView, [401, 403, 404, 409]), reviewers, async (c) =>
    told(c, await verbs.take(c.get("staff"), id(c))),
  );
  app.post(`${one}/release`, about("Put it back for another", ConsultationView, [401, 403, 404, 409]), reviewers, async (c) =>
    told(c, await verbs.putBack(c.get("staff"), id(c))),
  );
  app.post(`${one}/withdraw`, about("Take one's own wish back", ConsultationView, [401, 403, 404, 409]), reviewers, async (c) =>
    told(c, await verbs.takeBack(c.get("staff"), id(c))),
  );
  app.post(
    `${one}/opinion`,
    about("Say the opinion, or take the draft over", ConsultationView, CHANGES),
    reviewers,
    jsonBody(OpinionRequest),
    async (c) => told(c, await verbs.say(c.get("staff"), id(c), c.req.valid("json"))),
  );
  app.post(
    `${one}/waive`,
    about("Let the lawyer decide without an opinion", ConsultationView, CHANGES),
    supervisors,
    jsonBody(WaiveRequest),
    async (c) => told(c, await verbs.waive(c.get("staff"), id(c), c.req.valid("json").reason)),
  );
  return app;
}

const NONE_WAITS = { status: 204, description: "None waits that this person may take" };

function about(summary: string, schema: z.ZodType, problems: number[], empty?: { status: number; description: string }) {
  return describe({ tag: "Consultation", summary, security: "staffCookie", ok: { status: 200, schema }, empty, problems });
}

function told(c: Context<StaffEnv>, outcome: object | Refusal): Response {
  return isRefusal(outcome) ? refused(c, outcome) : c.json(outcome, 200);
}
