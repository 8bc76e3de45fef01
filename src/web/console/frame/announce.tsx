import { useEffect, useSyncExternalStore } from "react";

/** The console's one live region: what just happened, said once and shown for a while. */
type Said = { text: string; seen: boolean };
let said: Said = { text: "", seen: true };
const listeners = new Set<() => void>();

/** `heard`: the page shows the same words already. */
export function announce(text: string, how: "shown" | "heard" = "shown"): void {
  said = { text, seen: how === "shown" };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const SHOWN_FOR = 6000;

export function Announcement() {
  const now = useSyncExternalStore(subscribe, () => said);
  useEffect(() => {
    if (!now.text) return undefined;
    const timer = setTimeout(() => announce(""), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [now]);
  const look = now.text && now.seen ? "announcement" : "off-screen";
  return (
    <div className={look} role="status" aria-live="polite">
      {now.text}
    </div>
  );
}
