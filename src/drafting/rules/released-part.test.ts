import { describe, expect, test } from "vitest";
import { personIn } from "./released-part.ts";

const ARTICLE = "自用工之日起超过一个月不满一年未订立书面劳动合同的，应当每月支付二倍的工资；个人处五百元以下罚款。2008年1月1日起施行。";
const WORDS = "我在成都乐动健身有限公司上班七个月，每月八千块，2024年3月1日进的厂，一直没签合同";
const against = { words: WORDS, articles: [ARTICLE] };
const seen = (text: string, personal: { kind: string; value: string }[] = []) => personIn(text, personal, against);

describe("a text for everybody", () => {
  test.each([
    "用人单位自用工之日起超过一个月不满一年没有订立书面劳动合同的，每月应当付两倍的工资。",
    "先跟单位协商，协商不成的，可以向劳动人事争议仲裁委员会申请仲裁，或者拨打 12333 咨询。",
    "甲方、乙方在合同里写明的，从其约定；自己保留好证据，很辛苦也要留。",
    "可以处五百元以下罚款，本法自2008年1月1日起施行。",
    "申请时带上身份证、工资条和考勤记录。",
  ])("may say: %s", (text) => expect(seen(text)).toEqual([]));

  test.each([
    ["a placeholder", "甲应当向您支付二倍的工资。", "“甲”是代称"],
    ["another placeholder", "请拨打〔手机号1〕联系单位。", "“〔手机号1〕”是代称"],
    ["a day", "您从2024年3月1日起可以要求二倍工资。", "“2024年3月1日”是具体日期"],
    ["a month", "从2024年3月起算。", "“2024年3月”是具体日期"],
    ["a day in words", "您说去年入职的，现在还来得及。", "“去年”是具体日期"],
    ["a sum", "一共可以要五万六千元。", "“五万六千元”是金额"],
    ["a sum in everyday words", "您每月八千块，可以要双份。", "“八千块”是金额"],
    ["the asker's own figure", "您干了七个月，可以要六个月的二倍工资。", "“7月”是群众自己的数字"],
    ["a body that the asker named", "乐动健身应当与劳动者订立合同。", "“乐动”是群众说到的单位或者地方"],
    ["a place that the asker named", "可以到成都的仲裁委员会申请。", "“成都”是群众说到的单位或者地方"],
  ])("may not hold %s", (_, text, says) => expect(seen(text).join()).toContain(says));

  test("may not hold what redaction takes out, and each is named", () => {
    const found = seen("请找张建国，电话13812345678。", [
      { kind: "name", value: "张建国" },
      { kind: "phone", value: "13812345678" },
    ]);
    expect(found).toEqual(["“张建国”像是姓名", "“13812345678”像是电话号码"]);
  });

  test("may hold a figure that the asker told, where the law says it too", () => {
    expect(personIn("超过一个月没有签的，可以要。", [], { words: "我干了一个月", articles: [ARTICLE] })).toEqual([]);
    expect(personIn("超过一个月没有签的，可以要。", [], { words: "我干了一个月", articles: [] })).toEqual(["“1月”是群众自己的数字"]);
  });
});
