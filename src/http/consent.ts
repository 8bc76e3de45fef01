/** 同意: what is read before a question is sent, and the answer to it after danger was seen to. */
import { Hono } from "hono";
import { ConsentRequest, type ConsentSaid, PrivacyText } from "#contract/consent.ts";
import { InquiryView } from "../contract.ts";
import type { Inquiry } from "#inquiry/inquiry.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type CitizenVerbs, own } from "./citizen.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type ConsentVerbs = {
  privacy: () => PrivacyText;
  /** @param said null declines */
  consent: (inquiry: Inquiry, said: ConsentSaid | null) => Promise<null | Refusal>;
};

export function consentApi(verbs: CitizenVerbs & ConsentVerbs): Hono {
  const app = new Hono();
  app.get(
    "/api/privacy",
    describe({
      tag: "Citizen",
      summary: "What is told before a question is sent; its version goes into `consent`",
      security: null,
      ok: { status: 200, schema: PrivacyText },
      problems: [],
    }),
    (c) => {
      c.header("cache-control", "public, max-age=300");
      return c.json(verbs.privacy(), 200);
    },
  );
  app.post(
    "/api/inquiries/:id/consent",
    describe({
      tag: "Citizen",
      summary: "Agree after danger was seen to, or decline: then only the danger desk keeps it",
      security: "followUpToken",
      ok: { status: 200, schema: InquiryView },
      problems: [400, 401, 404, 409, 413, 422],
    }),
    jsonBody(ConsentRequest),
    (c) =>
      own(c, verbs, async (inquiry, token) => {
        const refusal = await verbs.consent(inquiry, c.req.valid("json").consent);
        if (refusal) return refused(c, refusal);
        const now = await verbs.find(inquiry.id, token);
        return isRefusal(now) ? refused(c, now) : c.json(await verbs.show(now), 200);
      }),
  );
  return app;
}
