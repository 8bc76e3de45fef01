import { useEffect, useState } from "react";
import type { WritingNews } from "../../../contract.ts";

const REOPEN_MS = 5000;

/** What is being drafted just now. A hidden tab lets its stream go: a browser keeps six connections to one server for all its tabs. */
export function useWriting(): WritingNews["pieces"] {
  const [pieces, setPieces] = useState<WritingNews["pieces"]>([]);
  useEffect(() => {
    let stream: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      const opened = new EventSource("/api/review/writing");
      opened.addEventListener("writing", (event) => setPieces((JSON.parse(String(event.data)) as WritingNews).pieces));
      opened.addEventListener("error", () => {
        if (opened !== stream) return;
        setPieces([]); // what was heard before a break may be finished by now
        if (opened.readyState === EventSource.CLOSED) timer = setTimeout(listen, REOPEN_MS);
      });
      stream = opened;
    };
    const stop = () => {
      stream?.close();
      stream = undefined;
      clearTimeout(timer);
    };
    const turn = () => {
      stop();
      if (!document.hidden) listen();
    };
    turn();
    document.addEventListener("visibilitychange", turn);
    return () => {
      document.removeEventListener("visibilitychange", turn);
      stop();
    };
  }, []);
  return pieces;
}
