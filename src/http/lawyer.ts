/** The lawyer's API: the queue, one draft, and the decisions on it. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import {
  ApproveRequest,
  AnswerBody,
  CalculateRequest,
  Calculation,
  CalculatorView,
  DraftView,
  EditRequest,
  EscalateRequest,
  Finding,
  Original,
  ReturnRequest,
  ReviewQueue,
  SpeakRequest,
  TriageCorrection,
  Verdict,
} from "../contract.ts";
import type { DraftView as View, Finding as Found, Original as Words, ReviewQueue as Queue, Role } from "../contract.ts";
import { Afterword } from "#contract/quality.ts";
import { ToldNote } from "#contract/speaking.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Session } from "#platform/auth.ts";
import type { HeldDraft } from "#review/review.ts";
import { PassRequest } from "../contract/assignment.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody, queryOf } from "./routes.ts";

export type LawyerVerbs = {
  lawyer: (id: string) => Promise<Lawyer | null>;
  queue: (lawyer: Lawyer | null) => Promise<Queue>;
  next: (lawyer: Lawyer) => Promise<HeldDraft | null | Refusal>;
  find: (draftId: string) => Promise<HeldDraft | Refusal>;
  /** For whoever only reads it. */
  read: (draftId: string, viewer: string) => Promise<HeldDraft | Refusal>;
  show: (draft: HeldDraft, viewer: string) => Promise<View>;
  claim: (lawyer: Lawyer, draftId: string) => Promise<HeldDraft | Refusal>;
  release: (lawyerId: string, draftId: string, pass: PassRequest) => Promise<null | Refusal>;
  edit: (lawyerId: string, draft: HeldDraft, edit: z.output<typeof EditRequest>) => Promise<HeldDraft | Refusal>;
  check: (draft: HeldDraft, body: AnswerBody) => Promise<{ findings: Found[]; verdicts: Verdict[] }>;
  calculators: () => CalculatorView[];
  /** @returns a refusal with the missing fields by name where it cannot be worked out */
  calculate: (calculator: string, inputs: Calculation["inputs"]) => Calculation | Refusal;
  approve: (lawyer: Lawyer, draft: HeldDraft, approval: z.output<typeof ApproveRequest>) => Promise<HeldDraft | Refusal>;
  speak: (lawyer: Lawyer, draft: HeldDraft, request: z.output<typeof SpeakRequest>) => Promise<HeldDraft | Refusal>;
  toldNote: (staff: Session, id: string) => Promise<ToldNote | Refusal>;
  return: (lawyer: Lawyer, draftId: string, request: z.output<typeof ReturnRequest>) => Promise<HeldDraft | Refusal>;
  escalate: (lawyer: Lawyer, draftId: string, reason: string) => Promise<HeldDraft | Refusal>;
  refer: (lawyer: Lawyer, draftId: string) => Promise<HeldDraft | Refusal>;
  label: (lawyer: Lawyer, draftId: string, correction: TriageCorrection) => Promise<HeldDraft | Refusal>;
  original: (lawyer: Lawyer, draft: HeldDraft) => Promise<Words | Refusal>;
  history: (lawyerId: string, before: string | null) => Promise<unknown[]>;
};

type ReadSession = (headers: Headers) => Promise<Session | null>;

const REVIEWERS: Role[] = ["lawyer", "expert"];
const READERS: Role[] = [...REVIEWERS, "supervisor", "admin"];
const Decided = z
  .object({ state: z.string(), inquiryId: z.string(), draftId: z.string(), practice: Afterword.optional() })
  .meta({ id: "Decided" });
const History = z.object({ items: z.array(z.unknown()) });
const Checked = z.object({ findings: z.array(Finding), verdicts: z.array(Verdict), clear: z.boolean() });
const Calculators = z.object({ items: z.array(CalculatorView) });
const CHANGES = [400, 401, 403, 404, 409, 413, 422];

