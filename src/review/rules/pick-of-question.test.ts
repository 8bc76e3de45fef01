import { describe, expect, test } from "vitest";
import { withPick } from "./pick-of-question.ts";

const pickOf = (ask: string) => withPick({ ask }).pick;

describe("what a lawyer asks of a citizen is answered by a tap", () => {
  test.each(["您是哪天收到判决书的？", "什么时候离职的", "签合同的日期"])("%s: from a calendar", (ask) => {
    expect(pickOf(ask)).toBe("day");
  });
  test.each(["事情发生在哪里？", "公司在哪个区", "房子在什么地方"])("%s: from the places", (ask) => {
    expect(pickOf(ask)).toBe("place");
  });
  test.each(["有没有签合同？", "欠了多少钱", "您在哪家公司上班"])("%s: by options or words alone", (ask) => {
    expect(pickOf(ask)).toBeUndefined();
  });
  test("who asks for both gets the calendar", () => {
    expect(pickOf("什么时候、在哪里摔倒的？")).toBe("day");
  });
});
