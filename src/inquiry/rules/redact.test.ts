import { describe, expect, test } from "vitest";
import { fastest } from "#testing/fastest.ts";
import { ADDRESS_CASES, NAME_CASES, NUMBER_CASES, UNTOUCHED } from "./redact.cases.ts";
import { redact } from "./redact.ts";
import { isBankCard, isIdNumber } from "./redact-numbers.ts";

describe("numbers of people are taken out, in every way of writing", () => {
  test.each(NUMBER_CASES)("%s", (text, redacted) => expect(redact(text).text).toBe(redacted));

  test("no identity number with a right check digit gets through", () => {
    for (const number of identityNumbers(400)) {
      expect(isIdNumber(number)).toBe(true);
      for (const written of [number, `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`, fullWidth(number)])
        expect(redact(`证号${written}。`).text).toBe("证号〔身份证号1〕。");
    }
  });
  test("no bank card that passes Luhn gets through", () => {
    for (const number of cardNumbers(200)) {
      expect(isBankCard(number)).toBe(true);
      expect(redact(`我的${number.replace(/(\d{4})(?=\d)/g, "$1 ")}被刷了`).text).toBe("我的〔银行卡号1〕被刷了");
    }
  });
});

describe("detailed addresses are taken out, the place of the matter stays", () => {
  test.each(ADDRESS_CASES)("%s", (text, redacted) => expect(redact(text).text).toBe(redacted));
});

describe("private persons become 甲, 乙, 丙", () => {
  test("at least 95 in 100 names in context are found", () => {
    const missed = NAME_CASES.flatMap(([text, ...names]) => names.filter((name) => !found(text, name)).map((name) => `${name} in ${text}`));
    const all = NAME_CASES.reduce((n, [, ...names]) => n + names.length, 0);
    expect(missed.length / all, missed.join("; ")).toBeLessThanOrEqual(0.05);
  });
  test("each person has a letter of their own, wherever they are mentioned", () => {
    expect(redact("老板王建国打了张三，王建国还骂人").text).toBe("老板甲打了乙，甲还骂人");
  });
  test("the eleventh person is numbered", () => {
    const names = ["王一鸣", "李二虎", "张三丰", "刘四海", "陈五福", "杨六顺", "赵七星", "黄八斗", "周九龄", "吴十方", "徐百川"];
    expect(redact(names.map((name) => `我认识${name}。`).join("")).text).toContain("癸。我认识〔姓名11〕。");
  });
});

describe("what is no private person stays", () => {
  test.each(UNTOUCHED)("%s", (text) => expect(redact(text)).toEqual({ text, redactions: [] }));
});

describe("placeholders are stable within an inquiry", () => {
  const first = redact("我叫王建国，电话13812345678，被李四打了");
  test("the first message names them", () => {
    expect(first.text).toBe("我叫甲，电话〔手机号1〕，被乙打了");
    expect(first.redactions.map((r) => [r.kind, r.placeholder, r.value])).toEqual([
      ["name", "甲", "王建国"],
      ["phone", "〔手机号1〕", "13812345678"],
      ["name", "乙", "李四"],
    ]);
  });
  test("the next message keeps them and counts on", () => {
    const next = redact("李四昨晚又用138 1234 5678和13900002222打来，王建国在场，赵六不还钱", first.redactions);
    expect(next.text).toBe("乙昨晚又用〔手机号1〕和〔手机号2〕打来，甲在场，丙不还钱");
    expect(next.redactions).toHaveLength(5);
  });
  test("what was known is not changed", () => expect(first.redactions).toHaveLength(3));
});

describe("redacting twice changes nothing", () => {
  const all = [...NUMBER_CASES.map(([t]) => t), ...ADDRESS_CASES.map(([t]) => t), ...NAME_CASES.map(([t]) => t), ...UNTOUCHED];
  test("with and without what is known", () => {
    for (const text of all) {
      const once = redact(text);
      expect(redact(once.text).text).toBe(once.text);
      expect(redact(once.text, once.redactions)).toEqual(once);
    }
  });
  test("the table holds at least 150 strings", () => expect(all.length).toBeGreaterThanOrEqual(150));
});

test("a question of 4,000 characters is redacted in well under 50 ms", () => {
  const text = "老板王建国拖欠工资，电话13812345678，住西湖区文三路123号。".repeat(110).slice(0, 4000);
  expect(fastest(() => redact(text))).toBeLessThan(50);
});

function found(text: string, name: string): boolean {
  const result = redact(text);
  return result.redactions.some((r) => r.kind === "name" && r.value === name) && !result.text.includes(name);
}

function identityNumbers(count: number): string[] {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return Array.from({ length: count }, (_, i) => {
    const place = ["110101", "330106", "440304", "510104", "650103", "820001"][i % 6]!;
    const day = `${1930 + (i % 90)}${String((i % 12) + 1).padStart(2, "0")}${String((i % 28) + 1).padStart(2, "0")}`;
    const body = place + day + String((i * 37) % 1000).padStart(3, "0");
    return body + "10X98765432"[weights.reduce((sum, weight, k) => sum + weight * Number(body[k]), 0) % 11]!;
  });
}

function cardNumbers(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const body = ["622202", "621700", "436742", "955880"][i % 4]! + String(i * 7919).padStart(9 + (i % 4), "0");
    const sum = [...body].toReversed().reduce((total, c, k) => {
      const n = Number(c) * (k % 2 === 0 ? 2 : 1);
      return total + (n > 9 ? n - 9 : n);
    }, 0);
    return body + String((10 - (sum % 10)) % 10);
  });
}

function fullWidth(text: string): string {
  return text.replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
}
