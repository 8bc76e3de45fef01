import { describe, expect, test } from "vitest";
import { type Parties, conflict } from "./conflict.ts";

const matter = (asker: string[], named: string[]): Parties => [
  ...asker.map((index) => ({ index, side: "asker" as const })),
  ...named.map((index) => ({ index, side: "other" as const })),
];

describe("a conflict of interest", () => {
  test("is the same two, asked about from the other side", () => {
    expect(conflict(matter(["wife"], ["husband"]), matter(["husband"], ["wife"]))).toBe("opposed");
  });

  test("is the same two also where neither said on which side the other stands", () => {
    const here: Parties = [
      { index: "a", side: "asker" },
      { index: "b", side: "unknown" },
    ];
    const there: Parties = [
      { index: "b", side: "asker" },
      { index: "a", side: "unknown" },
    ];
    expect(conflict(here, there)).toBe("opposed");
  });

  test("has to be looked at where one side is the same and changed sides, and the other is not known", () => {
    expect(conflict(matter([], ["worker"]), matter(["worker"], ["factory"]))).toBe("crossed");
    expect(conflict(matter(["factory"], []), matter(["worker"], ["factory"]))).toBe("crossed");
  });

  test("is none between two workers of one factory: both stand against it", () => {
    expect(conflict(matter(["worker-1"], ["factory"]), matter(["worker-2"], ["factory"]))).toBeNull();
  });

  test("is none where the same person asks again, nor where nobody is known to both", () => {
    expect(conflict(matter(["wife"], ["husband"]), matter(["wife"], ["husband"]))).toBeNull();
    expect(conflict(matter(["wife"], ["husband"]), matter(["tenant"], ["landlord"]))).toBeNull();
    expect(conflict([], matter(["wife"], ["husband"]))).toBeNull();
  });
});
