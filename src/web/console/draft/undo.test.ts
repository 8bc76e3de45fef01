import { array, assert, nat, property, record, string } from "fast-check";
import { expect, test } from "vitest";
import type { AnswerBody } from "../../../contract.ts";
import { noTrail, redone, undone, whereChanged, wrote } from "./undo.ts";

const body: AnswerBody = {
  understood: "",
  shortAnswer: "可以要回工资。",
  law: [
    { claim: "应当支付。", citations: [], cases: [], about: null },
    { claim: "可以投诉。", citations: [], cases: [], about: null },
  ],
  calculations: [],
  steps: [],
  timeLimits: [],
  help: [],
  unknowns: [],
  governingDay: null,
  plain: null,
};
const says = (text: string): AnswerBody => ({ ...body, shortAnswer: text });
const claims = (...texts: string[]): AnswerBody => ({
  ...body,
  law: body.law.map((claim, i) => (texts[i] === undefined ? claim : { ...claim, claim: texts[i] })),
});

test("a change is named by the smallest place that holds it", () => {
  expect(whereChanged(body, body)).toBeNull();
  expect(whereChanged(body, says("不行"))).toBe("shortAnswer");
  expect(whereChanged(body, claims("应当支付。", "可以仲裁。"))).toBe("law[1].claim");
  expect(whereChanged(body, claims("甲", "乙"))).toBe("law");
  expect(whereChanged(body, { ...body, law: [] })).toBe("law");
});

test("typing in one field without a pause is one step; a pause or another field begins the next", () => {
  let trail = wrote(noTrail, body, says("一"), 0);
  trail = wrote(trail, says("一"), says("一二"), 500);
  expect(trail.past).toHaveLength(1);
  trail = wrote(trail, says("一二"), says("一二三"), 2000);
  expect(trail.past).toHaveLength(2);
  trail = wrote(trail, says("一二三"), { ...says("一二三"), understood: "甲" }, 2100);
  expect(trail.past).toHaveLength(3);
});

test("each item that is added or taken away is a step of its own, however fast", () => {
  const without = (n: number): AnswerBody => ({ ...body, law: body.law.slice(n) });
  let trail = wrote(noTrail, body, without(1), 0);
  trail = wrote(trail, without(1), without(2), 10);
  expect(trail.past).toHaveLength(2);
});

test("what was undone comes back by redo, until something else is typed", () => {
  const trail = wrote(noTrail, body, says("新"), 0);
  const back = undone(trail, says("新"));
  expect(back).toMatchObject({ body, place: "shortAnswer" });
  const again = redone(back?.trail ?? noTrail, body);
  expect(again?.body).toEqual(says("新"));
  expect(redone(wrote(back?.trail ?? noTrail, body, says("别的"), 5000), says("别的"))).toBeNull();
});

test("with nothing done there is nothing to undo", () => {
  expect(undone(noTrail, body)).toBeNull();
  expect(redone(noTrail, body)).toBeNull();
});

test("undoing everything leads back to the beginning, and redoing everything to the end, whatever was typed", () => {
  const edit = record({ text: string({ maxLength: 4 }), at: nat(1), gap: nat(3000) });
  assert(
    property(array(edit, { maxLength: 30 }), (edits) => {
      let [trail, now, at] = [noTrail, body, 0];
      for (const { text, at: which, gap } of edits) {
        at += gap;
        const next = { ...now, law: now.law.map((claim, i) => (i === which ? { ...claim, claim: text } : claim)) };
        trail = wrote(trail, now, next, at);
        now = next;
      }
      const end = now;
      for (let back = undone(trail, now); back; back = undone(trail, now)) [trail, now] = [back.trail, back.body];
      expect(now).toEqual(body);
      for (let again = redone(trail, now); again; again = redone(trail, now)) [trail, now] = [again.trail, again.body];
      expect(now).toEqual(end);
    }),
    { numRuns: 100 },
  );
});
