/** The memory of approved answers: what lawyers released of them, and which of them a changed law calls back. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { AnswerMemory, RecheckList, RecheckRequest, ReleaseAnswerRequest, ReleasedAnswer, WithdrawReleaseRequest } from "../contract.ts";
import type { AnswerMemory as Memory, RecheckList as Rechecks, ReleasedAnswer as Released, Role } from "../contract.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody, queryOf } from "./routes.ts";

const Wanted = z.object({ q: z.string().trim().max(100).optional(), draft: z.uuid().optional() });

export type MemoryVerbs = {
  lawyer: (id: string) => Promise<Lawyer | null>;
  list: (wanted: z.output<typeof Wanted>) => Promise<Memory>;
  release: (lawyer: Lawyer, draftId: string, request: z.output<typeof ReleaseAnswerRequest>) => Promise<Released | Refusal>;
  withdraw: (lawyer: Lawyer, releaseId: string, reason: string) => Promise<Released | Refusal>;
  rechecks: (viewer: string) => Promise<Rechecks>;
  settle: (lawyer: Lawyer, answerId: string, request: z.output<typeof RecheckRequest>) => Promise<null | Refusal>;
};

const REVIEWERS: Role[] = ["lawyer", "expert"];
const READERS: Role[] = [...REVIEWERS, "supervisor", "admin"];
const CHANGES = [400, 401, 403, 404, 409, 413, 422];
const NO_LICENCE = refuse("not-allowed", "您没有登记执业证");

export function memoryApi(verbs: MemoryVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const readers = staffOnly(session, READERS);
  const reviewers = staffOnly(session, REVIEWERS);
  const about = (summary: string, schema: z.ZodType | null, problems: number[]) =>
    describe({ tag: "Memory", summary, security: "staffCookie", ok: { status: schema ? 200 : 204, schema }, problems });
  const { shown, told } = replies(verbs);

  app.get("/api/memory", about("Released answers, newest first", AnswerMemory, [401, 403, 422]), readers, queryOf(Wanted), async (c) =>
    c.json(await verbs.list(c.req.valid("query")), 200),
  );
  app.post(
    "/api/memory/drafts/:id",
    about("Release parts of the answer that was delivered from a draft", ReleasedAnswer, CHANGES),
    reviewers,
    jsonBody(ReleaseAnswerRequest),
    (c) => shown(c, (lawyer, id) => verbs.release(lawyer, id, c.req.valid("json"))),
  );
  app.post(
    "/api/memory/:id/withdraw",
    about("Take a release back", ReleasedAnswer, CHANGES),
    reviewers,
    jsonBody(WithdrawReleaseRequest),
    (c) => shown(c, (lawyer, id) => verbs.withdraw(lawyer, id, c.req.valid("json").reason)),
  );
  app.get("/api/memory/rechecks", about("Answers that cite what has changed since", RecheckList, [401, 403]), readers, async (c) =>
    c.json(await verbs.rechecks(c.get("staff").id), 200),
  );
  app.post(
    "/api/memory/rechecks/:id",
    about("The answer stands, changes and all", null, CHANGES),
    reviewers,
    jsonBody(RecheckRequest),
    (c) => told(c, (lawyer, id) => verbs.settle(lawyer, id, c.req.valid("json"))),
  );
  return app;
}

function replies({ lawyer: find }: MemoryVerbs) {
  const by = async <T>(c: Context<StaffEnv>, work: (lawyer: Lawyer, id: string) => Promise<T | Refusal>): Promise<T | Refusal> => {
    const lawyer = await find(c.get("staff").id);
    return lawyer ? work(lawyer, c.req.param("id") ?? "") : NO_LICENCE;
  };
  return {
    shown: async (c: Context<StaffEnv>, work: (lawyer: Lawyer, id: string) => Promise<Released | Refusal>) => {
      const released = await by(c, work);
      return isRefusal(released) ? refused(c, released) : c.json(released, 200);
    },
    told: async (c: Context<StaffEnv>, work: (lawyer: Lawyer, id: string) => Promise<null | Refusal>) => {
      const refusal = await by(c, work);
      return refusal ? refused(c, refusal) : c.body(null, 204);
    },
  };
}
