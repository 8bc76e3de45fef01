import { describe, expect, test } from "vitest";
import { readQuestions } from "./replay-file.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a file of questions", () => {
  test("each line is a question, with its region where it has one; empty lines and other fields are passed over", () => {
    expect(
      readQuestions(bytes('{"question":"房东不退押金怎么办","region":"110101","answer":"x"}\n\n{"question":"被辞退了","region":null}\n')),
    ).toEqual({
      questions: [
        { line: 1, question: "房东不退押金怎么办", region: "110101", labels: null },
        { line: 3, question: "被辞退了", region: null, labels: null },
      ],
      bad: [],
    });
  });
  test("a bad line is named by its number and reason, and the rest is kept", () => {
    const broken = new Uint8Array([
      ...bytes('{"question":"'),
      0xff,
      ...bytes('"}\n{"question":"好的一行"}\nnot json\n{"q":1}\n{"question":" "}\n{"question":"x","region":5}'),
    ]);
    const { questions, bad } = readQuestions(broken);
    expect(questions.map(({ line }) => line)).toEqual([2]);
    expect(bad).toEqual([
      { line: 1, because: "not UTF-8" },
      { line: 3, because: "not JSON" },
      { line: 4, because: "no question" },
      { line: 5, because: "an empty question" },
      { line: 6, because: "region is no text" },
    ]);
  });
  test("labels are those of our own lists; another list's label is none", () => {
    const labels = (line: string) => readQuestions(bytes(line)).questions[0]?.labels;
    expect(labels('{"question":"被辞退了","category":"labor","urgency":"soon","split":"dev"}')).toEqual({
      accept: ["labor"],
      urgency: "soon",
      split: "dev",
    });
    expect(labels('{"question":"被辞退了","category":"labor","accept":["labor","procedure"]}')).toEqual({
      accept: ["labor", "procedure"],
      urgency: null,
      split: null,
    });
    expect(labels('{"question":"被辞退了","category":"劳动纠纷"}')).toBeNull();
  });
});
