import { describe, expect, test } from "vitest";
import { triageToday } from "#testing/shipped.node.ts";
import type { RouteTo } from "../triage.ts";

const to = (question: string): RouteTo[] => triageToday(question).route.map((route) => route.to);

describe("a question goes to every body that it concerns", () => {
  test.each<[RouteTo, string]>([
    ["legal_aid", "老板拖欠我三个月工资"],
    ["arbitration", "公司无故辞退我，要经济补偿"],
    ["arbitration", "合同里写了仲裁条款，能去法院吗"],
    ["mediation", "邻居装修噪音太大，想找人调解"],
    ["notary", "想立遗嘱做公证"],
    ["appraisal", "手指断了能评几级伤残"],
    ["12345", "小区停水三天没人管，向谁投诉"],
    ["police", "网上刷单被骗了两万"],
    ["expert", "和外国公司打官司"],
  ])("%s: %s", (body, question) => expect(to(question)).toContain(body));
});

test("danger goes to the police before all else", () => expect(to("老公拿刀砍我")[0]).toBe("police"));

test("a lawyer answers too, wherever else it goes", () => {
  expect(to("老板拖欠我三个月工资")).toContain("seat");
  expect(to("合作方欠货款800万元")).toContain("expert");
  expect(to("合作方欠货款800万元")).not.toContain("seat");
});

test("each body is named once, with its reason", () => {
  const { route } = triageToday("工地干活摔断腿，评残几级，老板拖欠工资，合同写了仲裁条款");
  expect(new Set(route.map((r) => r.to)).size).toBe(route.length);
  for (const { because } of route) expect(because.length).toBeGreaterThan(4);
});

test("what gets no draft goes nowhere", () => expect(to("讲个笑话")).toEqual([]));
