import { beforeAll, expect, test } from "vitest";
import type { AskResponse, InquiryView, Message } from "../../../contract.ts";
import { attemptOf, begin, reduce, tidings, type Action, type Conversation, type Held } from "./conversation.ts";
import { speak, words } from "../frame/language.ts";

beforeAll(() => speak("zh-CN"));

const fresh = () => begin({ online: true, held: [], open: null, text: "" });
const response: AskResponse = {
  id: "i-1",
  token: "secret",
  state: "triaged",
  category: "labor",
  urgency: "none",
  notices: [],
};
const trouble = { title: "没有发出去", detail: "请再发一次", reference: null };
const attempt = { body: "{}", key: "k-1" };
const told = (message: Partial<Message>): Message => ({
  id: "m-1",
  at: "2026-11-21T08:00:00Z",
  from: "lawyer",
  text: "您好",
  questions: [],
  ...message,
});
const view = (change: Partial<InquiryView> = {}): InquiryView => ({
  id: "i-1",
  state: "drafting",
  category: "labor",
  urgency: "none",
  because: null,
  notices: [],
  queue: null,
  answer: null,
  corrected: [],
  correcting: null,
  messages: [],
  referrals: [],
  mergedInto: null,
  promisedBy: null,
  feedback: { mayRate: false, rating: null, mayComplain: false, complaints: [] },
  ...change,
});
const after = (start: Conversation, ...actions: Action[]) => actions.reduce(reduce, start);
const asked = () => after(fresh(), { type: "asked", response, at: "2026-11-21T08:00:00Z", asOf: 1 });
const matterOf = (now: Conversation) => {
  if (now.screen.at !== "matter") throw new Error(`on screen: ${now.screen.at}`);
  return now.screen;
};

test("a failed send keeps every word that was typed", () => {
  const now = after(
    fresh(),
    { type: "wrote", fields: { text: "老板欠薪", phone: "13800138000" } },
    { type: "asking", attempt },
    { type: "ask-failed", trouble },
  );
  expect(now.composed).toMatchObject({ text: "老板欠薪", phone: "13800138000" });
  expect(now.post).toEqual({ attempt, sending: false, trouble });
  expect(now.said).toBe("没有发出去。请再发一次。");
});

test("the same question keeps its idempotency key through retries, another question gets another", () => {
  const first = attemptOf(null, { question: "甲" }, "k-1");
  expect(attemptOf(first, { question: "甲" }, "k-2")).toBe(first);
  expect(attemptOf(first, { question: "乙" }, "k-2").key).toBe("k-2");
});

test("what was understood is shown from the receipt, before the first look at the matter", () => {
  const now = asked();
  expect(matterOf(now).view).toMatchObject({ id: "i-1", state: "triaged", category: "labor", messages: [] });
  expect(now.held).toEqual([{ id: "i-1", token: "secret", at: "2026-11-21T08:00:00Z", category: "labor" }]);
  expect(now.composed.text).toBe("");
});

test("a danger notice is read out in full with the receipt", () => {
  const notice = {
    code: "d",
    version: 1,
    level: "danger" as const,
    title: "先保证安全",
    body: "马上离开。",
    calls: [],
    reviewedBy: null,
  };
  const now = after(fresh(), {
    type: "asked",
    response: { ...response, notices: [notice] },
    at: "2026-11-21T08:00:00Z",
    asOf: 1,
  });
  expect(now.said).toContain("已收到。马上离开。");
});

test("an older reply never replaces a newer one", () => {
  const now = after(
    asked(),
    { type: "seen", id: "i-1", view: view({ state: "in_review" }), asOf: 5 },
    { type: "seen", id: "i-1", view: view(), asOf: 4 },
  );
  expect(matterOf(now).view?.state).toBe("in_review");
});

test("news of one matter does not touch another on screen", () => {
  const now = asked();
  expect(after(now, { type: "seen", id: "i-2", view: view({ id: "i-2", state: "answered" }), asOf: 9 })).toBe(now);
});

