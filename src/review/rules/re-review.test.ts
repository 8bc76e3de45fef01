import { describe, expect, test } from "vitest";
import { type Reviewing, mayTakeReReview, maySettleReReview } from "./re-review.ts";

const task: Reviewing = { authorId: "wang", takenBy: null, holder: null, outcome: null, correcting: false, late: false };
const li = { id: "li", licensed: true, barred: false };
const chen = { ...li, id: "chen" };

describe("a re-review", () => {
  test("is taken by another lawyer whose licence stands, and by nobody else", () => {
    expect(mayTakeReReview(task, li)).toBe("take");
    expect(mayTakeReReview(task, { ...li, id: "wang" })).toMatchObject({ refused: "not-allowed" });
    expect(mayTakeReReview(task, { ...li, licensed: false })).toMatchObject({ refused: "licence-not-valid" });
    expect(mayTakeReReview(task, null)).toMatchObject({ refused: "not-allowed" });
    expect(mayTakeReReview({ ...task, outcome: "stands" }, li)).toMatchObject({ refused: "wrong-state" });
  });

  test("stays with whoever took it", () => {
    const taken = { ...task, takenBy: "li", holder: "李" };
    expect(mayTakeReReview(taken, li)).toBe("held-already");
    expect(mayTakeReReview(taken, chen)).toMatchObject({ because: "李正在复查" });
    expect(maySettleReReview(taken, li, "stands")).toBeNull();
    expect(maySettleReReview(taken, chen, "stands")).toMatchObject({ refused: "claimed-by-another" });
    expect(maySettleReReview(task, li, "stands")).toMatchObject({ refused: "not-claimed" });
  });

  test("is taken over by another once it is late, and only by one whose licence stands", () => {
    const late = { ...task, takenBy: "li", holder: "李", late: true };
    expect(mayTakeReReview(late, chen)).toBe("take");
    expect(mayTakeReReview(late, { ...chen, licensed: false })).toMatchObject({ refused: "licence-not-valid" });
    expect(maySettleReReview(late, { ...li, licensed: false }, "stands")).toMatchObject({ refused: "licence-not-valid" });
  });

  test("is neither taken nor settled by who is barred from the matter", () => {
    expect(mayTakeReReview(task, { ...li, barred: true })).toMatchObject({ refused: "recused" });
    expect(maySettleReReview({ ...task, takenBy: "li" }, { ...li, barred: true }, "stands")).toMatchObject({ refused: "recused" });
  });

  test("ends as corrected only where a correction was begun, and then not as standing", () => {
    const taken = { ...task, takenBy: "li" };
    expect(maySettleReReview(taken, li, "corrected")).toMatchObject({ refused: "wrong-state" });
    expect(maySettleReReview({ ...taken, correcting: true }, li, "corrected")).toBeNull();
    expect(maySettleReReview({ ...taken, correcting: true }, li, "stands")).toMatchObject({ refused: "wrong-state" });
    expect(maySettleReReview({ ...taken, correcting: true }, li, "apology")).toBeNull();
  });
});
