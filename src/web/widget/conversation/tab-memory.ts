/** What the tab remembers until it is closed. Phones are shared: beyond the tab only where the citizen turned it on. */
import { isWiped, modeAsked } from "../frame/modes.ts";
import type { Held } from "./conversation.ts";

type Remembered = { held: Held[]; open: string | null; text: string; mode: string; language: string };

const KEY = "wenfa";
const nothing: Remembered = { held: [], open: null, text: "", mode: "", language: "" };

/** At a shared device nothing is stored, and what is there is nobody's. */
const isShared = () => typeof location !== "undefined" && isWiped(modeAsked(location.search, ""));

/** Storage throws inside frames whose browser blocks third-party data; the widget then works without memory. */
export function recall(): Remembered {
  if (isShared()) return nothing;
  try {
    return { ...nothing, ...(JSON.parse(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? "{}") as Partial<Remembered>) };
  } catch {
    return nothing;
  }
}

export function remember(what: Remembered): void {
  if (isShared()) return forget();
  try {
    sessionStorage.setItem(KEY, JSON.stringify(what));
    if (isKept()) keepHere(what);
  } catch {
    return;
  }
}

export function forget(): void {
  try {
    sessionStorage.removeItem(KEY);
    sessionStorage.removeItem(TICKS);
    sessionStorage.removeItem(UNSENT);
    localStorage.removeItem(KEY);
  } catch {
    return;
  }
}

/** 在这台设备上记住: whether matters are kept after the tab is closed. */
export function isKept(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** Which matters there are, never a word that was typed. @param what false forgets them */
export function keepHere(what: Pick<Remembered, "held" | "mode" | "language"> | false): void {
  if (isShared()) return forget();
  try {
    if (what) localStorage.setItem(KEY, JSON.stringify({ held: what.held, mode: what.mode, language: what.language }));
    else localStorage.removeItem(KEY);
  } catch {
    return;
  }
}

const TICKS = "wenfa-ticks";

/** What was ticked off of each matter's answer. */
function allTicks(): Record<string, string[]> {
  try {
    return JSON.parse(sessionStorage.getItem(TICKS) ?? "{}") as Record<string, string[]>;
  } catch {
    return {};
  }
}

export const recallTicks = (matter: string): string[] => allTicks()[matter] ?? [];

export function rememberTicks(matter: string, done: string[]): void {
  if (isShared()) return;
  try {
    sessionStorage.setItem(TICKS, JSON.stringify({ ...allTicks(), [matter]: done }));
  } catch {
    return;
  }
}

const UNSENT = "wenfa-unsent";

/** What was typed or sent and is not answered yet, by its place. */
function allUnsent(): Record<string, unknown> {
  try {
    return JSON.parse(sessionStorage.getItem(UNSENT) ?? "{}") as Record<string, unknown>;
  } catch {
    return {};
  }
}

export const recallUnsent = (place: string): unknown => (isShared() ? undefined : allUnsent()[place]);

/** @param what undefined: it was answered, and nothing of it is kept */
export function keepUnsent(place: string, what: unknown): void {
  if (isShared()) return;
  try {
    sessionStorage.setItem(UNSENT, JSON.stringify({ ...allUnsent(), [place]: what }));
  } catch {
    return;
  }
}
