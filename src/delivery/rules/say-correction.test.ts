import { describe, expect, test } from "vitest";
import { CorrectionReason } from "#contract.ts";
import { becauseOf, sayCorrects, tellOnPhone } from "./say-correction.ts";

const at = new Date("2026-11-20T16:30:00Z");
const says = (reason: CorrectionReason) => sayCorrects({ at, reason }, "2026-11-21").says;

describe("a corrected answer says", () => {
  test("which day's answer was wrong, why, and which one counts", () => {
    expect(says("wrong-law")).toBe("更正答复：2026年11月21日的答复有误（引用的法律不对），以这一份为准。");
    expect(says("wrong-sum")).toBe("更正答复：2026年11月21日的答复有误（金额或者数字算错了），以这一份为准。");
    expect(says("other")).toBe("更正答复：2026年11月21日的答复有误，以这一份为准。");
  });

  test("that the law changed where nobody was wrong", () => {
    expect(says("law-changed")).toBe("更正答复：2026年11月21日的答复之后，法律有了变化，以这一份为准。");
  });

  test("for every reason something that a citizen understands, the same on the phone", () => {
    for (const reason of CorrectionReason.options) {
      expect(becauseOf(reason)).toMatch(/^[\u4e00-\u9fff]{4,}$/);
      expect(says(reason)).toContain("以这一份为准");
      expect(tellOnPhone(reason, "2026-11-21")).toContain("2026年11月21日");
    }
  });
});