test("a sent reply empties its box; a failed one keeps it", () => {
  const typed = after(asked(), { type: "wrote-reply", id: "i-1", text: "那利息呢" }, { type: "posting", id: "i-1", box: "reply", attempt });
  expect(matterOf(after(typed, { type: "post-failed", id: "i-1", box: "reply", trouble }))).toMatchObject({
    reply: "那利息呢",
    posts: { reply: { attempt, trouble } },
  });
  const sent = after(typed, { type: "posted", id: "i-1", box: "reply", view: view(), asOf: 3 });
  expect(matterOf(sent)).toMatchObject({
    reply: "",
    posts: { reply: { attempt: null, sending: false, trouble: null } },
  });
});

test("answering a fact question leaves an unsent reply alone", () => {
  const now = after(
    asked(),
    { type: "wrote-reply", id: "i-1", text: "还没写完" },
    { type: "posted", id: "i-1", box: "facts", view: view(), asOf: 3 },
  );
  expect(matterOf(now).reply).toBe("还没写完");
});

test("a withdrawn matter is forgotten and no late look revives it", () => {
  const now = after(asked(), { type: "withdrawn", id: "i-1" }, { type: "seen", id: "i-1", view: view({ state: "answered" }), asOf: 99 });
  expect(matterOf(now).view?.state).toBe("withdrawn");
  expect(now.held).toEqual([]);
});

test("a token that opens nothing is dropped, and the earlier matter stays", () => {
  const earlier: Held = { id: "i-0", token: "t", at: "2026-11-21T07:00:00Z", category: null };
  const now = after({ ...asked(), held: [earlier, ...asked().held] }, { type: "lost", id: "i-1" });
  expect(now.screen.at).toBe("lost");
  expect(now.held).toEqual([earlier]);
});

test("after 离开并清除 nothing under way brings words back", () => {
  const left = after(asked(), { type: "left" });
  expect(left).toMatchObject({ screen: { at: "left" }, held: [], composed: { text: "" }, said: "" });
  expect(after(left, { type: "asked", response, at: "2026-11-21T08:00:00Z", asOf: 2 })).toBe(left);
  expect(after(left, { type: "began" }).screen.at).toBe("asking");
});

test("a reload comes back to the matter that was open, an unknown one to a new question", () => {
  const held: Held = { id: "i-1", token: "t", at: "2026-11-21T08:00:00Z", category: "labor" };
  expect(begin({ online: true, held: [held], open: "i-1", text: "" }).screen).toMatchObject({
    at: "matter",
    view: null,
  });
  expect(begin({ online: true, held: [held], open: "i-9", text: "写了一半" })).toMatchObject({
    screen: { at: "asking" },
    composed: { text: "写了一半" },
  });
});

test("the live region reads state changes and a lawyer's message, never the citizen's own words", () => {
  expect(tidings(view(), view({ state: "in_review" }))).toBe(words.states.in_review);
  expect(tidings(view(), view({ messages: [told({ text: "您安全吗" })] }))).toBe("您安全吗");
  expect(tidings(view(), view({ messages: [told({ from: "citizen" })] }))).toBeNull();
  expect(tidings(view(), view())).toBeNull();
});

test("the live region reads that an answer is looked at again, that it was corrected, and that it stands after all", () => {
  const body = { sha256: "a", corrects: null } as unknown as NonNullable<InquiryView["answer"]>;
  const given = view({ state: "answered", answer: body });
  const again = view({ state: "in_review", answer: body, correcting: { since: "2026-11-22T08:00:00Z", says: "请先不要照着办" } });
  const corrects = { at: "2026-11-21T08:00:00Z", reason: "other" as const, because: "", says: "更正答复：以这一份为准。" };
  expect(tidings(given, again)).toBe("请先不要照着办");
  expect(tidings(again, view({ state: "answered", answer: { ...body, sha256: "b", corrects } }))).toBe("更正答复：以这一份为准。");
  expect(tidings(again, given)).toBe(words.answer.correcting_over);
});

test("opening another matter announces that it is being fetched", () => {
  const other: Held = { id: "i-2", token: "t2", at: "2026-11-21T09:00:00Z", category: null };
  const now = after(asked(), { type: "opened", held: other });
  expect(now.said).toBe(words.waiting.opening);
  expect(matterOf(now)).toMatchObject({ held: other, view: null });
  expect(now.held.map((held) => held.id)).toEqual(["i-1", "i-2"]);
});
