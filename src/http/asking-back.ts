/** 追问 and 并案: what waits for a citizen's answer, and matters that belong together. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { AskingBackList, MergeMatterRequest, RelatedMatters } from "#contract/asking-back.ts";
import type { Role } from "../contract.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

type Act = (staff: Session, inquiryId: string) => Promise<null | Refusal>;

export type AskingBackVerbs = {
  list: (staff: Session) => Promise<AskingBackList>;
  remind: Act;
  goOn: Act;
  close: Act;
  related: (draftId: string) => Promise<RelatedMatters | Refusal>;
  merge: (staff: Session, draftId: string, into: string) => Promise<null | Refusal>;
};

const READERS: Role[] = ["lawyer", "expert", "supervisor", "admin"];

export function askingBackApi(verbs: AskingBackVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const readers = staffOnly(session, READERS);
  const one = "/api/review/asking-back/:id" as const;
  const done = (c: Context<StaffEnv>, refusal: null | Refusal) => (refusal ? refused(c, refusal) : c.body(null, 204));
  const acts = (verb: Act) => async (c: Context<StaffEnv>) => done(c, await verb(c.get("staff"), c.req.param("id") ?? ""));
  const changes = [401, 403, 404, 409];

  app.get("/api/review/asking-back", about("Questions that wait for a citizen", AskingBackList, [401, 403]), readers, async (c) =>
    c.json(await verbs.list(c.get("staff")), 200),
  );
  app.post(`${one}/remind`, about("Remind the citizen, once", null, changes), readers, acts(verbs.remind));
  app.post(`${one}/go-on`, about("Draft with what is known", null, changes), readers, acts(verbs.goOn));
  app.post(`${one}/close`, about("Close it with a notice", null, changes), readers, acts(verbs.close));
  app.get(
    "/api/review/drafts/:id/related",
    about("The answer before, the same question before, what was merged", RelatedMatters, [401, 403, 404]),
    readers,
    async (c) => {
      const related = await verbs.related(c.req.param("id") ?? "");
      return isRefusal(related) ? refused(c, related) : c.json(related, 200);
    },
  );
  app.post(
    "/api/review/drafts/:id/merge",
    about("Close this matter into an earlier one of the same citizen", null, [400, ...changes, 413, 422]),
    staffOnly(session, ["lawyer", "expert"]),
    jsonBody(MergeMatterRequest),
    async (c) => done(c, await verbs.merge(c.get("staff"), c.req.param("id") ?? "", c.req.valid("json").into)),
  );
  return app;
}

function about(summary: string, schema: z.ZodType | null, problems: number[]) {
  return describe({ tag: "Asking back", summary, security: "staffCookie", ok: { status: schema ? 200 : 204, schema }, problems });
}
