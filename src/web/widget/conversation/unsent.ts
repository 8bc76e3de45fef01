/** What was typed or sent and not yet answered stays with the tab: neither a dead network nor a reload loses it or sends it twice. */
import { useState } from "preact/hooks";
import { type Attempt, type Box, attemptOf } from "./conversation.ts";
import { keepUnsent, recallUnsent } from "./tab-memory.ts";

/** Where a box of a matter keeps what is typed into it. */
export const typedIn = (matter: string, box: Box): string => `typed ${matter} ${box}`;

/** As useState, over reloads; `taken` ends it. */
export function useUnsent<T>(name: string, initial: T): [T, (value: T) => void] {
  const [value, set] = useState<T>(() => (recallUnsent(name) as T | undefined) ?? initial);
  const write = (next: T) => {
    set(() => next);
    keepUnsent(name, next);
  };
  return [value, write];
}

const KEPT = 3;

/** The same body keeps its key, also in the page's next life: what the server took before it died is found by it. */
export function attemptFor(slot: string, earlier: Attempt | null, body: unknown, freshKey: string): Attempt {
  const tried = (recallUnsent(slot) as Attempt[] | undefined) ?? [];
  const text = JSON.stringify(body);
  const attempt = attemptOf(tried.find((one) => one.body === text) ?? earlier, body, freshKey);
  keepUnsent(slot, [attempt, ...tried.filter(({ key }) => key !== attempt.key)].slice(0, KEPT));
  return attempt;
}

/** It was taken: nothing of it is kept. */
export function taken(matter: string, box: Box): void {
  keepUnsent(matter + box, undefined);
  keepUnsent(typedIn(matter, box), undefined);
}
