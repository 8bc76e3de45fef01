/** A citizen rates the answer, or complains; a part of the citizen's own API. */
import { Hono } from "hono";
import type { z } from "zod";
import { InquiryView } from "../contract.ts";
import { ComplaintRequest, RatingRequest } from "#contract/feedback.ts";
import type { Inquiry } from "#inquiry/inquiry.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type CitizenVerbs, idempotencyKey, own } from "./citizen.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type FeedbackVerbs = {
  rate: (inquiry: Inquiry, rated: z.output<typeof RatingRequest>) => Promise<null | Refusal>;
  complain: (inquiry: Inquiry, said: z.output<typeof ComplaintRequest>, idempotencyKey: string | null) => Promise<null | Refusal>;
};

export function feedbackApi(verbs: CitizenVerbs & FeedbackVerbs): Hono {
  const app = new Hono();
  const about = (summary: string, status: number) =>
    describe({
      tag: "Citizen",
      summary,
      security: "followUpToken",
      ok: { status, schema: InquiryView },
      problems: [400, 401, 404, 409, 413, 422, 429],
    });

  app.post(
    "/api/inquiries/:id/rating",
    about("Rate the newest answer; the rating may be changed for seven days", 200),
    jsonBody(RatingRequest),
    (c) =>
      own(c, verbs, async (inquiry, token) => {
        const refusal = await verbs.rate(inquiry, c.req.valid("json"));
        if (refusal) return refused(c, refusal);
        const now = await verbs.find(inquiry.id, token);
        return isRefusal(now) ? refused(c, now) : c.json(await verbs.show(now), 200);
      }),
  );
  app.post(
    "/api/inquiries/:id/complaint",
    about("Complain: registered at once, with what happens next and by when. Idempotency-Key is honoured", 201),
    jsonBody(ComplaintRequest),
    (c) =>
      own(c, verbs, async (inquiry, token) => {
        const refusal = await verbs.complain(inquiry, c.req.valid("json"), idempotencyKey(c));
        if (refusal) return refused(c, refusal);
        const now = await verbs.find(inquiry.id, token);
        return isRefusal(now) ? refused(c, now) : c.json(await verbs.show(now), 201);
      }),
  );
  return app;
}
