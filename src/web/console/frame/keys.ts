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
  return event.ctrlKey || event.metaKey ? `ctrl+${key}` : key;
}

/** `n`, `?`, `ctrl+enter` … An open dialog keeps every key to itself; letters are not taken from a field. */
export function useKeys(keys: Record<string, () => void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const name = nameOf(event);
      const act = keys[name];
      if (!act || event.altKey || event.isComposing || event.repeat) return;
      if (document.querySelector("[role=dialog]")) return;
      if (!name.startsWith("ctrl+") && (isTyping(event) || !letterKeysOn())) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
}
