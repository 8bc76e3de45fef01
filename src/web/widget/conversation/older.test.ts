import { expect, test } from "vitest";
import type { InquiryView, Message } from "../../../contract.ts";
import { NONE, before, joined, slid } from "./older.ts";

const said = (n: number): Message => ({ id: `m${n}`, at: "2026-11-21T08:00:00Z", from: "citizen", text: String(n), questions: [] });
const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => said(from + i));
const view = (from: number, to: number) => ({ messages: span(from, to), earlierMessages: from - 1 }) as InquiryView;
const ids = (messages: Message[]) => messages.map(({ id }) => id).join();

test("a page of older messages goes before those on screen, and the next before that", () => {
  const one = joined(NONE, view(51, 100), "m51", { messages: span(31, 50), earlier: 30 });
  const two = joined(one, view(51, 100), "m31", { messages: span(1, 30), earlier: 0 });
  expect(ids(two.messages)).toBe(ids(span(1, 50)));
  expect([before(NONE, view(51, 100)), before(one, view(51, 100)), before(two, view(51, 100))]).toEqual([50, 30, 0]);
});

test("a page that comes twice is taken once", () => {
  const page = { messages: span(31, 50), earlier: 30 };
  const one = joined(NONE, view(51, 100), "m51", page);
  expect(joined(one, view(51, 100), "m51", page)).toEqual(one);
});

test("what new messages push out of the latest ones stays on screen", () => {
  const older = { messages: span(31, 50), earlier: 30 };
  expect(ids(slid(older, view(51, 100), view(53, 102)).messages)).toBe(ids(span(31, 52)));
  expect(slid(NONE, view(1, 50), view(3, 52))).toEqual({ messages: span(1, 2), earlier: 0 });
  expect(before(slid(NONE, view(51, 100), view(53, 102)), view(53, 102))).toBe(50);
});

test("after so many new ones that some were never seen, nothing is shown with a gap in it", () => {
  expect(slid({ messages: span(31, 50), earlier: 30 }, view(51, 100), view(200, 249))).toEqual(NONE);
});

test("a thread that did not move keeps what was fetched", () => {
  const older = { messages: span(31, 50), earlier: 30 };
  expect(slid(older, view(51, 100), view(51, 101))).toEqual(older);
  expect(slid(NONE, null, view(1, 3))).toEqual(NONE);
});
