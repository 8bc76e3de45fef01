/** 阅读材料: what waiting citizens are given to read, and the lawyers who release it. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { ReleaseRequest, type Role } from "../contract.ts";
import { ReadingDesk, ReadingListView } from "#contract/waiting-requests.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type ReadingVerbs = {
  lawyer: (id: string) => Promise<Lawyer | null>;
  lists: () => Promise<ReadingDesk>;
  release: (lawyer: Lawyer, category: string, request: ReleaseRequest) => Promise<ReadingListView | Refusal>;
  withdraw: (lawyer: Lawyer, category: string) => Promise<ReadingListView | Refusal>;
};

const REVIEWERS: Role[] = ["lawyer", "expert"];
const READERS: Role[] = [...REVIEWERS, "supervisor", "admin"];

export function readingApi(verbs: ReadingVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const readers = staffOnly(session, READERS);
  const reviewers = staffOnly(session, REVIEWERS);
  const about = (summary: string, schema: z.ZodType, problems: number[]) =>
    describe({ tag: "Law", summary, security: "staffCookie", ok: { status: 200, schema }, problems });
  const act = async (c: Context<StaffEnv>, work: (lawyer: Lawyer, category: string) => Promise<ReadingListView | Refusal>) => {
    const lawyer = await verbs.lawyer(c.get("staff").id);
    const view = lawyer ? await work(lawyer, c.req.param("category") ?? "") : refuse("not-allowed", "您没有登记执业证");
    return isRefusal(view) ? refused(c, view) : c.json(view, 200);
  };

  app.get("/api/law/reading", about("Reading lists by category, with their release", ReadingDesk, [401, 403]), readers, async (c) =>
    c.json(await verbs.lists(), 200),
  );
  app.post(
    "/api/law/reading/:category/release",
    about("Let waiting citizens read the list that was seen", ReadingListView, [400, 401, 403, 404, 409, 413, 422]),
    reviewers,
    jsonBody(ReleaseRequest),
    (c) => act(c, (lawyer, category) => verbs.release(lawyer, category, c.req.valid("json"))),
  );
  app.post(
    "/api/law/reading/:category/withdraw",
    about("Take a list's release back", ReadingListView, [401, 403, 404, 409]),
    reviewers,
    (c) => act(c, verbs.withdraw),
  );
  return app;
}
