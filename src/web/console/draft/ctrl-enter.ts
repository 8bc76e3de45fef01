import { useLayoutEffect, useRef } from "react";

/**
 * Ctrl+Enter (⌘+Enter) while a dialog is open, wherever the focus is: it reaches the dialog a moment after the dialog is
 * seen, and the page behind takes the same keys for 通过. A key held down from before acts once.
 */
export function useCtrlEnter(act: () => void): void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) latest.current();
    };
    document.addEventListener("keydown", press, true);
    return () => document.removeEventListener("keydown", press, true);
  }, []);
}
