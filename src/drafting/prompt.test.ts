import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fillPrompt, parsePrompt } from "./prompt.ts";

const GOOD = "---\nname: greet\nslots: name, place\n---\n# system\n你在{{place}}。\n# user\n你好，{{name}}。\n";

describe("a prompt is a document", () => {
  test("with a name, its slots, a system part and a user part", async () => {
    expect(await parsePrompt(GOOD)).toMatchObject({
      name: "greet",
      slots: ["name", "place"],
      system: "你在{{place}}。",
      user: "你好，{{name}}。",
    });
  });

  test("whose hash changes with every letter", async () => {
    const one = await parsePrompt(GOOD);
    const other = await parsePrompt(GOOD.replace("你好", "您好"));
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(other.hash).not.toBe(one.hash);
    expect((await parsePrompt(GOOD)).hash).toBe(one.hash);
  });

  test.each([
    ["front matter", GOOD.slice(GOOD.indexOf("# system"))],
    ["a name", GOOD.replace("name: greet\n", "")],
    ["slots", GOOD.replace(/slots: .+\n/, "")],
    ["a system part", GOOD.replace("# system", "system")],
    ["a user part", GOOD.replace("# user", "user")],
  ])("is refused without %s", async (_, markdown) => {
    await expect(parsePrompt(markdown)).rejects.toThrow("a prompt has name, slots, # system and # user");
  });

  test("uses no slot that it does not declare", async () => {
    await expect(parsePrompt(GOOD.replace("slots: name, place", "slots: name"))).rejects.toThrow("prompt greet uses {{place}}");
  });

  test("the shipped one is such a document", async () => {
    const shipped = await parsePrompt(readFileSync(join(import.meta.dirname, "../../prompts/draft.answer.md"), "utf8"));
    expect(shipped).toMatchObject({ name: "draft.answer", slots: ["question", "category", "sources"] });
    for (const slot of shipped.slots) expect(shipped.user).toContain(`{{${slot}}}`);
    expect(shipped.system).not.toContain("{{");
  });
});

describe("filling", () => {
  test("puts every value in its slot", async () => {
    const filled = fillPrompt(await parsePrompt(GOOD), { name: "王芳", place: "北京" });
    expect(filled).toEqual({ system: "你在北京。", user: "你好，王芳。" });
  });

  test("is refused while a slot is left empty-handed; an empty text is a text", async () => {
    const prompt = await parsePrompt(GOOD);
    expect(() => fillPrompt(prompt, { name: "王芳" })).toThrow("prompt greet needs {{place}}");
    expect(fillPrompt(prompt, { name: "", place: "" }).user).toBe("你好，。");
  });

  test("takes a citizen's words letter by letter, also $& and another slot's name", async () => {
    const filled = fillPrompt(await parsePrompt(GOOD), { name: "$& $1 {{place}} $`", place: "北京" });
    expect(filled.user).toBe("你好，$& $1 {{place}} $`。");
  });
});
