import { describe, expect, test } from "vitest";
import { numbersIn } from "#drafting/rules/numbers.ts";
import type { StatuteCard } from "../law.ts";
import { strangeNumbers, strangeProvisions, workdaysOf } from "./card-numbers.ts";
import { type OfficialLaw, cardId, checkAgainstLaw, checkCard, readCardId, strangeLimits } from "./check-card.ts";
import { sharedRuns } from "./shared-runs.ts";

/** A made-up law, so that no test rests on what a real one says. */
const RENT_LAW: OfficialLaw = {
  version: "2020-05-28",
  effective: "2021-01-01",
  workdays: [],
  articles: new Map([
    [
      "12.0",
      {
        label: "第十二条",
        text: "出租人应当在收到申请之日起三十日内退还押金，逾期的按押金的百分之二十支付违约金；承租人连续六个月未付租金的，依照本法第九条第二款处理。",
      },
    ],
    ["12.1", { label: "第十二条之一", text: "押金不得超过两个月租金。" }],
  ]),
};

function givenCard(change: Partial<StatuteCard> = {}): StatuteCard {
  return {
    id: "租赁法-12",
    law: "中华人民共和国租赁法",
    short: "租赁法",
    kind: "法律",
    articleNo: "第十二条",
    version: "2020-05-28",
    effective: "2021-01-01",
    gist: "退租后，房东要在收到申请起30天内把押金退给你；拖着不退的，要另付押金20%的违约金。半年没交租金的，按第九条第2款办。",
    asks: ["押金多久退", "房东不退押金怎么办", "半年没交房租会怎样"],
    category: "housing",
    also: ["contract"],
    causes: [],
    timeLimits: [{ right: "退还押金", amount: 30, unit: "day", kind: "authority", from: "收到申请之日" }],
    source: "官方公布",
    checked: "2026-11-21",
    ...change,
  };
}

const faults = (change: Partial<StatuteCard> = {}, law = RENT_LAW) => {
  const card = givenCard(change);
  return [...checkCard(card), ...strangeLimits(card, law, numbersIn), ...checkAgainstLaw(card, law, numbersIn)];
};

describe("a card by itself", () => {
  test("a card that says what its article says has no fault", () => {
    expect(faults()).toEqual([]);
  });
  test("its id is the law's short name and the article's number", () => {
    expect(cardId("刑法", { no: 133, sub: 1 })).toBe("刑法-133之一");
    expect(readCardId("刑法-133之一")).toEqual({ short: "刑法", number: { no: 133, sub: 1 } });
    expect(readCardId("保险法解释（三）-2")).toEqual({ short: "保险法解释（三）", number: { no: 2, sub: 0 } });
    expect(["刑法", "刑法-", "刑法-0", "刑法第133条"].map(readCardId)).toEqual([null, null, null, null]);
    expect(faults({ id: "租赁法-第十二条" })).toEqual(["id 租赁法-第十二条 should be 租赁法-12"]);
  });
  test("the article's number is written as the official text writes it", () => {
    expect(faults({ articleNo: "第12条" })).toContain("articleNo 第12条 is written 第十二条");
    expect(faults({ articleNo: "附则" })).toContain("articleNo 附则 is no article number");
  });
  test("no card speaks of law that was not yet law on the day it was checked", () => {
    expect(checkCard(givenCard({ effective: "2027-01-01" }))).toEqual(["was not law when it was checked: effective 2027-01-01"]);
  });
  test("nothing is said twice", () => {
    expect(faults({ asks: ["押金多久退", "押金多久退", "房东不退押金怎么办"], also: ["housing"] })).toEqual([
      "asks says 「押金多久退」 twice",
      "category housing is named twice",
    ]);
  });
});

