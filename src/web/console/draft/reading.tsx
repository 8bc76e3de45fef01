import { useMutation } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useRef, useState, type RefObject } from "react";
import type { Citation, DraftView } from "../../../contract.ts";
import type { ReadArticle, Reading } from "../../../contract/reading.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { ask } from "../frame/server.ts";
import type { Article } from "./citation.ts";
import { leastOnScreen } from "./reading-pace.ts";
import { readingWords } from "./reading-words.ts";

/** What of the cited law this lawyer has had on screen. `seen` is null where nothing is recorded: the draft is not theirs. */
export type OnReading = { articles: ReadArticle[]; left: number; jump: () => void; seen: ((key: string) => void) | null };

const Context = createContext<OnReading>({ articles: [], left: 0, jump: () => undefined, seen: null });
export const ReadingProvider = Context.Provider;
export const useReading = () => useContext(Context);

/** @param reading of the version on screen, as the server knows it */
export function useReadingOf(id: string, reading: DraftView["reading"], mine: boolean, light: (citation: Citation) => void): OnReading {
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map());
  const report = useMutation({
    mutationFn: (key: string) => ask<Reading>("POST", `/api/review/drafts/${encodeURIComponent(id)}/articles-shown`, { keys: [key] }),
    retry: 2,
    onSuccess: (told, key) => {
      const at = told?.articles.find((article) => article.key === key)?.at;
      if (at) setSeen((before) => new Map(before).set(key, at));
    },
    onError: (error) => announce(sayError(error), "heard"),
  });
  const articles = reading.map((article) => ({ ...article, at: article.at ?? seen.get(article.key) ?? null }));
  const unread = articles.filter(({ at }) => at === null);
  const jump = () => {
    const [next] = unread;
    if (!next) return announce(readingWords.allRead);
    light(bare(next));
    announce(readingWords.jumped(`《${next.short}》${next.articleNo}`));
    requestAnimationFrame(() => bringUp(next.key));
  };
  return { articles, left: unread.length, jump, seen: mine ? (key) => report.mutate(key) : null };
}

const bare = ({ law, articleNo }: Article): Citation => ({ law, articleNo, paragraph: null, item: null, quote: null, local: null });

/** A text longer than its column is read on by the same key. */
function bringUp(key: string): void {
  const card = document.querySelector<HTMLElement>(`[data-reads="${CSS.escape(key)}"]`);
  if (!card) return;
  // Where one column stands at a time, the law is a tab of its own.
  if (card.closest("[hidden]")) return showLaw(() => bringUp(key));
  const column = card.closest<HTMLElement>(".side");
  const end = card.getBoundingClientRect().bottom;
  const again = document.activeElement === card;
  card.focus({ preventScroll: true });
  if (!again || !column) card.scrollIntoView({ block: "nearest" });
  else if (end > column.getBoundingClientRect().bottom) column.scrollBy({ top: column.clientHeight * 0.8 });
}

function showLaw(then: () => void): void {
  const tab = document.getElementById("tab-law");
  if (tab?.getAttribute("aria-selected") === "true" || !tab) return;
  tab.click();
  requestAnimationFrame(then);
}

/** The entry for an article that is shown somewhere, where the draft cites it. */
function useReadArticle(article: Article & { short?: string }): ReadArticle | undefined {
  return useReading().articles.find(
    (each) =>
      each.articleNo === article.articleNo && (each.law === article.law || each.short === article.law || each.law === article.short),
  );
}

/** The text of an article. Once it was really on screen, its end included, that is recorded. */
export function SeenText({ article, text }: { article: Article & { short?: string }; text: string }) {
  const { seen } = useReading();
  const entry = useReadArticle(article);
  const words = useRef<HTMLParagraphElement>(null);
  const due = seen && entry && entry.at === null && text !== "" ? entry.key : null;
  useOnScreen(words, text.length, due, seen);
  return (
    <p ref={words} className="source-text" data-reads={entry?.key} tabIndex={entry ? -1 : undefined}>
      {text}
      <span data-end />
    </p>
  );
}

const TICK = 200;
const MOST = 0.6;

/** Most of it, or its end; in a tab that is looked at; not behind a dialog. A failed report is tried again by staying. */
function useOnScreen(words: RefObject<HTMLElement | null>, length: number, due: string | null, seen: OnReading["seen"]): void {
  const tell = useRef(seen);
  tell.current = seen;
  useEffect(() => {
    const element = words.current;
    const end = element?.querySelector("[data-end]");
    if (!element || !end || due === null) return undefined;
    const visible = new Map<Element, boolean>();
    let shown = 0;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting, intersectionRatio } of entries)
          visible.set(target, target === end ? isIntersecting : intersectionRatio >= MOST);
      },
      { threshold: [0, MOST, 1] },
    );
    observer.observe(element);
    observer.observe(end);
    const timer = setInterval(() => {
      const dialog = document.querySelector("[role=dialog]");
      const covered = dialog !== null && !dialog.contains(element);
      if (document.visibilityState !== "visible" || covered || ![...visible.values()].some(Boolean)) return;
      shown += TICK;
      if (shown < leastOnScreen(length)) return;
      shown = 0;
      tell.current?.(due);
    }, TICK);
    return () => {
      clearInterval(timer);
      observer.disconnect();
    };
  }, [words, length, due]);
}

export function ReadMark({ article }: { article: Article & { short?: string } }) {
  const { seen } = useReading();
  const entry = useReadArticle(article);
  if (!entry || !seen) return null;
  return <span className={entry.at ? "mark is-read" : "mark is-unread"}>{entry.at ? readingWords.read : readingWords.unread}</span>;
}
