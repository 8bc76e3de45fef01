/** One stream a page for everything that moves on the desk. It says where to look; looking asks who one is. */
import { type Context, Hono } from "hono";
import { type SSEMessage, type SSEStreamingApi, streamSSE } from "hono/streaming";
import { z } from "zod";
import { Role } from "../contract.ts";
import { DeskEvent } from "../contract/desk-events.ts";
import type { Session } from "#platform/auth.ts";
import type { DeskNews } from "#platform/desk-news.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { problem } from "./problem.ts";
import { describe, queryOf } from "./routes.ts";

export type DeskEventVerbs = Pick<DeskNews, "follow" | "last">;

const KEEP_ALIVE_MS = 15_000;
/** An hour with nobody pressing anything is asked once who it is; a session that was ended is known at once. */
const STREAM_MS = 60 * 60_000;
/** What comes in between is told together, each thing once. */
const AT_MOST_EVERY_MS = 300;
/** A page whose network is stuck is told to look at everything, in place of a heap of news. */
const MOST_HEAPED = 200;
/** Visible windows of one person; a hidden one lets its stream go. */
const MOST_STREAMS = 8;

const After = z.object({ after: z.string().max(80).optional() });
const EVERYONE: readonly Role[] = Role.options;

type FindSession = (headers: Headers) => Promise<Session | null>;

export function deskEventApi({ follow, last }: DeskEventVerbs, session: FindSession): Hono<StaffEnv> {
  const open = new Map<string, number>();
  return new Hono<StaffEnv>().get(
    "/api/desk/events",
    describe({
      tag: "Desk",
      summary: "Server-sent events: which lists to look at again. Last-Event-ID, or ?after=, tells what was missed",
      security: "staffCookie",
      ok: { status: 200, schema: DeskEvent, type: "text/event-stream" },
      problems: [401, 403, 422, 429],
    }),
    staffOnly(session, EVERYONE),
    queryOf(After),
    (c) => {
      const { id } = c.get("staff");
      const count = open.get(id) ?? 0;
      if (count >= MOST_STREAMS) return problem(c, 429, "too-many", "打开的页面太多，这一页改为定时刷新");
      open.set(id, count + 1);
      const after = (c.req.header("last-event-id") ?? c.req.valid("query").after)?.slice(0, 80) ?? null;
      const hello = { event: "hello", data: "{}", retry: 2000, ...(after === null ? { id: last() } : {}) };
      const still = async () => (await session(c.req.raw.headers)) !== null;
      let here = true;
      const left = () => {
        if (!here) return;
        here = false;
        const others = (open.get(id) ?? 1) - 1;
        if (others > 0) open.set(id, others);
        else open.delete(id);
      };
      return tell(c, hello, (hear) => follow(id, after, hear), still, left);
    },
  );
}

type Follow = (hear: Parameters<DeskNews["follow"]>[2]) => () => void;

function tell(c: Context, hello: SSEMessage, follow: Follow, still: () => Promise<boolean>, left: () => void): Response {
  c.header("x-accel-buffering", "no");
  return streamSSE(c, async (stream) => {
    const heap = new Heap();
    const stop = follow((heard) => heap.add(heard));
    const ended = () => {
      stop();
      heap.wake();
    };
    stream.onAbort(() => {
      ended();
      left(); // at once: the loop below may sleep on for a while, and a page that comes back needs the place
    });
    try {
      await stream.writeSSE(hello);
      await tellAll(stream, heap, still);
    } finally {
      ended();
      left();
    }
  });
}

async function tellAll(stream: SSEStreamingApi, heap: Heap, still: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + STREAM_MS;
  while (!stream.aborted && Date.now() < end) {
    if (heap.ended && !(await still())) return;
    heap.ended = false;
    const news = heap.take();
    for (const { id, event } of news) await stream.writeSSE({ id, event: "look", data: JSON.stringify(event) });
    if (news.length > 0) await stream.sleep(AT_MOST_EVERY_MS);
    else if (!(await heap.filled(KEEP_ALIVE_MS))) await stream.write(": \n\n");
  }
}

type Piece = { id: string; event: DeskEvent };

/** News that wait to be written: the same thing once, at its newest id, so that a reader who comes back misses none. */
class Heap {
  ended = false;
  #news = new Map<string, Piece>();
  #wake: (() => void) | undefined;

  add({ id, event }: { id: string; event: DeskEvent | "session" }): void {
    if (event === "session") this.ended = true;
    else this.#put({ id, event });
    this.wake();
  }

  #put(piece: Piece): void {
    const key = `${piece.event.kind} ${piece.event.id ?? ""}`;
    this.#news.delete(key);
    this.#news.set(key, piece);
    if (this.#news.size <= MOST_HEAPED) return;
    this.#news.clear();
    this.#news.set("all", { id: piece.id, event: { kind: "all" } });
  }

  take(): Piece[] {
    const news = [...this.#news.values()];
    this.#news.clear();
    return news;
  }

  wake(): void {
    this.#wake?.();
  }

  /** @returns false where nothing came in that time */
  filled(waitMs: number): Promise<boolean> {
    if (this.#news.size > 0 || this.ended) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (came: boolean) => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve(came);
      };
      const timer = setTimeout(() => done(false), waitMs);
      this.#wake = () => done(true);
    });
  }
}
