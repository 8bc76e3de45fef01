/** A file that was chosen is never lost on the way: it waits for its matter, and after a failure for another try. */
import { beforeAll, describe, expect, test } from "vitest";
import { speak } from "../frame/language.ts";
import { FILE_MAX, type Files, NO_FILES, listed, nextToSend, reduceFiles } from "./chosen.ts";

beforeAll(() => speak("zh-CN"));

const file = (key: string, size = 10) => ({ key, name: `${key}.jpg`, file: { size } as Blob });
const chosen = (keys: string[], of: string | null = null, from: Files = NO_FILES, has = 0) =>
  reduceFiles(from, { type: "chose", files: keys.map((key) => file(key)), of, has });
const states = ({ chosen: all }: Files) => all.map(({ key, state }) => `${key} ${state}`);

describe("files chosen before the question is sent", () => {
  test("wait for it, and go with the matter that it becomes, one at a time", () => {
    const waiting = chosen(["a", "b"]);
    expect(nextToSend(waiting, "m1")).toBeNull();
    const asked = reduceFiles(waiting, { type: "asked", of: "m1" });
    expect(nextToSend(asked, "m1")?.key).toBe("a");
    const going = reduceFiles(asked, { type: "going", key: "a", done: 40 });
    expect(nextToSend(going, "m1")).toBeNull();
    expect(nextToSend(reduceFiles(going, { type: "sent", key: "a", id: "1" }), "m1")?.key).toBe("b");
  });

  test("never go with another matter that is looked at meanwhile", () => {
    expect(nextToSend(chosen(["a"]), "older")).toBeNull();
    expect(listed(chosen(["a"]), "older", [])).toEqual([]);
  });
});

describe("a file that did not get through", () => {
  const failed = (refused: boolean) =>
    reduceFiles(reduceFiles(chosen(["a"], "m1"), { type: "going", key: "a", done: 40 }), {
      type: "failed",
      key: "a",
      says: "没有发出去",
      refused,
    });

  test("is kept, and goes again by the same key", () => {
    expect(states(failed(false))).toEqual(["a failed"]);
    expect(nextToSend(failed(false), "m1")).toBeNull();
    expect(nextToSend(reduceFiles(failed(false), { type: "again", key: "a" }), "m1")).toMatchObject({ key: "a", done: 0 });
  });

  test("and was refused is shown with its reason, and does not stand in the way of the next", () => {
    expect(nextToSend(chosen(["b"], "m1", failed(true)), "m1")?.key).toBe("b");
    expect(states(reduceFiles(failed(true), { type: "dropped", key: "a" }))).toEqual([]);
  });
});

describe("what may be chosen", () => {
  test("a file over ten megabytes is told so before anything is sent", () => {
    const files = reduceFiles(NO_FILES, { type: "chose", files: [file("big", FILE_MAX + 1), file("small")], of: "m1", has: 0 });
    expect(states(files)).toEqual(["big refused", "small held"]);
    expect(files.chosen[0]?.says).toContain("10 MB");
  });

  test("nine in all, with what the matter has and what waits", () => {
    expect(states(chosen(["b", "c"], "m1", chosen(["a"], "m1"), 7))).toEqual(["a held", "b held", "c refused"]);
  });
});

test("what the matter lists by itself is not listed twice, and what left the device is forgotten", () => {
  const sent = reduceFiles(chosen(["a", "b"], "m1"), { type: "sent", key: "a", id: "1" });
  expect(listed(sent, "m1", []).map(({ key }) => key)).toEqual(["a", "b"]);
  expect(listed(sent, "m1", [{ id: "1" }]).map(({ key }) => key)).toEqual(["b"]);
  expect(reduceFiles(sent, { type: "removed", id: "1" })).toMatchObject({ gone: ["1"], chosen: [{ key: "b" }] });
  expect(reduceFiles(sent, { type: "forgot" })).toBe(NO_FILES);
});
