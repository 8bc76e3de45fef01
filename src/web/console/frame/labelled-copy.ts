/** What is copied out of an AI's text says so on the clipboard too, whatever part of it was chosen. */

/** @param label as it stands above the text @returns the chosen text under its label; null where nothing was chosen */
export function labelled(chosen: string, label: string): string | null {
  return chosen.trim() === "" ? null : `【${label}】\n${chosen}`;
}

/** For the `copy` event of an element that shows such a text. */
export function copyLabelled(event: Pick<ClipboardEvent, "clipboardData" | "preventDefault">, label: string): void {
  const text = labelled(String(getSelection() ?? ""), label);
  if (text === null || !event.clipboardData) return;
  event.clipboardData.setData("text/plain", text);
  event.preventDefault();
}
