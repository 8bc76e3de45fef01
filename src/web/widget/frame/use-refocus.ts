import { type RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Where the focus goes when another part takes the place of the one that had it: else whoever cannot see begins at the top again. */
export function useRefocus<T extends HTMLElement>(part: unknown): RefObject<T | null> {
  const place = useRef<T>(null);
  const before = useRef(part);
  useLayoutEffect(() => {
    if (before.current !== part && document.activeElement === document.body) place.current?.focus();
    before.current = part;
  }, [part]);
  return place;
}
