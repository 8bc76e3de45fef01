import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { solve } from "./solve-challenge.ts";

const zeros = (proof: string) => {
  const bits = [...createHash("sha256").update(proof).digest()].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.indexOf("1");
};
const noPause = () => Promise.resolve();

test("whatever the puzzle's length, the proof is the puzzle and a number, and its hash begins with as many zeros", async () => {
  for (const length of [1, 40, 54, 55, 56, 62, 63, 64, 119, 125, 126, 127, 190]) {
    const puzzle = "p".repeat(length);
    const proof = await solve({ kind: "pow", puzzle, bits: 9 }, noPause);
    expect(proof).toMatch(new RegExp(`^${puzzle}\\.\\d{1,12}$`));
    expect(zeros(proof), `${length}`).toBeGreaterThanOrEqual(9);
  }
});

test("the page draws in between: no piece of work is longer than eight milliseconds", async () => {
  let now = 0;
  let pauses = 0;
  await solve(
    { kind: "pow", puzzle: "p".repeat(125), bits: 12 },
    async () => void (pauses += 1),
    () => (now += 9),
  );
  expect(pauses).toBeGreaterThan(0);
});
