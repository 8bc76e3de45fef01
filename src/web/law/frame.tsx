/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { go } from "./use-place.ts";

type ToProps = { path: string; children: ComponentChildren; class?: string; "aria-current"?: "true"; lang?: string };

/** A link within the page; a new tab, a new window and a shared address work as with any other. */
export function To({ path, children, ...rest }: ToProps) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(path);
    window.scrollTo(0, 0);
  };
  return (
    <a href={path} onClick={follow} {...rest}>
      {children}
    </a>
  );
}

let first = true;

/**
 * Names the tab. A new screen's heading takes the focus, save on the page that the browser itself loaded; where `quiet`,
 * only a focus that the old screen left nowhere.
 */
export function Heading({ children, tab, quiet = false }: { children: ComponentChildren; tab: string; quiet?: boolean }) {
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = tab;
    if (!first && (!quiet || document.activeElement === document.body)) place.current?.focus({ preventScroll: true });
    first = false;
  }, [tab, quiet]);
  return (
    <h1 tabIndex={-1} ref={place}>
      {children}
    </h1>
  );
}
