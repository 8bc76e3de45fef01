/** 快速离开: what was on the screen is gone before anything is fetched, and going back shows none of it. */
import { forget } from "../conversation/tab-memory.ts";
import { announceClose, isFramed } from "../frame/host-page.ts";
import { tellTabs } from "./tabs.ts";

const TWICE_MS = 800;

/** Before this page goes: what waits for its next render would never be told. */
export function leaveAllTabs(): void {
  tellTabs({ type: "left" });
  leavePage();
}

/** A frame folds and is made anew, so that no box keeps a word; a page becomes a calendar in its own place of the history. */
export function leavePage(): void {
  forget();
  document.body.hidden = true;
  if (isFramed()) {
    announceClose();
    return location.reload();
  }
  document.title = "";
  location.replace("/leave");
}

/** Escape twice, unless an input method is composing; the first folds a frame, and its page tells of the second. @returns what stops it */
export function onEscapeTwice(leave: () => void): () => void {
  let last = -TWICE_MS;
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing || event.repeat) return;
    if (event.timeStamp - last < TWICE_MS) leave();
    last = event.timeStamp;
  };
  // What a browser keeps of a page to go back to it quickly is not shown again.
  const back = (event: PageTransitionEvent) => event.persisted && document.body.hidden && location.replace("/leave");
  const told = ({ source, data }: MessageEvent<{ type?: unknown } | null>) => {
    if (source === parent && data?.type === "wenfa:leave") leave();
  };
  addEventListener("keydown", pressed);
  addEventListener("message", told);
  addEventListener("pageshow", back);
  return () => {
    removeEventListener("keydown", pressed);
    removeEventListener("message", told);
    removeEventListener("pageshow", back);
  };
}
