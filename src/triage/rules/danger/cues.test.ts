import { describe, expect, test } from "vitest";
import { dangerByCues } from "./cues.ts";

describe("cues of harm and of its setting together mean danger", () => {
  test.each([
    ["confinement", "合伙人带着社会上的人把我堵在办公室，现在门口还站着三个"],
    ["minor", "儿媳把两个月大的孩子丢在屋里，饿得直哭"],
    ["elder", "他把奶奶锁在柴房里"],
    ["threat", "追债的往我家放花圈，家里老的小的都不敢出门，放话要我好看"],
    ["self-harm", "晚上睡不着天天想着怎么走才不疼"],
  ])("%s: %s", (kind, text) => expect(dangerByCues(text)?.kind).toBe(kind));
});

test("one cue alone proves nothing", () => {
  expect(dangerByCues("钥匙锁在车里了")).toBeNull();
  expect(dangerByCues("孩子现在上小学")).toBeNull();
});

test("cues far apart in a long story do not add up", () => {
  expect(dangerByCues(`门锁着。${"我们谈了很久房价的事情，一直没有谈拢。".repeat(10)}孩子上小学。`)).toBeNull();
});
