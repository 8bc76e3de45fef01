import { describe, expect, test } from "vitest";
import { shippedWeights } from "../../../shipped-finder.node.ts";
import { shippedTriage } from "../../../shipped-triage.ts";
import { asChildAlone, tellsOfHarm } from "./child-alone.ts";

describe("what a child tells is harm", () => {
  test.each([
    "爸爸喝醉了就打我",
    "我不敢回家",
    "他们每天在厕所收我的钱",
    "叔叔摸我，不许我告诉妈妈",
    "网友约我出去",
    "妈妈走了，家里没人管我",
    "同学都欺负我",
    "我想死",
    "他让我拍照片发给他",
    "我好怕",
  ])("%s", (words) => expect(tellsOfHarm(words)).toBe(true));

  test.each(["我在网上充了三千块游戏能退吗", "小孩几岁可以骑共享单车", "帮我写作业", "我打算暑假打工可以吗", "想问问压岁钱归谁"])(
    "%s: is none",
    (words) => expect(tellsOfHarm(words)).toBe(false),
  );
});

describe("a child on their own", () => {
  const triage = shippedTriage(shippedWeights().model);
  const read = (words: string) => asChildAlone(triage(words, "2026-11-21"));

  test("is danger whatever triage made of the words, with the child's own doors", () => {
    const seen = read("同学都不理我，还收我的钱");
    expect(seen.urgency).toBe("danger");
    expect(seen.dangers).toContain("minor");
    expect(seen.notices).toEqual(expect.arrayContaining(["danger-general", "danger-minor"]));
  });

  test("is asked nothing first, and is never turned away", () => {
    const seen = read("帮我写一首诗，我好怕");
    expect(seen).toMatchObject({ noDraft: null, missing: [], thin: false });
    expect(seen.notices).not.toContain("not-legal");
  });
});
