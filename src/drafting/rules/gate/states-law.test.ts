import { describe, expect, test } from "vitest";
import { statesLaw } from "./states-law.ts";

describe("a sentence says what the law is", () => {
  test.each([
    ["单位应当支付双倍工资"],
    ["公司要赔偿您的损失"],
    ["您有权要求单位补缴社保"],
    ["房东不得随意涨租"],
    ["口头合同也是合法的"],
    ["过了这个期限，权利就不受法律保护"],
    ["商家必须退还货款"],
    ["请假期间，单位不得降薪"],
    ["上班路上出的车祸算工伤"],
    ["试用期里单位可以随时辞退"],
  ])("%s", (sentence) => {
    expect(statesLaw(sentence)).toBe(true);
  });
});

describe("a sentence gives practical advice", () => {
  test.each([
    ["把工资条和聊天记录保存好"],
    ["要对方道歉、赔偿的，到法院窗口问立案"],
    ["人在看守所、案子在法院时，可以请求约见"],
    ["拨打12333，问清这件事该找谁"],
    ["先和房东商量，商量不成再去居委会调解"],
    ["您可以先到仲裁委的窗口问要带哪些材料"],
    ["请同事写下证言，留下姓名电话"],
    ["收到的文件拍照保存"],
    ["把单位应当支付的工资逐月算清楚"],
    ["问清楚这种情形算不算工伤"],
  ])("%s", (sentence) => {
    expect(statesLaw(sentence)).toBe(false);
  });
});
