/** Keeps a matter fresh: a stream where there is one, else a look every ten seconds. */
import type { Held, Link } from "./conversation.ts";
import { cutEvents, nextTurn } from "./event-stream.ts";
import { pathOf } from "./reach-service.ts";

/** The server writes at least a comment every 20 s; longer silence means a proxy is holding the stream back. */
const SILENCE_MS = 45_000;
/** A stream that ends sooner than this did not work, whatever its status said. */
const WORTHWHILE_MS = 5_000;

type Follower = {
  /** Fetches and shows the matter; "gone" when the token no longer opens it. */
  look: () => Promise<"seen" | "failed" | "gone">;
  link: (link: Link) => void;
};

export async function followInquiry(held: Held, follower: Follower, signal: AbortSignal): Promise<void> {
  let failures = 0;
  let lastId: string | null = null;
  const heard = async (id: string | null) => {
    lastId = id ?? lastId;
    return follower.look();
  };
  while (!signal.aborted) {
    const turn = nextTurn(failures);
    const found = await follower.look();
    if (found === "gone" || signal.aborted) return;
    const worked = found === "seen" && turn.stream && (await stream(held, lastId, heard, () => follower.link("live"), signal));
    failures = worked ? 0 : failures + 1;
    if (signal.aborted) return;
    // One drop is mended within a second or two: not worth a word.
    if (failures > 1) follower.link(found === "seen" && failures > 3 ? "polling" : "retrying");
    await pause(nextTurn(failures).waitMs * (1 + Math.random() * 0.2), signal);
  }
}

async function stream(
  held: Held,
  lastId: string | null,
  heard: (id: string | null) => Promise<"seen" | "failed" | "gone">,
  opened: () => void,
  signal: AbortSignal,
): Promise<boolean> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  signal.addEventListener("abort", abort);
  let silence = setTimeout(abort, SILENCE_MS);
  const began = Date.now();
  try {
    const reader = await openStream(held, lastId, stop.signal);
    opened();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      clearTimeout(silence);
      silence = setTimeout(abort, SILENCE_MS);
      const { events, rest } = cutEvents(text + value);
      text = rest;
      // One look serves every event of a chunk: the view is fetched whole.
      if (events.length > 0 && (await heard(events.pop()?.id ?? null)) !== "seen") break;
    }
    return Date.now() - began > WORTHWHILE_MS;
  } catch {
    return false;
  } finally {
    clearTimeout(silence);
    signal.removeEventListener("abort", abort);
    abort();
  }
}

async function openStream(held: Held, lastId: string | null, signal: AbortSignal) {
  const response = await fetch(`${pathOf(held)}/events`, {
    headers: {
      Accept: "text/event-stream",
      Authorization: `Bearer ${held.token}`,
      ...(lastId !== null && { "Last-Event-ID": lastId }),
    },
    credentials: "omit",
    cache: "no-store",
    signal,
  });
  if (!response.ok || !response.body) throw new Error(`no stream: ${response.status}`);
  return response.body.pipeThrough(new TextDecoderStream()).getReader();
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
