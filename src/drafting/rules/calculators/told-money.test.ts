import { expect, test } from "vitest";
import { plain } from "#language/text.ts";
import { findMoney } from "./told-money.ts";

test.each<[string, (number | null)[]]>([
  ["借了5万", [50_000]],
  ["借款十二万元", [120_000]],
  ["3w块", [30_000]],
  ["3W", [30_000]],
  ["两千块", [2000]],
  ["1万2", [12_000]],
  ["3万2千5", [32_500]],
  ["3万2500", [32_500]],
  ["20万零5千", [205_000]],
  ["八千一个月", [8000]],
  ["两万五一个月", [25_000]],
  ["十万三分利", [100_000]],
  ["借5万3分利", [50_000]],
  ["借了3万2年", [30_000]],
  ["12,000元", [12_000]],
  ["１２万", [120_000]],
  ["¥588", [588]],
  ["工资8k", [8000]],
  ["0.5万", [5000]],
  ["三百", [300]],
  ["99元", [99]],
  ["9块9", [9.9]],
  ["两块五毛", [2.5]],
  ["5块一斤", [5]],
  ["二十块", [20]],
  ["房子120万,定金5万", [1_200_000, 50_000]],
  ["他欠我15万8千", [158_000]],
  ["三亿", [300_000_000]],
  ["20万左右", [200_000]],
])("%s is read in yuan", (words, sums) => {
  expect(findMoney(plain(words)).map(({ yuan }) => yuan)).toEqual(sums);
});

test.each([
  "5万多",
  "两三万",
  "借了几万",
  "几千块",
  "十几万",
  "五万余元",
  "10来万",
  "好几万",
  "十来万块",
  "三四千块",
  "一百多万",
  "上百万",
  "万把块",
  "2到3万",
  "5千出头",
  "不到三万",
  "超过2万元",
  "1万以上",
])("%s is vague and has no value", (words) => {
  expect(findMoney(plain(words)).map(({ yuan }) => yuan)).toEqual([null]);
});

test.each(["3000-5000元", "两万到三万", "3万~5万"])("Neither end of %s was told as the sum", (words) => {
  expect(findMoney(plain(words)).every(({ yuan }) => yuan === null)).toBe(true);
});

test.each([
  "3万公里",
  "五千人",
  "两块地",
  "2021年3月",
  "2021-03-01",
  "13812345678",
  "百分之二",
  "千分之五",
  "第三百条",
  "15号",
  "80%",
  "一万步",
  "300平",
  "三百天",
])("%s is no money", (words) => {
  expect(findMoney(plain(words))).toEqual([]);
});

test("A number that only its surroundings make money is marked as bare", () => {
  expect(findMoney("月薪8000")[0]).toMatchObject({ yuan: 8000, bare: true });
  expect(findMoney("月薪8000元")[0]).toMatchObject({ yuan: 8000, bare: false });
});

test("Places are offsets into the text", () => {
  const text = "他借我3万2千,没还";
  const [find] = findMoney(text);
  expect(text.slice(find!.start, find!.end)).toBe("3万2千");
});
