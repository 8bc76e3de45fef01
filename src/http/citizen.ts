/** The citizen's API: ask, follow, go on, withdraw. */
import { type Context, Hono } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { z } from "zod";
import type { AskResponse as AskReply, InquiryEvent as Event, InquiryView as View, Notice as Standing } from "../contract.ts";
import { AskRequest, AskResponse, InquiryEvent, InquiryView, MessageRequest, Notice } from "../contract.ts";
import type { DatesFile, Exported, ExportFormat } from "#delivery/delivery.ts";
import type { Asker, Inquiry } from "#inquiry/inquiry.ts";
import { provincesAndCities } from "#language/regions.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import type { EarlierMessages as Earlier } from "#contract/abuse.ts";
import { EarlierMessages } from "#contract/abuse.ts";
import type { Caller } from "#platform/bounds.ts";
import { type FindMachine, bearer, machineWith } from "./doors.ts";
import { type GuardVerbs, callerOf, proofOf, withPlace } from "./guard.ts";
import { problem, refused } from "./problem.ts";
import { type Security, describe, jsonBody, queryOf } from "./routes.ts";

export type CitizenVerbs = {
  beforeAsking: () => Standing[];
  receive: (ask: z.output<typeof AskRequest>, asker: Asker) => Promise<AskReply | Refusal>;
  find: (id: string, token: string) => Promise<Inquiry | Refusal>;
  show: (inquiry: Inquiry) => Promise<View>;
  events: (inquiryId: string, after: number) => Promise<Event[]>;
  /** Resolves when the inquiry may have news, or after the given time. */
  news: (inquiryId: string, waitMs: number, signal: AbortSignal) => Promise<void>;
  /** @param caller who is bounded; null for staff who write for a citizen */
  say: (inquiry: Inquiry, text: string | null, idempotencyKey: string | null, caller?: Caller) => Promise<null | Refusal>;
  /** What was said before that message. */
  earlier: (inquiry: Inquiry, before: string | null) => Promise<Earlier | Refusal>;
  guard: GuardVerbs;
  withdraw: (inquiry: Inquiry) => Promise<null | Refusal>;
  export: (inquiry: Inquiry, format: ExportFormat) => Promise<Exported | Refusal>;
  /** @param discreet names no matter; null: as the matter itself asks for */
  dates: (inquiry: Inquiry, discreet: boolean | null) => Promise<DatesFile | Refusal>;
};

/** `now`: milliseconds, for bounds on calls. */
export type CitizenDeps = { verbs: CitizenVerbs; findMachine: FindMachine; network: (c: Context) => string; now: () => number };

const KEEP_ALIVE_MS = 15_000;
const STREAM_MS = 10 * 60_000;

const Before = z.object({ before: z.uuid().optional() });
const Regions = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    shown: z.string().optional().meta({ description: "In the language asked for" }),
    parent: z.string().nullable(),
  }),
);
const citizen = (
  summary: string,
  security: Security,
  ok: { status: number; schema: z.ZodType | null; type?: string },
  problems: number[],
) => describe({ tag: "Citizen", summary, security, ok, problems });