type Work = (c: Context<StaffEnv>, lawyer: Lawyer, draft: HeldDraft) => Promise<Response>;

export function lawyerApi(verbs: LawyerVerbs, session: ReadSession): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const reviewers = staffOnly(session, REVIEWERS);
  const readers = staffOnly(session, READERS);
  const drafts = "/api/review/drafts/:id" as const;
  const { onDraft, shown, told } = replies(verbs);

  app.get("/api/review/queue", about("What I hold, and what waits", ReviewQueue, [401, 403]), readers, async (c) =>
    c.json(await verbs.queue(await verbs.lawyer(c.get("staff").id)), 200),
  );
  app.post("/api/review/next", about("Be given the next draft", DraftView, [401, 403, 409], 200, NONE_WAITS), reviewers, async (c) => {
    const lawyer = await verbs.lawyer(c.get("staff").id);
    if (!lawyer) return refused(c, NO_LICENCE);
    const draft = await verbs.next(lawyer);
    return draft === null ? c.body(null, 204) : shown(c, draft);
  });
  app.get(drafts, about("One draft beside its sources", DraftView, [401, 403, 404]), readers, async (c) =>
    shown(c, await verbs.read(c.req.param("id"), c.get("staff").id)),
  );
  app.post(`${drafts}/claim`, about("Take one's own or an assigned draft", DraftView, [401, 403, 404, 409]), reviewers, (c) =>
    onDraft(c, async (_, lawyer, draft) => shown(c, await verbs.claim(lawyer, draft.id))),
  );
  app.post(`${drafts}/release`, about("Hand a draft back, with a reason", null, CHANGES, 204), reviewers, jsonBody(PassRequest), (c) =>
    onDraft(c, async (_, lawyer, draft) => {
      const refusal = await verbs.release(lawyer.id, draft.id, c.req.valid("json"));
      return refusal ? refused(c, refusal) : c.body(null, 204);
    }),
  );
  app.put(`${drafts}/body`, about("Save an edited body as a new version", DraftView, CHANGES), reviewers, jsonBody(EditRequest), (c) =>
    onDraft(c, async (_, lawyer, draft) => shown(c, await verbs.edit(lawyer.id, draft, c.req.valid("json")))),
  );
  app.post(
    `${drafts}/check`,
    about("Run the citation gate on unsaved text", Checked, CHANGES),
    reviewers,
    jsonBody(z.object({ body: AnswerBody })),
    (c) =>
      onDraft(c, async (_c, _lawyer, draft) => {
        const { findings, verdicts } = await verbs.check(draft, c.req.valid("json").body);
        return c.json({ findings, verdicts, clear: findings.every((f) => !f.blocking) }, 200);
      }),
  );
  app.post(`${drafts}/approve`, about("Approve what was seen", Decided, CHANGES), reviewers, jsonBody(ApproveRequest), (c) =>
    onDraft(c, async (_, lawyer, draft) => told(c, await verbs.approve(lawyer, draft, c.req.valid("json")), "approved")),
  );
  app.post(`${drafts}/speak`, about("Approve, and record it as said", Decided, CHANGES), reviewers, jsonBody(SpeakRequest), (c) =>
    onDraft(c, async (_, lawyer, draft) => told(c, await verbs.speak(lawyer, draft, c.req.valid("json")), "delivered")),
  );
  app.get("/api/review/told/:id/note", about("What was asked in reply; recorded", ToldNote, [401, 403, 404]), readers, async (c) => {
    const note = await verbs.toldNote(c.get("staff"), c.req.param("id"));
    return isRefusal(note) ? refused(c, note) : c.json(note, 200);
  });
  app.post(`${drafts}/return`, about("Return for redraft, or ask the citizen", Decided, CHANGES), reviewers, jsonBody(ReturnRequest), (c) =>
    onDraft(c, async (_, lawyer, draft) => told(c, await verbs.return(lawyer, draft.id, c.req.valid("json")), "returned")),
  );
  app.post(`${drafts}/escalate`, about("Send to an expert seat", Decided, CHANGES), reviewers, jsonBody(EscalateRequest), (c) =>
    onDraft(c, async (_, lawyer, draft) => told(c, await verbs.escalate(lawyer, draft.id, c.req.valid("json").reason), "waiting")),
  );
  app.post(`${drafts}/refer`, about("Open a legal-aid referral beside the review", Decided, [401, 403, 404, 409]), reviewers, (c) =>
    onDraft(c, async (_, lawyer, draft) => told(c, await verbs.refer(lawyer, draft.id), "claimed")),
  );
  app.post(`${drafts}/triage`, about("Correct or confirm the triage", DraftView, CHANGES), reviewers, jsonBody(TriageCorrection), (c) =>
    onDraft(c, async (_, lawyer, draft) => shown(c, await verbs.label(lawyer, draft.id, c.req.valid("json")))),
  );
  app.get(
    `${drafts}/original`,
    about("The unredacted words, for who holds the draft; recorded", Original, [401, 403, 404, 409]),
    reviewers,
    (c) =>
      onDraft(c, async (_, lawyer, draft) => {
        const words = await verbs.original(lawyer, draft);
        return isRefusal(words) ? refused(c, words) : c.json(words, 200);
      }),
  );
  app.get("/api/review/calculators", about("What can be worked out, and what each asks for", Calculators, [401, 403]), reviewers, (c) =>
    c.json({ items: verbs.calculators() }, 200),
  );
  app.post(
    "/api/review/calculate",
    about("Work out a sum; 422 names what is missing", Calculation, [400, 401, 403, 404, 413, 422]),
    reviewers,
    jsonBody(CalculateRequest),
    (c) => {
      const { calculator, inputs } = c.req.valid("json");
      const worked = verbs.calculate(calculator, inputs);
      return isRefusal(worked) ? refused(c, worked) : c.json(worked, 200);
    },
  );
  app.get(
    "/api/review/history",
    about("My decisions, newest first, fifty at a time; ?before= the time of the last one", History, [401, 403, 422]),
    reviewers,
    queryOf(Before),
    async (c) => c.json({ items: await verbs.history(c.get("staff").id, c.req.valid("query").before ?? null) }, 200),
  );
  return app;
}

