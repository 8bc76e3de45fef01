/** The danger desk's API: alerts, who takes them, what was reported, how they ended. */
import { type Context, Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { z } from "zod";
import { AlertDesk, AlertNews, AlertView, CloseAlertRequest, HarmReportRequest, Original, Role } from "../contract.ts";
import type { AlertDesk as Desk, AlertNews as News, AlertView as View, Original as Words } from "../contract.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type AlertVerbs = {
  desk: (staff: Session) => Promise<Desk>;
  show: (staff: Session, id: string) => Promise<View | Refusal>;
  acknowledge: (staff: Session, id: string) => Promise<View | Refusal>;
  report: (
    staff: Session,
    id: string,
    report: z.output<typeof HarmReportRequest>,
    idempotencyKey: string | null,
  ) => Promise<View | Refusal>;
  close: (staff: Session, id: string, ending: z.output<typeof CloseAlertRequest>) => Promise<View | Refusal>;
  original: (staff: Session, id: string) => Promise<Words | Refusal>;
  /** How the desk stands now; `mark` differs from look to look where something moved. */
  look: () => Promise<{ mark: string; news: News }>;
  /** Resolves when an alert may have moved, or after the given time. */
  news: (waitMs: number, signal: AbortSignal) => Promise<void>;
};

const KEEP_ALIVE_MS = 15_000;
const STREAM_MS = 10 * 60_000;

/** Every role: the clock may bring an alert to anybody. Which ones a person sees and takes is the room's to say. */
const EVERYONE: readonly Role[] = Role.options;
const SHOWN = [401, 403, 404];
const TAKES = [...SHOWN, 409];
const CHANGES = [400, ...TAKES, 413, 422];

export function alertApi(verbs: AlertVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const staff = staffOnly(session, EVERYONE);
  const one = "/api/alerts/:id" as const;
  const about = (summary: string, schema: z.ZodType, problems: number[], type?: string) =>
    describe({ tag: "Danger desk", summary, security: "staffCookie", ok: { status: 200, schema, ...(type ? { type } : {}) }, problems });
  const told = (c: Context, view: View | Words | Refusal) => (isRefusal(view) ? refused(c, view) : c.json(view, 200));
  const id = (c: Context<StaffEnv>) => c.req.param("id") ?? "";

  app.get(
    "/api/alerts",
    about("Open alerts, unanswered ones first, and the last that were closed", AlertDesk, [401, 403]),
    staff,
    async (c) => c.json(await verbs.desk(c.get("staff")), 200),
  );
  app.get(
    "/api/alerts/events",
    about("Server-sent events: an alert was raised, went up a step, was taken or closed", AlertNews, [401, 403], "text/event-stream"),
    staff,
    (c) => streamNews(c, verbs),
  );
  app.get(one, about("One alert with what was said, redacted", AlertView, SHOWN), staff, async (c) =>
    told(c, await verbs.show(c.get("staff"), id(c))),
  );
  app.post(`${one}/acknowledge`, about("Take an alert; a supervisor takes one over", AlertView, TAKES), staff, async (c) =>
    told(c, await verbs.acknowledge(c.get("staff"), id(c))),
  );
  app.post(
    `${one}/report`,
    about("Record a report of harm to a minor, or why none is due. Idempotency-Key is honoured", AlertView, CHANGES),
    staff,
    jsonBody(HarmReportRequest),
    async (c) => told(c, await verbs.report(c.get("staff"), id(c), c.req.valid("json"), c.req.header("idempotency-key")?.trim() || null)),
  );
  app.post(
    `${one}/close`,
    about("Close an alert with its disposition", AlertView, CHANGES),
    staff,
    jsonBody(CloseAlertRequest),
    async (c) => told(c, await verbs.close(c.get("staff"), id(c), c.req.valid("json"))),
  );
  app.get(
    `${one}/original`,
    about("The unredacted words and the contact, for who holds the alert; recorded", Original, TAKES),
    staff,
    async (c) => told(c, await verbs.original(c.get("staff"), id(c))),
  );
  return app;
}

/** Ends after ten minutes, so that a session that was ended meanwhile is asked for again. */
function streamNews(c: Context, verbs: AlertVerbs): Response {
  c.header("x-accel-buffering", "no");
  return streamSSE(c, async (stream) => {
    const ended = new AbortController();
    stream.onAbort(() => ended.abort());
    const end = Date.now() + STREAM_MS;
    let seen = "";
    await stream.writeSSE({ event: "hello", data: "{}", retry: 2000 });
    while (!ended.signal.aborted && Date.now() < end) {
      const moved = verbs.news(KEEP_ALIVE_MS, ended.signal); // listen before looking, or what comes in between is slept through
      const { mark, news } = await verbs.look();
      if (mark !== seen) await stream.writeSSE({ event: "alerts", data: JSON.stringify(news) });
      seen = mark;
      await moved;
      if (!ended.signal.aborted) await stream.write(": \n\n");
    }
  });
}
