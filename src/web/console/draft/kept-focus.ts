import { useEffect, useRef } from "react";
import { goToPlace } from "./places.ts";

/** The place of the body that the focus stands in, or stood in last. */
let place: string | null = null;

function note({ target }: FocusEvent): void {
  const held = target instanceof HTMLElement ? target.closest<HTMLElement>(".centre [data-place]") : null;
  if (held) place = held.dataset.place ?? null;
}

/** From reading to the form and back the focus stays with the same words; a page that loses it starts a keyboard anew. */
export function useKeptFocus(editing: boolean): void {
  const was = useRef(editing);
  useEffect(() => {
    document.addEventListener("focusin", note);
    return () => {
      document.removeEventListener("focusin", note);
      place = null;
    };
  }, []);
  useEffect(() => {
    if (was.current === editing) return;
    was.current = editing;
    const here = document.activeElement;
    if (here !== null && here !== document.body && !here.closest(".centre")) return;
    goToPlace(place ?? "shortAnswer");
    if (!editing) return;
    const target = document.activeElement;
    if (!(target instanceof HTMLTextAreaElement)) target?.querySelector<HTMLElement>("textarea")?.focus();
  }, [editing]);
}
