/**
 * What somebody chose for this browser. Kept in cookies, because the server writes them onto the page's first byte
 * (http/pages.node.ts): no light flash before a dark desk, and no script in the page.
 */
import { useSyncExternalStore } from "react";

const YEAR_S = 365 * 24 * 3600;

/** Tests of words run where there is no browser. */
export function chosen<T extends string>(name: string, options: readonly [T, ...T[]]): T {
  if (typeof document === "undefined") return options[0];
  const kept = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return options.find((option) => option === kept?.slice(name.length + 1)) ?? options[0];
}

const listeners = new Set<() => void>();

export function choose(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/console; max-age=${YEAR_S}; samesite=lax`;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const dark = matchMedia(DARK);
  dark.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    dark.removeEventListener("change", listener);
  };
}

const DARK = "(prefers-color-scheme: dark)";
const LOOK = "wenfa-look";
const SIZE = "wenfa-size";
export const LOOKS = ["system", "light", "dark"] as const;
export type Look = (typeof LOOKS)[number];

/** What was chosen, and what it comes to here and now. */
export function useLook(): { look: Look; dark: boolean; setLook: (look: Look) => void } {
  const look = useSyncExternalStore(subscribe, () => chosen(LOOK, LOOKS));
  const systemDark = useSyncExternalStore(subscribe, () => matchMedia(DARK).matches);
  const setLook = (next: Look) => {
    document.documentElement.dataset["look"] = next;
    choose(LOOK, next);
  };
  return { look, dark: look === "dark" || (look === "system" && systemDark), setLook };
}

/** 大字: 20 px in place of 16, for whoever reads all day. */
export function useLargeText(): [boolean, (large: boolean) => void] {
  const size = useSyncExternalStore(subscribe, () => chosen(SIZE, ["normal", "large"]));
  const set = (large: boolean) => {
    document.documentElement.dataset["size"] = large ? "large" : "normal";
    choose(SIZE, large ? "large" : "normal");
  };
  return [size === "large", set];
}
