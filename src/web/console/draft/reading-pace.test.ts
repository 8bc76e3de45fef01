import { describe, expect, test } from "vitest";
import { leastOnScreen } from "./reading-pace.ts";

describe("an article counts as seen", () => {
  test.each([
    [0, 500],
    [80, 1000],
    [200, 1000],
    [201, 2000],
    [600, 3000],
    [5000, 3000],
  ])("of %i characters after %i milliseconds", (characters, milliseconds) => {
    expect(leastOnScreen(characters)).toBe(milliseconds);
  });
});
