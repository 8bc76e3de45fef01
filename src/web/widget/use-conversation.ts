/** Binds the pure conversation to the tab: memory, network state, following. */
import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import { actsOf, type Acts } from "./citizen-acts.ts";
import { begin, reduce, type Conversation, type Held } from "./conversation.ts";
import { followInquiry } from "./follow-inquiry.ts";
import * as service from "./reach-service.ts";
import { forget, recall, remember } from "./tab-memory.ts";

/** The server says so when a token opens nothing any more; anything else may pass. */
const GONE = [401, 404, 410];

export type Desk = { now: Conversation; acts: Acts; large: boolean; setLarge: (large: boolean) => void };

export function useConversation(): Desk {
  const [now, happen] = useReducer(reduce, undefined, () => begin({ online: navigator.onLine, ...recall() }));
  const [large, setLarge] = useState(() => recall().large);
  const requests = useRef(0);
  const under = useRef(new Set<string>());
  const setOut = () => ++requests.current;

  const look = async (held: Held) => {
    const asOf = setOut();
    const outcome = await service.view(held);
    if (outcome.ok) happen({ type: "seen", id: held.id, view: outcome.value, asOf });
    else if (GONE.includes(outcome.status)) happen({ type: "lost", id: held.id });
    return outcome.ok ? "seen" : GONE.includes(outcome.status) ? "gone" : "failed";
  };

  useMemory(now, large);
  useOnline((online) => happen({ type: "online", online }));
  const matter = now.screen.at === "matter" ? now.screen : null;
  const followed = matter && matter.view?.state !== "withdrawn" && now.online ? matter.held : null;
  useEffect(() => {
    if (!followed) return;
    const stop = new AbortController();
    const link = (to: "live" | "retrying" | "polling") => happen({ type: "link", id: followed.id, link: to });
    const wake = () => document.visibilityState === "visible" && void look(followed);
    document.addEventListener("visibilitychange", wake);
    void followInquiry(followed, { look: () => look(followed), link }, stop.signal);
    return () => {
      stop.abort();
      document.removeEventListener("visibilitychange", wake);
    };
  }, [followed?.id]);

  return { now, acts: actsOf({ now, happen, setOut, under: under.current }), large, setLarge };
}

function useMemory(now: Conversation, large: boolean): void {
  const open = now.screen.at === "matter" ? now.screen.held.id : null;
  useEffect(() => {
    document.documentElement.classList.toggle("large", large);
    if (now.screen.at === "left") forget();
    else remember({ held: now.held, open, text: now.composed.text, large });
  }, [now.screen.at, now.held, open, now.composed.text, large]);
}

function useOnline(tell: (online: boolean) => void): void {
  useEffect(() => {
    const changed = () => tell(navigator.onLine);
    addEventListener("online", changed);
    addEventListener("offline", changed);
    return () => {
      removeEventListener("online", changed);
      removeEventListener("offline", changed);
    };
  }, []);
}
