import { beforeAll, expect, test } from "vitest";
import { QUESTION_MAX as contractMax, type InquiryView } from "../../../contract.ts";
import { askedNow, clean, factsText, lengthOf, purposeOf, QUESTION_MAX, requestOf, stepOf, whatBars, whatBarsAsking } from "./ask-rules.ts";
import { speak } from "../frame/language.ts";

beforeAll(() => speak("zh-CN"));

const composed = { text: "老板欠薪", phone: "", province: "", city: "" };
const view = (change: Partial<InquiryView>) => ({ state: "drafting", answer: null, messages: [], ...change }) as InquiryView;

test("the widget's limit is the contract's", () => {
  expect(QUESTION_MAX).toBe(contractMax);
});

test("length is counted as a person counts", () => {
  expect(lengthOf("𠮷👍字")).toBe(3);
  expect(whatBars("👍".repeat(4000))).toBeNull();
  expect(whatBars("字".repeat(4001))).not.toBeNull();
  expect(whatBars(" \n ")).not.toBeNull();
});

test("what the database cannot hold is left out before sending", () => {
  expect(clean("甲\u0000乙\ud800丙👍")).toBe("甲乙丙👍");
});

test("only what the citizen gave is sent, the city before the province", () => {
  expect(requestOf(composed, null)).toEqual({ question: "老板欠薪", channel: "widget", followUp: "ask" });
  expect(requestOf(composed, { version: 10, by: "self" }).consent).toEqual({ version: 10, by: "self" });
  expect(requestOf({ ...composed, phone: " 138 0013 8000 ", province: "440000", city: "440300" }, null)).toMatchObject({
    contact: "138 0013 8000",
    matterRegion: "440300",
  });
  expect(requestOf({ ...composed, province: "110000" }, null).matterRegion).toBe("110000");
});

test("a telephone number is optional, half a one is pointed out", () => {
  expect(whatBarsAsking(composed)).toBeNull();
  expect(whatBarsAsking({ ...composed, phone: "138" })).not.toBeNull();
  expect(whatBarsAsking({ ...composed, phone: "021-6234 5678" })).toBeNull();
});

test("each answer travels beside its question, unanswered ones stay behind", () => {
  const questions = [
    { key: "a", ask: "签合同了吗？", options: ["签了"] },
    { key: "b", ask: "还在职吗？", options: [] },
  ];
  expect(factsText(questions, { a: "签了", b: " " })).toBe("签合同了吗？ 签了");
  expect(factsText(questions, {})).toBe("");
});

test("no progress is claimed where no draft is on its way", () => {
  expect(stepOf(view({ state: "in_review" }))).toBe(2);
  expect(stepOf(view({ state: "closed" }))).toBeNull();
  expect(stepOf(view({ state: "withdrawn" }))).toBeNull();
});

test("a matter closed without a draft offers a person, an answered one a further question", () => {
  expect(purposeOf(view({ state: "closed" }))).toBe("human");
  expect(purposeOf(view({ state: "answered" }))).toBe("ask");
  expect(purposeOf(view({ state: "in_review" }))).toBe("add");
  expect(purposeOf(view({ state: "needs_facts" }))).toBeNull();
});

test("the latest questions are asked, and only while facts are needed", () => {
  const message = (id: string, asks: number) => ({
    id,
    at: "",
    from: "service" as const,
    text: "",
    questions: Array.from({ length: asks }, () => ({ key: id, ask: "", options: [] })),
  });
  const messages = [message("m1", 1), message("m2", 2), message("m3", 0)];
  expect(askedNow(view({ state: "needs_facts", messages }))?.id).toBe("m2");
  expect(askedNow(view({ state: "drafting", messages }))).toBeNull();
});
