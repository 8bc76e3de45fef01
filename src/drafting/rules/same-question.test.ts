import { describe, expect, test } from "vitest";
import { likeness, turnedRound } from "./same-question.ts";

describe("a question is turned round", () => {
  test.each([
    ["被公司辞退能拿多少赔偿", "我自己辞职了，能不能要经济补偿"],
    ["家人被刑事拘留怎么办", "我被行政拘留十天，会留案底吗"],
    ["交通事故对方全责怎么赔偿", "交通事故双方同等责任怎么赔偿"],
    ["朋友借钱不还怎么起诉，有借条", "借钱给朋友没有借条，能不能告"],
    ["交了定金不想买了能退吗", "交的是订金，能退吗"],
    ["房东不退押金怎么办", "租客弄坏了家具，押金可以不退吗"],
  ])("%s / %s", (asked, question) => expect(turnedRound(question, asked)).toBe(true));

  test.each([
    ["被公司辞退能拿多少赔偿", "公司无缘无故把我开除了，赔偿怎么算"],
    ["婚前买的房子离婚怎么分；婚前首付婚后还贷", "婚前付的首付，婚后一起还贷，房子怎么算"],
    ["房东不退押金怎么办", "租约到期房东扣着押金不给"],
    ["朋友借钱不还怎么起诉", "同学借我五万块，有借条，怎么去法院告"],
  ])("not where both say the same side, or one says neither: %s / %s", (asked, question) =>
    expect(turnedRound(question, asked)).toBe(false),
  );
});

test("likeness is the cosine, whatever the scale; an empty vector is like nothing", () => {
  expect(likeness(Int8Array.of(3, 4), Int8Array.of(30, 40))).toBeCloseTo(1);
  expect(likeness(Int8Array.of(1, 0), Int8Array.of(0, 1))).toBe(0);
  expect(likeness(Int8Array.of(0, 0), Int8Array.of(0, 1))).toBe(0);
});
