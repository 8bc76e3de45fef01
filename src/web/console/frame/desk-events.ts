/**
 * One stream a page for everything that moves on the desk; what it tells is in contract/desk-events.ts.
 *
 *   useLookAgain(QUEUE, ["queue", "given"])     the query of that key is asked again when one of these is told
 *   useDeskEvents((event) => …)                 anything else, e.g. event.kind === "draft" && event.id === id
 *   refetchInterval: usePolling(5000)           asks by the clock only while the stream is down
 *
 * `DeskStream` stands once in the shell. A hidden tab lets its stream go (over HTTP/1.1 a browser keeps six connections
 * to one server for all its tabs) and asks for what it missed when it is looked at again.
 */
import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { DeskEvent } from "../../../contract/desk-events.ts";

type Hear = (event: DeskEvent) => void;

const hearers = new Set<Hear>();
const watchers = new Set<() => void>();
let up = false;
let last: string | null = null;

function stand(now: boolean): void {
  if (up === now) return;
  up = now;
  for (const watcher of watchers) watcher();
}

const REOPEN_MS = 5000;

function follow(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stream: EventSource | undefined;
  const listen = () => {
    const opened = new EventSource(last === null ? "/api/desk/events" : `/api/desk/events?after=${encodeURIComponent(last)}`);
    opened.addEventListener("hello", ({ lastEventId }) => {
      last = lastEventId || last;
      stand(true);
    });
    opened.addEventListener("look", ({ data, lastEventId }) => {
      last = lastEventId;
      const event = JSON.parse(String(data)) as DeskEvent;
      for (const hear of hearers) hear(event);
    });
    opened.addEventListener("error", () => {
      if (opened !== stream) return;
      stand(false);
      if (opened.readyState === EventSource.CLOSED) timer = setTimeout(listen, REOPEN_MS);
    });
    stream = opened;
  };
  const stop = () => {
    stream?.close();
    stream = undefined;
    clearTimeout(timer);
    stand(false);
  };
  const turn = () => {
    stop();
    if (!document.hidden) listen();
  };
  turn();
  document.addEventListener("visibilitychange", turn);
  return () => {
    document.removeEventListener("visibilitychange", turn);
    stop();
    last = null; // the next to sign in here begins anew
  };
}

/** Once, in the signed-in part of the console. */
export function useDeskStream(): void {
  useEffect(follow, []);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** For what no event tells, e.g. a clock that ran out: still asked, but seldom. */
const SELDOM_MS = 60_000;

/** @param whenDown milliseconds between questions while the stream is down */
export function usePolling(whenDown: number): number {
  return useSyncExternalStore(watch, () => up) ? Math.max(SELDOM_MS, whenDown) : whenDown;
}

export function useDeskEvents(hear: Hear): void {
  const heard = useEffectEvent(hear);
  useEffect(() => {
    const hearer: Hear = (event) => heard(event);
    hearers.add(hearer);
    return () => void hearers.delete(hearer);
  }, []);
}

/** A busy bureau moves its queue many times a second: asked at once, then at most so often. */
const AGAIN_MS = 2000;

/** One for each key, however many places on the page show it. */
const lookers = new Map<string, { places: number; stop: () => void }>();

function startLooking(kinds: readonly DeskEvent["kind"][], ask: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = false;
  const look = () => {
    due = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (due) look();
    }, AGAIN_MS);
    ask();
  };
  const hearer: Hear = ({ kind }) => {
    if (kind !== "all" && !kinds.includes(kind)) return;
    if (timer === undefined) look();
    else due = true;
  };
  hearers.add(hearer);
  return () => {
    hearers.delete(hearer);
    clearTimeout(timer);
  };
}

/** Asks again what stands under the key when one of `kinds` is told, or when news may have been missed. */
export function useLookAgain(key: QueryKey, kinds: readonly DeskEvent["kind"][]): void {
  const client = useQueryClient();
  const named = JSON.stringify([key, kinds]);
  useEffect(() => {
    const [queryKey, told] = JSON.parse(named) as [QueryKey, DeskEvent["kind"][]];
    const looker = lookers.get(named) ?? { places: 0, stop: startLooking(told, () => void client.invalidateQueries({ queryKey })) };
    looker.places += 1;
    lookers.set(named, looker);
    return () => {
      looker.places -= 1;
      if (looker.places > 0) return;
      looker.stop();
      lookers.delete(named);
    };
  }, [client, named]);
}
