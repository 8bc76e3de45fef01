import { describe, expect, test } from "vitest";
import { homeMayBeUnsafe } from "./home-unsafe.ts";

describe("before anybody calls, it is asked whether that is safe", () => {
  test.each([
    "想申请人身安全保护令",
    "老公以前打过我，现在想离婚",
    "他喝酒就动手打人，孩子也挨打，想离婚",
    "丈夫天天查我手机，不让我出门",
    "不要让他知道我来问过，怎么离婚",
    "前男友一直跟踪我",
    "我想偷偷咨询一下离婚",
    "婆婆虐待我，家里没人管",
    "继父把妹妹锁在家里",
  ])("%s", (text) => {
    expect(homeMayBeUnsafe(text)).toBe(true);
  });
  test.each([
    "公司拖欠我三个月工资不发，没有签劳动合同",
    "打我电话催我还钱，老公不知道怎么办",
    "和老婆协议离婚要带什么材料",
    "儿子在外面打工受伤了",
    "弟弟打官司要请律师吗",
    "房东不退押金，打了欠条",
  ])("not for: %s", (text) => {
    expect(homeMayBeUnsafe(text)).toBe(false);
  });
});
