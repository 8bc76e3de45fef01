/** The one line between the tabs of this browser. */
import type { Tiding } from "./together.ts";

const tabs = channel();

/** Null where a browser has none, or forbids it to a frame. */
function channel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel("wenfa");
  } catch {
    return null;
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
export const tellTabs = (tiding: Tiding): void => tabs?.postMessage(tiding);

/** @returns what stops it */
export function hearTabs(hear: (tiding: Tiding) => void): () => void {
  const heard = ({ data }: MessageEvent<Tiding>) => hear(data);
  tabs?.addEventListener("message", heard);
  return () => tabs?.removeEventListener("message", heard);
}
