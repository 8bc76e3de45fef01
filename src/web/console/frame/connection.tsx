import { useSyncExternalStore } from "react";
import { frame } from "./words.ts";
import { Banner } from "./banner.tsx";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

export function Offline() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (online) return null;
  return <Banner tone="warning" title={frame.failure.offline} text={frame.failure.offlineNext} />;
}
