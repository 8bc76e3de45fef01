/** Wakes whoever waits for an inquiry, or at the danger desk, when the database says it moved. A lost wake costs one waiting time, no news. */
import type { Database } from "./database.ts";

/** What consoles wait for in an inquiry's place: any alert that moved. */
export const ALERTS = "alerts";

export type News = {
  /** @param about an inquiry's id, or `ALERTS` */
  wait: (about: string, waitMs: number, signal: AbortSignal) => Promise<void>;
  close: () => Promise<void>;
};

/** For doors that cannot keep a listener: looks again after a moment. */
export function pollingNews(everyMs: number): News {
  return {
    wait: (_, waitMs, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, Math.min(everyMs, waitMs));
        signal.addEventListener("abort", () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    close: () => Promise.resolve(),
  };
}

export async function openNews(database: Pick<Database, "listen">): Promise<News> {
  const waiting = new Map<string, Set<() => void>>();
  const wakeAll = (about: string) => waiting.get(about)?.forEach((wake) => wake());
  const wakeEverybody = () => {
    for (const about of waiting.keys()) wakeAll(about);
  };
  const deaf = await database.listen("inquiry", wakeAll, wakeEverybody);
  const deafToAlerts = await database.listen("alert", () => wakeAll(ALERTS), wakeEverybody);
  return {
    wait: (about, waitMs, signal) =>
      new Promise((resolve) => {
        const wakers = waiting.get(about) ?? new Set();
        waiting.set(about, wakers);
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", done);
          wakers.delete(done);
          if (wakers.size === 0) waiting.delete(about);
          resolve();
        };
        const timer = setTimeout(done, waitMs);
        wakers.add(done);
        signal.addEventListener("abort", done);
      }),
    close: async () => {
      wakeEverybody();
      await deaf();
      await deafToAlerts();
    },
  };
}
