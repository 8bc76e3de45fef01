import { describe, expect, test } from "vitest";
import { turnsEffectRound, turnsHoldingRound } from "./turned-round.ts";

describe("a holding is turned round", () => {
  test.each([
    ["银行不用赔", "银行应当赔偿持卡人的损失"],
    ["完全不负刑事责任", "应当负刑事责任，但可以减轻处罚"],
    ["没告知听证也不影响处罚", "没有告知听证，影响了当事人的权利"],
    ["法院不支持要回彩礼", "法院支持返还彩礼"],
    ["这样的约定有效", "这样的约定无效"],
  ])("%s, where it says %s", (said, holding) => {
    expect(turnsHoldingRound(said, holding)).toBe(true);
  });

  test.each([
    ["银行要赔", "银行应当赔偿持卡人的损失"],
    ["有过错的赔，没过错的不赔", "没有过错的不赔"],
    ["双方各担一半", "应当负责任"],
  ])("not by %s, where it says %s", (said, holding) => {
    expect(turnsHoldingRound(said, holding)).toBe(false);
  });
});

test("an article that keeps a contract standing is not cited for its being void", () => {
  expect(turnsEffectRound("房东没通知租客就卖房，合同无效", "出租人与第三人订立的房屋买卖合同的效力不受影响")).toBe(true);
  expect(turnsEffectRound("合同有效期一年", "超过的部分无效")).toBe(false);
  expect(turnsEffectRound("超过的部分无效", "格式条款无效；其他条款有效")).toBe(false);
});
