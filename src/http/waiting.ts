/** While a citizen waits: what was understood is put right, contact made safe, a call asked for. Parts of the citizen's API. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { InquiryView } from "../contract.ts";
import { CallRequest, ContactSafetyRequest, CorrectUnderstoodRequest } from "#contract/waiting-requests.ts";
import type { Inquiry } from "#inquiry/inquiry.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type CitizenVerbs, idempotencyKey, own } from "./citizen.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

type Doing<S extends z.ZodType> = (inquiry: Inquiry, said: z.output<S>, idempotencyKey: string | null) => Promise<null | Refusal>;

export type WaitingVerbs = {
  putRight: Doing<typeof CorrectUnderstoodRequest>;
  contactSafety: Doing<typeof ContactSafetyRequest>;
  callMe: Doing<typeof CallRequest>;
};

export function waitingApi(verbs: CitizenVerbs & WaitingVerbs): Hono {
  const app = new Hono();
  const about = (summary: string) =>
    describe({
      tag: "Citizen",
      summary: `${summary}. Idempotency-Key is honoured`,
      security: "followUpToken",
      ok: { status: 200, schema: InquiryView },
      problems: [400, 401, 404, 409, 413, 422],
    });
  /** Done, and shown as it then stands. */
  const done = (c: Context, act: (inquiry: Inquiry, key: string | null) => Promise<null | Refusal>) =>
    own(c, verbs, async (inquiry, token) => {
      const refusal = await act(inquiry, idempotencyKey(c));
      if (refusal) return refused(c, refusal);
      const now = await verbs.find(inquiry.id, token);
      return isRefusal(now) ? refused(c, now) : c.json(await verbs.show(now), 200);
    });

  app.post(
    "/api/inquiries/:id/understood",
    about("Put right what was understood, before the answer: category, place, days"),
    jsonBody(CorrectUnderstoodRequest),
    (c) => done(c, (inquiry, key) => verbs.putRight(inquiry, c.req.valid("json"), key)),
  );
  app.post(
    "/api/inquiries/:id/contact-safety",
    about("Say whether and how it is safe to be contacted; sealed, the newest word counts"),
    jsonBody(ContactSafetyRequest),
    (c) => done(c, (inquiry, key) => verbs.contactSafety(inquiry, c.req.valid("json"), key)),
  );
  app.post("/api/inquiries/:id/callback", about("Ask to be called back by a person"), jsonBody(CallRequest), (c) =>
    done(c, (inquiry, key) => verbs.callMe(inquiry, c.req.valid("json"), key)),
  );
  return app;
}
