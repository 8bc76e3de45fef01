import { expect, test } from "vitest";
import { isWiped, modeAsked } from "./modes.ts";

test("the address goes before what the tab remembers, and neither may say what does not exist", () => {
  expect(modeAsked("?mode=kiosk", "large")).toBe("kiosk");
  expect(modeAsked("?bureau=demo", "elder")).toBe("elder");
  expect(modeAsked("?mode=giant", "tiny")).toBe("plain");
  expect(modeAsked("", "")).toBe("plain");
});

test("only a device that others use after is wiped", () => {
  expect((["plain", "large", "elder", "shared", "kiosk"] as const).filter(isWiped)).toEqual(["shared", "kiosk"]);
});
