import { expect, test } from "vitest";
import { AnswerBody } from "../../src/contract.ts";
import { PLANTS, QUESTIONS } from "./plants.ts";
import { totals } from "./tell.ts";

const citation = (law: string, articleNo: string) => ({ law, articleNo, paragraph: null, item: null, quote: "原文" });
const body = (claim: string, law: string, articleNo: string): AnswerBody =>
  AnswerBody.parse({
    understood: "",
    shortAnswer: `主要看${law}${articleNo}：${claim}`,
    law: [{ claim, citations: [citation(law, articleNo)], cases: [] }],
    steps: [],
    timeLimits: [],
    help: [],
    unknowns: [],
  });
const plant = (question: string) => PLANTS.find((each) => each.question === question);

test("every plant stands among the twenty, five and more of them where the gate can see it", () => {
  expect(QUESTIONS).toHaveLength(20);
  expect(PLANTS.every(({ question }) => QUESTIONS.includes(question))).toBe(true);
  expect(PLANTS.filter(({ expected }) => expected.length > 0).length).toBeGreaterThanOrEqual(5);
});

test("an article one off is named everywhere alike, and quotes nothing", () => {
  const wrong = plant("own-033")?.into(body("违约的要担责", "民法典", "第五百七十七条"));
  expect(wrong?.shortAnswer).toContain("第五百七十八条");
  expect(wrong?.law[0]?.citations[0]).toMatchObject({ articleNo: "第五百七十八条", quote: null });
});

test("a plant whose words the draft no longer has is an error, not a right draft counted as wrong", () => {
  for (const { into } of PLANTS) expect(() => into(body("别的话", "别的法", "第九条"))).toThrow(/any more/);
});

test("the time with reading adds what was new at three hundred characters a minute", () => {
  const one = {
    due: { question: "own-011", plant: null, blocking: [] },
    inquiryId: "a",
    seconds: 5,
    keys: 4,
    cited: 2,
    read: 1,
    characters: 150,
  };
  const lines = totals([{ ...one, findings: [], refused: null, ended: "approved" }]);
  expect(lines[0]).toContain("p50 5.0 s");
  expect(lines[1]).toContain("p50 35.0 s");
});
