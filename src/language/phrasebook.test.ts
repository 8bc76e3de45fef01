import { describe, expect, test } from "vitest";
import { bestSpoken, phrasebook } from "./phrasebook.ts";

const chinese = {
  queue: { waiting: "草稿已写好，正在排队。", reading: "律师正在审核您的答复。" },
  feedback: { by: "预计{day}前答复您。", sorry: "对不起，没有帮到您。", long: "{day}的答复有误（{reason}），以这一份为准。" },
  because: { law: "引用的法律不对" },
  options: ["有", "没有"],
};
const english = {
  queue: { waiting: "The draft waits in the queue." },
  feedback: {
    by: "You can expect a reply by {day}.",
    sorry: "We are sorry.",
    long: "The answer of {day} was wrong ({reason}); this one counts.",
  },
  because: { law: "the wrong law was cited" },
  options: ["yes", "no"],
};
const { say } = phrasebook("en", chinese, english);

describe("what the service says", () => {
  test("is said in the other language, sentence by sentence", () => {
    expect(say("草稿已写好，正在排队。")).toBe("The draft waits in the queue.");
    expect(say("对不起，没有帮到您。预计2026年11月23日前答复您。")).toBe("We are sorry. You can expect a reply by November 23, 2026.");
  });

  test("keeps its values in their places, and says them too where it can", () => {
    expect(say("2026年11月21日的答复有误（引用的法律不对），以这一份为准。")).toBe(
      "The answer of November 21, 2026 was wrong (the wrong law was cited); this one counts.",
    );
  });

  test("stays whole in Chinese where one sentence of it is not known: half a translation misleads", () => {
    expect(say("对不起，没有帮到您。今天没有人。")).toBe("对不起，没有帮到您。今天没有人。");
    expect(say("律师正在审核您的答复。")).toBe("律师正在审核您的答复。");
  });

  test("knows short options, and leaves alone what is not Chinese", () => {
    expect([say("有"), say("没有"), say("12348"), say("yes")]).toEqual(["yes", "no", "12348", "yes"]);
  });

  test("takes no time over a long text of somebody's own", () => {
    const long = "预计".repeat(2000);
    expect(say(long)).toBe(long);
  });
});

describe("the language asked for", () => {
  const spoken = ["zh-CN", "en"];

  test("is the dearest wish that is spoken here, by its code or its root", () => {
    expect(bestSpoken("en-GB,en;q=0.9,zh;q=0.8", spoken)).toBe("en");
    expect(bestSpoken("fr, zh-TW;q=0.5, en;q=0.4", spoken)).toBe("zh-CN");
    expect(bestSpoken("en;q=0.2, zh-CN", spoken)).toBe("zh-CN");
  });

  test("is nobody's where nothing fits, and a refused one is not taken", () => {
    expect(bestSpoken("", spoken)).toBeNull();
    expect(bestSpoken("*", spoken)).toBeNull();
    expect(bestSpoken("en;q=0", spoken)).toBeNull();
  });
});
