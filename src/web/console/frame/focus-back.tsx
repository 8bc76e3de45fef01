import { useLayoutEffect } from "react";

/** Stands beside a dialog that is mounted only while open: when both go, the focus returns to where it was. */
export function FocusBack() {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body) before.focus();
      });
    };
  }, []);
  return null;
}
