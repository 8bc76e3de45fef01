import { describe, expect, test } from "vitest";
import type { AnswerBody } from "#contract.ts";
import { type DatedAnswer, answerDates } from "./answer-dates.ts";

const citation = { law: "中华人民共和国劳动争议调解仲裁法", articleNo: "第二十七条", paragraph: 1, item: null, quote: null, local: null };
type Limit = AnswerBody["timeLimits"][number];
const limit = (lastDay: string | null, what = "申请劳动仲裁"): Limit => ({ what, limit: "一年", lastDay, citation });
const answer = (sha: string, seq: number, ...timeLimits: Limit[]): DatedAnswer => ({
  sha256: sha.repeat(64),
  number: { year: 2026, seq },
  body: { timeLimits },
});
const FIRST = answer("a", 1, limit(null), limit("2026-12-31"), limit("2027-03-01", "申请工伤认定"));

test("only days that the lawyer approved are given, each with its basis, its number and the label", () => {
  expect(answerDates([FIRST], false)).toMatchObject([
    { uid: `${"a".repeat(40)}-1`, sequence: 0, day: "2026-12-31", cancelled: false, summary: "最后一天：申请劳动仲裁" },
    { uid: `${"a".repeat(40)}-2`, sequence: 0, day: "2027-03-01", cancelled: false, summary: "最后一天：申请工伤认定" },
  ]);
  const told = answerDates([FIRST], false)[0]?.description ?? "";
  expect(told).toContain("依据：《中华人民共和国劳动争议调解仲裁法》第二十七条第一款");
  expect(told).toContain("〔2026〕咨答字第000001号（AI 起草 · 律师审核）");
});

test("an answer without an approved day gives none", () => {
  expect(answerDates([answer("a", 1, limit(null))], false)).toEqual([]);
  expect(answerDates([], false)).toEqual([]);
});

describe("discreetly", () => {
  test("nothing names the matter, the law, the number or the service", () => {
    const [moved] = [answer("b", 2, limit(null), limit("2027-01-05"))];
    for (const event of answerDates([moved, FIRST], true)) {
      expect(`${event.summary}${event.description}`).not.toMatch(/仲裁|工伤|期限|法|律师|咨答|答复/);
      expect(event.description).toBe("");
    }
  });
});

describe("a corrected answer", () => {
  const second = answer("b", 2, limit(null), limit("2027-01-05"));

  test("moves the same event, by the same name and a higher sequence", () => {
    expect(answerDates([second, FIRST], false)[0]).toMatchObject({
      uid: `${"a".repeat(40)}-1`,
      sequence: 1,
      day: "2027-01-05",
      cancelled: false,
    });
  });

  test("takes back a day that is no more", () => {
    expect(answerDates([second, FIRST], false)[1]).toMatchObject({
      uid: `${"a".repeat(40)}-2`,
      sequence: 1,
      day: "2027-03-01",
      cancelled: true,
      summary: "已作废：申请工伤认定",
    });
  });

  test("corrected again takes back what only the first one had, and adds what is new", () => {
    const third = answer("c", 3, limit("2027-02-02"));
    expect(answerDates([third, second, FIRST], false).map(({ day, cancelled, sequence }) => [day, cancelled, sequence])).toEqual([
      ["2027-02-02", false, 2],
      ["2027-01-05", true, 2],
      ["2027-03-01", true, 2],
    ]);
  });
});
