/** 显示方式: larger text, the elders' page, or a device that others use after. For this tab alone. */

/** `shared` is turned on by hand; `kiosk` is set by the address, and visitors cannot leave it. */
export const MODES = ["plain", "large", "elder", "shared", "kiosk"] as const;
export type Mode = (typeof MODES)[number];

const modeOf = (name: string | null): Mode | null => MODES.find((mode) => mode === name) ?? null;

/** The address first: a device at a counter remembers nothing. */
export const modeAsked = (search: string, remembered: string): Mode =>
  modeOf(new URLSearchParams(search).get("mode")) ?? modeOf(remembered) ?? "plain";

/** Whatever is on screen is wiped, and nothing is stored. */
export const isWiped = (mode: Mode): boolean => mode === "shared" || mode === "kiosk";

/** The address says it too, so that a reload stays in it without a store. */
export function showMode(mode: Mode): void {
  const root = document.documentElement;
  root.dataset.mode = mode;
  root.classList.toggle("wiped", isWiped(mode));
  const here = new URL(location.href);
  if (mode === "plain") here.searchParams.delete("mode");
  else here.searchParams.set("mode", mode);
  history.replaceState(null, "", here);
}
