import { useEffect, useLayoutEffect } from "react";

const FIELDS = ".ant-modal-body :is(input, textarea, select):not(:disabled)";

/** A dialog that asks for something begins at its first field: antd's begins at its ✕. One without buttons below is for reading. */
function toFirstField(): void {
  const dialogs = document.querySelectorAll<HTMLElement>("[role=dialog]");
  const dialog = dialogs[dialogs.length - 1];
  if (!dialog?.querySelector(".ant-modal-footer") || !document.activeElement?.matches("body, .ant-modal-close, [role=dialog]")) return;
  const first = dialog.querySelector<HTMLInputElement>(FIELDS);
  // Arrows walk within a radio group, and begin where it stands.
  const chosen = first?.type === "radio" ? dialog.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) : null;
  (chosen ?? first)?.focus();
}

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
  useEffect(() => {
    const timer = setTimeout(toFirstField, 60); // antd's own focusing comes a frame after it opened
    return () => clearTimeout(timer);
  }, []);
  return null;
}