export function citizenApi({ verbs, findMachine, network }: CitizenDeps): Hono {
  const app = new Hono();
  const view = { status: 200, schema: InquiryView };

  app.post(
    "/api/inquiries",
    citizen(
      "Ask. Idempotency-Key is honoured; channels other than widget need an API key",
      null,
      { status: 201, schema: AskResponse },
      [400, 401, 413, 422, 428, 429],
    ),
    jsonBody(AskRequest),
    async (c) => {
      const question = c.req.valid("json");
      if (question.channel !== "widget" && !(await machineWith(c, findMachine, "inquiries"))) {
        return problem(c, 401, "not-signed-in", "这个渠道需要接口密钥");
      }
      const reply = await verbs.receive(question, askerOf(c, network(c)));
      if (isRefusal(reply)) return refused(c, reply);
      c.header("cache-control", "no-store");
      c.header("location", `/api/inquiries/${reply.id}`);
      return c.json(reply, 201);
    },
  );
  app.get("/api/inquiries/:id", citizen("How the matter stands", "followUpToken", view, [401, 404]), (c) =>
    own(c, verbs, async (inquiry) => c.json(await verbs.show(inquiry), 200)),
  );
  app.post(
    "/api/inquiries/:id/messages",
    citizen(
      "Answer the fact questions, add to the matter, or ask again",
      "followUpToken",
      { ...view, status: 201 },
      [400, 401, 404, 409, 413, 422, 428, 429],
    ),
    jsonBody(MessageRequest),
    (c) =>
      own(c, verbs, async (inquiry, token) => {
        const { text, skip } = c.req.valid("json");
        const refusal = await verbs.say(inquiry, skip ? null : (text ?? null), idempotencyKey(c), callerOf(c, network));
        if (refusal) return refused(c, refusal);
        const now = await verbs.find(inquiry.id, token);
        return isRefusal(now) ? refused(c, now) : c.json(await verbs.show(now), 201);
      }),
  );
  app.get(
    "/api/inquiries/:id/messages",
    citizen(
      "What was said, or was said before a message: the latest 200 of it",
      "followUpToken",
      { status: 200, schema: EarlierMessages },
      [401, 404, 422],
    ),
    queryOf(Before),
    (c) =>
      own(c, verbs, async (inquiry) => {
        const earlier = await verbs.earlier(inquiry, c.req.valid("query").before ?? null);
        return isRefusal(earlier) ? refused(c, earlier) : c.json(earlier, 200);
      }),
  );
  app.post(
    "/api/inquiries/:id/withdraw",
    citizen("Withdraw the matter", "followUpToken", { status: 204, schema: null }, [401, 404, 409]),
    (c) =>
      own(c, verbs, async (inquiry) => {
        const refusal = await verbs.withdraw(inquiry);
        return refusal ? refused(c, refusal) : c.body(null, 204);
      }),
  );
  app.get(
    "/api/inquiries/:id/events",
    citizen(
      "Server-sent events of state changes, numbered, resumable with Last-Event-ID",
      "followUpToken",
      { status: 200, schema: InquiryEvent, type: "text/event-stream" },
      [401, 404, 429],
    ),
    (c) =>
      own(c, verbs, (inquiry) =>
        Promise.resolve(withPlace(c, { guard: verbs.guard, network }, (leave) => streamEvents(c, verbs, inquiry.id, leave))),
      ),
  );
  app.get(
    "/api/notices/before-asking",
    citizen("Standing notices to be read before anything is typed", null, { status: 200, schema: z.array(Notice) }, []),
    (c) => {
      c.header("cache-control", "public, max-age=300");
      return c.json(verbs.beforeAsking(), 200);
    },
  );
  app.get(
    "/api/regions",
    citizen("Provinces and cities (GB/T 2260), for where a matter happened", null, { status: 200, schema: Regions }, []),
    (c) => {
      c.header("cache-control", "public, max-age=86400");
      return c.json(provincesAndCities(), 200);
    },
  );
  return app;
}

function askerOf(c: Context, network: string): Asker {
  const token = bearer(c);
  return { token: token?.startsWith("wf_") ? null : token, network, idempotencyKey: idempotencyKey(c), proof: proofOf(c) };
}

export function idempotencyKey(c: Context): string | null {
  return c.req.header("idempotency-key")?.trim() || null; // an empty one would be everybody's key
}

/** 401 without a token; 404 for what is unknown and what is another's alike. */
export async function own(
  c: Context,
  verbs: CitizenVerbs,
  work: (inquiry: Inquiry, token: string) => Promise<Response>,
  token = bearer(c),
): Promise<Response> {
  if (token === null) return problem(c, 401, "not-signed-in", "需要查询凭证");
  c.header("cache-control", "no-store");
  const inquiry = await verbs.find(c.req.param("id") ?? "", token);
  return isRefusal(inquiry) ? refused(c, inquiry) : work(inquiry, token);
}

/** Ends after ten minutes; the client comes back with Last-Event-ID and misses nothing. */
function streamEvents(c: Context, verbs: CitizenVerbs, inquiryId: string, leave: () => void): Response {
  const last = Number(c.req.header("last-event-id") ?? 0);
  c.header("x-accel-buffering", "no");
  return streamSSE(c, async (stream) => {
    try {
      await tellEvents(stream, verbs, inquiryId, Number.isSafeInteger(last) && last > 0 ? last : 0);
    } finally {
      leave();
    }
  });
}

async function tellEvents(stream: SSEStreamingApi, verbs: CitizenVerbs, inquiryId: string, last: number): Promise<void> {
  const ended = new AbortController();
  stream.onAbort(() => ended.abort());
  let seen = last;
  const end = Date.now() + STREAM_MS;
  await stream.writeSSE({ event: "hello", data: "{}", retry: 2000 });
  while (!ended.signal.aborted && Date.now() < end) {
    const news = verbs.news(inquiryId, KEEP_ALIVE_MS, ended.signal); // listen before looking, or what comes in between is slept through
    for (const event of await verbs.events(inquiryId, seen)) {
      await stream.writeSSE({ id: String(event.seq), event: event.type, data: JSON.stringify(event) });
      seen = event.seq;
    }
    await news;
    if (!ended.signal.aborted) await stream.write(": \n\n");
  }
}
