import { describe, expect, test } from "vitest";
import { plain } from "#language/text.ts";
import { findUrgency } from "#triage/rules/urgency.ts";
import { whoseThreat } from "./whose-threat.ts";

describe("whoever is threatened is not told to put the knife down", () => {
  test.each([
    "老公要杀我全家，他刚喝完酒拿着刀在门口",
    "村书记威胁谁上访就打断谁的腿",
    "前夫要么复婚要么一起死",
    "邻居拎着菜刀上来敲门，我们一家不敢出去",
  ])("%s", (text) => {
    const { urgency, dangers } = findUrgency(text);
    expect(urgency).toBe("danger");
    expect(dangers).not.toContain("desperate");
    expect(dangers).not.toContain("self-harm");
    expect(dangers).toContain("threat");
  });
  test("of a partner it is violence at home", () => {
    expect(whoseThreat(["desperate", "violence"], plain("前夫拿着刀堵在门口"))).toContain("family-violence");
  });
});

describe("whoever threatens is", () => {
  test.each(["他欠我工资不给，我真想砍死他", "再不给钱我就去他家放火"])("%s", (text) => {
    expect(whoseThreat(["desperate", "self-harm"], plain(text))).toEqual(["desperate", "self-harm"]);
  });
  test("and who speaks of an own death beside another's threat is still heard", () => {
    expect(whoseThreat(["desperate", "self-harm"], plain("他拿刀威胁我，我不想活了"))).toContain("self-harm");
  });
});