const Before = z.object({ before: z.iso.datetime().optional() });
const NONE_WAITS = { status: 204, description: "None waits that this lawyer may be given" };
/** Roles say what one may try, the licence what counts. */
const NO_LICENCE = refuse("not-allowed", "您没有登记执业证");

function about(
  summary: string,
  schema: z.ZodType | null,
  problems: number[],
  status = 200,
  empty?: { status: number; description: string },
) {
  return describe({ tag: "Lawyer", summary, security: "staffCookie", ok: { status, schema }, empty, problems });
}

function replies(verbs: LawyerVerbs) {
  return {
    onDraft: async (c: Context<StaffEnv>, work: Work): Promise<Response> => {
      const lawyer = await verbs.lawyer(c.get("staff").id);
      if (!lawyer) return refused(c, NO_LICENCE);
      const draft = await verbs.find(c.req.param("id") ?? "");
      return isRefusal(draft) ? refused(c, draft) : work(c, lawyer, draft);
    },
    shown: async (c: Context<StaffEnv>, draft: HeldDraft | Refusal): Promise<Response> =>
      isRefusal(draft) ? refused(c, draft) : c.json(await verbs.show(draft, c.get("staff").id), 200),
    told: (c: Context<StaffEnv>, outcome: HeldDraft | Refusal, state: string): Response =>
      isRefusal(outcome)
        ? refused(c, outcome)
        : c.json({ state, inquiryId: outcome.inquiryId, draftId: outcome.id, practice: outcome.afterword }, 200),
  };
}
