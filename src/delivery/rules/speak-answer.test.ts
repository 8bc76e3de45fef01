import { describe, expect, test } from "vitest";
import { isRefusal } from "#platform/refusal.ts";
import { sayTold } from "./say-told.ts";
import { type OpenCall, type Reachable, maySpeak, mayReadToldNote, waysToSpeak } from "./speak-answer.ts";

const TODAY = "2026-11-21";
const wang = { id: "wang", role: "lawyer" as const };
const call = (more: Partial<OpenCall> = {}): OpenCall => ({
  id: "call",
  state: "open",
  heldBy: null,
  holder: null,
  dueOn: "2026-11-23",
  tries: [],
  wanted: "soon",
  ...more,
});
const matter = (more: Partial<Reachable> = {}): Reachable => ({ channel: "hotline", call: null, standing: "free", ...more });
const speaks = (of: Reachable, how: "phone" | "counter" = "phone", identity: "confirmed" | "refused" = "confirmed") => {
  const may = maySpeak(of, { how, identity }, wang, TODAY);
  return isRefusal(may) ? may.refused : may.call;
};

describe("an answer is spoken", () => {
  test("to a caller or a visitor, who may have come back by the other door, and need not say who they are", () => {
    expect(waysToSpeak(matter())).toEqual(["phone", "counter"]);
    expect(waysToSpeak(matter({ channel: "station" }))).toEqual(["counter", "phone"]);
    for (const channel of ["hotline", "station"] as const) {
      for (const how of ["phone", "counter"] as const) expect(speaks(matter({ channel }), how, "refused")).toBeNull();
    }
  });

  test("to who wrote on the page only where they asked to be called, and then by telephone", () => {
    expect(waysToSpeak(matter({ channel: "widget" }))).toEqual([]);
    expect(speaks(matter({ channel: "widget" }))).toBe("wrong-state");
    expect(speaks(matter({ channel: "widget", call: call() }), "counter")).toBe("wrong-state");
    expect(speaks(matter({ channel: "widget", call: call() }))).toEqual({ id: "call", n: 1, take: true });
  });

  test("on a call that the lawyer makes only to who is known to be the asker", () => {
    expect(speaks(matter({ channel: "widget", call: call() }), "phone", "refused")).toBe("invalid");
  });

  test("on no call that is not known to be safe; a caller rang themselves, and their open call stays as it is", () => {
    for (const standing of ["unanswered", "not-by-phone", "only-here"] as const) {
      expect(speaks(matter({ channel: "widget", call: call(), standing }))).toBe("contact-unsafe");
      expect(speaks(matter({ call: call(), standing }))).toBeNull();
    }
    for (const standing of ["left", "any-time", "at-times"] as const) {
      expect(speaks(matter({ channel: "widget", call: call(), standing }))).toEqual({ id: "call", n: 1, take: true });
    }
  });

  test("on no call that a colleague is making, unless it is late; one's own is not taken again", () => {
    const held = call({ heldBy: "li", holder: "李" });
    expect(speaks(matter({ channel: "widget", call: held }))).toBe("claimed-by-another");
    expect(speaks(matter({ call: held }))).toBeNull();
    expect(speaks(matter({ channel: "widget", call: { ...held, dueOn: "2026-11-20" } }))).toEqual({ id: "call", n: 1, take: true });
    const tries = [{ n: 1, at: new Date(), by: "王", byId: "wang", reached: false, note: null }];
    expect(speaks(matter({ channel: "widget", call: call({ heldBy: "wang", tries }) }))).toEqual({ id: "call", n: 2, take: false });
  });
});

test("what was asked in reply is read by who wrote it down, by who has the matter in hand, and by who oversees", () => {
  const note = { hasNote: true, byId: "wang", heldBy: "li" };
  const reads = (id: string, role: "lawyer" | "supervisor" = "lawyer") => mayReadToldNote(note, { id, role });
  expect([reads("wang"), reads("li"), reads("zhao"), reads("zhao", "supervisor")]).toEqual([true, true, false, true]);
  expect(mayReadToldNote({ ...note, hasNote: false }, wang)).toBe(false);
});

test("on the record stands the day and the minute in China, and the way", () => {
  expect(sayTold({ at: new Date("2026-11-21T16:05:00Z"), how: "phone" })).toBe("2026年11月22日 00:05，律师在电话里");
  expect(sayTold({ at: new Date("2026-11-21T01:30:00Z"), how: "counter" })).toBe("2026年11月21日 09:30，律师在窗口");
});
