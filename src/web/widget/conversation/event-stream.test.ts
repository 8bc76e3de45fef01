import { expect, test } from "vitest";
import { cutEvents, nextTurn } from "./event-stream.ts";

test("events are cut whole, wherever the chunks break", () => {
  const first = cutEvents('id: 1\ndata: {"seq":1}\n\nid: 2\nda');
  expect(first.events).toEqual([{ id: "1", data: '{"seq":1}' }]);
  const second = cutEvents(`${first.rest}ta: x\n\n`);
  expect(second).toEqual({ events: [{ id: "2", data: "x" }], rest: "" });
});

test("a carriage return split from its line feed does not cut an event in two", () => {
  const first = cutEvents("id: 7\r\ndata: x\r\n\r");
  expect(first.events).toEqual([]);
  expect(cutEvents(`${first.rest}\n`).events).toEqual([{ id: "7", data: "x" }]);
});

test("comments keep the line alive and mean nothing", () => {
  expect(cutEvents(": beat\n\n").events).toEqual([]);
});

test("a broken stream is retried with growing pauses, then the matter is looked at each ten seconds", () => {
  expect([0, 1, 2, 3].map((failures) => nextTurn(failures))).toEqual([
    { stream: true, waitMs: 1000 },
    { stream: true, waitMs: 1000 },
    { stream: true, waitMs: 2000 },
    { stream: true, waitMs: 4000 },
  ]);
  expect(nextTurn(4)).toEqual({ stream: false, waitMs: 10_000 });
  expect(nextTurn(6).stream).toBe(true);
});