describe("a card beside the official text", () => {
  test("its version and effective day are those of the law in force", () => {
    expect(faults({ version: "2012-12-28", effective: null })).toEqual([
      "version is 2012-12-28, that in force is 2020-05-28",
      "effective is null, the data says 2021-01-01",
    ]);
  });
  test("an article that the law in force does not have is a fault", () => {
    expect(faults({ id: "租赁法-99", articleNo: "第九十九条" })).toContain("中华人民共和国租赁法 of 2020-05-28 has no 第九十九条");
  });
  test.each([
    [
      "a wrong period",
      "房东要在收到申请起15天内把押金退给租客，这是法律规定的时间，不能再拖了。",
      ["the gist says 15日, the article does not"],
    ],
    ["a wrong share", "房东拖着不退押金的，要另付押金25%的违约金给租客，租客可以要求。", ["the gist says 25%, the article does not"]],
    ["another unit", "房东要在收到申请起30个月内把押金退给租客，逾期还要付违约金给租客。", ["the gist says 30月, the article does not"]],
    [
      "a figure without a unit",
      "连续6个月没付租金、欠了4期以上的，按照本法另外一条的规定来处理。",
      ["the gist says 4, the article does not"],
    ],
    [
      "a share in words",
      "房东拖着不退押金的，要另付押金三分之一的违约金给租客，租客可以要求。",
      ["the gist says 1/3, the article does not"],
    ],
    [
      "another article",
      "承租人连续六个月没有付租金的，按照第十条第二款处理，房东不能自己换锁。",
      ["the gist names 第十条, the article does not"],
    ],
    [
      "another paragraph",
      "承租人连续六个月没有付租金的，按照第九条第三款处理，房东不能自己换锁。",
      ["the gist names 第3款, the article does not"],
    ],
  ])("%s is a fault", (_, gist, found) => {
    expect(faults({ gist, timeLimits: [] })).toEqual(found);
  });
  test("a time limit whose number stands neither in the gist nor in the article is a fault", () => {
    expect(faults({ timeLimits: [{ right: "退还押金", amount: 45, unit: "day", kind: "authority", from: "退租之日" }] })).toEqual([
      "timeLimits: 45 day for 「退还押金」 stands neither in the gist nor in the article",
    ]);
  });
  test("without official text a time limit is held against the gist alone", () => {
    expect(strangeLimits(givenCard(), null, numbersIn)).toEqual([]);
    expect(
      strangeLimits(givenCard({ gist: "退租后，房东要在收到申请以后尽快把押金退给租客，拖着不退的还要另付违约金。" }), null, numbersIn),
    ).toHaveLength(1);
  });
  test("a run of sixteen of the article's characters is a copy, fifteen are a term of art", () => {
    const official = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未";
    expect(sharedRuns("按甲乙丙丁戊己庚辛壬癸子丑寅卯辰来", official)).toEqual([]);
    expect(sharedRuns("按甲乙丙丁戊，己庚辛壬癸子丑寅卯辰巳来", official)).toEqual(["甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"]);
    expect(faults({ gist: "退租：出租人应当在收到申请之日起三十日内退还押金，拖着不退就要另付百分之二十。" })).toEqual([
      "the gist copies the article: 「出租人应当在收到申请之日起三十日内退还押金」",
    ]);
  });
});

describe("numbers are the same however they are written", () => {
  test.each([
    ["半年内", "六个月内"],
    ["一年半", "十八个月"],
    ["3至5日", "三日以上五日以下"],
    ["20%到30%", "百分之二十至三十"],
    ["1万元", "一万元"],
    ["10万元", "100000元"],
    ["1/3", "三分之一"],
    ["①5日内；②（1）10日内", "五日内，十日内"],
    ["从收到的那一天起10天", "自收到之日起十日"],
    ["刑法第133条之一、达到10人", "第一百三十三条之一，十人以上"],
  ])("%s is %s", (gist, article) => {
    expect(strangeNumbers(gist, article, numbersIn)).toEqual([]);
    expect(strangeProvisions(gist, "第一条", article)).toEqual([]);
  });
  test("a number of the article does not excuse another one", () => {
    expect(strangeNumbers("3至6日", "三日以上五日以下", numbersIn)).toEqual(["6日"]);
    expect(strangeNumbers("七个月", "六个月", numbersIn)).toEqual(["7月"]);
  });
});

describe("days that a law counts as working days", () => {
  const articles = new Map([
    ["4.0", { label: "第四条", text: "当事人应当在告知后五日内提出；机关在七日前通知，三十日内办结。" }],
    ["9.0", { label: "第九条", text: "本法中“二日”“五日”“七日”的规定是指工作日，不含法定节假日。" }],
  ]);
  const law: OfficialLaw = { ...RENT_LAW, articles, workdays: workdaysOf([...articles.values()].map(({ text }) => text)) };
  const card = (gist: string, unit: "day" | "workday") =>
    givenCard({
      id: "租赁法-4",
      articleNo: "第四条",
      gist,
      timeLimits: [{ right: "提出", amount: 5, unit, kind: "procedural", from: "告知" }],
    });

  test("the law's own words say which", () => {
    expect(law.workdays).toEqual([2, 5, 7]);
  });
  test("a card says so too, in its gist and in its time limits", () => {
    const good = card("要在告知后5日（工作日）内提出，机关会提前通知时间和地点，30日内办完。", "workday");
    expect([
      ...checkAgainstLaw(good, law, numbersIn),
      ...strangeLimits(good, law, numbersIn),
      ...strangeLimits(good, null, numbersIn),
    ]).toEqual([]);
    expect(checkAgainstLaw(card("要在告知后5个工作日内提出，机关会提前通知时间和地点，30日内办完。", "workday"), law, numbersIn)).toEqual(
      [],
    );
    expect(checkAgainstLaw(card("要在告知后5日内提出，机关会提前通知时间和地点，30日内办完。", "day"), law, numbersIn)).toEqual([
      "the gist says 5日 and not that this law counts them as 工作日",
      "timeLimits: 5 day for 「提出」: this law counts them as workday",
    ]);
  });
  test("thirty days that the law does not name stay calendar days", () => {
    expect(
      checkAgainstLaw(card("要在告知后5日（工作日）内提出，30个工作日内办完，机关会提前通知时间和地点。", "workday"), law, numbersIn),
    ).toEqual(["the gist says 30工作日, the article does not"]);
  });
});
