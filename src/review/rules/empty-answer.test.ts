import { expect, test } from "vitest";
import { emptyAnswer } from "./empty-answer.ts";

test.each([[" "], ["。。。。。。"], ["无"], ["略。"], ["\n\n——\n"]])(
  "an answer emptied to %j is refused, and the lawyer told what to do instead",
  (shortAnswer) => {
    expect(emptyAnswer({ shortAnswer })).toMatchObject({ refused: "empty-answer", because: expect.stringContaining("退回") });
  },
);

test("a few words are an answer", () => {
  expect(emptyAnswer({ shortAnswer: "可以起诉。" })).toBeNull();
});
