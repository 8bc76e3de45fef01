import { describe, expect, test } from "vitest";
import { fastest } from "#testing/fastest.ts";
import { TriageRecord } from "./triage.ts";
import { triageToday } from "#testing/shipped.node.ts";

describe("a question is triaged as a whole", () => {
  test("unpaid wages", () => {
    expect(triageToday("包工头拖欠我们二十几个农民工半年工资，快过年了")).toMatchObject({
      category: "labor",
      urgency: "soon",
      seatClass: "expert",
      aid: true,
      noDraft: null,
      notices: ["legal-aid-right"],
    });
  });
  test("violence at home", () => {
    const triage = triageToday("老公经常打我，我想离婚");
    expect(triage).toMatchObject({ category: "family", urgency: "danger", seatClass: "family", aid: true });
    expect(triage.notices.slice(0, 2)).toEqual(["danger-general", "danger-family-violence"]);
  });
  test("an everyday purchase", () => {
    expect(triageToday("网购买到假货，商家不退款怎么办")).toMatchObject({
      category: "consumer",
      urgency: "none",
      aid: false,
      seatClass: "contract",
      notices: [],
    });
  });
});

describe("danger stands before everything", () => {
  test("it is never refused, however angry", () => {
    expect(triageToday("操你妈的我要砍死你们")).toMatchObject({ urgency: "danger", noDraft: null });
  });
  test("it is asked nothing before help", () => {
    expect(triageToday("他又打我")).toMatchObject({ urgency: "danger", thin: false, missing: [] });
  });
});

test("a thin question brings the facts to ask for", () => {
  const { thin, missing } = triageToday("老板不给钱怎么办");
  expect(thin).toBe(true);
  expect(missing.length).toBeGreaterThan(0);
  expect(missing.length).toBeLessThanOrEqual(3);
});

test("what gets no draft is asked nothing and says why", () => {
  const triage = triageToday("讲个笑话");
  expect(triage).toMatchObject({ noDraft: { code: "not-legal" }, missing: [], thin: false, notices: ["not-legal"], route: [] });
  expect(triage.reasons.at(-1)!.what).toBe("不起草答复");
});

test("every triage can be stored, and every finding has its reason", () => {
  for (const question of ["", "离婚", "老公打我", "我弟被刑拘了", "讲个笑话", "x".repeat(4000), "和外国公司打官司"]) {
    const triage = triageToday(question);
    expect(TriageRecord.parse(triage)).toEqual(triage);
    expect(triage.reasons.length).toBeGreaterThan(0);
    if (triage.urgency === "danger") expect(triage.reasons.some((r) => r.what === "危险")).toBe(true);
    if (triage.aid) expect(triage.reasons.some((r) => r.what === "可以申请法律援助")).toBe(true);
  }
});

test("the same question is always triaged alike", () => {
  const question = "老板拖欠工资，我想申请仲裁";
  expect(triageToday(question)).toEqual(triageToday(question));
});

test("a question takes less than 5 ms", () => {
  const questions = [
    "老板拖欠我三个月工资，一直说下个月发",
    "老公经常打我，我想离婚，孩子三岁归谁",
    "网购的手机是翻新机，商家不退款，平台也不管",
  ];
  for (const question of questions) expect(fastest(() => triageToday(question), 50)).toBeLessThan(5);
});
