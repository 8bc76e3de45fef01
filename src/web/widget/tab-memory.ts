/** What the tab remembers until it is closed. Never localStorage: phones are shared. */
import type { Held } from "./conversation.ts";

type Remembered = { held: Held[]; open: string | null; text: string; large: boolean };

const KEY = "wenfa";
const nothing: Remembered = { held: [], open: null, text: "", large: false };

/** Storage throws inside frames whose browser blocks third-party data; the widget then works without memory. */
export function recall(): Remembered {
  try {
    return { ...nothing, ...(JSON.parse(sessionStorage.getItem(KEY) ?? "{}") as Partial<Remembered>) };
  } catch {
    return nothing;
  }
}

export function remember(what: Remembered): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(what));
  } catch {
    return;
  }
}

export function forget(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
}
