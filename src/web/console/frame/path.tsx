import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from "react";

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};
let moved = false;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

const here = () => window.location.pathname.replace(/\/+$/, "") || "/";

/** Moves within the console without loading a page. */
export function go(to: string, how: "push" | "replace" = "push"): void {
  if (to === here()) return;
  moved = true;
  if (how === "push") window.history.pushState(null, "", to);
  else window.history.replaceState(null, "", to);
  tell();
}

export const usePath = (): string => useSyncExternalStore(subscribe, here);

/** Whether this is not the page that the browser loaded: then the heading takes the focus. */
export const hasMoved = (): boolean => moved;

/** `/console/drafts/d1` against `drafts` gives `d1`; against another name null. */
export function idUnder(path: string, name: string): string | null {
  const [, , first, id] = path.split("/");
  return first === name && id ? decodeURIComponent(id) : null;
}

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string };

export function Link({ to, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <a href={to} onClick={follow} {...rest} />;
}
