/** Binds the pure conversation to the tab: memory, network state, following. */
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";
import type { InquiryView } from "../../../contract.ts";
import { actsOf, type Acts } from "./citizen-acts.ts";
import { begin, reduce, type Attempt, type Composed, type Conversation, type Held } from "./conversation.ts";
import { followInquiry } from "./follow-inquiry.ts";
import { announceNews } from "../frame/host-page.ts";
import { language, speak } from "../frame/language.ts";
import { useNews } from "../matters/notify.tsx";
import { useTogether } from "../matters/use-together.ts";
import { type Mode, isWiped, modeAsked, showMode } from "../frame/modes.ts";
import * as service from "./reach-service.ts";
import { forget, keepUnsent, recall, recallUnsent, remember } from "./tab-memory.ts";

/** The server says so when a token opens nothing any more; anything else may pass. */
const GONE = [401, 404, 410];

export type Desk = { now: Conversation; acts: Acts; mode: Mode; setMode: (mode: Mode) => void; speak: (code: string) => void };

/** @param arrived the matter of the link that this page was opened by */
export function useConversation(arrived: Held | null): Desk {
  const [now, happen] = useReducer(reduce, undefined, () => {
    const { held, open, text } = recall();
    const unsent = { composed: recallUnsent("composed") as Composed, interrupted: recallUnsent("sending") as Attempt };
    return begin({ ...unsent, online: navigator.onLine, text, held: arrived ? [...held, arrived] : held, open: arrived?.id ?? open });
  });
  const [mode, setMode] = useState(() => modeAsked(location.search, recall().mode));
  const [spoken, setSpoken] = useState(language);
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

  useMemory(now, mode, spoken);
  useTogether(now, happen, look);
  useNews(now);
  useOnline((online) => happen({ type: "online", online }));
  const matter = now.screen.at === "matter" ? now.screen : null;
  useTellPage(matter?.view ?? null);
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
  }, [followed?.id, spoken]);

  const speakNow = (code: string) =>
    void speak(code).then(
      () => setSpoken(language),
      () => undefined,
    );
  return { now, acts: actsOf({ now, happen, setOut, under: under.current }), mode, setMode, speak: speakNow };
}

function useMemory(now: Conversation, mode: Mode, language: string): void {
  const open = now.screen.at === "matter" ? now.screen.held.id : null;
  // At once, not after the next frame: a page may end in between.
  useLayoutEffect(() => {
    showMode(mode);
    if (now.screen.at === "left" || now.screen.at === "erased" || isWiped(mode)) forget();
    else {
      remember({ held: now.held, open, text: now.composed.text, mode, language });
      keepUnsent("composed", now.composed);
      if (now.post.attempt === null) for (const slot of ["sending", "ask"]) keepUnsent(slot, undefined);
    }
  }, [now.screen.at, now.held, open, now.composed, mode, language]);
}

function useTellPage(view: InquiryView | null): void {
  const news = view && [view.answer?.sha256, view.messages.filter(({ from }) => from !== "citizen").pop()?.id].join();
  useEffect(() => {
    if (news) announceNews();
  }, [news]);
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
