/** Wakes whoever waits for an inquiry when the database says it moved. A lost wake costs one waiting time, no news. */
import type { Database } from "./database.ts";

export type News = {
  wait: (inquiryId: string, waitMs: number, signal: AbortSignal) => Promise<void>;
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
  const deaf = await database.listen("inquiry", (id) => waiting.get(id)?.forEach((wake) => wake()));
  return {
    wait: (inquiryId, waitMs, signal) =>
      new Promise((resolve) => {
        const wakers = waiting.get(inquiryId) ?? new Set();
        waiting.set(inquiryId, wakers);
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", done);
          wakers.delete(done);
          if (wakers.size === 0) waiting.delete(inquiryId);
          resolve();
        };
        const timer = setTimeout(done, waitMs);
        wakers.add(done);
        signal.addEventListener("abort", done);
      }),
    close: async () => {
      for (const wakers of waiting.values()) for (const wake of wakers) wake();
      await deaf();
    },
  };
}
