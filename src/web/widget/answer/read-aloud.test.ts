import { beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../../contract.ts";
import { speak } from "../frame/language.ts";
import { chineseVoice, readable } from "./read-aloud.ts";

beforeAll(() => speak("zh-CN"));

const citation = { law: "劳动争议调解仲裁法", articleNo: "第二十七条", paragraph: null, item: null, quote: "原文", local: null };
const ANSWER: Answer = {
  at: "2026-11-21T16:30:00Z",
  label: "AI 起草 · 律师审核",
  number: "〔2026〕咨答字第000123号",
  lawyer: { shown: "work-no", workNo: "T7", firm: "某某律师事务所" },
  takenOver: false,
  sha256: "",
  disclaimer: "供参考。",
  corrects: null,
  materials: ["申请书"],
  calendar: null,
  body: {
    understood: "",
    shortAnswer: "应当补发工资。可以申请仲裁！",
    law: [{ claim: "工资要足额支付。", citations: [citation], cases: [], about: null }],
    calculations: [],
    steps: [{ do: "申请仲裁", where: "仲裁委", papers: ["申请书"] }],
    timeLimits: [{ what: "申请仲裁", limit: "一年", lastDay: "2026-12-31", citation }],
    help: [],
    unknowns: [],
    governingDay: null,
    plain: { text: "公司要补工资。\n快去仲裁。" },
  },
};

describe("what is read aloud", () => {
  test("begins with the label and who reviewed it, and goes on sentence by sentence", () => {
    expect(readable(ANSWER, "full", null)).toEqual([
      "AI 起草 · 律师审核",
      "审核律师：工号 T7 某某律师事务所",
      "先说结论",
      "应当补发工资。",
      "可以申请仲裁！",
      "法律依据",
      "工资要足额支付。",
      "《劳动争议调解仲裁法》第二十七条",
      "您可以这样做",
      "申请仲裁",
      "去哪里办：仲裁委",
      "要带的材料",
      "申请书",
      "时间期限",
      "申请仲裁：一年，最后一天：2026年12月31日",
      "供参考。",
    ]);
  });

  test("of the plain version is the plain version, with every time limit", () => {
    expect(readable(ANSWER, "plain", null).slice(2)).toEqual([
      "简明版",
      "公司要补工资。",
      "快去仲裁。",
      "时间期限",
      "申请仲裁：一年，最后一天：2026年12月31日",
      "供参考。",
    ]);
  });

  test("warns before a word of an answer that is being looked at again, or that puts another right", () => {
    const correcting = { since: "2026-11-22T00:00:00Z", says: "正在复核，请先不要照着办。" };
    expect(readable(ANSWER, "full", correcting)[1]).toBe("正在复核，请先不要照着办。");
    const corrects = { at: "2026-11-21T00:00:00Z", reason: "other" as const, because: "有误", says: "更正答复，以这一份为准。" };
    expect(readable({ ...ANSWER, corrects }, "plain", null)[1]).toBe("更正答复，以这一份为准。");
  });

  test("is cut at commas where a sentence is longer than a voice lasts, and loses nothing", () => {
    const long = `${"这是很长的一句话，".repeat(20)}完了。`;
    const lines = readable({ ...ANSWER, body: { ...ANSWER.body, shortAnswer: long } }, "full", null);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(90);
    expect(lines.join("")).toContain(long);
  });
});

test("a sentence keeps all its signs, and signs alone are not read", () => {
  const shortAnswer = "真的吗？！\u300c是。\u300d\n\n。。。\n好；可以";
  const lines = readable({ ...ANSWER, body: { ...ANSWER.body, shortAnswer } }, "full", null);
  expect(lines.slice(3, 8)).toEqual(["真的吗？！", "\u300c是。", "\u300d", "好；", "可以"]);
});

describe("the voice", () => {
  const voice = (lang: string, localService = true) => ({ lang, localService, default: false });
  test("is Mandarin of the device itself, by whatever code it goes", () => {
    expect(chineseVoice([voice("en-US"), voice("zh-HK"), voice("zh-CN", false), voice("zh_CN")])).toMatchObject({ lang: "zh_CN" });
    expect(chineseVoice([voice("zh-TW"), voice("cmn-Hans-CN")])).toMatchObject({ lang: "cmn-Hans-CN" });
  });

  test("is another Chinese where there is no Mandarin, and none where there is no Chinese", () => {
    expect(chineseVoice([voice("en-US"), voice("zh-TW")])).toMatchObject({ lang: "zh-TW" });
    expect(chineseVoice([voice("en-US")])).toBeNull();
  });
});
