/** @jsxImportSource preact */
/** News while the page is not looked at: a mark in the title, and where the citizen wants it the browser's own notice. No matter is named. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { InquiryView } from "../../../contract.ts";
import { dangerOf } from "../conversation/ask-rules.ts";
import { type Conversation, tidings } from "../conversation/conversation.ts";
import { isFramed } from "../frame/host-page.ts";
import { words } from "../frame/language.ts";

let wanted = false;

/** A browser that allows none, or a frame, where it may not be asked for, is not offered one. */
const mayNotify = () => "Notification" in globalThis && !isFramed() && Notification.permission !== "denied";

export function Notify() {
  const [on, setOn] = useState(wanted);
  const [may, setMay] = useState(mayNotify);
  if (!may) return null;
  const ask = async () => {
    // The first notice says that there will be more: where none can be shown, none is promised.
    wanted = (await Notification.requestPermission()) === "granted" && notice(words.matters.notify_on);
    setOn(wanted);
    setMay(wanted);
  };
  return on ? (
    <p class="hint">{words.matters.notify_on}</p>
  ) : (
    <button type="button" class="plain" onClick={() => void ask()}>
      {words.matters.notify}
    </button>
  );
}

export function useNews({ screen }: Conversation): void {
  const view = screen.at === "matter" ? screen.view : null;
  const before = useRef<InquiryView | null>(null);
  const [news, setNews] = useState(0);
  useEffect(() => {
    const was = before.current;
    before.current = view;
    if (!document.hidden || !was || !view || was.id !== view.id || tidings(was, view) === null) return;
    setNews((n) => n + 1);
    if (wanted) wanted = notice(words.matters.notify_text);
  }, [view]);
  useEffect(() => {
    const looked = () => !document.hidden && setNews(0);
    document.addEventListener("visibilitychange", looked);
    return () => document.removeEventListener("visibilitychange", looked);
  }, []);
  useEffect(() => {
    // Whoever looks over a shoulder at the tabs of somebody who is beaten reads nothing of it.
    const title = view && (view.contactSafety || dangerOf(view.notices).length > 0) ? words.matters.plain_title : words.frame.page_title;
    document.title = news > 0 ? `(${news}) ${title}` : title;
  });
}

/** @returns false on telephones that let only a service worker tell: there the title has to do */
function notice(text: string): boolean {
  try {
    const shown = new Notification(text, { tag: "wenfa" });
    shown.addEventListener("click", () => {
      window.focus();
      shown.close();
    });
    return true;
  } catch {
    return false;
  }
}
