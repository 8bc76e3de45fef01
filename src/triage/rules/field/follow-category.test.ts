import { describe, expect, test } from "vitest";
import { triageToday } from "#testing/shipped.node.ts";
import { followCategory } from "./follow-category.ts";

const TODAY = "2026-11-21";
const NEIGHBOUR = "楼上邻居家漏水把我家天花板泡坏了，物业也不管，应该找谁赔";
const AWARD = "收到劳动仲裁裁决书已经10天了，不服怎么起诉";

const chosen = { urgency: "none", aid: null, because: "试验" } as const;

describe("when another category is chosen", () => {
  test("the desk follows it", () => {
    const before = triageToday(NEIGHBOUR);
    expect(followCategory(NEIGHBOUR, before, { ...chosen, category: "housing" }, TODAY).seatClass).toBe("contract");
    expect(followCategory(NEIGHBOUR, before, { ...chosen, category: "injury" }, TODAY).seatClass).toBe("general");
    expect(followCategory(NEIGHBOUR, before, { ...chosen, category: "family" }, TODAY).seatClass).toBe("family");
  });

  test("what is complex stays with the experts whatever the field", () => {
    const complex = { ...triageToday(NEIGHBOUR), reasons: [{ what: "疑难", because: "涉及人数较多" }] };
    const after = followCategory(NEIGHBOUR, complex, { ...chosen, category: "housing" }, TODAY);
    expect(after.seatClass).toBe("expert");
    expect(after.route.map(({ to }) => to)).toContain("expert");
  });

  test("time limits of the new field are counted, and one that runs out within a week makes it soon", () => {
    const before = { ...triageToday(AWARD), category: "contract" as const, urgency: "none" as const, deadlines: [] };
    const after = followCategory(AWARD, before, { ...chosen, category: "labor" }, TODAY);
    expect(after.deadlines.map(({ outcome }) => outcome.state)).toContain("running");
    expect(after.urgency).toBe("soon");
    expect(after.notices).toContain("soon-time-limit");
  });

  test("notices that were shown stay shown", () => {
    const before = { ...triageToday(NEIGHBOUR), notices: ["legal-aid-right"] };
    expect(followCategory(NEIGHBOUR, before, { ...chosen, category: "housing" }, TODAY).notices).toContain("legal-aid-right");
  });

  test("the reason of the choice stands first, once", () => {
    const once = followCategory(NEIGHBOUR, triageToday(NEIGHBOUR), { ...chosen, category: "family" }, TODAY);
    const twice = followCategory(NEIGHBOUR, once, { ...chosen, category: "housing", because: "再改" }, TODAY);
    expect(twice.reasons.filter(({ what }) => what === "领域改定")).toEqual([{ what: "领域改定", because: "再改" }]);
  });
});

describe("legal aid", () => {
  const WAGES = "公司拖欠我三个月工资不发，没有签劳动合同";
  test("found before is not lost with the category: the right to apply is only ever added", () => {
    const before = triageToday(WAGES);
    expect(before.aid).toBe(true);
    expect(followCategory(WAGES, before, { ...chosen, category: "contract" }, TODAY).aid).toBe(true);
  });
  test("is what a lawyer says it is, and the route follows", () => {
    const before = triageToday(WAGES);
    const without = followCategory(WAGES, before, { ...chosen, category: "labor", aid: false }, TODAY);
    expect(without.aid).toBe(false);
    expect(without.route.map(({ to }) => to)).not.toContain("legal_aid");
    const given = followCategory(NEIGHBOUR, triageToday(NEIGHBOUR), { ...chosen, category: "housing", aid: true }, TODAY);
    expect(given.route).toContainEqual({ to: "legal_aid", because: "律师认为符合法律援助的事项范围" });
  });
});

describe("urgency raised to danger", () => {
  test("brings danger's notice", () => {
    const after = followCategory(NEIGHBOUR, triageToday(NEIGHBOUR), { ...chosen, category: "housing", urgency: "danger" }, TODAY);
    expect(after.urgency).toBe("danger");
    expect(after.notices).toContain("danger-general");
  });
});
