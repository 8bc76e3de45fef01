import { Hono } from "hono";
import { expect, test } from "vitest";
import { SHIPPED_LANGUAGES } from "../shipped-languages.ts";
import { struckAnswer } from "./plain-answer.ts";
import { type Speech, openSpeech } from "./plain-speech.ts";

async function spoken(code: string, told: (speech: Speech) => string | Promise<string>): Promise<string> {
  const speak = openSpeech(SHIPPED_LANGUAGES);
  const app = new Hono().get("/", async (c) => c.text(await told(speak(c, code))));
  return (await app.request("/")).text();
}

test("an instant is told by its day in China, where it may be tomorrow already", async () => {
  expect(await spoken("zh-CN", ({ dayOf }) => dayOf("2026-11-21T16:30:00.000Z"))).toBe("2026年11月22日");
  expect(await spoken("en", ({ dayOf }) => dayOf("2026-11-21T15:30:00.000Z"))).toBe("November 21, 2026");
});

test("a struck answer is told by the day it was given, not by the day it was corrected", async () => {
  const was = {
    at: "2026-11-19T16:30:00.000Z",
    number: "演示",
    label: "AI 起草 · 律师审核",
    lawyer: { shown: "name", name: "演示", licenceNo: "演示", firm: "演示" },
    body: {
      governingDay: null,
      shortAnswer: "可以。",
      understood: "",
      plain: null,
      law: [],
      calculations: [],
      steps: [],
      timeLimits: [],
      help: [],
      unknowns: [],
    },
    corrects: null,
    materials: [],
    disclaimer: "",
  } as unknown as Parameters<typeof struckAnswer>[1]["was"];
  const text = await spoken("zh-CN", async (speech) => String(await struckAnswer(speech, { reason: "算错了", was })));
  expect(/<summary>(.*)<\/summary>/.exec(text)?.[1]).toContain("2026年11月20日");
});
