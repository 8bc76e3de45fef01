/** What the widget says to the page that holds its frame: three words, never data, so any origin may hear them. */
export const isFramed = () => window.parent !== window;
export const announceReady = () => tell("wenfa:ready");
export const announceClose = () => tell("wenfa:close");
/** An answer or a question came: the page marks its button where the panel is folded. */
export const announceNews = () => tell("wenfa:news");

function tell(type: string): void {
  if (isFramed()) window.parent.postMessage({ type }, "*");
}

/** Escape folds the panel from inside the frame too, but not while an input method is composing. */
export function closeOnEscape(): void {
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) announceClose();
  });
}
