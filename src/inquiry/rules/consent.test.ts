import { describe, expect, test } from "vitest";
import { basisFor, standsOf } from "./consent.ts";

const CALM = { danger: false, harm: false };
const NOW = 10;
const said = (by: "self" | "guardian" | "alone", version = NOW) => ({ by, version });

describe("words without danger", () => {
  test("are kept by the asker's consent to the text as it stands", () => {
    expect(basisFor(said("self"), CALM, NOW)).toEqual({ basis: "consent", version: NOW, child: false });
  });

  test("of a child under fourteen are kept by the guardian's consent (个人信息保护法 31)", () => {
    expect(basisFor(said("guardian"), CALM, NOW)).toEqual({ basis: "guardian", version: NOW, child: false });
  });

  test("wait for consent where there is none, or where it was to another text", () => {
    expect(basisFor(null, CALM, NOW)).toBe("consent-needed");
    expect(basisFor(said("self", 9), CALM, NOW)).toBe("consent-needed");
    expect(basisFor(said("guardian", 11), CALM, NOW)).toBe("consent-needed");
  });

  test("of a child on their own wait for a grown-up, unless they tell of harm", () => {
    expect(basisFor(said("alone"), CALM, NOW)).toBe("guardian-needed");
    expect(basisFor(said("alone", 9), CALM, NOW)).toBe("consent-needed");
    expect(basisFor(said("alone"), { danger: false, harm: true }, NOW)).toEqual({ basis: "emergency", version: NOW, child: true });
  });

  test("that sound like harm wait too where nobody said that a child is on their own", () => {
    expect(basisFor(null, { danger: false, harm: true }, NOW)).toBe("consent-needed");
  });
});

describe("words of danger", () => {
  const DANGER = { danger: true, harm: true };

  test("are kept at once, whatever was said of consent (个人信息保护法 13)", () => {
    expect(basisFor(null, DANGER, NOW)).toEqual({ basis: "emergency", version: NOW, child: false });
    expect(basisFor(said("self", 9), DANGER, NOW)).toMatchObject({ basis: "emergency" });
    expect(basisFor(said("alone", 9), DANGER, NOW)).toEqual({ basis: "emergency", version: NOW, child: true });
  });

  test("are kept by consent where it was given already: nobody is asked twice", () => {
    expect(basisFor(said("self"), DANGER, NOW)).toMatchObject({ basis: "consent" });
  });
});

describe("where a matter stands", () => {
  const emergency = { basis: "emergency", child: false } as const;

  test("after danger consent is to be asked", () => expect(standsOf([emergency], false)).toBe("to-ask"));
  test("once given it stands", () => expect(standsOf([emergency, { basis: "consent", child: false }], false)).toBe("given"));
  test("once declined it is kept for the danger desk alone", () => expect(standsOf([emergency], true)).toBe("declined"));
  test("a child on their own is not asked for what they cannot give", () => {
    expect(standsOf([emergency, { basis: "emergency", child: true }], false)).toBe("child");
  });
});
