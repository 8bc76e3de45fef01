/** What the model is writing just now, for those who will review it: server-sent events, never to citizens. */
import { type Context, Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { WritingNews } from "../contract.ts";
import type { Role, WritingNews as News } from "../contract.ts";
import type { Session } from "#platform/auth.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { describe } from "./routes.ts";

export type WritingVerbs = {
  now: () => News;
  /** Resolves when something was written, or after the given time. */
  wait: (waitMs: number, signal: AbortSignal) => Promise<void>;
};

const WATCHERS: Role[] = ["lawyer", "expert", "supervisor"];
const KEEP_ALIVE_MS = 15_000;
const STREAM_MS = 10 * 60_000;
/** A model writes some fifty pieces a second; nobody reads so fast. */
const AT_MOST_EVERY_MS = 250;

export function writingApi(verbs: WritingVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  return new Hono<StaffEnv>().get(
    "/api/review/writing",
    describe({
      tag: "Lawyer",
      summary: "Server-sent events: what the model is writing in this process; no lawyer has seen it",
      security: "staffCookie",
      ok: { status: 200, schema: WritingNews, type: "text/event-stream" },
      problems: [401, 403],
    }),
    staffOnly(session, WATCHERS),
    (c) => streamWriting(c, verbs),
  );
}

/** Ends after ten minutes, so that a session that was ended meanwhile is asked for again. */
function streamWriting(c: Context, verbs: WritingVerbs): Response {
  c.header("x-accel-buffering", "no");
  return streamSSE(c, async (stream) => {
    const ended = new AbortController();
    stream.onAbort(() => ended.abort());
    const end = Date.now() + STREAM_MS;
    let seen = "";
    await stream.writeSSE({ event: "hello", data: "{}", retry: 2000 });
    while (!ended.signal.aborted && Date.now() < end) {
      const moved = verbs.wait(KEEP_ALIVE_MS, ended.signal); // listen before looking, or what comes in between is slept through
      const news = JSON.stringify(verbs.now());
      if (news === seen) await stream.write(": \n\n");
      else await stream.writeSSE({ event: "writing", data: news });
      seen = news;
      await Promise.all([moved, stream.sleep(AT_MOST_EVERY_MS)]);
    }
  });
}
