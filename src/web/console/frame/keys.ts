import { useEffect, useSyncExternalStore } from "react";

const SWITCH = "wenfa.console.letter-keys";
const listeners = new Set<() => void>();

const letterKeysOn = (): boolean => window.localStorage.getItem(SWITCH) !== "off";

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Letter keys can be switched off: speech input would press them by accident (WCAG 2.1.4). */
export function useLetterKeys(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, letterKeysOn);
  const set = (next: boolean) => {
    window.localStorage.setItem(SWITCH, next ? "on" : "off");
    for (const listener of listeners) listener();
  };
  return [on, set];
}

const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && event.target.closest("input, textarea, [role=combobox]") !== null;

function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) return `ctrl+${key}`;
  return event.shiftKey && ALWAYS.test(key) ? `shift+${key}` : key;
}

/** F8 and the like write nothing: they act within a field too, and stay when letters are switched off. */
const ALWAYS = /^(ctrl\+|shift\+)?f\d+$|^ctrl\+/;

/** One key of a page's table: what it does, and how the sheet on `?` tells of it. */
export type KeyLine = {
  keys: string[];
  shown: string;
  says: string;
  /** Null for a key that a field takes itself: the sheet tells of it all the same. */
  act: (() => void) | null;
};

/** The table as `useKeys` takes it. */
export const bound = (lines: KeyLine[]): Record<string, () => void> =>
  Object.fromEntries(lines.flatMap(({ keys, act }) => (act ? keys.map((key) => [key, act] as const) : [])));

/** Whether a bare letter is a shortcut here and now: no dialog is open, nobody types, and letters are on. */
export const lettersAreFree = (event: KeyboardEvent): boolean =>
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !event.isComposing &&
  !isTyping(event) &&
  letterKeysOn() &&
  document.querySelector("[role=dialog]") === null;

/** `n`, `?`, `ctrl+enter`, `shift+f8` … An open dialog keeps every key to itself; letters are not taken from a field. */
export function useKeys(keys: Record<string, () => void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const name = nameOf(event);
      const act = keys[name];
      if (!act || event.altKey || event.isComposing || event.repeat) return;
      if (document.querySelector("[role=dialog]")) return;
      if (!ALWAYS.test(name) && (isTyping(event) || !letterKeysOn())) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
}
