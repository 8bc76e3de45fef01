/** 期限进日历: the days of the answer that the lawyer approved, as iCalendar; a part of the citizen's own API. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { DatesForm, DatesQuery } from "#contract/answer-dates.ts";
import { isRefusal } from "#platform/refusal.ts";
import { type CitizenVerbs, own } from "./citizen.ts";
import { bearer } from "./doors.ts";
import { SHEETS_A_MINUTE } from "./exports.ts";
import { refused } from "./problem.ts";
import { rateBound } from "./rate-bound.ts";
import { describe, formOf, queryOf } from "./routes.ts";

const TYPE = "text/calendar";
type Wording = z.output<typeof DatesQuery>["words"];

export function answerDatesApi(verbs: CitizenVerbs, { network, now }: { network: (c: Context) => string; now: () => number }): Hono {
  const app = new Hono();
  app.use(
    "/api/inquiries/:id/answer.ics",
    rateBound({ aMinute: SHEETS_A_MINUTE, caller: network, now, says: "导出太频繁，请过一分钟再试" }),
  );
  const about = (summary: string, problems: number[]) =>
    describe({ tag: "Citizen", summary, security: "followUpToken", ok: { status: 200, schema: z.string(), type: TYPE }, problems });
  const reply = (c: Context, words: Wording, token = bearer(c)) =>
    own(
      c,
      verbs,
      async (inquiry) => {
        const file = await verbs.dates(inquiry, words === undefined ? null : words === "discreet");
        if (isRefusal(file)) return refused(c, file);
        // inline: a phone then offers its calendar at once, where an attachment would be put among the downloads.
        c.header("content-disposition", `inline; filename="dates.ics"; filename*=UTF-8''${encodeURIComponent(file.name)}`);
        return c.body(file.text, 200, { "content-type": `${TYPE}; charset=utf-8` });
      },
      token,
    );
  app.get(
    "/api/inquiries/:id/answer.ics",
    about("The last days that the lawyer approved, for a calendar; none without such a day", [401, 404, 409, 422, 429]),
    queryOf(DatesQuery),
    (c) => reply(c, c.req.valid("query").words),
  );
  app.post(
    "/api/inquiries/:id/answer.ics",
    about("The same, the token sent as a form's field", [400, 401, 404, 409, 413, 422, 429]),
    formOf(DatesForm),
    (c) => reply(c, c.req.valid("form").words, bearer(c) ?? (c.req.valid("form").token || null)),
  );
  return app;
}
