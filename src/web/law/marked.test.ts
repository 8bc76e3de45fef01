import { describe, expect, test } from "vitest";
import { excerpt, marked } from "./marked.ts";

const say = (text: string, words: string[]) =>
  marked(text, words)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join("");

describe("the words that were looked for", () => {
  test.each([
    ["试验员做试验", ["试验"], "[试验]员做[试验]"],
    ["双倍工资", ["双倍工资", "工资"], "[双倍工资]"],
    ["劳动合同法", ["劳动合同", "合同法"], "[劳动合同法]"],
    ["APP里的App", ["app"], "[APP]里的[App]"],
    ["没有", ["别的", ""], "没有"],
    ["", ["字"], ""],
  ])("in %s are marked", (text, words, said) => {
    expect(say(text, words)).toBe(said);
  });
});

describe("an excerpt", () => {
  test("of a short text is the text", () => expect(excerpt("一\n二", [])).toBe("一 二"));
  test("of a long text begins at its beginning where the word stands early", () => {
    expect(excerpt(`甲工资${"乙".repeat(300)}`, ["工资"])).toBe(`甲工资${"乙".repeat(147)}…`);
  });
  test("goes to the word where it stands late", () => {
    const cut = excerpt(`${"甲".repeat(300)}工资${"乙".repeat(300)}`, ["工资"]);
    expect(cut).toBe(`…${"甲".repeat(30)}工资${"乙".repeat(118)}…`);
  });
  test("breaks no character in two", () => {
    expect(excerpt("😀".repeat(200), [])).toBe(`${"😀".repeat(150)}…`);
  });
});
