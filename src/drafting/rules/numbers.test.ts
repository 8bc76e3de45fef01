import { describe, expect, test } from "vitest";
import { numbersIn, quotesWholeClauses, sameText } from "./numbers.ts";

describe("numbers that carry law", () => {
  test.each([
    ["三十日", "30日"],
    ["30天", "30日"],
    ["３０ 日", "30日"],
    ["十五个工作日", "15工作日"],
    ["15工作日", "15工作日"],
    ["一年", "1年"],
    ["六个月", "6月"],
    ["6月", "6月"],
    ["两倍", "2倍"],
    ["二十四小时", "24小时"],
    ["十四周岁", "14岁"],
    ["百分之八十", "80%"],
    ["80%", "80%"],
    ["百分之3.45", "3.45%"],
    ["一万元", "10000元"],
    ["1万元", "10000元"],
    ["1.5万元", "15000元"],
    ["10,000元", "10000元"],
    ["二千元", "2000元"],
    ["30day", "30日"],
    ["15workday", "15工作日"],
    ["1year", "1年"],
    ["八成", "80%"],
    ["三分之二", "2/3"],
    ["万分之五", "5/10000"],
    ["日万分之一点七五", "1.75/10000"],
    ["万分之1.75", "1.75/10000"],
    ["半年", "6月"],
    ["双倍", "2倍"],
    ["九级伤残", "9级"],
    ["鉴定成十级的", "10级"],
    ["过半数业主同意", "1/2"],
    ["2021年1月1日", "2021-1-1"],
    ["二〇二一年一月一日", "2021-1-1"],
    ["三亿元", "300000000元"],
    ["两周", "14日"],
    ["三个星期", "21日"],
    ["一年半", "18月"],
    ["一个半月", "45日"],
    ["半个月", "15日"],
    ["三千块钱", "3000元"],
    ["5万块", "50000元"],
    ["欠三万。", "30000元"],
    ["一次记九分", "9分"],
    ["记满12分", "12分"],
    ["路口五十米以内", "50米"],
    ["两名以上执法人员", "2人"],
    ["至少得有三个人", "3人"],
    ["逃避检测3次以上", "3次"],
    ["最多申请两次", "2次"],
  ])("%s is %s, however it was written", (text, number) => {
    expect(numbersIn(text)).toEqual([number]);
  });

  test("a moment, a saying and people of a story are no numbers of the law", () => {
    expect(["再说一次", "两个人吵起来", "他十分生气", "平分三份", "百分之一点"].flatMap(numbersIn)).toEqual(["1%"]);
    expect(["感到十分害怕", "达到十分严重的程度", "记者十分满意", "第三人以上述理由", "第二次以上诉方式"].flatMap(numbersIn)).toEqual([]);
  });

  test("days and working days are two things", () => {
    expect(numbersIn("三日内，或者三个工作日内")).toEqual(["3日", "3工作日"]);
  });

  test("both ends of a range have its unit", () => {
    expect(numbersIn("三至五年")).toEqual(["3年", "5年"]);
    expect(numbersIn("7-15日内")).toEqual(["7日", "15日"]);
  });

  test("a weekday, doing a thing together and a million in passing are no amounts", () => {
    expect(numbersIn("星期三一块儿去，上万人，三周岁以下")).toEqual(["3岁"]);
  });

  test("both ends of a range of shares are told, and the grades of an injury", () => {
    expect(numbersIn("百分之二十至三十")).toEqual(["20%", "30%"]);
    expect(numbersIn("一级至四级伤残")).toEqual(["1级", "4级"]);
  });

  test("one of a row, a level of government and a contract's becoming are no amounts", () => {
    expect(numbersIn("第二天由哪一级政府处理，合同成立")).toEqual([]);
  });

  test("a number is told once, however often it is said", () => {
    expect(numbersIn("三十日内申请；逾期三十日的，每30天")).toEqual(["30日"]);
  });

  test("an article's number is no amount, nor is a number without a unit", () => {
    expect(numbersIn("第四十七条第2款，共三人，拨打12348")).toEqual([]);
  });
});

describe("a quotation", () => {
  const official = "用人单位自用工之日起超过一个月不满一年未与劳动者订立书面劳动合同的，\n应当向劳动者每月支付二倍的工资。";

  test("is the official text letter for letter, white space aside", () => {
    expect(sameText("应当向劳动者 每月支付二倍的工资。", official)).toBe(true);
    expect(sameText(official.replaceAll("\n", ""), official)).toBe(true);
  });

  test("is none with one character changed", () => {
    expect(sameText("应当向劳动者每月支付三倍的工资。", official)).toBe(false);
    expect(sameText("可以向劳动者每月支付二倍的工资。", official)).toBe(false);
  });

  test("begins and ends where a clause does: half a clause may say the opposite", () => {
    const forbids = "有下列情形之一的，用人单位不得依照前条规定解除合同：\n（一）患病的；\n（二）怀孕的";
    expect(quotesWholeClauses("用人单位不得依照前条规定解除合同", forbids)).toBe(true);
    expect(quotesWholeClauses("（一）患病的；（二）怀孕的", forbids)).toBe(true);
    expect(quotesWholeClauses("依照前条规定解除合同", forbids)).toBe(false);
    expect(quotesWholeClauses("用人单位不得", forbids)).toBe(false);
    expect(quotesWholeClauses("", forbids)).toBe(false);
  });

  test("is none when it is empty", () => {
    expect(sameText("", official)).toBe(false);
    expect(sameText(" \n", official)).toBe(false);
  });
});
