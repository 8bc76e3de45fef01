import { useEffect, useState } from "preact/hooks";
import type { ArticleView, LawFound } from "../../contract.ts";
import { type Place, placeOf } from "./address.ts";
import { type Failed, get } from "./reach-law.ts";

const read = () => placeOf(new URL(window.location.href));
const MOVED = "law-moved";

/** Moves within the page without loading it; back and forward bring the earlier address again. */
export function go(path: string, how: "push" | "replace" = "push"): void {
  if (path === window.location.pathname + window.location.search) return;
  if (how === "push") window.history.pushState(null, "", path);
  else window.history.replaceState(null, "", path);
  window.dispatchEvent(new Event(MOVED));
}

export function usePlace(): Place {
  const [place, setPlace] = useState(read);
  useEffect(() => {
    const follow = () => setPlace(read());
    window.addEventListener("popstate", follow);
    window.addEventListener(MOVED, follow);
    return () => {
      window.removeEventListener("popstate", follow);
      window.removeEventListener(MOVED, follow);
    };
  }, []);
  return place;
}

let searched: string | null = null;

/** The results that were on screen last, to go back to from an article. */
export const lastSearch = (): string | null => searched;
export function noteSearch(path: string): void {
  searched = path;
}

export type Loaded<T> = { at: "loading" } | { at: "here"; value: T } | { at: "failed"; failed: Failed; again: () => void };

/** Which of the two it is, the path says. */
type Answer = LawFound | ArticleView;

/** Seen pages are kept for a minute: going back is at once, and finds its place on the page again. */
const kept = new Map<string, { value: Answer; until: number }>();
const KEEP_MS = 60_000;
const KEEP_MOST = 30;

const held = (path: string): Loaded<Answer> | null => {
  const one = kept.get(path);
  return one && one.until > Date.now() ? { at: "here", value: one.value } : null;
};

/** What a search found; null asks for nothing. */
export const useFound = (path: string | null) => useAnswer(path) as Loaded<LawFound> | null;

export const useArticle = (path: string) => useAnswer(path) as Loaded<ArticleView> | null;

function useAnswer(path: string | null): Loaded<Answer> | null {
  const [state, setState] = useState<{ path: string | null; loaded: Loaded<Answer> }>({ path: null, loaded: { at: "loading" } });
  const [tries, setTries] = useState(0);
  const again = () => setTries((n) => n + 1);
  useEffect(() => {
    if (path === null || held(path)) return undefined;
    const stop = new AbortController();
    setState({ path, loaded: { at: "loading" } });
    void get<Answer>(path, stop.signal).then((got) => {
      if (stop.signal.aborted) return;
      if (got.ok) {
        if (kept.size >= KEEP_MOST) kept.clear();
        kept.set(path, { value: got.value, until: Date.now() + KEEP_MS });
      }
      setState({ path, loaded: got.ok ? { at: "here", value: got.value } : { at: "failed", failed: got.failed, again } });
    });
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      stop.abort();
    };
  }, [path, tries]);
  if (path === null) return null;
  return state.path === path && state.loaded.at !== "loading" ? state.loaded : (held(path) ?? { at: "loading" });
}
